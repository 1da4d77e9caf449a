import type { Cell } from '../../src/cell/cell.js';
import { CellModel, type ModelOptions } from '../../src/model/cellModel.js';
import { meanContent } from '../../src/model/inventory.js';
import { Integrator } from '../../src/numerics/integration/integrator.js';

export interface CurrentStep {
  /** [A/m2] positive on charge. */
  readonly density: number;
  /** [V] Where it ends: crossed downwards on discharge, upwards on charge. */
  readonly until?: number;
  /** [s] Longest duration. */
  readonly duration?: number;
  /** [s] Moments at which the voltage is wanted. */
  readonly times?: readonly number[];
}

export interface Outcome {
  readonly model: CellModel;
  readonly y: Float64Array;
  /** [s] */
  readonly end: number;
  readonly kind: string;
  /** [V] at `times` that lie before the end, then at the end. */
  readonly voltages: readonly number[];
  readonly content: number;
}

/** One constant-current step from a uniform state, by the model and the integrator alone. */
export function passCurrent(cell: Cell, options: ModelOptions, step: CurrentStep): Outcome {
  const model = new CellModel(cell, options);
  const y = model.initialState(cell.initialContent);
  model.controlCurrent(step.density);
  const integrator = new Integrator(model, model.tolerance);
  const wanted = [...(step.times ?? [])];
  const voltages: number[] = [];
  const state = new Float64Array(model.size);
  const { until } = step;
  const sign = Math.sign(step.density);
  const end = integrator.run(y, {
    duration: step.duration ?? 1e9,
    guards: until === undefined ? [] : [(s) => sign * (model.voltage(s) - until)],
    onStep: (time, h, before, after) => {
      while (wanted.length > 0 && wanted[0] <= time) {
        integrator.interpolate(before, after, (wanted[0] - (time - h)) / h, state);
        voltages.push(model.voltage(state));
        wanted.shift();
      }
    },
  });
  model.makeConsistent(y);
  voltages.push(model.voltage(y));
  return { model, y, end: end.time, kind: end.kind, voltages, content: meanContent(model, y) };
}

/** Largest difference of two lists of voltages [V]. */
export function difference(a: readonly number[], b: readonly number[]): number {
  return a.reduce((worst, v, i) => Math.max(worst, Math.abs(v - b[i])), 0);
}
