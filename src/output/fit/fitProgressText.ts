/** How far a fit has come. */
export interface FitStatus {
  /** What it is about: "global search", "profiles". */
  readonly phase: string;
  readonly evaluations: number;
  /** Evaluations at most, where there is a limit. */
  readonly most?: number;
  /** [standard errors] Root mean square residual of the best so far; NaN before there is any. */
  readonly rms: number;
}

/** One line for the terminal, cut to its width. */
export function fitProgressText({ phase, evaluations, most, rms }: FitStatus, width = 80): string {
  const limit = most === undefined || evaluations > most ? '' : ` of at most ${most}`;
  const best = Number.isFinite(rms) ? `rms residual ${rms.toPrecision(3)} standard errors` : 'first run';
  const text = `${phase}: ${evaluations} evaluations${limit}, ${best}`;
  return text.length < width ? text : text.slice(0, Math.max(0, width - 1));
}
