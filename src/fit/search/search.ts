import { type Answer, type AskedPoint, type Exchange, evaluationsAsked } from '../../numerics/search/exchange.js';
import {
  type LeastSquaresOptions,
  type LeastSquaresResult,
  leastSquaresSearch,
  type FitParameter as SearchParameter,
} from '../../numerics/search/leastSquares.js';
import type { FitParameter, SearchOptions } from '../problem.js';
import { unlessInterrupted } from '../runs/cellPool.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import type { ResidualRows } from './residuals.js';

/** The residuals of some data as a function of some parameters, with derivatives where they are asked for; undefined after an interruption. */
export type ResidualsAt = (values: AskedPoint) => Promise<Float64Array | undefined>;

/** The same where `rows` are of some of the parameters only: values of all, and of those. */
export type PartialResidualsAt = (values: Float64Array, own?: AskedPoint) => Promise<Float64Array | undefined>;

/**
 * Answers the questions of a search until it ends: the points of one list are evaluated at the same time. Everything that
 * asks for residuals (local searches, profiles, chains) is driven by this.
 */
export async function drive<T>(search: Exchange<T>, residualsAt: ResidualsAt): Promise<T> {
  let next = search.next();
  while (!next.done) {
    const answers = await Promise.all(next.value.map((values) => residualsAt(values)));
    // Residuals that cannot be computed are NO_VALUE rows, so only an interruption leaves nothing.
    const answer: Answer = answers.includes(undefined) ? 'stop' : answers;
    next = search.next(answer);
  }
  return next.value;
}

/**
 * Residuals of a problem at values of `parameters`, everything else as in the files and in `settings`; `places`: the numbers of those
 * that `rows` are of, absent: all. Derivatives are those of runs by one plan.
 */
export function residualsOf(
  evaluation: ProblemEvaluation,
  rows: ResidualRows,
  parameters: readonly FitParameter[],
  settings: readonly string[] = [],
  onEvaluation?: () => void,
  places: readonly number[] = parameters.map((_, j) => j),
): PartialResidualsAt {
  const withSlopes = async (values: Float64Array, own: AskedPoint, by: readonly number[]) => {
    const which = by.map((k) => places[k]);
    const found = await unlessInterrupted(evaluation.derivativesAt({ values, parameters, settings, which }));
    if (!found) return undefined;
    for (let k = 0; k < evaluationsAsked([own]); k++) onEvaluation?.();
    const { simulated, slopes } = found;
    return Float64Array.from([...rows.at(simulated, own), ...rows.slopes(simulated, slopes, by)]);
  };
  return async (values, own = values) => {
    if (own.by) return withSlopes(values, own, own.by);
    const simulated = await unlessInterrupted(evaluation.at(values, parameters, settings));
    if (!simulated) return undefined;
    onEvaluation?.();
    return rows.at(simulated, own);
  };
}

/**
 * How a simulation with error control has to be searched: its last digits are noise, and every evaluation is a run. Derivatives are those
 * of runs by one plan; the step is that of differences where there are none.
 */
export const simulationSearch = {
  derivatives: true,
  differenceStep: 0.01,
  secantUpdates: 2,
  costTolerance: 1e-5,
  stepTolerance: 1e-5,
} as const satisfies LeastSquaresOptions;

/** As the search sees the parameters. A linear one moves in shares of its range, since it may well be zero. */
export function searchParameters(parameters: readonly FitParameter[]): readonly SearchParameter[] {
  return parameters.map(({ path, start, lower, upper, scale }) => ({
    name: path,
    start,
    lower,
    upper,
    scale,
    ...(scale === 'linear' && upper > lower ? { typical: (upper - lower) / 5 } : {}),
  }));
}

/** One local search from the starts of the parameters. */
export function localSearch(
  parameters: readonly FitParameter[],
  residualsAt: ResidualsAt,
  { loss, lossScale }: Pick<SearchOptions, 'loss' | 'lossScale'>,
  options: LeastSquaresOptions = {},
): Promise<LeastSquaresResult> {
  const search = leastSquaresSearch(
    { parameters: searchParameters(parameters) },
    { ...simulationSearch, loss, lossScale, ...options },
  );
  return drive(search, residualsAt);
}
