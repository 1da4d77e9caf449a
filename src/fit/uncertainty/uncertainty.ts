import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { robustLoss } from '../../numerics/search/robustLoss.js';
import type { FitParameter, SearchOptions } from '../problem.js';
import { coordinate } from '../search/residuals.js';

/** What is known at a solution. Rows: the fitted data, then the priors. */
export interface SolutionRows {
  /** d residual/d q, row by row, before any loss; q is ln p on a log scale. Empty when it is not known. */
  readonly jacobian: Float64Array;
  readonly residuals: Float64Array;
  readonly values: ArrayLike<number>;
  /** Series of each data row; its length is their number. */
  readonly seriesOf: readonly number[];
  /** Data rows whose residual stands for a number that the run does not have: they say nothing about the scatter. */
  readonly missing?: ReadonlySet<number>;
  /** Autocorrelation of the residuals of each series; NaN where it is not known. */
  readonly autocorrelation: readonly number[];
  readonly atBound: readonly ('lower' | 'upper' | undefined)[];
}

/** A combination of the free parameters, by what the data and priors say about it. */
export interface Direction {
  /** Standard deviation along it, in the units of the parameters. */
  readonly deviation: number;
  /** Singular value relative to the largest. */
  readonly strength: number;
  /** Share of each parameter, each in its unit; length 1. */
  readonly weights: Float64Array;
}

/** Linear theory at the solution, in coordinates of the search. Matrices are row-major. */
export interface Uncertainty {
  readonly covariance: Float64Array;
  /** Infinity for a parameter that could lie anywhere between its bounds and beyond, NaN for one on a bound. */
  readonly errors: Float64Array;
  readonly correlation: readonly (readonly number[])[];
  readonly directions: readonly Direction[];
  /** A large change of each parameter, in its coordinate: what directions are measured by. */
  readonly units: Float64Array;
  /** Combinations that are determined. */
  readonly rank: number;
  readonly degreesOfFreedom: number;
  /** Factor on the given standard errors of the data; 1 where there are no more data than numbers, so that nothing tells it. */
  readonly scatter: number;
  /** Mean psi', the share of the data's curvature that the loss leaves. */
  readonly curvature: number;
  /** Factor on the errors of the parameters for residuals that depend on each other, geometric mean. */
  readonly inflation: number;
  /** Share of a parameter's information that is its prior's. */
  readonly fromPrior: readonly (number | undefined)[];
}

/** Deviation along a direction, in units, from which on it counts as not determined: a factor of 2.5 either way on a log scale, at 95 %. */
export const UNDETERMINED = 0.2;

/** Share of the range that a linear parameter near zero is measured by. */
const LEAST_SHARE = 0.1;

/** Error, in ranges, that stands for no knowledge at all. */
const BOUNDLESS = 3;

/**
 * Covariance of the parameters at a least-squares solution with a robust loss (Huber & Ronchetti 2009, section 7.6), priors and
 * dependent residuals:
 *     C = (sum_s J_s^T J_s/(sigma^2 f_s^2) + P)^-1,   sigma^2 = [sum psi^2/(n - k)]/[mean psi']^2
 * psi: derivative of the loss. A series with autocorrelation rho counts as if it had fewer data by
 * f_s^2 = (1 + rho)/(1 - rho) (Bartlett 1946, for a first-order process), where rho is beyond chance. Equation (T16.6) of the handbook.
 */
export function uncertainty(
  rows: SolutionRows,
  parameters: readonly FitParameter[],
  { loss, lossScale }: Pick<SearchOptions, 'loss' | 'lossScale'>,
  knownErrors: boolean,
): Uncertainty {
  const { jacobian, residuals, seriesOf, missing, atBound } = rows;
  const n = parameters.length;
  const m = seriesOf.length;
  const free = parameters.flatMap(({ lower, upper }, j) => (atBound[j] === undefined && upper > lower ? [j] : []));
  const units = Float64Array.from(parameters, (parameter, j) => unitOf(parameter, rows.values[j]));
  const unit = free.map((j) => units[j]);
  const met = residuals.subarray(0, m).filter((_, row) => !missing?.has(row));
  const degreesOfFreedom = met.length - free.length;
  const given = knownErrors || degreesOfFreedom <= 0;
  const scatter = given ? 1 : scatterOf(met, degreesOfFreedom, loss, lossScale);
  const curvature = curvatureOf(met, loss, lossScale);
  const dependence = dependenceOf(rows);

  const whitened = (inflated: boolean): Matrix => {
    const a = Matrix.zeros(Math.max(residuals.length, free.length), free.length);
    for (let i = 0; i < residuals.length; i++) {
      const data = i < m;
      const scale = data ? 1 / (scatter * (inflated ? dependence[seriesOf[i]] : 1)) : 1;
      for (const [c, j] of free.entries()) a.set(i, c, jacobian[i * n + j] * scale * unit[c]);
    }
    return a;
  };
  const usable = free.length > 0 && jacobian.length > 0 && Number.isFinite(scatter) && scatter > 0;
  const directions = usable ? directionsOf(whitened(true)) : [];
  const plain = usable ? directionsOf(whitened(false)) : [];

  const covariance = new Float64Array(n * n);
  for (const { deviation, weights } of directions) {
    for (const [c, j] of free.entries())
      for (const [d, l] of free.entries())
        covariance[j * n + l] += deviation ** 2 * weights[c] * weights[d] * unit[c] * unit[d];
  }
  const errors = new Float64Array(n).fill(Number.NaN);
  for (const j of free) {
    const error = usable ? Math.sqrt(covariance[j * n + j]) : Number.NaN;
    errors[j] = error > BOUNDLESS * rangeOf(parameters[j]) ? Infinity : error;
  }
  const correlation = parameters.map((_, j) =>
    parameters.map((__, l) => {
      if (j === l) return 1;
      const size = Math.sqrt(covariance[j * n + j] * covariance[l * n + l]);
      return size > 0 ? covariance[j * n + l] / size : 0;
    }),
  );
  const logDeviation = (all: readonly Direction[]) => all.reduce((sum, { deviation }) => sum + Math.log(deviation), 0);
  return {
    covariance,
    errors,
    units,
    correlation,
    directions: directions.map((direction) => ({ ...direction, weights: spread(direction.weights, free, n) })),
    rank: directions.filter(({ deviation }) => deviation < UNDETERMINED).length,
    degreesOfFreedom,
    scatter,
    curvature,
    inflation: usable ? Math.exp((logDeviation(directions) - logDeviation(plain)) / directions.length) : 1,
    fromPrior: parameters.map(({ prior }, j) =>
      prior && Number.isFinite(errors[j]) ? Math.min(1, (errors[j] / prior.error) ** 2) : undefined,
    ),
  };
}

/**
 * Scatter by the robust loss, over that by plain squares, that is believed. Where most residuals lie far beyond the scale of the
 * loss, its mean curvature vanishes and the quotient by it says nothing.
 */
const MOST_ROBUST = 2;

/** Factor by which residuals scatter beyond their standard errors; NaN without degrees of freedom. */
export function scatterOf(
  residuals: Float64Array,
  degreesOfFreedom: number,
  loss: SearchOptions['loss'],
  lossScale: number,
): number {
  if (degreesOfFreedom <= 0) return Number.NaN;
  const { slope } = robustLoss(residuals, loss, lossScale);
  const squares = residuals.reduce((sum, r, i) => sum + (r * (slope?.[i] ?? 1)) ** 2, 0);
  const robust = Math.sqrt(squares / degreesOfFreedom) / curvatureOf(residuals, loss, lossScale);
  const plain = Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / degreesOfFreedom);
  return Math.min(robust, MOST_ROBUST * plain);
}

function curvatureOf(residuals: Float64Array, loss: SearchOptions['loss'], lossScale: number): number {
  const { rowScale } = robustLoss(residuals, loss, lossScale);
  return rowScale && rowScale.length > 0 ? rowScale.reduce((sum, one) => sum + one * one, 0) / rowScale.length : 1;
}

/** Largest autocorrelation that is believed: beyond, a series holds hardly any independent data. */
const LARGEST_AUTOCORRELATION = 0.95;

/** f_s of each series. */
function dependenceOf({ seriesOf, autocorrelation }: SolutionRows): number[] {
  return autocorrelation.map((rho, s) => {
    const count = seriesOf.filter((one) => one === s).length;
    // Two standard deviations of the autocorrelation of independent residuals.
    if (!(rho > 2 / Math.sqrt(count))) return 1;
    const r = Math.min(rho, LARGEST_AUTOCORRELATION);
    return Math.sqrt((1 + r) / (1 - r));
  });
}

/** Smallest singular value, relative to the largest, that is told from nothing. */
const NOTHING = 1e-12;

function directionsOf(whitened: Matrix): Direction[] {
  const { diagonal, rightSingularVectors: right } = new SingularValueDecomposition(whitened, {
    computeLeftSingularVectors: false,
  });
  const largest = diagonal[0] || Number.MIN_VALUE;
  return Array.from({ length: whitened.columns }, (_, v) => ({
    deviation: 1 / Math.max(diagonal[v], NOTHING * largest),
    strength: diagonal[v] / largest,
    weights: Float64Array.from({ length: whitened.columns }, (__, c) => right.get(c, v)),
  }));
}

function spread(weights: Float64Array, free: readonly number[], n: number): Float64Array {
  const all = new Float64Array(n);
  for (const [c, j] of free.entries()) all[j] = weights[c];
  return all;
}

function rangeOf(parameter: FitParameter): number {
  return coordinate(parameter, parameter.upper) - coordinate(parameter, parameter.lower);
}

/** A factor of ten, the value itself or a tenth of the range; never more than the range. */
function unitOf(parameter: FitParameter, value: number): number {
  const range = rangeOf(parameter);
  const large = parameter.scale === 'log' ? Math.LN10 : Math.max(Math.abs(value), LEAST_SHARE * range);
  return Math.min(range, large) || 1;
}
