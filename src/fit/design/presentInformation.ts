import type { FitParameter, FitProblem } from '../problem.js';
import { coordinate, residualOf } from '../search/residuals.js';
import { scatterOf } from '../uncertainty/uncertainty.js';
import { informationOfBounds, withMeasurements } from './information.js';
import type { Sensitivities } from './sensitivities.js';

/** Fisher information of bounds, priors and the fitted data; `given`: factor on the standard errors of the data, default their scatter. */
export function presentInformation(
  { parameters, data, series, search, uncertainty }: FitProblem,
  found: Sensitivities,
  given: number | undefined,
): Float64Array {
  const n = parameters.length;
  const usable = data.flatMap((datum, i) => {
    const finite = Number.isFinite(found.values[i]) && found.gradients[i].every(Number.isFinite);
    return finite && !datum.heldOut ? [i] : [];
  });
  const weights = usable.map((i) => Math.sqrt(series[data[i].series].weight));
  const residuals = Float64Array.from(usable, (i, row) => weights[row] * residualOf(data[i], found.values[i]));
  const free = parameters.filter(({ lower, upper }) => upper > lower).length;
  const own = uncertainty.knownErrors ? 1 : scatterOf(residuals, usable.length - free, search.loss, search.lossScale);
  const scatter = given ?? (own > 0 ? own : 1);
  const errors = usable.map((i, row) => (scatter * data[i].error) / weights[row]);
  const ofData = withMeasurements(
    informationOfBounds(n),
    usable.map((i) => found.gradients[i]),
    errors,
  );
  const priors = parameters.flatMap(({ prior }, j) => (prior ? [{ j, error: prior.error }] : []));
  const unit = (j: number) => new Float64Array(n).fill(rangeOf(parameters[j]), j, j + 1);
  return withMeasurements(
    ofData,
    priors.map(({ j }) => unit(j)),
    priors.map(({ error }) => error),
  );
}

function rangeOf(parameter: FitParameter): number {
  return coordinate(parameter, parameter.upper) - coordinate(parameter, parameter.lower);
}
