import type { Calibration } from './calibration.js';

/** One set of laws on one study: fitted to everything, and to all but what was left out. */
export interface LawFit {
  readonly law: string;
  readonly meaning: string;
  readonly free: number;
  readonly data: number;
  /** Of the fit to everything; null where it was stopped. */
  readonly aic: number;
  readonly aicc: number;
  readonly bic: number;
  /** AICc (AIC, where there are too few data for it) above that of the best. */
  readonly delta: number;
  /** The same of the fit without what was left out: all that can be known before it is measured. */
  readonly deltaBefore: number;
  readonly fit: Calibration;
  readonly fitBefore: Calibration;
  /** [tolerances] Median error of what was left out. */
  readonly heldOut: number;
  /** Simulated values of what was left out, in the order of `predictions`. */
  readonly predicted: readonly number[];
}

/** A published number that was left out, and what the laws said about it. */
export interface LawPrediction {
  readonly scenario: string;
  readonly variant: string;
  readonly quantity: string;
  readonly cycle: number;
  readonly unit: string;
  readonly published: number;
  readonly tolerance: number;
  /** By the recommended law. */
  readonly predicted: number;
  /** Least and largest over the laws that fit about equally well without it. */
  readonly low: number;
  readonly high: number;
}

/** Competing laws on one study, by information criterion and by what they predict. */
export interface LawComparison {
  readonly study: string;
  readonly title: string;
  readonly version: string;
  readonly leftOut: string;
  /** Best first. */
  readonly laws: readonly LawFit[];
  /** The criterion that `delta` is of. */
  readonly criterion: 'AICc' | 'AIC';
  readonly recommended: string;
  /** Why, in one or two sentences. */
  readonly recommendation: string;
  readonly predictions: readonly LawPrediction[];
}
