import type { ResolvedStep } from '../steps/resolvedStep.js';
import type { Interpolate } from '../steps/stepRun.js';
import type { Refusal } from './refusal.js';

export type { Interpolate };

/** A protocol step as it ran. */
export interface StepSummary {
  /** Cycle it belongs to, from 1: a new one begins with the first charge after a discharge. */
  readonly cycle: number;
  /** Number of the step in the programme, from 0, repeats counted. */
  readonly index: number;
  readonly step: ResolvedStep;
  /** What ended it, in words: "2.75 V", "time", "at once: ...". */
  readonly endedBy: string;
  /** [s] since the start of the programme. */
  readonly start: number;
  /** [s] */
  readonly duration: number;
  /** [C/m2] External charge, positive on charge. */
  readonly charge: number;
  /** [V] Cell voltage at the end. */
  readonly endVoltage: number;
  /** Of a charge or discharge that ended at once. */
  readonly refusal?: Refusal;
  /** Of a check-up between the passes of a block. */
  readonly checkUp?: true;
}

/** Who listens to the cycler. All states are consistent or accurate to the tolerance, and only valid during the call. */
export interface Recorder {
  stepStarted(step: ResolvedStep, cycle: number, index: number, time: number, y: Float64Array): void;
  /** After each accepted time step of length h that ends at `time` [s since the start of the programme]. */
  advanced(time: number, h: number, before: Float64Array, after: Float64Array, interpolate: Interpolate): void;
  stepEnded(summary: StepSummary, y: Float64Array): void;
}
