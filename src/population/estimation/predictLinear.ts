import { choleskyFactor } from '../../numerics/linear/cholesky.js';
import { dot, type HierarchyEstimate, type LinearStudy, solved } from './linearHierarchy.js';

/** A number of a study as others predict it, in the coordinate of its error. */
export interface PredictedNumber {
  readonly mean: number;
  /** The error of laws and print included. */
  readonly sd: number;
}

/**
 * What the other studies say of the numbers of one, by their population and, with `given`, by these numbers of its own: normal, in the linear form
 * of its simulation, with the error of laws and print. What was given comes back as it would be without. Equation (T17.11) of the handbook.
 */
export function predictLinear(
  { y, jacobian, noise, laws }: LinearStudy,
  estimate: Pick<HierarchyEstimate, 'mean' | 'covariance' | 'sd' | 'laws'>,
  given: readonly number[] = [],
): readonly PredictedNumber[] {
  const n = y.length;
  const p = estimate.mean.length;
  const row = (i: number): Float64Array => jacobian.subarray(i * p, (i + 1) * p);
  const spread = Float64Array.from(estimate.covariance);
  for (let k = 0; k < p; k++) spread[k * p + k]! += estimate.sd[k]! ** 2;
  const scattered = Array.from({ length: n }, (_, i) => {
    const own = row(i);
    return Float64Array.from({ length: p }, (_, l) => {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += own[k]! * spread[k * p + l]!;
      return sum;
    });
  });
  const covariance = (i: number, j: number): number => {
    let sum = noise[i * n + j]! + dot(scattered[i]!, row(j));
    for (const [kind, matrix] of Object.entries(laws)) sum += (estimate.laws[kind] ?? 1) * matrix[i * n + j]!;
    return sum;
  };
  const alone = Array.from({ length: n }, (_, i) => ({
    mean: dot(row(i), estimate.mean),
    sd: Math.sqrt(covariance(i, i)),
  }));
  if (given.length === 0) return alone;
  const g = given.length;
  const factor = new Float64Array(g * g);
  given.forEach((i, a) => {
    given.forEach((j, b) => {
      factor[a * g + b] = covariance(i, j);
    });
  });
  choleskyFactor(factor, g);
  const told = solved(
    factor,
    Float64Array.from(given, (i) => y[i]! - alone[i]!.mean),
  );
  return alone.map((one, i) => {
    if (given.includes(i)) return one;
    const shared = Float64Array.from(given, (j) => covariance(i, j));
    const variance = covariance(i, i) - dot(shared, solved(factor, shared));
    return { mean: one.mean + dot(shared, told), sd: Math.sqrt(Math.max(0, variance)) };
  });
}
