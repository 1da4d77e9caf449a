import type { LeastSquaresOptions, LeastSquaresResult } from '../../numerics/search/leastSquares.js';
import { type MultiStartPoint, multiStartSearch } from '../../numerics/search/multiStart.js';
import type { FitStart } from '../../results/fit.js';
import type { FitProblem } from '../problem.js';
import type { FitWatch } from './fitProgress.js';
import { drive, type ResidualsAt, searchParameters, simulationSearch } from './search.js';

/** The best point of a problem, from the start of its parameters and from what a space-filling sequence found. */
export async function globalSearch(
  { parameters, search }: FitProblem,
  ask: ResidualsAt,
  watch: Pick<FitWatch, 'improved'>,
  accuracy: Pick<LeastSquaresOptions, 'derivatives' | 'differenceStep'>,
): Promise<{ readonly best: LeastSquaresResult; readonly starts: readonly FitStart[] }> {
  const { seed, points, starts, evaluations, loss, lossScale } = search;
  const searching = multiStartSearch(
    { parameters: searchParameters(parameters) },
    {
      ...simulationSearch,
      ...accuracy,
      seed,
      points,
      starts,
      loss,
      lossScale,
      maxEvaluations: evaluations,
      onProgress: ({ cost }) => {
        watch.improved(cost);
        return false;
      },
    },
  );
  const { points: tried, ...best } = await drive(searching, ask);
  return { best, starts: tried.map(startOf) };
}

function startOf({ origin, start, screened, values, cost }: MultiStartPoint): FitStart {
  return {
    origin: origin === 'given' ? 'file' : 'sequence',
    start: [...start],
    screened,
    ...(values ? { values: [...values] } : {}),
    ...(cost === undefined ? {} : { cost }),
  };
}
