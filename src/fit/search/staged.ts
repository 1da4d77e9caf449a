import { type FitDatum, type FitParameter, type FitProblem, stages } from '../problem.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import type { FitWatch } from './fitProgress.js';
import { residualRows } from './residuals.js';
import { localSearch, residualsOf } from './search.js';

/** Last cycle that tells of transport before much has aged. */
const FRESH = 3;

/** Evaluations per parameter of a stage: what follows will refine it anyway. */
const EVALUATIONS = 12;

/**
 * The parameters with starts that come from fitting one group after the other, as experts do: transport on the first cycles, then films,
 * contact and cracks on everything, each with the groups before it held where they came out. Ends early when interrupted.
 */
export async function stagedStarts(
  problem: FitProblem,
  evaluation: ProblemEvaluation,
  settings: readonly string[],
  watch: Pick<FitWatch, 'enter' | 'count'>,
): Promise<readonly FitParameter[]> {
  const { data, series, search } = problem;
  let parameters = problem.parameters;
  for (const stage of stages) {
    const own = parameters.filter((parameter) => parameter.stage === stage);
    if (own.length === 0 || own.length === parameters.length) continue;
    watch.enter(stage);
    const fresh = ({ cycle }: FitDatum): boolean => cycle <= FRESH;
    const enough = data.filter((datum) => fresh(datum) && !datum.heldOut).length >= own.length;
    const rows = residualRows(data, series, own, stage === 'transport' && enough ? fresh : undefined);
    const before = parameters;
    const places = own.map((parameter) => before.indexOf(parameter));
    const whole = residualsOf(evaluation, rows, before, settings, watch.count, places);
    const insert = among(before, own);
    const found = await localSearch(own, (values) => whole(insert(values), values), search, {
      maxEvaluations: EVALUATIONS * own.length,
      costTolerance: 1e-2,
      derivatives: false,
      covariance: false,
    });
    parameters = before.map((parameter) => {
      const j = own.indexOf(parameter);
      return j < 0 ? parameter : { ...parameter, start: found.values[j] };
    });
    if (found.ending === 'stopped') break;
  }
  return parameters;
}

/** Puts values of some parameters among the starts of the others. */
function among(all: readonly FitParameter[], own: readonly FitParameter[]) {
  const places = own.map((parameter) => all.indexOf(parameter));
  return (values: ArrayLike<number>): Float64Array => {
    const whole = Float64Array.from(all, ({ start }) => start);
    places.forEach((j, k) => {
      whole[j] = values[k];
    });
    return whole;
  };
}
