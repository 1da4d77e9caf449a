/** How certain a number is, in classes that a reader can act on. `bound`: it ended where the search was not allowed to go on; `unknown`: the fit was cut off before it could be told. */
export type Determination = 'well' | 'roughly' | 'poorly' | 'not' | 'bound' | 'unknown';

/** A range; an end is missing where the data do not close it. */
export interface Interval {
  readonly low?: number;
  readonly high?: number;
}

/** Best cost with one parameter held: how the data resist its change, all others allowed to follow. */
export interface Profile {
  readonly values: readonly number[];
  /** Twice the rise of the cost over its minimum, divided by the variance of the residuals: compare with `threshold`. */
  readonly rise: readonly number[];
  /** Value of `rise` at the ends of the interval. */
  readonly threshold: number;
  readonly interval: Interval;
  /** How many times further than linear theory says the interval reaches; NaN where it is open. */
  readonly stretch: number;
}

/** What a Markov chain says about a parameter. */
export interface PosteriorSummary {
  readonly mean: number;
  readonly median: number;
  readonly interval: Interval;
  /** Gelman-Rubin statistic of the chains; near 1 when they agree. */
  readonly agreement: number;
  readonly effectiveSamples: number;
}

/** A fitted number with everything known about it, in the unit it is written in. */
export interface FitParameterResult {
  /** As in the fit file, or with the variant in front where each has its own. */
  readonly path: string;
  readonly also: readonly string[];
  readonly variant?: string;
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  /** Bounds of the search, in `unit`. */
  readonly lower: number;
  /** In `unit`. */ readonly upper: number;
  /** Where the search began, in `unit`. */
  readonly start: number;
  /** What it found, in `unit`. */
  readonly value: number;
  /** Standard error by linear theory, Infinity when undetermined, NaN on a bound. */
  readonly error: number;
  /** By linear theory in the coordinate of the search (ln p on a log scale), cut at the bounds. */
  readonly interval: Interval;
  readonly atBound?: 'lower' | 'upper';
  /** What was known before the data; on a log scale the error is that of ln p. */
  readonly prior?: { readonly value: number; readonly error: number };
  /** Share of the information that comes from the prior instead of the data, 0 to 1. */
  readonly fromPrior?: number;
  readonly stage: string;
  readonly profile?: Profile;
  readonly posterior?: PosteriorSummary;
  readonly determination: Determination;
  /** In words: how certain, what it trades with, what would help. */
  readonly verdict: string;
}

/** One datum beside its simulated counterpart. */
export interface FitPoint {
  /** Cycle number, share of the half cycle (0 to 1) or frequency [Hz], by kind of the series. */
  readonly x: number;
  readonly cycle: number;
  /** In the unit of the series. */
  readonly measured: number;
  /** In the unit of the series. */
  readonly simulated: number;
  /** Standard error that it was given. */
  readonly error: number;
  /** (simulated - measured) / error, before loss and weight. */
  readonly residual: number;
  /** Line of the file it was read from. */
  readonly line?: number;
  /** Kept out of the fit. */
  readonly heldOut: boolean;
  /** Prediction band of the simulated value, at the level of the fit. */
  readonly low?: number;
  /** Its upper end. */
  readonly high?: number;
}

export type FitSeriesKind = 'cycles' | 'curve' | 'spectrum';

/** Data of one kind on one variant from one file. */
export interface FitSeries {
  /** "bare: discharge capacity". */
  readonly label: string;
  readonly kind: FitSeriesKind;
  readonly scenario: string;
  readonly variant: string;
  /** As in a data block; `voltage` of a curve; `realImpedance`, `imaginaryImpedance` of a spectrum. */
  readonly quantity: string;
  readonly unit: string;
  readonly source: string;
  /** Factor on the squares of its residuals. */
  readonly weight: number;
  readonly points: readonly FitPoint[];
  /** Root mean square of the residuals that were fitted, in standard errors. */
  readonly rms: number;
  /** Their mean. */
  readonly bias: number;
  /** Correlation of neighbouring residuals: well above zero, the law has another shape than the data. */
  readonly autocorrelation: number;
  /** Root mean square residual of what was held out; NaN without. */
  readonly heldOutRms: number;
}

/** A datum that the fit could not believe. */
export interface Outlier {
  readonly series: string;
  readonly cycle: number;
  /** In standard errors of the datum. */
  readonly residual: number;
  readonly file: string;
  readonly line?: number;
  /** One sentence with file and line. */
  readonly message: string;
}

/** A simulated quantity against cycle number with its uncertainty. */
export interface PredictionBand {
  readonly variant: string;
  readonly scenario: string;
  readonly quantity: string;
  readonly unit: string;
  readonly cycle: readonly number[];
  /** Of the fitted numbers. */
  readonly best: readonly number[];
  /** From the uncertainty of the parameters. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** And the scatter of the data on top: where the next datum is expected. */
  readonly dataLow: readonly number[];
  readonly dataHigh: readonly number[];
}

/** A combination of parameters that the data hardly see. */
export interface WeakDirection {
  /** Relative singular value, 0 to 1. */
  readonly strength: number;
  /** Weights of the parameters, scaled to length 1; small ones left out. */
  readonly weights: readonly { readonly path: string; readonly weight: number }[];
  /** In words. */
  readonly meaning: string;
}

/** One local search of the global phase. */
export interface FitStart {
  readonly origin: 'file' | 'sequence';
  readonly start: readonly number[];
  readonly screened: number;
  readonly values?: readonly number[];
  readonly cost?: number;
}

/** Another set of laws on the same data. */
export interface FitAlternative {
  readonly name: string;
  readonly meaning: string;
  readonly settings: readonly string[];
  readonly free: number;
  /** False where its search ended before it was done: it may fit better than it seems. */
  readonly converged?: boolean;
  readonly cost: number;
  readonly aic: number;
  readonly aicc: number;
  readonly bic: number;
  /** AICc (AIC, where there are too few data for it) above that of the best. */
  readonly delta: number;
  /** Root mean square residual of the data held out, fitted without them; NaN where nothing was held out. */
  readonly heldOutRms: number;
  readonly values: readonly { readonly path: string; readonly value: number; readonly unit: string }[];
}

/** A further measurement and what it would do to the intervals. */
export interface Suggestion {
  /** "Impedance of bare at cycle 50", "A discharge at 0.1C after cycle 160 on coated". */
  readonly measurement: string;
  readonly kind: 'impedance' | 'activeMass' | 'slowCheck' | 'secondRate' | 'temperature';
  readonly variant: string;
  readonly cycle?: number;
  /** Standard error that it was assumed to have, in words: "10 %". */
  readonly assumedError: string;
  /** Mean of ln(width with it / width without) over the parameters, as a factor: 0.5 halves the intervals on geometric average. */
  readonly factor: number;
  /** The same per parameter, smallest (most improved) first. */
  readonly improvements: readonly { readonly path: string; readonly factor: number }[];
  /** One sentence. */
  readonly message: string;
}

/** Kinds of measurement that need no further cell. */
export const onTheSameCells: ReadonlySet<Suggestion['kind']> = new Set(['impedance', 'activeMass', 'slowCheck']);

/** Everything that a fit has found out. Matrices are row-major over the parameters. */
export interface FitResult {
  readonly title: string;
  readonly version: string;
  /** Of the random numbers; the same file and seed give the same result. */
  readonly seed: number;
  readonly status: 'converged' | 'limit' | 'interrupted' | 'failed';
  /** How it ended, one sentence. */
  readonly message: string;
  /** Confidence level of all intervals, e.g. 0.95. */
  readonly level: number;
  readonly parameters: readonly FitParameterResult[];
  /** Of the fitted numbers, -1 to 1; parameters x parameters. */
  readonly correlation: readonly (readonly number[])[];
  readonly weakDirections: readonly WeakDirection[];
  /** Combinations of the free numbers that the data determine. */
  readonly rank: number;
  /** Half the sum of the losses at the start of the file. */
  readonly startCost: number;
  /** The same at the solution. */
  readonly cost: number;
  /** Measured numbers that were fitted. */
  readonly data: number;
  readonly degreesOfFreedom: number;
  /** Factor on the given standard errors by which the data scatter about the fit. */
  readonly scatter: number;
  /** Factor on the intervals for residuals that are not independent; 1 where they are. */
  readonly inflation: number;
  readonly aic: number;
  readonly aicc: number;
  /** Schwarz's criterion, Schwarz 1978. */
  readonly bic: number;
  readonly series: readonly FitSeries[];
  readonly outliers: readonly Outlier[];
  readonly bands: readonly PredictionBand[];
  readonly starts: readonly FitStart[];
  readonly alternatives: readonly FitAlternative[];
  readonly suggestions: readonly Suggestion[];
  /** What the whole says, in sentences: what cannot be told apart, what shape the law misses, what to measure. */
  readonly verdicts: readonly string[];
  /** Simulations of single cells that were run. */
  readonly runs: number;
  /** Times that all data were simulated. */
  readonly evaluations: number;
}
