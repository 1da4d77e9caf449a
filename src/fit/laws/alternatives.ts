import { robustLoss } from '../../numerics/search/robustLoss.js';
import type { FitAlternative } from '../../results/fit.js';
import { listed } from '../../text/listed.js';
import type { Alternative, FitParameter, FitProblem } from '../problem.js';
import { unlessInterrupted } from '../runs/cellPool.js';
import type { ProblemEvaluation } from '../runs/problemEvaluation.js';
import type { FitWatch } from '../search/fitProgress.js';
import { coordinate, fromCoordinate, residualOf, residualRows } from '../search/residuals.js';
import { localSearch, type ResidualsAt, residualsOf } from '../search/search.js';
import type { Solution } from '../search/solution.js';
import { rootMeanSquare } from '../uncertainty/seriesResult.js';
import type { Uncertainty } from '../uncertainty/uncertainty.js';
import { quasiCriteria } from './informationCriterion.js';
import { EQUALLY_WELL, lawRecommendation } from './lawRecommendation.js';

/** What of a solution other laws are compared with. */
type Present = Pick<Solution, 'problem' | 'scale' | 'best' | 'settings'> & {
  readonly known: Pick<Uncertainty, 'scatter' | 'curvature'>;
};

/** Evaluations of a search per parameter: it begins at what the present laws have found. */
const EVALUATIONS = 25;

/** Name of the laws that are in the file. */
export const asInTheFile = 'as in the file';

/**
 * Fits the competing laws of a problem to the same data, one local search each from where the present laws have ended, and
 * lets each predict what was held out. Deviances are by the scatter about the present laws. Best first, by AICc, or AIC where there are too few data for it; the present laws
 * are among them. Those that an interruption has cut off are left out.
 */
export async function tryAlternatives(
  { problem, scale, best, known, settings }: Present,
  evaluation: ProblemEvaluation,
  watch: Pick<FitWatch, 'count'>,
): Promise<readonly FitAlternative[]> {
  if (problem.alternatives.length === 0) return [];
  const present: Fitted = {
    alternative: { name: asInTheFile, meaning: 'the present laws', settings, parameters: problem.parameters },
    values: best.values,
    cost: best.cost,
    converged: best.converged,
  };
  const others = await Promise.all(
    problem.alternatives.map((alternative) =>
      fitted(
        problem,
        { ...alternative, settings: [...settings, ...alternative.settings] },
        best.values,
        evaluation,
        watch,
      ),
    ),
  );
  const all = [present, ...others.filter((one) => one !== undefined)];
  const held = await Promise.all(all.map((one) => heldOutRms(problem, one, evaluation)));
  const data = problem.data.filter(({ heldOut }) => !heldOut).length;
  const variance = known.scatter ** 2 * known.curvature || 1;
  const criteria = all.map(({ alternative, cost }) =>
    quasiCriteria(data, alternative.parameters.length, 2 * cost, variance),
  );
  const key = criteria.every(({ aicc }) => Number.isFinite(aicc)) ? 'aicc' : 'aic';
  const least = Math.min(...criteria.map((one) => one[key]));
  return all
    .map(
      ({ alternative: { name, meaning, settings: own, parameters }, values, cost, converged }, i): FitAlternative => ({
        name,
        meaning,
        settings: own.slice(settings.length),
        free: parameters.length,
        converged,
        cost,
        ...criteria[i],
        delta: criteria[i][key] - least,
        heldOutRms: scale * held[i],
        values: parameters.map(({ path, unit }, j) => ({ path, value: values[j], unit })),
      }),
    )
    .sort((a, b) => a.delta - b.delta);
}

/** Share by which an error of prediction has to be smaller to speak for a law. */
const PREDICTS_BETTER = 0.05;

/** Which laws to go on with, in one or two sentences; nothing where none were compared. */
export function alternativesVerdict(alternatives: readonly FitAlternative[]): string | undefined {
  if (alternatives.length < 2) return undefined;
  const equal = alternatives.filter(({ delta }) => delta < EQUALLY_WELL);
  const predicting = equal.every(({ heldOutRms }) => Number.isFinite(heldOutRms));
  // A later one, with more free numbers or a larger cost, has to predict noticeably better.
  const chosen = predicting
    ? equal.reduce((a, b) => (b.heldOutRms < (1 - PREDICTS_BETTER) * a.heldOutRms ? b : a))
    : equal[0];
  const criterion = alternatives.every(({ aicc }) => Number.isFinite(aicc)) ? 'AICc' : 'AIC';
  const recommendation = lawRecommendation('these data', chosen.name, chosen.meaning, equal.length, criterion, {
    ...(predicting
      ? { what: 'the held-out data', error: `an rms error of ${chosen.heldOutRms.toFixed(1)} standard errors` }
      : {}),
  });
  const unfinished = alternatives.filter(({ converged }) => converged === false).map(({ name }) => `"${name}"`);
  if (unfinished.length === 0) return recommendation;
  const subject = unfinished.length === 1 ? 'The search with' : 'The searches with';
  return `${recommendation} ${subject} ${listed(unfinished)} ended before the best fit was found: judge no law by that.`;
}

interface Fitted {
  readonly alternative: Alternative;
  readonly values: Float64Array;
  readonly cost: number;
  readonly converged: boolean;
}

async function fitted(
  { data, series, search, parameters: before }: FitProblem,
  alternative: Alternative,
  values: ArrayLike<number>,
  evaluation: ProblemEvaluation,
  watch: Pick<FitWatch, 'count'>,
): Promise<Fitted | undefined> {
  const first = startingAt(alternative.parameters, before, values);
  const rows = residualRows(data, series, first);
  const ask = residualsOf(evaluation, rows, first, alternative.settings, watch.count);
  const parameters = await screened(first, before, ask, search);
  const found = await localSearch(parameters, ask, search, {
    maxEvaluations: EVALUATIONS * (parameters.length + 1),
    covariance: false,
  });
  if (found.ending === 'stopped' || !Number.isFinite(found.cost)) return undefined;
  return {
    alternative: { ...alternative, parameters },
    values: found.values,
    cost: found.cost,
    converged: found.converged,
  };
}

/** What both sets of laws have begins at its present value. */
function startingAt(
  parameters: readonly FitParameter[],
  before: readonly FitParameter[],
  values: ArrayLike<number>,
): readonly FitParameter[] {
  return parameters.map((parameter) => {
    const j = before.findIndex(({ path }) => path === parameter.path);
    const start = j < 0 ? parameter.start : values[j];
    return { ...parameter, start: Math.min(Math.max(start, parameter.lower), parameter.upper) };
  });
}

/** Shares of its range at which a number that the present laws do not have is tried. */
const TRIED = [0, 0.25, 0.5, 0.75, 1];

/**
 * Numbers that the present laws do not have, one after the other, at the best of a few values across their range: far off, a law may
 * look worse than it is, although it has the present one as a limit.
 */
async function screened(
  parameters: readonly FitParameter[],
  before: readonly FitParameter[],
  ask: ResidualsAt,
  { loss, lossScale }: FitProblem['search'],
): Promise<readonly FitParameter[]> {
  let best = parameters;
  for (const [j, parameter] of parameters.entries()) {
    if (before.some(({ path }) => path === parameter.path)) continue;
    const lower = coordinate(parameter, parameter.lower);
    const range = coordinate(parameter, parameter.upper) - lower;
    const inside = TRIED.map((share) => fromCoordinate(parameter, lower + share * range));
    const starts = [parameter.start, ...inside].map((start) =>
      Math.min(Math.max(start, parameter.lower), parameter.upper),
    );
    const points = starts.map((start) => Float64Array.from(best, (one, l) => (l === j ? start : one.start)));
    const residuals = await Promise.all(points.map(ask));
    const costs = residuals.map((r) => (r ? robustLoss(r, loss, lossScale).cost : Infinity));
    const start = starts[costs.indexOf(Math.min(...costs))];
    best = best.with(j, { ...parameter, start });
  }
  return best;
}

/** [standard errors of the problem] NaN where nothing was held out, or after an interruption. */
async function heldOutRms(
  { data }: FitProblem,
  { alternative, values }: Fitted,
  evaluation: ProblemEvaluation,
): Promise<number> {
  const held = data.flatMap((datum, i) => (datum.heldOut ? [i] : []));
  if (held.length === 0) return Number.NaN;
  const { parameters, settings } = alternative;
  const simulated = await unlessInterrupted(evaluation.at(values, parameters, settings, 'all'));
  return simulated ? rootMeanSquare(held.map((i) => residualOf(data[i], simulated[i]))) : Number.NaN;
}
