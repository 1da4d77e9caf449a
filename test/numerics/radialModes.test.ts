import { describe, expect, it } from 'vitest';
import { radialGrid } from '../../src/numerics/grids/radialGrid.js';
import { radialModes } from '../../src/numerics/grids/radialModes.js';
import { symmetricEigen } from '../../src/numerics/linear/symmetricEigen.js';

/** Squares of the positive roots of tan l = l, by bisection of sin l - l cos l between the poles of the tangent. */
const exact = (n: number): number => {
  let [low, high] = [n * Math.PI, (n + 0.5) * Math.PI];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (
      Math.sign(Math.sin(middle) - middle * Math.cos(middle)) ===
      Math.sign(Math.sin(low + 1e-9) - low * Math.cos(low + 1e-9))
    )
      low = middle;
    else high = middle;
  }
  return low * low;
};

describe('the modes of a sphere', () => {
  it.each([10, 13, 16, 30])(
    'of %d unknowns begin as those of the sphere do, and lead by R2/(15 D) when steady',
    (size) => {
      const { decay, gain } = radialModes(radialGrid('spectral', size));
      expect(decay.length).toBe(size - 1);
      expect(decay[0] / exact(1) - 1).toBeLessThan(1e-4);
      expect(gain[0]).toBeCloseTo(2 / 3, 3);
      const steady = decay.reduce((sum, mu, n) => sum + gain[n] / mu, 0);
      expect(steady).toBeCloseTo(1 / 15, 12);
    },
  );

  it('come nearer with more unknowns', () => {
    const third = (size: number): number => radialModes(radialGrid('spectral', size)).decay[2] / exact(3) - 1;
    expect(Math.abs(third(30))).toBeLessThan(Math.abs(third(16)) / 10);
    expect(Math.abs(third(30))).toBeLessThan(2e-2);
  });

  it('are those of finite volumes as well', () => {
    const { decay } = radialModes(radialGrid('finite-volume', 40));
    expect(decay[0] / exact(1)).toBeCloseTo(1, 2);
  });
});

describe('the eigenvalues of a symmetric matrix', () => {
  it('are those of a matrix put together from them', () => {
    const { values, vectors } = symmetricEigen([2, 1, 0, 1, 2, 1, 0, 1, 2], 3);
    expect([...values]).toEqual([2 - Math.SQRT2, 2, 2 + Math.SQRT2].map((value) => expect.closeTo(value, 14)));
    for (let k = 0; k < 3; k++) {
      const v = [...vectors.subarray(3 * k, 3 * k + 3)];
      expect(2 * v[0] + v[1]).toBeCloseTo(values[k] * v[0], 14);
      expect(v[0] + 2 * v[1] + v[2]).toBeCloseTo(values[k] * v[1], 14);
      expect(v[0] ** 2 + v[1] ** 2 + v[2] ** 2).toBeCloseTo(1, 14);
    }
  });

  it('are on the diagonal of a diagonal matrix, sorted', () => {
    expect([...symmetricEigen([3, 0, 0, 1], 2).values]).toEqual([1, 3]);
  });
});
