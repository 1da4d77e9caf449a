import { describe, expect, it } from 'vitest';
import {
  type DiscreteMeasure,
  gaussLegendre,
  gaussRule,
  type QuadratureRule,
} from '../../src/numerics/grids/quadrature.js';

/** The measure sqrt(u)/2 du on [a^2, b^2], i.e. r^2 dr with u = r^2, as a fine Gauss-Legendre sum in r. */
function spherical(a: number, b: number): DiscreteMeasure {
  const fine = gaussLegendre(60, a, b);
  return {
    points: fine.nodes.map((r) => r * r),
    masses: fine.weights.map((w, i) => w * fine.nodes[i] ** 2),
  };
}

/** Integral of u^k sqrt(u)/2 du from a^2 to b^2 = (b^(2k+3) - a^(2k+3))/(2k+3). */
const moment = (k: number, a: number, b: number): number => (b ** (2 * k + 3) - a ** (2 * k + 3)) / (2 * k + 3);

const sum = ({ nodes, weights }: QuadratureRule, f: (t: number) => number): number =>
  nodes.reduce((total, t, i) => total + weights[i] * f(t), 0);

/** Highest degree that a rule integrates to rounding. */
function exactness(rule: QuadratureRule, a: number, b: number): number {
  for (let k = 0; ; k++) {
    const exact = moment(k, a, b);
    if (Math.abs(sum(rule, (u) => u ** k) - exact) > 2e-14 * exact) return k - 1;
  }
}

describe('Gauss-Legendre', () => {
  it.each([1, 2, 3, 5, 10, 20, 40])('with %i points is exact to degree 2 n - 1 and no further', (n) => {
    const rule = gaussLegendre(n, 0.3, 1.7);
    const integral = (k: number) => (1.7 ** (k + 1) - 0.3 ** (k + 1)) / (k + 1);
    for (let k = 0; k < 2 * n; k++) expect(sum(rule, (t) => t ** k) / integral(k)).toBeCloseTo(1, 12);
    if (n <= 5) expect(Math.abs(sum(rule, (t) => t ** (2 * n)) / integral(2 * n) - 1)).toBeGreaterThan(1e-9);
  });
});

describe('rules for the volume of a sphere in u = r^2', () => {
  const shells: [number, number][] = [
    [0, 1],
    [0, 0.7],
    [0.8, 0.96],
  ];
  // On the narrow shell the error beyond the degree drowns in rounding for more points.
  describe.each(shells)('between r = %d and %d', (a, b) => {
    const sizes = a === 0 ? [1, 2, 3, 4, 5] : [1, 2];
    it.each(sizes)('%i points: Gauss is exact to degree 2 n - 1', (n) => {
      const rule = gaussRule(spherical(a, b), n);
      expect(exactness(rule, a, b)).toBe(2 * n - 1);
      for (const w of rule.weights) expect(w).toBeGreaterThan(0);
    });

    it.each(sizes)('%i points: Radau holds its node and is exact to degree 2 n - 2', (n) => {
      const rule = gaussRule(spherical(a, b), n, [b * b]);
      expect(rule.nodes[n - 1]).toBe(b * b);
      expect(exactness(rule, a, b)).toBe(2 * n - 2);
      for (const w of rule.weights) expect(w).toBeGreaterThan(0);
    });

    it.each(sizes.map((n) => n + 1))('%i points: Lobatto holds both nodes and is exact to degree 2 n - 3', (n) => {
      const rule = gaussRule(spherical(a, b), n, [a * a, b * b]);
      expect(rule.nodes[0]).toBe(a * a);
      expect(rule.nodes[n - 1]).toBe(b * b);
      expect(exactness(rule, a, b)).toBe(2 * n - 3);
      for (const w of rule.weights) expect(w).toBeGreaterThan(0);
    });
  });

  it.each([10, 20, 40, 80])('stays accurate with %i points', (n) => {
    const fine = gaussLegendre(2 * n + 8, 0, 1);
    const measure = {
      points: fine.nodes.map((r) => r * r),
      masses: fine.weights.map((w, i) => w * fine.nodes[i] ** 2),
    };
    const rule = gaussRule(measure, n, [1]);
    for (const k of [0, 1, 5, n, 2 * n - 2]) expect(sum(rule, (u) => u ** k) / moment(k, 0, 1)).toBeCloseTo(1, 11);
  });
});
