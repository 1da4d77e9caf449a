import type { FitResult, PredictionBand } from '../results/fit.js';
import { version } from '../version.js';
import { suggestMeasurements } from './design/suggest.js';
import { alternativesVerdict, tryAlternatives } from './laws/alternatives.js';
import { informationCriteria } from './laws/informationCriterion.js';
import type { FitProblem } from './problem.js';
import { type CellPool, unlessInterrupted } from './runs/cellPool.js';
import type { EvaluationLog } from './runs/evaluationLog.js';
import { ProblemEvaluation } from './runs/problemEvaluation.js';
import { type FitProgress, FitWatch } from './search/fitProgress.js';
import { residualRows } from './search/residuals.js';
import { costOf, type Solution, solve } from './search/solution.js';
import { parameterResults } from './uncertainty/parameterResult.js';
import { type Posterior, sampled } from './uncertainty/posterior.js';
import { drawParameters, predictionBands } from './uncertainty/predictionBand.js';
import { profiled } from './uncertainty/profiles.js';
import { outliersOf, seriesResults } from './uncertainty/seriesResult.js';
import { derivativesVerdict, overallVerdicts, weakDirectionsOf } from './uncertainty/verdict.js';

/** Who runs the cells of a fit, and who is told. The pool stays open. */
export interface FitOptions {
  readonly pool: CellPool;
  /** Answers that are known from an earlier, cut-off run, and where new ones go. */
  readonly log?: EvaluationLog;
  readonly onProgress?: (progress: FitProgress) => void;
}

/**
 * Fits parameters of scenarios to measured data: screening and local searches, intervals by linear theory, by profiles and, if
 * wished, by Markov chains, prediction bands, competing laws, what further measurement would help. The same problem gives the
 * same result, on any number of threads. An interruption (of the pool) keeps the best so far.
 */
export async function fitProblem(given: FitProblem, { pool, log, onProgress }: FitOptions): Promise<FitResult> {
  const evaluation = new ProblemEvaluation(given, pool, log);
  const data = given.data.filter(({ heldOut }) => !heldOut).length;
  const watch = new FitWatch(data, given.search.evaluations, onProgress);

  const searched = await solve(given, evaluation, watch);
  const { solution: settled, profiles } = await profiled(searched, evaluation, watch);
  const posterior = await sampled(settled, watch);
  const solution = posterior?.stopped ? { ...settled, stopped: true } : settled;
  watch.enter('prediction');
  const simulated = await simulatedAt(solution, evaluation);
  const bands = await bandsAt(solution, evaluation, posterior);
  if (given.alternatives.length > 0) watch.enter('alternatives');
  const alternatives = solution.stopped ? [] : await tryAlternatives(solution, evaluation, watch);
  const suggestions = await suggestionsAt(solution, evaluation, watch);

  const { problem, best, known, starts, startCost } = solution;
  const series = seriesResults(given, simulated);
  const rows = residualRows(given.data, given.series, given.parameters);
  const cost = costOf(given, rows.at(simulated, best.values));
  const context = { parameters: problem.parameters, correlation: known.correlation, series, suggestions };
  const weakDirections = weakDirectionsOf(known.directions, problem.parameters, series);
  const scatter = solution.scale * (Number.isFinite(known.scatter) ? known.scatter : 1);
  const empty = given.data.every(({ heldOut }, i) => heldOut || Number.isNaN(simulated[i]));
  const numbers = parameterResults(given, solution, profiles, posterior, context);
  const ofDerivatives = [derivativesVerdict(evaluation.derivativesTaken) ?? []].flat();
  const ofLaws = [alternativesVerdict(alternatives) ?? []].flat();
  return {
    title: given.title,
    version,
    seed: given.search.seed,
    status: empty ? 'failed' : statusOf(solution),
    message: empty ? `No simulation gave any of the measured values. ${evaluation.failure ?? ''}`.trim() : best.message,
    level: given.uncertainty.level,
    parameters: numbers,
    correlation: known.correlation,
    weakDirections,
    rank: known.rank,
    startCost,
    cost,
    data,
    degreesOfFreedom: known.degreesOfFreedom,
    scatter,
    inflation: known.inflation,
    ...informationCriteria(data, problem.parameters.length, 2 * cost),
    series,
    outliers: outliersOf(series),
    bands,
    starts,
    alternatives,
    suggestions,
    verdicts: empty
      ? []
      : [...overallVerdicts(weakDirections, numbers, scatter, known.inflation, context), ...ofDerivatives, ...ofLaws],
    runs: evaluation.runs,
    evaluations: watch.evaluations,
  };
}

function statusOf({ best, stopped }: Solution): FitResult['status'] {
  if (best.ending === 'start') return 'failed';
  if (stopped) return Number.isFinite(best.cost) ? 'interrupted' : 'failed';
  return best.converged || best.ending === 'stuck' ? 'converged' : 'limit';
}

/** Every datum, held out or not; after an interruption those that are known. */
async function simulatedAt(
  { problem, best, settings }: Solution,
  evaluation: ProblemEvaluation,
): Promise<Float64Array> {
  const at = (wanted: 'all' | 'fitted') =>
    unlessInterrupted(evaluation.at(best.values, problem.parameters, settings, wanted));
  return (await at('all')) ?? (await at('fitted')) ?? new Float64Array(problem.data.length).fill(Number.NaN);
}

async function bandsAt(
  { problem, best, known, stopped }: Solution,
  evaluation: ProblemEvaluation,
  posterior: Posterior | undefined,
): Promise<readonly PredictionBand[]> {
  const { bandRuns } = problem.uncertainty;
  if (stopped || bandRuns === 0) return [];
  const { parameters, search } = problem;
  const draws = posterior?.draws(bandRuns) ?? drawParameters(parameters, best.values, known, bandRuns, search.seed);
  return (await unlessInterrupted(predictionBands(problem, evaluation, best.values, draws))) ?? [];
}

async function suggestionsAt(
  { problem, best, known, stopped }: Solution,
  evaluation: ProblemEvaluation,
  watch: FitWatch,
) {
  if (stopped || !problem.suggest) return [];
  watch.enter('suggestions');
  // The information that is there already counts as it does in the intervals.
  const scatter = (known.scatter || 1) * known.inflation;
  return (await unlessInterrupted(suggestMeasurements(problem, best.values, evaluation, { scatter }))) ?? [];
}
