import { studentQuantile } from '../probability/distributions.js';
import { RandomStream } from '../probability/randomStream.js';
import { chaosShares, normalEquations, type PolynomialChaos, solved, termRows } from './polynomialChaos.js';
import type { SobolIndices } from './sobolIndices.js';

/** Groups of points that are left out one after the other. */
const GROUPS = 20;

/**
 * Sobol indices of an expansion with 95 % intervals by the delete-a-group jackknife: how far they depend on which points there were,
 * the degree kept.
 */
export function chaosIndices(
  chaos: PolynomialChaos,
  points: readonly ArrayLike<number>[],
  values: readonly number[],
  seed = 1,
): readonly SobolIndices[] {
  const { terms } = chaos;
  const m = terms.length;
  const rows = termRows(chaos, points);
  const random = new RandomStream(seed);
  const order = points.map((_, k) => ({ k, at: random.uniform() })).sort((x, y) => x.at - y.at);
  const all = normalEquations(rows, values, m);
  const without = Array.from({ length: GROUPS }, (_, g) => {
    const out = order.filter((_, i) => i % GROUPS === g).map(({ k }) => k);
    const part = normalEquations(
      out.map((k) => rows[k]),
      out.map((k) => values[k]),
      m,
    );
    const rest = {
      matrix: all.matrix.map((sum, i) => sum - part.matrix[i]),
      right: all.right.map((sum, i) => sum - part.right[i]),
      points: all.points - part.points,
    };
    return chaosShares({ terms, coefficients: [...solved(rest).coefficients] });
  });
  const t = studentQuantile(0.975, GROUPS - 1);
  const interval = (value: number, repeated: readonly number[]) => {
    const mean = repeated.reduce((sum, one) => sum + one, 0) / GROUPS;
    const error = Math.sqrt(((GROUPS - 1) / GROUPS) * repeated.reduce((sum, one) => sum + (one - mean) ** 2, 0));
    return { value, low: Math.max(0, value - t * error), high: Math.min(1, value + t * error) };
  };
  return chaosShares(chaos).map(({ first, total }, i) => ({
    first: interval(
      first,
      without.map((shares) => shares[i].first),
    ),
    total: interval(
      total,
      without.map((shares) => shares[i].total),
    ),
  }));
}
