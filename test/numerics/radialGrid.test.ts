import { EigenvalueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import {
  gradedFiniteVolumes,
  type RadialGridKind,
  radialGrid,
  spectralElements,
} from '../../src/numerics/grids/radialGrid.js';
import { discreteSphere, sphereError, sphereSeries, stiffnessMatrix } from './sphere.js';

const kinds: RadialGridKind[] = ['spectral', 'finite-volume'];
const sizes = [4, 5, 6, 7, 8, 9, 12, 14, 15, 20, 22, 30, 60, 100, 200];

describe.each(kinds)('a %s grid', (kind) => {
  it.each(sizes)('with %i unknowns fills the sphere, conserves and dissipates', (size) => {
    const grid = radialGrid(kind, size);
    expect(grid.size).toBe(size);
    expect(grid.mass.reduce((a, b) => a + b)).toBeCloseTo(1 / 3, 13);
    for (const m of grid.mass) expect(m).toBeGreaterThan(0);
    expect(grid.radius[size - 1]).toBe(1);
    for (let n = 1; n < size; n++) expect(grid.radius[n]).toBeGreaterThan(grid.radius[n - 1]);
    const s = stiffnessMatrix(grid);
    for (let n = 0; n < size; n++) {
      const row = s.getRow(n);
      const scale = s.get(n, n);
      expect(Math.abs(row.reduce((a, b) => a + b, 0)) / scale).toBeLessThan(1e-13);
    }
    // One zero eigenvalue (the constant profile), all others positive: gradients only decay.
    const rates = new EigenvalueDecomposition(s, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => a - b);
    expect(Math.abs(rates[0])).toBeLessThan(1e-12 * rates[size - 1]);
    expect(rates[1]).toBeGreaterThan(1e-3);
  });
});

describe('spectral elements', () => {
  it.each([4, 7, 10, 15, 24])('with %i unknowns diffuse s = r^2 exactly: its Laplacian is 6', (size) => {
    const grid = radialGrid('spectral', size);
    const s = stiffnessMatrix(grid);
    for (let n = 0; n < size; n++) {
      let sum = 0;
      for (let m = 0; m < size; m++) sum += s.get(n, m) * grid.radius[m] ** 2;
      // Weak form: -S s = 6 m_n - [surface] 2.
      expect(-sum).toBeCloseTo(6 * grid.mass[n] - (n === size - 1 ? 2 : 0), 10);
    }
  });

  it('have the same narrow band for every number of unknowns, none of which is worse than a smaller one by much', () => {
    const grids = Array.from({ length: 57 }, (_, i) => radialGrid('spectral', 4 + i));
    expect(new Set(grids.map(({ bandwidth }) => bandwidth))).toEqual(new Set([3]));
    const errors = grids.slice(0, 28).map((grid) => sphereError(grid, 0.003));
    for (let i = 3; i < errors.length; i++) expect(errors[i]).toBeLessThan(2.5 * Math.min(...errors.slice(0, i)));
  });

  it('refuses fewer unknowns than its elements need', () => {
    expect(() => spectralElements(3, [0, 0.5, 0.8, 1])).toThrow(RangeError);
  });
});

describe('a sphere with constant flux', () => {
  it('holds what has flowed in, on every grid', () => {
    for (const kind of kinds) {
      for (const size of [4, 10, 15, 30]) {
        const grid = radialGrid(kind, size);
        const s = discreteSphere(grid)(0.07);
        expect(s.reduce((sum, value, n) => sum + grid.mass[n] * value, 0)).toBeCloseTo(0.07, 11);
      }
    }
  });

  it('has a series that starts like a half space, 2 sqrt(tau/pi), and ends parabolic', () => {
    const tau = 3e-5;
    expect(sphereSeries(1, tau) / (2 * Math.sqrt(tau / Math.PI))).toBeCloseTo(1, 2);
    expect(sphereSeries(1, 2)).toBeCloseTo(6 + 0.2, 12);
    expect(sphereSeries(0, 2)).toBeCloseTo(6 - 0.3, 12);
  });

  it.each([0.003, 0.03, 0.3])('converges with order 2 on finite volumes (tau = %d)', (tau) => {
    const errors = [20, 40, 80, 160].map((size) => sphereError(gradedFiniteVolumes(size), tau));
    for (let i = 1; i + 1 < errors.length; i++) expect(Math.log2(errors[i] / errors[i + 1])).toBeCloseTo(2, 0);
    expect(Math.log2(errors[2] / errors[3])).toBeGreaterThan(1.85);
    expect(errors[1]).toBeLessThan(2e-3);
  });

  it.each([
    [0.03, [3, 6, 12]],
    [0.3, [2, 4, 8]],
  ])('converges faster than any order on one spectral element (tau = %d)', (tau, counts) => {
    const errors = counts.map((size) => sphereError(spectralElements(size, [0, 1]), tau));
    const orders = [0, 1].map((i) => Math.log2(errors[i] / errors[i + 1]));
    expect(orders[0]).toBeGreaterThan(6);
    expect(orders[1]).toBeGreaterThan(1.7 * orders[0]);
  });

  it.each([
    [0.003, 5e-5],
    [0.03, 3e-5],
  ])(
    'converges with order 3.5 to 5 on the standard spectral grid, also soon after the start (tau = %d)',
    (tau, first) => {
      const errors = [16, 31, 61, 121].map((size) => sphereError(radialGrid('spectral', size), tau));
      expect(errors[0]).toBeLessThan(first);
      expect(Math.log2(errors[1] / errors[2])).toBeGreaterThan(3.4);
      expect(Math.log2(errors[2] / errors[3])).toBeGreaterThan(4.5);
    },
  );

  it('is met by 15 spectral unknowns better than by four times as many finite volumes', () => {
    for (const tau of [0.003, 0.03, 0.3]) {
      expect(sphereError(radialGrid('spectral', 15), tau)).toBeLessThan(sphereError(gradedFiniteVolumes(60), tau));
    }
  });
});
