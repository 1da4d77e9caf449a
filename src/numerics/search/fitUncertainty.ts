import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/** What the curvature at the solution says about the parameters. Matrices are row-major. */
export interface FitUncertainty {
  /** Standard errors; Infinity for a parameter that the data do not determine, NaN for one on its bound or without degrees of freedom. */
  readonly errors: Float64Array;
  /** Covariance s^2 (J^T J)^-1; zero rows for parameters on a bound. */
  readonly covariance: Float64Array;
  readonly correlation: Float64Array;
  /** Which parameters ended on a bound. */
  readonly atBound: readonly ('lower' | 'upper' | undefined)[];
  /** Singular values of the Jacobian of the free parameters with its columns scaled to length 1, largest first. */
  readonly singularValues: Float64Array;
  /** Steps of one standard error in the parameters along the principal axes of the fit; the covariance is the sum of their squares. */
  readonly seen: readonly Float64Array[];
  /** Directions in the parameters along which the residuals do not change: steps that the data cannot see. */
  readonly unseen: readonly Float64Array[];
  /** How many combinations of the free parameters are determined. */
  readonly rank: number;
  readonly degreesOfFreedom: number;
  /** Residual variance s^2 that the errors are based on. */
  readonly variance: number;
}

interface Curvature {
  /** Rows of d r/d q. */
  readonly jacobian: Float64Array;
  readonly observations: number;
  /** Known variance of the residuals. */
  readonly variance: number | undefined;
  readonly cost: number;
  /** dp/dq of each parameter. */
  readonly derivative: Float64Array;
  readonly bound: readonly ('lower' | 'upper' | undefined)[];
}

/** Singular value, relative to the largest, below which a combination of parameters counts as undetermined. */
const RANK_TOLERANCE = 1e-9;

/** Linear theory at a least-squares solution (Seber & Wild 1989, section 2.1.2), by the singular values of the scaled Jacobian. */
export function fitUncertainty({
  jacobian,
  observations,
  variance,
  cost,
  derivative,
  bound,
}: Curvature): FitUncertainty {
  const n = derivative.length;
  const free = Array.from({ length: n }, (_, j) => j).filter((j) => bound[j] === undefined);
  const k = free.length;
  const degreesOfFreedom = observations - k;
  const s2 = variance ?? (degreesOfFreedom > 0 ? (2 * cost) / degreesOfFreedom : Number.NaN);
  const covariance = new Float64Array(n * n);
  const errors = new Float64Array(n).fill(Number.NaN);
  const correlation = new Float64Array(n * n);
  for (let j = 0; j < n; j++) correlation[j * n + j] = 1;
  const nothing = { errors, covariance, correlation, atBound: bound, degreesOfFreedom, variance: s2 };
  if (k === 0 || observations === 0)
    return { ...nothing, singularValues: new Float64Array(0), seen: [], unseen: [], rank: 0 };

  const a = Matrix.zeros(Math.max(observations, k), k);
  const norms = new Float64Array(k);
  for (let c = 0; c < k; c++) {
    for (let i = 0; i < observations; i++) norms[c] += jacobian[i * n + free[c]] ** 2;
    norms[c] = Math.sqrt(norms[c]) || 1;
    for (let i = 0; i < observations; i++) a.set(i, c, jacobian[i * n + free[c]] / norms[c]);
  }
  const svd = new SingularValueDecomposition(a, { computeLeftSingularVectors: false });
  const values = Float64Array.from(svd.diagonal).slice(0, k);
  const right = svd.rightSingularVectors;
  const kept = Array.from(values, (v) => v > RANK_TOLERANCE * values[0]);
  const undetermined = new Uint8Array(n);
  const seen: Float64Array[] = [];
  const unseen: Float64Array[] = [];
  for (let v = 0; v < k; v++) {
    const size = kept[v] ? Math.sqrt(s2) / values[v] : 1;
    const direction = new Float64Array(n);
    for (let c = 0; c < k; c++) direction[free[c]] = ((size * right.get(c, v)) / norms[c]) * derivative[free[c]];
    (kept[v] ? seen : unseen).push(direction);
    for (let c = 0; c < k; c++) {
      if (!kept[v]) {
        if (Math.abs(right.get(c, v)) > 1e-6) undetermined[free[c]] = 1;
        continue;
      }
      for (let d = 0; d < k; d++) {
        const entry = (right.get(c, v) * right.get(d, v)) / (values[v] ** 2 * norms[c] * norms[d]);
        covariance[free[c] * n + free[d]] += s2 * entry * derivative[free[c]] * derivative[free[d]];
      }
    }
  }
  for (const j of free) errors[j] = undetermined[j] ? Infinity : Math.sqrt(covariance[j * n + j]);
  for (const j of free) {
    for (const l of free) {
      if (j === l) continue;
      correlation[j * n + l] =
        covariance[j * n + l] / (Math.sqrt(covariance[j * n + j] * covariance[l * n + l]) || Number.NaN);
    }
  }
  return { ...nothing, singularValues: values, seen, unseen, rank: kept.filter(Boolean).length };
}

/** A derivative along an unseen direction, relative to its parts, from which on it is no rounding. */
const SEEN = 1e-3;

/**
 * Standard error of a quantity with this gradient in the parameters. Parameters that are not determined alone may determine it
 * together; where it changes along an unseen direction the error is Infinity. Summed along the principal axes, since in the
 * covariance of nearly dependent parameters large entries of both signs would cancel.
 */
export function propagatedError(
  { seen, unseen }: Pick<FitUncertainty, 'seen' | 'unseen'>,
  gradient: readonly number[],
): number {
  for (const direction of unseen) {
    const size = gradient.reduce((sum, g, j) => sum + Math.abs(g * direction[j]), 0);
    if (Math.abs(change(gradient, direction)) > SEEN * size) return Number.POSITIVE_INFINITY;
  }
  return seen.length === 0 ? Number.NaN : Math.hypot(...seen.map((step) => change(gradient, step)));
}

function change(gradient: readonly number[], step: Float64Array): number {
  return gradient.reduce((sum, g, j) => sum + g * step[j], 0);
}
