/** A value that is not known exactly: median, and ranges that hold it in 50 and 90 of 100 cases. */
export interface Band {
  readonly median: number;
  /** 25 of 100 cases lie below. */
  readonly low50: number;
  /** 25 of 100 cases lie above. */
  readonly high50: number;
  /** 5 of 100 cases lie below. */
  readonly low90: number;
  /** 5 of 100 cases lie above. */
  readonly high90: number;
}

/** One cycle of a sample: a band for each column of the cycle table that exists, in its unit, and for the retention (share). */
export interface PredictedCycle {
  readonly cycle: number;
  readonly label: string;
  readonly bands: { readonly [quantity: string]: Band };
}

/** Voltage along a half cycle of a sample. */
export interface PredictedCurve {
  readonly cycle: number;
  readonly direction: 'charge' | 'discharge';
  /** `share`: of the capacity of the half cycle itself, whatever that is, 0 to 1; voltage in V. */
  readonly points: readonly { readonly share: number; readonly voltage: Band }[];
}

/** What the variance of a last value comes from, as shares of 1. */
export interface VarianceShares {
  readonly variant: string;
  readonly quantity: string;
  readonly cycle: number;
  /** What the recipe leaves out. */
  readonly recipe: number;
  /** Constants that differ between studies. */
  readonly constants: number;
  /** The laws themselves. */
  readonly law: number;
}

/** A statement on two samples, and how probable it is. */
export interface PredictedOrdering {
  readonly statement: string;
  readonly quantity: string;
  readonly cycle: number;
  /** Larger first. */
  readonly order: readonly [string, string];
  /** With the error of the laws. */
  readonly probability: number;
  /** Of 100 draws, without it. */
  readonly draws: number;
}

/** How measured cycles were used. */
export interface GivenUse {
  readonly variant: string;
  /** Measured values that have a counterpart in the programme. */
  readonly values: number;
  /** How far they lie from the prediction without them: root mean square in its standard deviations, 1 is what is expected. */
  readonly distance: number;
  /** Draws that the weights are worth. */
  readonly effective: number;
  /** Draws weighted, or moved by one linear step and run again since too few of them were near the data. */
  readonly method: 'weighted' | 'updated';
}

/** What a population of constants says about the samples of a scenario. */
export interface Prediction {
  readonly title: string;
  /** Population that was drawn from. */
  readonly source: string;
  readonly draws: number;
  readonly seed: number;
  readonly variants: readonly {
    readonly name: string;
    /** Constants that were drawn in it, by name. */
    readonly drawn: readonly string[];
    /** Draws in which the solver failed. */
    readonly failed: number;
    readonly cycles: readonly PredictedCycle[];
    /** Of the first cycle and the last. */
    readonly curves: readonly PredictedCurve[];
  }[];
  /** Why draws failed, and how many runs of single samples did so. */
  readonly failures: readonly { readonly message: string; readonly runs: number }[];
  readonly orderings: readonly PredictedOrdering[];
  readonly variance: readonly VarianceShares[];
  readonly given?: GivenUse;
}

/** A printed number that nobody showed to the laws, and its band. */
export interface BlindRow {
  readonly study: string;
  readonly scenario: string;
  readonly variant: string;
  readonly quantity: string;
  readonly unit: string;
  readonly cycle: number;
  /** In `unit`, as all that follow. */
  readonly published: number;
  readonly median: number;
  /** 5 of 100 cases lie below. */
  readonly low90: number;
  /** 5 of 100 cases lie above. */
  readonly high90: number;
  /** Whether it was given to the prediction. */
  readonly given: boolean;
  /** Draws that have the value; a capacity of a cell that is dead counts as 0. */
  readonly draws: number;
}

/** An ordering of samples, and how probable the prediction thinks it. */
export interface BlindOrdering {
  readonly study: string;
  readonly statement: string;
  /** 0 to 1. */ readonly probability: number;
}

/** Studies predicted from their recipes alone. */
export interface BlindValidation {
  readonly source: string;
  readonly draws: number;
  readonly seed: number;
  readonly rows: readonly BlindRow[];
  readonly orderings: readonly BlindOrdering[];
  readonly failures: Prediction['failures'];
  readonly summary: {
    /** Share of the printed numbers within their 90 % band. */
    readonly coverage90: number;
    /** Capacity in % of the printed value, retention and first efficiency in points, resistance as a factor (from 1). */
    readonly medianAbsolute: {
      readonly capacity: number;
      readonly retention: number;
      readonly efficiency: number;
      readonly resistance: number;
    };
    /** Orderings that are thought more probable than not. */
    readonly orderings: { readonly right: number; readonly of: number };
  };
}

/** How wrong predictions of one kind of number are. */
export interface KindOfError {
  readonly kind: 'capacity' | 'retention' | 'first efficiency' | 'resistance' | 'others';
  /** Of error and width: % of the printed value, points of a share, or a factor (from 1). */
  readonly unit: '%' | 'points' | 'factor';
  readonly numbers: number;
  /** Share of the printed numbers within their 90 % band. */
  readonly coverage90: number;
  /** Median of the errors without their sign. */
  readonly medianAbsolute: number;
  /** Of the 90 % bands. */
  readonly medianWidth: number;
}

/** Studies as the others predict them. */
export interface LeftOutValidation {
  readonly rows: readonly BlindRow[];
  readonly kinds: readonly KindOfError[];
  /** Of the numbers that have a prediction and were not given: error over its expected standard deviation. */
  readonly scaled: readonly number[];
  /** Statements on samples; from the recipe alone. */
  readonly orderings: readonly BlindOrdering[];
}

/** One constant of a population, for lists. */
export interface PopulationRow {
  readonly name: string;
  readonly words: string;
  /** Where a scenario states it. */
  readonly place: string;
  readonly scale: 'ln' | 'ln-odds' | 'linear';
  readonly level: 'universal' | 'group' | 'study';
  readonly of: 'constants' | 'recipe';
  /** Mean of studies less what is built in, in the scale. */
  readonly shift: number;
  /** Standard error of that. */
  readonly error: number;
  /** Standard deviation between studies, in the scale. */
  readonly sd: number;
  readonly source: string;
}

/** A study in the estimation of a population. */
export interface PopulationStudy {
  readonly name: string;
  /** Printed numbers that it was fitted to. */
  readonly numbers: number;
  /** What its linear form misses in draws left out, in standard deviations of the numbers (root mean square). */
  readonly nonlinearity: number;
  /** Predicted by the others: share within 90 %, and errors over what was expected (root mean square). */
  readonly coverage90: number;
  readonly scaledError: number;
  /** Squared residuals over what was expected, per number; far above 1: an outlier. */
  readonly strangeness: number;
  /** Numbers that no constants of its own explain, by variant, quantity and cycle. */
  readonly outliers: readonly string[];
}
