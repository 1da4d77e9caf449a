import { describe, expect, it } from 'vitest';
import { sobolPoints } from '../../../src/numerics/probability/sobol.js';
import { chaosIndices } from '../../../src/numerics/sensitivity/chaosIntervals.js';
import { elementaryEffects } from '../../../src/numerics/sensitivity/elementaryEffects.js';
import { chaosAt, polynomialChaos } from '../../../src/numerics/sensitivity/polynomialChaos.js';
import { sobolIndices } from '../../../src/numerics/sensitivity/sobolIndices.js';

/** The function of Ishigami & Homma (1990), whose indices are known in closed form. */
const ishigami = (u: ArrayLike<number>): number => {
  const [x, y, z] = [0, 1, 2].map((i) => Math.PI * (2 * u[i] - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};
const known = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] };

describe('sensitivities of a response', () => {
  it('by mixtures of two samples meet the closed form, and the intervals hold it', () => {
    const both = sobolPoints(1024, 6, 5);
    const [a, b] = [both.map((point) => point.slice(0, 3)), both.map((point) => point.slice(3))];
    const mixed = [0, 1, 2].map((i) => a.map((point, k) => ishigami(point.map((u, j) => (j === i ? b[k][j] : u)))));
    const found = sobolIndices({ a: a.map(ishigami), b: b.map(ishigami), mixed });
    found.forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - known.first[i])).toBeLessThan(0.03);
      expect(Math.abs(total.value - known.total[i])).toBeLessThan(0.02);
      expect(first.low < known.first[i] && known.first[i] < first.high).toBe(true);
      expect(total.low < known.total[i] && known.total[i] < total.high).toBe(true);
      expect(total.high - total.low).toBeLessThan(0.2);
    });
  });

  it('by an expansion meet the closed form from a quarter of the points, and it says what it explains', () => {
    const points = sobolPoints(512, 3, 2);
    const values = points.map(ishigami);
    const chaos = polynomialChaos(points, values)!;
    expect(chaos.explained).toBeGreaterThan(0.99);
    chaosIndices(chaos, points, values).forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - known.first[i])).toBeLessThan(0.01);
      expect(Math.abs(total.value - known.total[i])).toBeLessThan(0.01);
      expect(total.low <= total.value && total.value <= total.high && total.high - total.low < 0.05).toBe(true);
    });
  });

  it('of a polynomial are exact: 1 + x + 2 x y over the unit square', () => {
    const points = sobolPoints(64, 2, 2);
    const chaos = polynomialChaos(
      points,
      points.map(([x, y]) => 1 + x + 2 * x * y),
    )!;
    // Var(2 x) = 1/3, Var(y) = 1/12, Var(2 (x - 1/2) (y - 1/2)) = 4/144.
    const variance = 1 / 3 + 1 / 12 + 1 / 36;
    const [x, y] = chaosIndices(
      chaos,
      points,
      points.map(([u, v]) => 1 + u + 2 * u * v),
    );
    expect(x.first.value).toBeCloseTo(1 / 3 / variance, 6);
    expect(y.first.value).toBeCloseTo(1 / 12 / variance, 6);
    expect(y.total.value).toBeCloseTo((1 / 12 + 1 / 36) / variance, 6);
    expect(chaosAt(chaos, [0.2, 0.7])).toBeCloseTo(1.48, 6);
    // The mean over y of 1 + x + 2 x y is 1 + 2 x.
    expect(chaosAt(chaos, [0.2, 0.9], [0])).toBeCloseTo(1.4, 6);
  });

  it('of coordinates with few values are those of these values, and no parabola is laid through two', () => {
    const points = sobolPoints(96, 2, 2).map(([x, y]) => [
      (Math.floor(3 * x) + 0.5) / 3,
      (Math.floor(2 * y) + 0.5) / 2,
    ]);
    const values = points.map(([x, y]) => 50 + 9 * x ** 2 + 2 * y);
    const chaos = polynomialChaos(points, values, [3, 2])!;
    expect(Math.max(...chaos.terms.map(([, degree]) => degree))).toBe(1);
    // 9 x^2 is 1/4, 9/4 or 25/4, 2 y is 1/2 or 3/2.
    const parts = [(1 + 81 + 625) / 48 - (35 / 12) ** 2, 1 / 4];
    const [x, y] = chaosIndices(chaos, points, values);
    expect(x.first.value).toBeCloseTo(parts[0] / (parts[0] + parts[1]), 6);
    expect(y.total.value).toBeCloseTo(parts[1] / (parts[0] + parts[1]), 6);
    expect(chaosAt(chaos, [1 / 6, 0.75], [0])).toBeCloseTo(50 + 1 / 4 + 1, 6);
  });

  it('by steps tell strength, direction and whether it is the same everywhere', () => {
    const [straight, bent] = elementaryEffects([
      [-2, -2, -2, -2],
      [1, -1, 3, -3],
    ]);
    expect(straight).toEqual({ magnitude: { value: 2, low: 2, high: 2 }, mean: -2, deviation: 0 });
    expect([bent.magnitude.value, bent.mean]).toEqual([2, 0]);
    expect(bent.deviation).toBeCloseTo(Math.sqrt(20 / 3), 12);
    expect([bent.magnitude.low, bent.magnitude.high]).toEqual([1, 3]);
  });
});
