import type { CellModel } from '../src/model/cellModel.js';
import type { Recorder } from '../src/protocol/cycler/recorder.js';
import type { VariantResult } from '../src/results/results.js';

export interface HalfSeen {
  /** [C/m2] */ readonly moved: number;
  /** [mAh/g] */ readonly capacity: number;
  /** [mWh/g] */ readonly energy: number;
  /** [V] */ readonly lowest: number;
  readonly highest: number;
}

export interface Watcher {
  readonly recorder: (model: CellModel) => Recorder;
  /** Beginning of each step, and every time step that was accepted. */
  readonly accepted: readonly Moment[];
}

export interface Moment {
  /** Of the step of the programme. */ readonly index: number;
  /** [s] */ readonly time: number;
  /** [s] Since the beginning of its step. */ readonly since: number;
  /** [V] */ readonly voltage: number;
}

/** Half cycles from the recorded series alone, by cycle. */
export function halvesOf(
  result: Pick<VariantResult, 'cell' | 'series'>,
): Map<number, { readonly charge: HalfSeen; readonly discharge: HalfSeen }>;
/** [V] Charge minus discharge voltage in the middle of the net charges that both halves passed; NaN without any. */
export function polarisationOf(halves: { readonly charge: HalfSeen; readonly discharge: HalfSeen }): number;
/** Sees the steps of a run as they are. */
export function watcher(): Watcher;
/** Where table, steps and curve of a run do not say the same; sentences. `finer`: the accepted time steps of a finer solution. */
export function contradictions(result: VariantResult, watched: Watcher, finer?: () => readonly Moment[]): string[];
