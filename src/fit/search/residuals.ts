import type { FitDatum, FitParameter, SeriesHead } from '../problem.js';

/** Residual, in standard errors, in place of a number that a run does not have: far off, but not so far that nothing else counts. */
export const NO_VALUE = 30;

/** What a search minimises the squares of: one residual per fitted datum, then one per prior. Equation (T16.1) of the handbook. */
export interface ResidualRows {
  /** Numbers of the data that are fitted. */
  readonly data: readonly number[];
  /** Numbers of the parameters that have a prior. */
  readonly priors: readonly number[];
  readonly at: (simulated: ArrayLike<number>, values: ArrayLike<number>) => Float64Array;
  /** d row/d q, row by row, from d simulated/d q of some parameters `which`; 0 in rows of numbers that a run does not have. */
  readonly slopes: (
    simulated: ArrayLike<number>,
    slopes: readonly ArrayLike<number>[],
    which: readonly number[],
  ) => Float64Array;
}

/** Weighted residuals of some data and of the priors of some parameters. */
export function residualRows(
  data: readonly FitDatum[],
  series: readonly SeriesHead[],
  parameters: readonly FitParameter[],
  wanted: (datum: FitDatum) => boolean = () => true,
): ResidualRows {
  const fitted = data.flatMap((datum, i) => (!datum.heldOut && wanted(datum) ? [i] : []));
  const priors = parameters.flatMap(({ prior }, j) => (prior ? [j] : []));
  const weight = fitted.map((i) => Math.sqrt(series[data[i].series].weight));
  return {
    data: fitted,
    priors,
    at: (simulated, values) => {
      const rows = new Float64Array(fitted.length + priors.length);
      fitted.forEach((i, row) => {
        rows[row] = weight[row] * residualOf(data[i], simulated[i]);
      });
      priors.forEach((j, k) => {
        rows[fitted.length + k] = priorResidual(parameters[j], values[j]);
      });
      return rows;
    },
    slopes: (simulated, slopes, which) => {
      const rows = new Float64Array((fitted.length + priors.length) * which.length);
      which.forEach((j, k) => {
        fitted.forEach((i, row) => {
          const slope = Number.isFinite(simulated[i]) ? (weight[row] * slopes[k][i]) / data[i].error : 0;
          rows[row * which.length + k] = slope;
        });
        const own = priors.indexOf(j);
        if (own >= 0) rows[(fitted.length + own) * which.length + k] = 1 / (parameters[j].prior?.error ?? 1);
      });
      return rows;
    },
  };
}

/** [standard errors] */
export function residualOf({ measured, error }: FitDatum, simulated: number): number {
  return Number.isFinite(simulated) ? (simulated - measured) / error : NO_VALUE;
}

/** Whether a residual of a series of this weight stands for a number that the run does not have. */
export function isMissing(residual: number, weight: number): boolean {
  return residual === Math.sqrt(weight) * NO_VALUE;
}

/** [standard deviations of the prior] */
export function priorResidual({ prior, scale }: Pick<FitParameter, 'prior' | 'scale'>, value: number): number {
  if (!prior) return 0;
  return (scale === 'log' ? Math.log(value / prior.value) : value - prior.value) / prior.error;
}

/** A parameter in the coordinate of the search, and back. */
export function coordinate({ scale }: Pick<FitParameter, 'scale'>, value: number): number {
  return scale === 'log' ? Math.log(value) : value;
}

export function fromCoordinate({ scale }: Pick<FitParameter, 'scale'>, q: number): number {
  return scale === 'log' ? Math.exp(q) : q;
}
