import type { FitStage } from '../degradation/descriptor.js';
import type { FitSeriesKind } from '../results/fit.js';
import type { Measurement } from '../results/results.js';
import type { Plain } from '../scenario/document/path.js';
import type { FreeParameter } from './opening/freeParameters.js';
import type { FitCell } from './runs/fitCell.js';

/** What is read from a run to be laid beside a datum. Plain data: goes to other threads. */
export type Observation =
  | { readonly kind: 'cycle'; readonly measurement: Measurement }
  /** [V] Voltage at a share (0 to 1) of the capacity of the half cycle itself, so that it exists however long that is. */
  | {
      readonly kind: 'curve';
      readonly cycle: number;
      readonly direction: 'charge' | 'discharge';
      readonly share: number;
    }
  /** [Ohm] of the whole cell, at a frequency [Hz], from the spectrum that the programme takes in that cycle. */
  | {
      readonly kind: 'spectrum';
      readonly cycle: number;
      readonly frequency: number;
      readonly part: 're' | 'im';
      /** [V] Cell voltage near which it was taken, where a cycle has several. */
      readonly voltage?: number;
    };

/** Data of one kind on one variant from one file: what is shared by its points. */
export interface SeriesHead {
  /** "bare: dischargeCapacity". */
  readonly label: string;
  readonly kind: FitSeriesKind;
  readonly quantity: string;
  readonly unit: string;
  /** File or words. */
  readonly source: string;
  readonly weight: number;
  readonly cell: FitCell;
  /** The standard error that was assumed, in words; absent where it was given. */
  readonly assumedError?: string;
}

/** One measured number that a fit is to meet, or to predict. */
export interface FitDatum {
  /** Number of its series. */
  readonly series: number;
  readonly observation: Observation;
  /** Cycle, share of the half cycle or frequency: see FitPoint. */
  readonly x: number;
  readonly cycle: number;
  /** In the unit of the series. */
  readonly measured: number;
  /** Standard error, > 0. */
  readonly error: number;
  readonly line?: number;
  /** Kept for prediction. */
  readonly heldOut: boolean;
}

/** The order in which experts fit. */
export { fitStages as stages } from '../degradation/descriptor.js';
export type Stage = FitStage;

/** A free number of a fit, with the stage of a staged search that it belongs to. */
export interface FitParameter extends FreeParameter {
  /** Absent: shared by all variants. */
  readonly variant?: string;
  readonly stage: Stage;
}

export interface SearchOptions {
  readonly seed: number;
  /** `staged`: groups of parameters one after the other, then all; `together`: all at once. */
  readonly method: 'together' | 'staged';
  /** Points of a space-filling sequence that are tried before any search; 0: begin at the file only. */
  readonly points: number;
  /** Local searches that begin at the best of them. */
  readonly starts: number;
  /** Evaluations of the whole problem at most. */
  readonly evaluations: number;
  /** Far from the solution, jump over cycles where that pays. */
  readonly coarse: boolean;
  readonly loss: 'linear' | 'soft-l1' | 'huber';
  /** [standard errors] Residual from which the loss grows more slowly. */
  readonly lossScale: number;
}

export interface UncertaintyOptions {
  readonly level: number;
  /** The standard errors are known: intervals are not scaled by the scatter that is left. */
  readonly knownErrors: boolean;
  /** Paths to profile. */
  readonly profiles: 'all' | 'none' | readonly string[];
  /** Length of the Markov chains together; 0: none. */
  readonly samples: number;
  /** Runs that a prediction band is made of; 0: none. */
  readonly bandRuns: number;
}

/** Laws to be tried instead of those in the scenario. */
export interface Alternative {
  readonly name: string;
  readonly meaning: string;
  readonly settings: readonly string[];
  readonly parameters: readonly FitParameter[];
}

/** A fit with its scenarios and data read once: from here on, runs differ by settings only. */
export interface FitProblem {
  readonly title: string;
  /** Changes to all scenarios. */
  readonly settings: readonly string[];
  /** The scenarios with their text, the one that holds the fitted numbers first. */
  readonly scenarios: readonly { readonly file: string; readonly text: string; readonly document: Plain }[];
  readonly cells: readonly FitCell[];
  readonly parameters: readonly FitParameter[];
  readonly series: readonly SeriesHead[];
  readonly data: readonly FitDatum[];
  readonly search: SearchOptions;
  readonly uncertainty: UncertaintyOptions;
  readonly alternatives: readonly Alternative[];
  readonly suggest: boolean;
}
