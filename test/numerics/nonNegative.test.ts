import { describe, expect, it } from 'vitest';
import { nonNegativeMinimum } from '../../src/numerics/linear/nonNegative.js';
import { normal } from '../measure/synthetic.js';

/** H = A^T A + ridge, c = A^T b of a random problem whose columns are nearly alike if `alike` is near 1. */
function problem(n: number, alike: number, seed: number) {
  const random = normal(seed);
  const shared = Array.from({ length: 2 * n }, random);
  const a = shared.map((s) => Array.from({ length: n }, () => alike * s + (1 - alike) * random()));
  const b = Array.from({ length: 2 * n }, random);
  const H = new Float64Array(n * n);
  const c = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let r = 0; r < 2 * n; r++) c[i] += a[r][i] * b[r];
    for (let j = 0; j < n; j++) for (let r = 0; r < 2 * n; r++) H[i * n + j] += a[r][i] * a[r][j];
  }
  return { H, c };
}

describe('non-negative quadratic minimum', () => {
  it.each([
    [1, 0],
    [5, 0],
    [40, 0],
    [40, 0.9],
    [60, 0.999],
  ])('meets the Karush-Kuhn-Tucker conditions with %d unknowns, alike by %d, from any guess', (n, alike) => {
    const { H, c } = problem(n, alike, 5);
    const size = Math.max(...c.map(Math.abs));
    for (const guess of [() => true, () => false, (i: number) => i % 2 === 0]) {
      const x = nonNegativeMinimum(H, c, (i) => i > 0, guess);
      for (let i = 0; i < n; i++) {
        let gradient = -c[i];
        for (let j = 0; j < n; j++) gradient += H[i * n + j] * x[j];
        if (i > 0) expect(x[i]).toBeGreaterThanOrEqual(0);
        if (i === 0 || x[i] > 0) expect(Math.abs(gradient)).toBeLessThan(1e-7 * size);
        else expect(gradient).toBeGreaterThan(-1e-7 * size);
      }
    }
  });
});
