import type { Spectrum } from '../../impedance/spectrum.js';

/** Limits of a central 95 % credible interval. */
export type Interval = readonly [low: number, high: number];

export interface RelaxationPeak {
  /** [s] */
  readonly tau: number;
  readonly tauInterval: Interval;
  /** [Hz] 1/(2 pi tau). */
  readonly frequency: number;
  /** Its share of the polarisation, split at the minima between peaks, in the unit of Z. */
  readonly resistance: number;
  readonly resistanceInterval: Interval;
}

/** 1/(Q (j omega)^a): a = 1 is a capacitor of Q, a = 1/2 a Warburg element. */
export interface Tail {
  /** s^a over the unit of Z. */
  readonly Q: number;
  readonly exponent: number;
}

/** A distribution of relaxation times. */
export interface RelaxationTimes {
  /** [s] Rising. */
  readonly tau: Float64Array;
  /** gamma(ln tau), in the unit of Z per ln tau; not negative. */
  readonly gamma: Float64Array;
  /** Limits of its 95 % credible intervals, each time for itself. */
  readonly gammaLow: Float64Array;
  /** Their upper ends. */
  readonly gammaHigh: Float64Array;
  /** Resistance of everything faster than the times, in the unit of Z. */
  readonly ohmic: number;
  readonly ohmicInterval: Interval;
  /** Sum of the distribution, in the unit of Z. */
  readonly polarisation: number;
  readonly polarisationInterval: Interval;
  /** Series inductance in units of Z s; 0 without. */
  readonly inductance: number;
  /** What goes on rising at low frequency and is not part of the polarisation. */
  readonly tail?: Tail;
  /** Weight of the smoothness, as given or chosen. */
  readonly lambda: number;
  /** Those within the measured range, largest first. */
  readonly peaks: readonly RelaxationPeak[];
  /** Part of the polarisation at times shorter and longer than the measured range, in the unit of Z. */
  readonly faster: number;
  /** At longer times. */
  readonly slower: number;
  /** Root mean square deviation relative to |Z|. */
  readonly deviation: number;
  /** False where the distribution misses the spectrum: its numbers mean nothing then. */
  readonly usable: boolean;
  /** In sentences: what a reader of the numbers has to know. */
  readonly remarks: readonly string[];
  readonly fitted: Spectrum;
}
