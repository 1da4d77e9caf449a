import { RandomStream } from '../probability/randomStream.js';

/** A share of the variance with its interval. */
export interface ShareWithInterval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Values of a response at base points: at A, at B, and at A with coordinate i of B. */
export interface SampledMixtures {
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** By coordinate, then by point. */
  readonly mixed: readonly (readonly number[])[];
}

/** First and total Sobol index of one coordinate. */
export interface SobolIndices {
  readonly first: ShareWithInterval;
  readonly total: ShareWithInterval;
}

/** Repetitions of the bootstrap. */
const REPETITIONS = 500;

/**
 * First and total Sobol indices with 95 % intervals, by the estimators of Jansen (1999), Comput. Phys. Commun. 117, 35:
 * V(1 - S_i) = E (f(B) - f(AB_i))^2 / 2, V T_i = E (f(A) - f(AB_i))^2 / 2. Intervals by percentile bootstrap over the base points
 * (Archer et al. 1997). All NaN where the response is constant or there are fewer than two points. Equation (T16.5) of the handbook.
 */
export function sobolIndices(samples: SampledMixtures, seed = 1): readonly SobolIndices[] {
  const n = samples.a.length;
  const whole = Array.from({ length: n }, (_, k) => k);
  const found = estimate(samples, whole);
  const random = new RandomStream(seed);
  const repeated = Array.from({ length: REPETITIONS }, () =>
    estimate(
      samples,
      whole.map(() => Math.floor(random.uniform() * n)),
    ),
  );
  return found.map(({ first, total }, i) => ({
    first: { value: first, ...percentiles(repeated.map((one) => one[i].first)) },
    total: { value: total, ...percentiles(repeated.map((one) => one[i].total)) },
  }));
}

function estimate({ a, b, mixed }: SampledMixtures, chosen: readonly number[]): { first: number; total: number }[] {
  const n = chosen.length;
  let [sum, squares] = [0, 0];
  for (const k of chosen) {
    sum += a[k] + b[k];
    squares += a[k] ** 2 + b[k] ** 2;
  }
  const mean = sum / (2 * n);
  const variance = Math.max(0, squares / (2 * n) - mean ** 2);
  return mixed.map((of) => {
    let [alike, other] = [0, 0];
    for (const k of chosen) {
      alike += (b[k] - of[k]) ** 2;
      other += (a[k] - of[k]) ** 2;
    }
    return { first: 1 - alike / (2 * n * variance), total: other / (2 * n * variance) };
  });
}

/** The middle 95 % of repeated values. */
export function percentiles(values: readonly number[]): { readonly low: number; readonly high: number } {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((x, y) => x - y);
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}
