import { choleskyFactor, choleskySolve } from '../../numerics/linear/cholesky.js';

/** What a simulation gives where constants scatter, as a linear function of them and what that leaves. Matrices are row-major. */
export interface LinearForm {
  /** n, at the mean of the draws; NaN where too few of them have the number. */
  readonly value: Float64Array;
  /** n x p. */
  readonly jacobian: Float64Array;
  /** n x n: covariance of what is not linear, or not known of the slopes, in draws that they were not taken from. */
  readonly rest: Float64Array;
}

/** Ridges that are tried, as shares of the variance of a constant. */
const ridges = [1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
/** Share of the draws, and number, that have to have a number. */
const fewest = { share: 0.25, draws: 8 };

/**
 * Statistical linearisation of a simulation: the regression of its numbers on the constants over draws of a population (Garcia-Fernandez et al. 2015,
 * IEEE Trans. Signal Process. 63, 5561, with the ridge by which draws left out are told best). Unlike derivatives at one place it knows
 * cells that die within the spread, and how wrong it is itself. `thetas`, `outputs`: by draw; NaN where a draw has no number.
 * Equation (T17.8) of the handbook. `depends`: constants that a number can depend on. `width`: by constant; 0: it is the same in all draws.
 */
export function linearForm(
  thetas: readonly Float64Array[],
  outputs: readonly Float64Array[],
  depends: (number: number) => readonly number[],
  width: Float64Array,
): LinearForm {
  const [n, p, count] = [outputs[0]?.length ?? 0, width.length, thetas.length];
  const centre = width.map((_, k) => thetas.reduce((sum, theta) => sum + theta[k]! / count, 0));
  const value = new Float64Array(n).fill(Number.NaN);
  const jacobian = new Float64Array(n * p);
  const left = Array.from({ length: n }, () => new Float64Array(count));
  for (let i = 0; i < n; i++) {
    const own = outputs.flatMap((output, d) => (Number.isFinite(output[i]) ? [d] : []));
    if (own.length < Math.max(fewest.draws, fewest.share * count)) continue;
    const constants = depends(i).filter((k) => width[k]! > 0);
    const mean = constants.map((k) => own.reduce((sum, d) => sum + thetas[d]![k]! / own.length, 0));
    const rows = own.map((d) => Float64Array.from(constants, (k, a) => (thetas[d]![k]! - mean[a]!) / width[k]!));
    const y = Float64Array.from(own, (d) => outputs[d]![i]!);
    const { level, slopes, residuals } = regression(rows, y);
    value[i] = level;
    constants.forEach((k, a) => {
      jacobian[i * p + k] = slopes[a]! / width[k]!;
      value[i]! += (slopes[a]! / width[k]!) * (centre[k]! - mean[a]!);
    });
    own.forEach((d, at) => {
      left[i]![d] = residuals[at]! / Math.sqrt(own.length);
    });
  }
  const rest = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let d = 0; d < count; d++) sum += left[i]![d]! * left[j]![d]!;
      rest[i * n + j] = sum;
    }
  return { value, jacobian, rest };
}

/** Level, slopes, and what each observation misses when it is left out (Allen 1974); of all ridges the one that misses least. */
function regression(rows: readonly Float64Array[], y: Float64Array) {
  const [count, q] = [rows.length, rows[0]?.length ?? 0];
  const level = y.reduce((sum, value) => sum + value, 0) / count;
  const gram = new Float64Array(q * q);
  const right = new Float64Array(q);
  rows.forEach((row, d) => {
    for (let a = 0; a < q; a++) {
      right[a]! += row[a]! * (y[d]! - level);
      for (let b = 0; b <= a; b++) gram[a * q + b]! += row[a]! * row[b]!;
    }
  });
  const tried = ridges.map((ridge) => {
    const factor = Float64Array.from(gram);
    for (let a = 0; a < q; a++) factor[a * q + a]! += ridge * count;
    choleskyFactor(factor, q);
    const slopes = Float64Array.from(right);
    choleskySolve(factor, q, slopes);
    const residuals = Float64Array.from(rows, (row, d) => {
      const solved = Float64Array.from(row);
      choleskySolve(factor, q, solved);
      let [fitted, leverage] = [level, 1 / count];
      for (let a = 0; a < q; a++) {
        fitted += row[a]! * slopes[a]!;
        leverage += row[a]! * solved[a]!;
      }
      return (y[d]! - fitted) / (1 - leverage);
    });
    return { level, slopes, residuals, missed: residuals.reduce((sum, value) => sum + value * value, 0) };
  });
  return tried.reduce((best, one) => (one.missed < best.missed ? one : best));
}
