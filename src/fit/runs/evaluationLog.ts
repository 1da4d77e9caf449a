/** Answers of runs that were already made: what a fit that was cut off goes on from. */
export interface EvaluationLog {
  readonly get: (key: string) => readonly number[] | undefined;
  readonly put: (key: string, values: readonly number[]) => void;
}
