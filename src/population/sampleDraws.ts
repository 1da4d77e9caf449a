import type { Prepared } from '../prepare.js';
import type { CycleRow } from '../results/results.js';

/** The cycle tables of one sample, one for each draw; undefined where the run failed. */
export interface SampleDraws {
  readonly prepared: Prepared;
  readonly drawn: ReadonlySet<number>;
  readonly tables: readonly (readonly CycleRow[] | undefined)[];
  /** What was asked for beside the tables, by draw. */
  readonly values: readonly (readonly number[])[];
}
