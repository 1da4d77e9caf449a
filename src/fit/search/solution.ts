import type { LeastSquaresResult } from '../../numerics/search/leastSquares.js';
import { robustLoss } from '../../numerics/search/robustLoss.js';
import type { FitStart } from '../../results/fit.js';
import type { FitProblem } from '../problem.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import { autocorrelation } from '../uncertainty/seriesResult.js';
import { type Uncertainty, uncertainty } from '../uncertainty/uncertainty.js';
import type { FitWatch } from './fitProgress.js';
import { globalSearch } from './globalSearch.js';
import { coordinate, fromCoordinate, isMissing, residualRows } from './residuals.js';
import { localSearch, type ResidualsAt, residualsOf } from './search.js';
import { coarseDifferences, coarseSettings } from './searchAccuracy.js';
import { stagedStarts } from './staged.js';

/** Where a search has ended. */
export interface Solution {
  /** With the standard errors of the data adapted to their scatter. */
  readonly problem: FitProblem;
  /** Factor on the stated standard errors in `problem`. */
  readonly scale: number;
  /** What the simulations of the search were made with beside the parameters. */
  readonly settings: readonly string[];
  readonly best: LeastSquaresResult;
  readonly known: Uncertainty;
  readonly starts: readonly FitStart[];
  /** Half the sum of the losses at the start of the files, by the stated errors. */
  readonly startCost: number;
  /** Ended from outside. */
  readonly stopped: boolean;
  /** Asks for the residuals of `problem`. */
  readonly ask: ResidualsAt;
}

/** Factor by which data may scatter more or less than stated before standard errors are adapted. */
const AS_STATED = 1.15;

/** Times that they are adapted at most. */
const ADAPTATIONS = 3;

/**
 * Staged or at once, from a space-filling screening or from the file: the best point. What is far from it is looked at with cycle jumping
 * where that pays, and the search goes on from there with every cycle. Unless the standard errors are known, they are scaled by the
 * scatter that is left, so that the loss knows what an outlier is and priors weigh what they should.
 */
export async function solve(given: FitProblem, evaluation: ProblemEvaluation, watch: FitWatch): Promise<Solution> {
  const context = { evaluation, watch };
  watch.enter('start');
  const coarse = given.search.coarse ? coarseSettings(given) : [];
  const first = await askOf(given, coarse, context)(startsOf(given));
  const startCost = first ? costOf(given, first) : Number.NaN;
  let problem = given;
  if (given.search.method === 'staged') {
    problem = { ...given, parameters: await stagedStarts(given, evaluation, coarse, watch) };
  }
  watch.enter('search');
  const { best, starts } = await globalSearch(
    problem,
    askOf(problem, coarse, context),
    watch,
    coarse.length > 0 ? coarseDifferences : {},
  );
  let solution = solutionAt({ problem, scale: 1, settings: coarse, starts, startCost }, best, context);
  let exact = coarse.length === 0;
  for (let round = 0; round < ADAPTATIONS && !solution.stopped; round++) {
    const { scatter } = solution.known;
    const asStated = scatter < AS_STATED && scatter > 1 / AS_STATED;
    const keep = given.uncertainty.knownErrors || asStated || !(scatter > 0);
    if (keep && exact) break;
    if (!keep) solution = rescaled(given, solution, scatter, watch);
    solution = await polished({ ...solution, settings: [] }, solution.best.values, context);
    exact = true;
  }
  return solution;
}

/** Evaluations per parameter that a search may always take to settle. */
const SETTLING = 6;

/** The same search gone on with from other values. */
export async function polished(
  solution: Solution,
  values: ArrayLike<number>,
  context: { readonly evaluation: ProblemEvaluation; readonly watch: FitWatch },
): Promise<Solution> {
  const { problem, settings } = solution;
  const { watch } = context;
  const parameters = problem.parameters.map((parameter, j) => ({ ...parameter, start: values[j] }));
  const best = await localSearch(parameters, askOf(problem, settings, context), problem.search, {
    maxEvaluations: Math.max(SETTLING * (parameters.length + 1), problem.search.evaluations - watch.evaluations),
    onProgress: ({ cost }) => {
      watch.improved(cost);
      return false;
    },
  });
  return solutionAt(solution, best, context);
}

/** With standard errors that agree with the scatter of the data. */
function rescaled(given: FitProblem, solution: Solution, scatter: number, watch: FitWatch): Solution {
  const scale = solution.scale * scatter;
  watch.scale = scale;
  const data = given.data.map((datum) => ({ ...datum, error: datum.error * scale }));
  return { ...solution, problem: { ...solution.problem, data }, scale };
}

function solutionAt(
  before: Pick<Solution, 'problem' | 'scale' | 'settings' | 'starts' | 'startCost'>,
  best: LeastSquaresResult,
  context: { readonly evaluation: ProblemEvaluation; readonly watch: FitWatch },
): Solution {
  const { problem, scale, settings, starts, startCost } = before;
  return {
    problem,
    scale,
    settings,
    best,
    known: uncertaintyAt(problem, best),
    starts,
    startCost,
    stopped: best.ending === 'stopped',
    ask: askOf(problem, settings, context),
  };
}

/** Linear theory at the end of a search. */
function uncertaintyAt(problem: FitProblem, { jacobian, residuals, values, atBound }: LeastSquaresResult): Uncertainty {
  const { parameters, data, series, search } = problem;
  const rows = residualRows(data, series, parameters);
  const seriesOf = rows.data.map((i) => data[i].series);
  const missing = new Set(seriesOf.flatMap((s, row) => (isMissing(residuals[row], series[s].weight) ? [row] : [])));
  const own = series.map((_, s) => [...residuals].filter((__, row) => seriesOf[row] === s && !missing.has(row)));
  const { rowScale } = robustLoss(residuals, search.loss, search.lossScale);
  const n = parameters.length;
  const solution = {
    jacobian: rowScale ? jacobian.map((entry, k) => entry / rowScale[Math.floor(k / n)]) : jacobian,
    residuals,
    values,
    seriesOf,
    missing,
    autocorrelation: own.map(autocorrelation),
    atBound,
  };
  return uncertainty(solution, parameters, search, problem.uncertainty.knownErrors);
}

/** Half the sum of the losses. */
export function costOf({ search: { loss, lossScale } }: FitProblem, residuals: Float64Array): number {
  return robustLoss(residuals, loss, lossScale).cost;
}

/** Through the coordinate of the search and back, so that the search asks for the very same numbers. */
export function startsOf({ parameters }: FitProblem): Float64Array {
  return Float64Array.from(parameters, (parameter) => {
    const { start, lower, upper } = parameter;
    return fromCoordinate(parameter, coordinate(parameter, Math.min(Math.max(start, lower), upper)));
  });
}

function askOf(
  { data, series, parameters }: FitProblem,
  settings: readonly string[],
  { evaluation, watch }: { readonly evaluation: ProblemEvaluation; readonly watch: FitWatch },
): ResidualsAt {
  return residualsOf(evaluation, residualRows(data, series, parameters), parameters, settings, watch.count);
}
