import { normalCdf, normalQuantile } from '../numerics/probability/distributions.js';
import type { Band } from '../results/prediction.js';

/** One of the values that a quantity may have, with its weight; weights need not add up to 1. */
export interface Weighted {
  /** In the coordinate of its error. */
  readonly value: number;
  readonly weight: number;
  /** Standard deviation of the error of the laws about it. */
  readonly sd: number;
}

/** Standard normal numbers of equal probability that stand for the error about each value. */
const nodes = Array.from({ length: 15 }, (_, i) => normalQuantile((i + 0.5) / 15));

/** Quantiles of the mixture of normal distributions about weighted values. NaN of nothing. */
export function mixtureQuantiles(values: readonly Weighted[], probabilities: readonly number[]): readonly number[] {
  const spread = values.flatMap(({ value, weight, sd }) =>
    sd > 0 ? nodes.map((node) => ({ value: value + sd * node, weight })) : [{ value, weight: weight * nodes.length }],
  );
  const sorted = spread.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  // The middle of each step of the distribution lies at its value.
  let passed = 0;
  const at = sorted.map(({ weight }) => {
    passed += weight;
    return (passed - weight / 2) / total;
  });
  return probabilities.map((p) => {
    const above = at.findIndex((share) => share >= p);
    if (above === 0 || (above < 0 && sorted.length > 0)) return sorted.at(above === 0 ? 0 : -1)?.value ?? Number.NaN;
    const [low, high] = [sorted[above - 1], sorted[above]];
    const [from, to] = [at[above - 1], at[above]];
    if (!low || !high || from === undefined || to === undefined) return Number.NaN;
    return low.value + ((p - from) / (to - from)) * (high.value - low.value);
  });
}

/** The band of weighted values. `from` leads from their coordinate to the quantity, upwards or downwards. */
export function bandOf(values: readonly Weighted[], from: (coordinate: number) => number): Band {
  const found = mixtureQuantiles(values, [0.5, 0.25, 0.75, 0.05, 0.95]).map(from);
  const [median, a, b, c, d] = found as [number, number, number, number, number];
  return {
    median,
    low50: Math.min(a, b),
    high50: Math.max(a, b),
    low90: Math.min(c, d),
    high90: Math.max(c, d),
  };
}

/** Probability that a weighted difference with its error is above zero. */
export function probabilityAbove(differences: readonly Weighted[]): number {
  const total = differences.reduce((sum, { weight }) => sum + weight, 0);
  const above = differences.reduce((sum, { value, weight, sd }) => {
    const share = sd > 0 ? normalCdf(value / sd) : value > 0 ? 1 : value === 0 ? 0.5 : 0;
    return sum + weight * share;
  }, 0);
  return above / total;
}
