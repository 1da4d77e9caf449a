/** A column of the table `runs` of a study. */
export interface RunsColumn {
  readonly name: string;
  /** What it holds: a number that was varied, or one that came out. */
  readonly of: 'parameter' | 'output';
  readonly type: 'number' | 'text';
  /** Empty for pure numbers and words. */
  readonly unit: string;
  /** In tables and on axes. */
  readonly words: string;
}

/** How a run of a study ended. */
export type RowStatus = 'completed' | 'stopped' | 'failed';

/** What came out of one run of a study. Plain data: goes between threads and machines. */
export interface RunOutcome {
  /** 0, 1, ... in the order of the design. */
  readonly run: number;
  readonly status: RowStatus;
  /** Why it did not complete; empty where it did. */
  readonly reason: string;
  /** In the order and units of the columns of outputs; NaN where there is none. */
  readonly outputs: readonly number[];
}

/** A row of the table `runs`. */
export interface RunsRow extends RunOutcome {
  /** In the order and units of the columns of parameters. */
  readonly parameters: readonly (number | string)[];
}

/** What stands in the metadata of a table of runs: all that is needed to repeat any of its rows. */
export interface RunsRecord {
  /** Version of argyrode. */
  readonly version: string;
  readonly title: string;
  /** Text of the study file. */
  readonly study: string;
  /** Texts of the scenario and of all files that it names, relative to the study file. */
  readonly files: { readonly [path: string]: string };
  /** Changes by --set. */
  readonly settings: readonly string[];
  readonly runs: number;
  readonly seed: number;
  readonly columns: readonly RunsColumn[];
  /** The varied numbers as they were understood. */
  readonly varied: readonly unknown[];
  /** Where it was computed: Node, processor, system. */
  readonly environment: { readonly [key: string]: string };
}
