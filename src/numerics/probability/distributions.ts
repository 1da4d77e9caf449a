import { incompleteBeta, lnBeta } from './betaFunction.js';
import { incompleteGamma, lnGamma } from './gammaFunction.js';

// Probabilities p outside 0 to 1 and degrees of freedom that are not positive give NaN. Infinity is a number of degrees of freedom.
// Relative accuracy 1e-11 up to 1e4 degrees, 1e-7 at 1e9.

/** Probability that a standard normal number is below x. */
export function normalCdf(x: number): number {
  const tail = 0.5 * incompleteGamma(0.5, 0.5 * x * x).q;
  return x < 0 ? tail : 1 - tail;
}

/** x below which a standard normal number lies with probability p. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p > 0.5) return -normalQuantile(1 - p);
  if (p === 0.5) return 0;
  if (p === 0) return -Infinity;
  const density = (x: number): number => Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  return inverse((x) => normalCdf(x) - p, density, [-40, 0], -Math.sqrt(-2 * Math.log(2 * p)));
}

/** Probability that Student's t is below x. */
export function studentCdf(x: number, dof: number): number {
  if (dof === Infinity) return normalCdf(x);
  if (!(dof > 0)) return Number.NaN;
  const square = x * x;
  const tail = 0.5 * incompleteBeta(0.5 * dof, 0.5, dof / (dof + square), square / (dof + square));
  return x < 0 ? tail : 1 - tail;
}

/** x below which Student's t lies with probability p. */
export function studentQuantile(p: number, dof: number): number {
  if (dof === Infinity) return normalQuantile(p);
  if (!(p >= 0 && p <= 1 && dof > 0)) return Number.NaN;
  if (p > 0.5) return -studentQuantile(1 - p, dof);
  if (p === 0.5) return 0;
  if (p === 0) return -Infinity;
  const front = Math.exp(-lnBeta(0.5 * dof, 0.5)) / Math.sqrt(dof);
  // In ln(-x): with few degrees of freedom the quantile grows as a power of 1/p.
  return -Math.exp(
    inverse(
      (u) => p - studentCdf(-Math.exp(u), dof),
      (u) => front * Math.exp(u - 0.5 * (dof + 1) * Math.log1p(Math.exp(2 * u) / dof)),
      [-300, 300],
      Math.log(-normalQuantile(p)),
    ),
  );
}

/** Probability that chi-squared is below x. */
export function chiSquaredCdf(x: number, dof: number): number {
  return dof > 0 ? incompleteGamma(0.5 * dof, 0.5 * x).p : Number.NaN;
}

/** x below which chi-squared lies with probability p. */
export function chiSquaredQuantile(p: number, dof: number): number {
  if (!(p >= 0 && p <= 1 && dof > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const a = 0.5 * dof;
  const shape = 1 - 2 / (9 * dof) + normalQuantile(p) * Math.sqrt(2 / (9 * dof));
  // Wilson & Hilferty (1931) as the first guess; the leading power of the lower tail where that fails.
  const guess = shape > 0.1 ? Math.log(dof) + 3 * Math.log(shape) : (Math.log(p * a) + lnGamma(a)) / a + Math.log(2);
  return Math.exp(
    inverse(
      (u) => {
        const both = incompleteGamma(a, 0.5 * Math.exp(u));
        return p < 0.5 ? both.p - p : 1 - p - both.q;
      },
      (u) => Math.exp(a * (u - Math.log(2)) - 0.5 * Math.exp(u) - lnGamma(a)),
      [-740, Math.log(dof + 1e4) + 3],
      guess,
    ),
  );
}

/** Probability that F, the ratio of two mean squares with these degrees of freedom, is below x. */
export function fCdf(x: number, dof1: number, dof2: number): number {
  if (!(dof1 > 0 && dof2 > 0)) return Number.NaN;
  if (dof2 === Infinity) return chiSquaredCdf(x * dof1, dof1);
  if (dof1 === Infinity) return 1 - chiSquaredCdf(dof2 / x, dof2);
  const sum = dof2 + dof1 * x;
  return x > 0 ? incompleteBeta(0.5 * dof1, 0.5 * dof2, (dof1 * x) / sum, dof2 / sum) : 0;
}

/** x below which F lies with probability p. */
export function fQuantile(p: number, dof1: number, dof2: number): number {
  if (!(p >= 0 && p <= 1 && dof1 > 0 && dof2 > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  if (dof2 === Infinity) return chiSquaredQuantile(p, dof1) / dof1;
  if (dof1 === Infinity) return dof2 / chiSquaredQuantile(1 - p, dof2);
  const a = 0.5 * dof1;
  const b = 0.5 * dof2;
  const front = a * Math.log(dof1 / dof2) - lnBeta(a, b);
  return Math.exp(
    inverse(
      // The upper tail is the lower tail of 1/F, and keeps its digits so.
      (u) => (p < 0.5 ? fCdf(Math.exp(u), dof1, dof2) - p : 1 - p - fCdf(Math.exp(-u), dof2, dof1)),
      (u) => Math.exp(front + a * u - (a + b) * Math.log1p((dof1 / dof2) * Math.exp(u))),
      [-700, 700],
      0,
    ),
  );
}

/** Zero of an increasing function with its slope: Newton steps, and bisection where one would leave the bracket. */
function inverse(
  excess: (x: number) => number,
  slope: (x: number) => number,
  bracket: readonly [number, number],
  guess: number,
): number {
  let [low, high] = bracket;
  let x = Math.min(Math.max(guess, low), high);
  for (let k = 0; k < 200; k++) {
    const over = excess(x);
    if (over === 0) return x;
    if (over < 0) low = x;
    else high = x;
    const newton = x - over / slope(x);
    const next = newton > low && newton < high ? newton : 0.5 * (low + high);
    if (Math.abs(next - x) <= 4e-16 * Math.max(1, Math.abs(x))) return next;
    x = next;
  }
  return x;
}
