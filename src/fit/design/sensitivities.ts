import { settingsAt } from '../opening/freeParameters.js';
import type { FitParameter, Observation } from '../problem.js';
import { concerns, type FitCell } from '../runs/fitCell.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import { coordinate, fromCoordinate } from '../search/residuals.js';

/** What can be read from cells that may be others than those of the data. */
export type Observer = Pick<ProblemEvaluation, 'observe'>;

/** Simulated values, and how they change with the parameters. */
export interface Sensitivities {
  readonly values: readonly number[];
  /** Per value: d value/d u_j, u_j the share of the way from the lower to the upper bound, in ln p on a log scale. NaN where a run has no such value. */
  readonly gradients: readonly Float64Array[];
}

/** Difference step: of ln p, or of the value, taken as a fifth of the range where it is less. */
const STEP = 0.01;
const LEAST_SHARE = 0.2;

/**
 * Forward differences, backward ones at an upper bound: one run for every parameter that concerns the cell, all at the
 * same time.
 */
export async function sensitivities(
  observer: Observer,
  cell: FitCell,
  observations: readonly Observation[],
  parameters: readonly FitParameter[],
  values: ArrayLike<number>,
  settings: readonly string[] = [],
): Promise<Sensitivities> {
  const n = parameters.length;
  const at = (point: ArrayLike<number>) =>
    observer.observe(cell, observations, [...settings, ...settingsAt(parameters, point)]);
  const moved = parameters.flatMap((parameter, j) => {
    const range = coordinate(parameter, parameter.upper) - coordinate(parameter, parameter.lower);
    const names = [parameter.path, ...parameter.also];
    if (!(range > 0) || !names.some((path) => concerns(`${path}=`, [cell.prepared.name]))) return [];
    const q = coordinate(parameter, values[j]);
    const size = STEP * (parameter.scale === 'log' ? 1 : Math.max(Math.abs(q), LEAST_SHARE * range));
    const step = q + size > coordinate(parameter, parameter.upper) ? -size : size;
    const point = Float64Array.from(values);
    point[j] = fromCoordinate(parameter, q + step);
    return [{ j, share: step / range, values: at(point) }];
  });
  const [base, ...beside] = await Promise.all([at(values), ...moved.map((one) => one.values)]);
  return {
    values: base,
    gradients: base.map((value, i) => {
      const gradient = new Float64Array(n);
      for (const [k, { j, share }] of moved.entries()) gradient[j] = (beside[k][i] - value) / share;
      return gradient;
    }),
  };
}
