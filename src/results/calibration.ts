/** A number that was fitted to published data. */
export interface FittedParameter {
  /** Place in the base scenario. */
  readonly path: string;
  /** Further places that hold the same number. */
  readonly also: readonly string[];
  /** As it is written there; empty for a pure number. */
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  /** Bounds of the search, in `unit`. */
  readonly lower: number;
  /** In `unit`. */ readonly upper: number;
  /** Where the search began, in `unit`. */
  readonly start: number;
  /** What it found, in `unit`. */
  readonly value: number;
  /** What was known before the data; on a log scale the error is that of ln p. */
  readonly prior?: { readonly value: number; readonly error: number };
  /** Share of what is known of the number that is the prior, 0 to 1; absent without a prior, and at a bound. */
  readonly fromPrior?: number;
  /** Standard error, scaled by the scatter that is left; Infinity when the data do not determine the number, NaN at a bound. */
  readonly error: number;
  readonly atBound?: 'lower' | 'upper';
}

/** One number of the fit beside what it was fitted to. */
export interface FittedRow {
  readonly scenario: string;
  readonly variant: string;
  readonly quantity: string;
  readonly cycle?: number;
  readonly rate?: number;
  readonly unit: string;
  /** In `unit`. */ readonly published: number;
  /** In `unit`. */ readonly simulated: number;
  /** Difference over tolerance. */
  readonly residual: number;
}

/** What a calibration found: fitted numbers, and the published ones beside their simulations. */
export interface Calibration {
  readonly study: string;
  readonly parameters: readonly FittedParameter[];
  /** Settings that the search did not touch, e.g. another law. */
  readonly settings: readonly string[];
  readonly converged: boolean;
  /** Ended from outside: the best so far. */
  readonly stopped: boolean;
  /** How the search ended, one sentence. */
  readonly message: string;
  /** Half the sum of the losses, in units of squared tolerances; those of priors in standard deviations. */
  readonly cost: number;
  /** Times that all scenarios of the study were simulated. */
  readonly evaluations: number;
  /** Combinations of the free numbers that the data determine. */
  readonly rank: number;
  /** Published numbers that were fitted. */
  readonly rows: readonly FittedRow[];
  /** Pairs of parameters with a correlation beyond 0.7, strongest first. */
  readonly correlations: readonly { readonly a: string; readonly b: string; readonly value: number }[];
}
