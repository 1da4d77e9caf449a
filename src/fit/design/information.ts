import { choleskyFactor, choleskySolve } from '../../numerics/linear/cholesky.js';

/** Information of a parameter that may lie anywhere between its bounds: one over the variance of a uniform law, in squares of its range. */
const ANYWHERE = 12;

/**
 * Fisher information about parameters, row-major, each in shares of the range between its bounds. It begins with what the
 * bounds say, so that a combination that no datum sees is as uncertain as they are wide, and not infinitely so.
 */
export function informationOfBounds(parameters: number): Float64Array {
  const information = new Float64Array(parameters * parameters);
  for (let j = 0; j < parameters; j++) information[j * parameters + j] = ANYWHERE;
  return information;
}

/**
 * M + sum_i g_i g_i^T/sigma_i^2: what independent measurements add, g the gradient of what is measured and sigma its standard
 * error (Atkinson, Donev & Tobias 2007, Optimum Experimental Designs, section 9.2; Pukelsheim 1993, section 3.2). Equation (T16.3) of the handbook.
 */
export function withMeasurements(
  information: Float64Array,
  gradients: readonly Float64Array[],
  errors: readonly number[],
): Float64Array {
  const sum = Float64Array.from(information);
  for (const [i, gradient] of gradients.entries()) {
    const n = gradient.length;
    const weight = 1 / errors[i] ** 2;
    for (let j = 0; j < n; j++) for (let l = 0; l < n; l++) sum[j * n + l] += weight * gradient[j] * gradient[l];
  }
  return sum;
}

/** Variances of n parameters, the diagonal of M^-1, in squares of their ranges. */
export function variances(information: Float64Array, n: number): Float64Array {
  const factor = Float64Array.from(information);
  choleskyFactor(factor, n);
  return Float64Array.from({ length: n }, (_, j) => {
    const unit = new Float64Array(n);
    unit[j] = 1;
    choleskySolve(factor, n, unit);
    return unit[j];
  });
}

/** Width of each interval over its width before, and their geometric mean. */
export function narrowing(
  before: Float64Array,
  after: Float64Array,
): { readonly each: Float64Array; readonly mean: number } {
  const each = before.map((variance, j) => Math.sqrt(after[j] / variance));
  const logs = each.reduce((sum, factor) => sum + Math.log(factor), 0);
  return { each, mean: Math.exp(logs / Math.max(1, each.length)) };
}
