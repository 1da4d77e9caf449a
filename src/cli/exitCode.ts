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
