import { studentQuantile } from '../../numerics/probability/distributions.js';
import type { FitParameterResult, Interval, Profile } from '../../results/fit.js';
import type { FitProblem } from '../problem.js';
import { coordinate, fromCoordinate } from '../search/residuals.js';
import type { Solution } from '../search/solution.js';
import type { Posterior } from './posterior.js';
import { type Context, determinationOf, parameterVerdict } from './verdict.js';

/** Every fitted number with what is known about it. */
export function parameterResults(
  given: FitProblem,
  solution: Solution,
  profiles: ReadonlyMap<number, Profile>,
  posterior: Posterior | undefined,
  context: Context,
): readonly FitParameterResult[] {
  const { best, known } = solution;
  return solution.problem.parameters.map((parameter, j): FitParameterResult => {
    const { path, also, variant, unit, scale, lower, upper, prior, stage } = parameter;
    const atBound = best.atBound[j];
    const fromPrior = known.fromPrior[j];
    const profile = profiles.get(j);
    const found = {
      value: best.values[j],
      error: known.errors[j] * (scale === 'log' ? best.values[j] : 1),
      interval: linearInterval(solution, j),
      ...(atBound === undefined ? {} : { atBound }),
      ...(fromPrior === undefined ? {} : { fromPrior }),
      ...(profile ? { profile } : {}),
    };
    const determination = determinationOf(parameter, found);
    return {
      path,
      also,
      ...(variant === undefined ? {} : { variant }),
      unit,
      scale,
      lower,
      upper,
      start: given.parameters[j].start,
      ...found,
      ...(prior ? { prior } : {}),
      stage,
      ...(posterior ? { posterior: posterior.summaries[j] } : {}),
      determination,
      verdict: parameterVerdict(j, determination, found, context),
    };
  });
}

/** Value -+ t error in the coordinate of the search; an end beyond a bound is missing. */
function linearInterval({ problem, best, known }: Solution, j: number): Interval {
  const parameter = problem.parameters[j];
  const reach = quantileOf(problem, known.degreesOfFreedom) * known.errors[j];
  if (!Number.isFinite(reach)) return {};
  const q = coordinate(parameter, best.values[j]);
  const inside = (end: number): boolean =>
    end >= coordinate(parameter, parameter.lower) && end <= coordinate(parameter, parameter.upper);
  return {
    ...(inside(q - reach) ? { low: fromCoordinate(parameter, q - reach) } : {}),
    ...(inside(q + reach) ? { high: fromCoordinate(parameter, q + reach) } : {}),
  };
}

/** Student's t of the level, two-sided; of the normal distribution when the standard errors are known, or have to be taken as given. */
export function quantileOf({ uncertainty }: Pick<FitProblem, 'uncertainty'>, degreesOfFreedom: number): number {
  const { level, knownErrors } = uncertainty;
  return studentQuantile(0.5 + level / 2, knownErrors || degreesOfFreedom <= 0 ? Infinity : degreesOfFreedom);
}
