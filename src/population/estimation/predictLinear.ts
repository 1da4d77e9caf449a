import { choleskyFactor } from '../../numerics/linear/cholesky.js';
import { dot, type HierarchyEstimate, type LinearStudy, solved } from './linearHierarchy.js';

/** A number of a study as others predict it, in the coordinate of its error. */
export interface PredictedNumber {
  readonly mean: number;
  /** The error of laws and print included. */
  readonly sd: number;
}

/** All numbers of a study as others predict them: normal. */
export interface JointPrediction {
  readonly mean: Float64Array;
  /** n x n. */
  readonly covariance: Float64Array;
}

type Estimate = Pick<HierarchyEstimate, 'mean' | 'covariance' | 'sd' | 'laws'>;

/** What the other studies say of the numbers of one by their population, in the linear form of its simulation, with the error of laws and print. Equation (T17.12) of the handbook. */
export function jointPrediction({ y, jacobian, noise, laws }: LinearStudy, estimate: Estimate): JointPrediction {
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
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = noise[i * n + j]! + dot(scattered[i]!, row(j));
      for (const [kind, matrix] of Object.entries(laws)) sum += (estimate.laws[kind] ?? 1) * matrix[i * n + j]!;
      covariance[i * n + j] = sum;
    }
  return { mean: Float64Array.from({ length: n }, (_, i) => dot(row(i), estimate.mean)), covariance };
}

/** Single numbers of a joint prediction, with `given` by these numbers of the study as well. What was given comes back as it would be without. */
export function predictedNumbers(
  { mean, covariance }: JointPrediction,
  y: Float64Array,
  given: readonly number[] = [],
): readonly PredictedNumber[] {
  const n = mean.length;
  const alone = Array.from(mean, (value, i) => ({ mean: value, sd: Math.sqrt(covariance[i * n + i]!) }));
  if (given.length === 0) return alone;
  const g = given.length;
  const factor = new Float64Array(g * g);
  given.forEach((i, a) => {
    given.forEach((j, b) => {
      factor[a * g + b] = covariance[i * n + j]!;
    });
  });
  choleskyFactor(factor, g);
  const told = solved(
    factor,
    Float64Array.from(given, (i) => y[i]! - mean[i]!),
  );
  return alone.map((one, i) => {
    if (given.includes(i)) return one;
    const shared = Float64Array.from(given, (j) => covariance[i * n + j]!);
    const variance = covariance[i * n + i]! - dot(shared, solved(factor, shared));
    return { mean: one.mean + dot(shared, told), sd: Math.sqrt(Math.max(0, variance)) };
  });
}
