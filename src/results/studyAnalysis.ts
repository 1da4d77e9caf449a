/** A number with its 95 % interval. */
export interface Estimated {
  readonly value: number;
  /** Lower end of the interval. */
  readonly low: number;
  /** Upper end of the interval. */
  readonly high: number;
}

/** What one parameter does to an output. */
export interface ParameterSensitivity {
  readonly parameter: string;
  /** Shares of the variance: by itself, and with all that it does together with others. */
  readonly first?: Estimated;
  readonly total?: Estimated;
  /** Of steps across its range, in the unit of the output: mean magnitude, mean, standard deviation. */
  readonly magnitude?: Estimated;
  /** Their mean, with its sign. */
  readonly mean?: number;
  /** Their standard deviation: large where others decide what the parameter does. */
  readonly deviation?: number;
  /** The mean of the output over all others near its lower and upper end, and the values of the parameter there. */
  readonly ends?: readonly [EndOfRange, EndOfRange];
}

export interface EndOfRange {
  readonly at: number | string;
  readonly output: number;
}

/** How sensitivities were found: by mixtures of two samples, by an expansion in polynomials, or by steps. */
export type SensitivityMethod = 'mixtures' | 'expansion' | 'steps';

/** What decides an output, the strongest parameter first. */
export interface OutputSensitivity {
  readonly output: string;
  readonly unit: string;
  readonly method: SensitivityMethod;
  /** Rows that were used. */
  readonly rows: number;
  /** Rows without a value. */
  readonly without: number;
  /** Of an expansion: the share of the variance of left-out runs that it predicts. */
  readonly explained?: number;
  readonly parameters: readonly ParameterSensitivity[];
  /** The mean over all others against the two strongest parameters. */
  readonly map?: SensitivityMap;
}

export interface SensitivityMap {
  readonly x: MapAxis;
  readonly y: MapAxis;
  /** By y, then by x. */
  readonly values: readonly (readonly number[])[];
}

export interface MapAxis {
  readonly parameter: string;
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  readonly from: number;
  readonly to: number;
}

/** What decides the outputs of a study, or why that cannot be told. */
export interface StudySensitivities {
  readonly outputs: readonly OutputSensitivity[];
  readonly notes: readonly string[];
}

/** A goal and what it is about. */
export interface Goal {
  readonly column: string;
  readonly aim: 'maximum' | 'minimum';
}
