import { files, fitText, type Series } from '../../bench/coverageCell.mjs';
import { openFit } from '../../src/fit/opening/openFit.js';
import type { FitProblem } from '../../src/fit/problem.js';
import type { CellPool } from '../../src/fit/runs/cellPool.js';
import { ProblemEvaluation } from '../../src/fit/runs/problemEvaluation.js';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';

/** A fit of the cell that ages fast; what was measured is still to be filled in. */
export async function problemOf(
  series: readonly Series[],
  free: readonly string[],
  more?: string,
  settings: readonly string[] = [],
): Promise<FitProblem> {
  const { problem, wrong } = await openFit(fitText(series, free, more), files, settings);
  if (!problem) throw new Error(JSON.stringify(wrong));
  return problem;
}

/** What the cell does with these parameters, without noise: one number a datum. */
export async function truthOf(problem: FitProblem, values: readonly number[], pool: CellPool): Promise<Float64Array> {
  return new ProblemEvaluation(problem, pool).at(values, problem.parameters);
}

/** The same problem with data that scatter about the truth by `factor` of their standard errors. */
export function measured(problem: FitProblem, truth: ArrayLike<number>, seed: number, factor = 1): FitProblem {
  const random = new RandomStream(seed);
  return {
    ...problem,
    data: problem.data.map((datum, i) => ({ ...datum, measured: truth[i] + factor * datum.error * random.normal() })),
  };
}
