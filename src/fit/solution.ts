import type { LeastSquaresResult } from '../numerics/leastSquares.js';
import { robustLoss } from '../numerics/robustLoss.js';
import type { FitStart } from '../results/fit.js';
import type { FitWatch } from './fitProgress.js';
import { globalSearch } from './globalSearch.js';
import type { FitProblem } from './problem.js';
import type { ProblemEvaluation } from './problemEvaluation.js';
import { coordinate, fromCoordinate, residualRows } from './residuals.js';
import { localSearch, type ResidualsAt, residualsOf } from './search.js';
import { autocorrelation } from './seriesResult.js';
import { stagedStarts } from './staged.js';
import { type Uncertainty, uncertainty } from './uncertainty.js';

/** Where a search has ended. */
export interface Solution {
  /** With the standard errors of the data adapted to their scatter. */
  readonly problem: FitProblem;
  /** Factor on the stated standard errors in `problem`. */
  readonly scale: number;
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
 * Staged or at once, from a space-filling screening or from the file: the best point. Unless the standard errors are known, they are
 * then scaled by the scatter that is left and the search goes on from there, so that the loss knows what an outlier is and priors
 * weigh what they should.
 */
export async function solve(given: FitProblem, evaluation: ProblemEvaluation, watch: FitWatch): Promise<Solution> {
  watch.enter('start');
  const first = await askOf(given, evaluation, watch)(startsOf(given));
  const startCost = first ? costOf(given, first) : Number.NaN;
  let problem = given;
  if (given.search.method === 'staged') {
    problem = { ...given, parameters: await stagedStarts(given, evaluation, watch.enter, watch.count) };
  }
  watch.enter('search');
  const { best, starts } = await globalSearch(problem, askOf(problem, evaluation, watch), watch);
  let solution: Solution = solutionAt(problem, 1, best, { starts, startCost, evaluation, watch });
  for (let round = 0; round < ADAPTATIONS && !solution.stopped; round++) {
    const { scatter } = solution.known;
    const asStated = scatter < AS_STATED && scatter > 1 / AS_STATED;
    if (given.uncertainty.knownErrors || asStated || !(scatter > 0)) break;
    const scale = solution.scale * scatter;
    const scaled = { ...problem, data: given.data.map((datum) => ({ ...datum, error: datum.error * scale })) };
    solution = await polished({ ...solution, problem: scaled, scale }, solution.best.values, evaluation, watch);
  }
  return solution;
}

/** The same search gone on with from other values. */
export async function polished(
  { problem, scale, starts, startCost }: Solution,
  values: ArrayLike<number>,
  evaluation: ProblemEvaluation,
  watch: FitWatch,
): Promise<Solution> {
  const parameters = problem.parameters.map((parameter, j) => ({ ...parameter, start: values[j] }));
  const best = await localSearch(parameters, askOf(problem, evaluation, watch), problem.search, {
    onProgress: ({ cost }) => {
      watch.improved(cost);
      return false;
    },
  });
  return solutionAt(problem, scale, best, { starts, startCost, evaluation, watch });
}

function solutionAt(
  problem: FitProblem,
  scale: number,
  best: LeastSquaresResult,
  {
    starts,
    startCost,
    evaluation,
    watch,
  }: Pick<Solution, 'starts' | 'startCost'> & {
    readonly evaluation: ProblemEvaluation;
    readonly watch: FitWatch;
  },
): Solution {
  return {
    problem,
    scale,
    best,
    known: uncertaintyAt(problem, best),
    starts,
    startCost,
    stopped: best.ending === 'stopped',
    ask: askOf(problem, evaluation, watch),
  };
}

/** Linear theory at the end of a search. */
function uncertaintyAt(problem: FitProblem, { jacobian, residuals, values, atBound }: LeastSquaresResult): Uncertainty {
  const { parameters, data, series, search } = problem;
  const rows = residualRows(data, series, parameters);
  const seriesOf = rows.data.map((i) => data[i].series);
  const own = series.map((_, s) => [...residuals].filter((__, row) => seriesOf[row] === s));
  const { rowScale } = robustLoss(residuals, search.loss, search.lossScale);
  const n = parameters.length;
  const solution = {
    jacobian: rowScale ? jacobian.map((entry, k) => entry / rowScale[Math.floor(k / n)]) : jacobian,
    residuals,
    values,
    seriesOf,
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

function askOf(problem: FitProblem, evaluation: ProblemEvaluation, watch: FitWatch): ResidualsAt {
  const { data, series, parameters } = problem;
  return residualsOf(evaluation, residualRows(data, series, parameters), parameters, [], watch.count);
}
