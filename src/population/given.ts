import { choleskyFactor, choleskySolve } from '../numerics/linear/cholesky.js';
import { RandomStream } from '../numerics/probability/randomStream.js';

/** A measured number in the coordinate of its error, and what of the error of the laws it shares with others. */
export interface GivenValue {
  readonly value: number;
  /** Standard error of the measurement, in the coordinate. */
  readonly error: number;
  /** Numbers with the same name share the error of the laws. */
  readonly shares: string;
  /** Standard deviations of the error that all of them share, times their part in each: a level and a drift. */
  readonly level: number;
  readonly drift: number;
}

/**
 * Covariance of measured less simulated values: the error of a measurement is its own, the error of the laws one random level and one
 * random drift for each quantity. A hundred cycles of one cell so teach the constants little more than ten.
 */
export function givenCovariance(given: readonly GivenValue[]): Float64Array {
  const n = given.length;
  const covariance = new Float64Array(n * n);
  given.forEach((a, i) => {
    given.forEach((b, j) => {
      const shared = a.shares === b.shares ? a.level * b.level + a.drift * b.drift : 0;
      covariance[i * n + j] = shared + (i === j ? a.error ** 2 : 0);
    });
  });
  return covariance;
}

/**
 * Weights of draws by the likelihood of their residuals (measured less simulated); they add up to 1. NaN: a draw without such values.
 * Equation (T17.4) of the handbook.
 */
export function weightsOf(residuals: readonly (readonly number[])[], given: readonly GivenValue[]): Float64Array {
  const n = given.length;
  const factor = givenCovariance(given);
  choleskyFactor(factor, n);
  const distances = residuals.map((own) => {
    if (own.some((value) => !Number.isFinite(value))) return Number.POSITIVE_INFINITY;
    const solved = Float64Array.from(own);
    choleskySolve(factor, n, solved);
    return own.reduce((sum, value, i) => sum + value * (solved[i] ?? 0), 0);
  });
  const least = Math.min(...distances);
  const weights = Float64Array.from(distances, (distance) =>
    Number.isFinite(distance) ? Math.exp(-0.5 * (distance - least)) : 0,
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** How many equal draws weights are worth: 1/sum w^2 of weights that add up to 1. */
export function effectiveDraws(weights: Float64Array): number {
  return 1 / weights.reduce((sum, weight) => sum + weight ** 2, 0);
}

/**
 * The error of the laws as the residuals of one draw show it: mean of level and drift of a quantity, both in standard deviations, and
 * what remains unknown of them (2 x 2, row by row). Exact for normal errors. Equation (T17.6) of the handbook.
 */
export function lawError(
  residuals: readonly number[],
  given: readonly GivenValue[],
): { readonly mean: readonly [number, number]; readonly covariance: readonly [number, number, number, number] } {
  let [a, b, c, p, q] = [1, 0, 1, 0, 0];
  given.forEach(({ error, level, drift }, i) => {
    const weight = 1 / error ** 2;
    a += weight * level * level;
    b += weight * level * drift;
    c += weight * drift * drift;
    p += weight * level * (residuals[i] ?? 0);
    q += weight * drift * (residuals[i] ?? 0);
  });
  const det = a * c - b * b;
  return {
    mean: [(c * p - b * q) / det, (a * q - b * p) / det],
    covariance: [c / det, -b / det, -b / det, a / det],
  };
}

/**
 * Draws moved towards the data by one linear step (ensemble Kalman with perturbed data): exact where the simulation is linear in the
 * coordinates, robust where it is not, since it needs no draw near the data. Draws without values (NaN) are replaced by the mean of the others.
 * Equation (T17.5) of the handbook.
 */
export function movedDraws(
  draws: readonly Float64Array[],
  simulated: readonly (readonly number[])[],
  given: readonly GivenValue[],
  seed: number,
): readonly Float64Array[] {
  const n = given.length;
  const good = draws.flatMap((draw, i) => {
    const own = simulated[i];
    return own?.every(Number.isFinite) ? [{ draw, own }] : [];
  });
  const mean = (of: (k: number) => number): number => good.reduce((sum, _, k) => sum + of(k), 0) / good.length;
  const size = draws[0]?.length ?? 0;
  const meanDraw = Float64Array.from({ length: size }, (_, d) => mean((k) => good[k]?.draw[d] ?? 0));
  const noise = givenCovariance(given);
  const { mean: meanSimulated, factor: total } = simulatedMoments(simulated, given);
  const root = Float64Array.from(noise);
  choleskyFactor(root, n);
  const random = new RandomStream(seed, 1);
  const gain = Array.from({ length: size }, (_, d) =>
    given.map((_, r) =>
      mean((k) => ((good[k]?.draw[d] ?? 0) - (meanDraw[d] ?? 0)) * off(good[k]?.own, meanSimulated, r)),
    ),
  );
  return draws.map((draw, i) => {
    const own = simulated[i];
    const standard = Float64Array.from({ length: n }, () => random.normal());
    const usable = own?.every(Number.isFinite) ? own : meanSimulated;
    const innovation = Float64Array.from(given, ({ value }, r) => value + row(root, n, r, standard) - (usable[r] ?? 0));
    choleskySolve(total, n, innovation);
    const start = own?.every(Number.isFinite) ? draw : meanDraw;
    return start.map((z, d) => z + (gain[d] ?? []).reduce((sum, one, r) => sum + one * (innovation[r] ?? 0), 0));
  });
}

/**
 * How far measured values lie from what draws say of them: root mean square over the values, in standard deviations of draws, laws and measurement
 * together; 1 is what is expected. NaN without any draw that has them all.
 */
export function distanceOf(simulated: readonly (readonly number[])[], given: readonly GivenValue[]): number {
  const { mean, factor } = simulatedMoments(simulated, given);
  const off = Float64Array.from(given, ({ value }, j) => value - (mean[j] ?? 0));
  const solved = Float64Array.from(off);
  choleskySolve(factor, given.length, solved);
  return Math.sqrt(off.reduce((sum, one, j) => sum + one * (solved[j] ?? 0), 0) / given.length);
}

/** Mean of what was simulated, by value, and the factor of the covariance of measured less simulated values about it. Draws without values are left out. */
function simulatedMoments(simulated: readonly (readonly number[])[], given: readonly GivenValue[]) {
  const n = given.length;
  const good = simulated.filter((own) => own.every(Number.isFinite));
  const over = (of: (own: readonly number[]) => number): number =>
    good.reduce((sum, own) => sum + of(own), 0) / good.length;
  const mean = given.map((_, j) => over((own) => own[j] ?? 0));
  const factor = givenCovariance(given).map((value, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return value + over((own) => off(own, mean, i) * off(own, mean, j));
  });
  choleskyFactor(factor, n);
  return { mean, factor };
}

function off(own: readonly number[] | undefined, mean: readonly number[], i: number): number {
  return (own?.[i] ?? 0) - (mean[i] ?? 0);
}

/** Row r of the Cholesky factor, whose diagonal is kept inverted, times a vector. */
function row(factor: Float64Array, n: number, r: number, x: Float64Array): number {
  let sum = (x[r] ?? 0) / (factor[r * n + r] ?? 1);
  for (let c = 0; c < r; c++) sum += (factor[r * n + c] ?? 0) * (x[c] ?? 0);
  return sum;
}
