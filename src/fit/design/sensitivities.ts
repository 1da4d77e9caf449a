import type { FitParameter, Observation } from '../problem.js';
import { isOf } from '../runs/cellDerivatives.js';
import type { FitCell } from '../runs/fitCell.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import { coordinate } from '../search/residuals.js';

/** What can be read from cells that may be others than those of the data. */
export type Observer = Pick<ProblemEvaluation, 'observeAround'>;

/** Simulated values, and how they change with the parameters. */
export interface Sensitivities {
  readonly values: readonly number[];
  /** Per value: d value/d u_j, u_j the share of the way from the lower to the upper bound, in ln p on a log scale. NaN where a run has no such value. */
  readonly gradients: readonly Float64Array[];
}

/** By every parameter that concerns the cell, from runs by one plan. */
export async function sensitivities(
  observer: Observer,
  cell: FitCell,
  observations: readonly Observation[],
  parameters: readonly FitParameter[],
  values: ArrayLike<number>,
  settings: readonly string[] = [],
): Promise<Sensitivities> {
  const ranges = parameters.map(
    (parameter) => coordinate(parameter, parameter.upper) - coordinate(parameter, parameter.lower),
  );
  const which = ranges.flatMap((range, j) => (range > 0 && isOf(parameters[j], cell) ? [j] : []));
  const found = await observer.observeAround(cell, observations, { values, parameters, settings, which });
  return {
    values: found.values,
    gradients: found.values.map((_, i) => {
      const gradient = new Float64Array(parameters.length);
      which.forEach((j, k) => {
        gradient[j] = found.slopes[k][i] * ranges[j];
      });
      return gradient;
    }),
  };
}
