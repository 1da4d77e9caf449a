/** What the exit code tells a script. */
export const exitCode = {
  ok: 0,
  /** Something that the published studies say and the files claim is not met. */
  missed: 1,
  /** Something that was written or typed is wrong: everything wrong with it has been printed. */
  badInput: 2,
  /** The solver could not go on; what was computed until then is kept. */
  numericalFailure: 3,
  /** A bug. */
  bug: 70,
  /** The results could not be written. */
  notWritten: 74,
  /** Ended from outside by Ctrl-C or by a queue; what was computed until then is kept. */
  interrupted: 130,
  terminated: 143,
} as const;

/** What each of them says, for those who write scripts. */
export const exitMeanings: Readonly<Record<keyof typeof exitCode, string>> = {
  ok: 'Done.',
  missed: 'A published value is missed that its file does not mark as missed (`validate`).',
  badInput:
    'Something that was written or typed is wrong: all of it has been printed, with line, what stood there and what is allowed.',
  numericalFailure: 'The solver could not go on, or had too little memory; what was computed until then is kept.',
  bug: 'A bug: please report it with the scenario.',
  notWritten:
    'Results could not be written (a full disk, a closed pipe); what was computed is kept where there is room.',
  interrupted: 'Ended by Ctrl-C; what was computed until then is kept.',
  terminated: 'Ended from outside by SIGTERM, as queues do; what was computed until then is kept.',
};
