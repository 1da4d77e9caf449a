import { describe, expect, it } from 'vitest';
import type { QuadratureRule } from '../../src/numerics/grids/quadrature.js';
import { betaRule, normalRule } from '../../src/numerics/probability/probabilityRules.js';

const expectation = ({ nodes, weights }: QuadratureRule, f: (t: number) => number): number =>
  nodes.reduce((total, t, i) => total + weights[i] * f(t), 0);

describe('rule for the normal distribution', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('integrates all moments to degree 2 n - 1 with %i nodes', (n) => {
    let doubleFactorial = 1;
    for (let degree = 0; degree <= 2 * n - 1; degree++) {
      const moment = expectation(normalRule(n), (z) => z ** degree);
      if (degree % 2 === 1) expect(Math.abs(moment)).toBeLessThan(1e-9 * doubleFactorial);
      else {
        if (degree > 0) doubleFactorial *= degree - 1;
        expect(moment / doubleFactorial).toBeCloseTo(1, 10);
      }
    }
  });

  it.each([1, 7, 40, 100])('is symmetric with weights that add up to 1 for %i nodes', (n) => {
    const { nodes, weights } = normalRule(n);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 14);
    for (let i = 0; i < n; i++) {
      expect(nodes[i]).toBe(-nodes[n - 1 - i] || 0);
      expect(weights[i]).toBe(weights[n - 1 - i]);
    }
    // E[exp z] is the mean of a log-normal number.
    if (n >= 7) expect(expectation({ nodes, weights }, (z) => Math.exp(0.6 * z))).toBeCloseTo(Math.exp(0.18), 9);
  });
});

/** E[t^k] = product over i < k of (a + i)/(a + b + i). */
function betaMoment(k: number, mean: number, concentration: number): number {
  let product = 1;
  for (let i = 0; i < k; i++) product *= (concentration * mean + i) / (concentration + i);
  return product;
}

describe('rule for the beta distribution', () => {
  const distributions: [number, number][] = [
    [0.6, 2],
    [0.5, 1],
    [0.3, 0.3],
    [0.02, 0.04],
    [0.9, 12],
    [0.7, 1e4],
  ];
  describe.each(distributions)('of mean %d and concentration %d', (mean, nu) => {
    it.each([1, 2, 3, 4, 8, 20])('integrates all moments to degree 2 n - 1 with %i nodes within (0, 1)', (n) => {
      const rule = betaRule(n, mean, nu);
      for (let k = 0; k <= 2 * n - 1; k++)
        expect(expectation(rule, (t) => t ** k) / betaMoment(k, mean, nu)).toBeCloseTo(1, 9);
      for (const t of rule.nodes) expect(t > 0 && t < 1).toBe(true);
      for (const w of rule.weights) expect(w).toBeGreaterThan(0);
    });
  });

  it('has the stated variance and not the moment beyond its degree', () => {
    const rule = betaRule(2, 0.6, 2);
    expect(expectation(rule, (t) => (t - 0.6) ** 2)).toBeCloseTo((0.6 * 0.4) / 3, 14);
    expect(Math.abs(expectation(rule, (t) => t ** 4) - betaMoment(4, 0.6, 2))).toBeGreaterThan(1e-4);
  });

  it('of mean 1/2 and concentration 2 is the Gauss-Legendre rule on (0, 1)', () => {
    const { nodes, weights } = betaRule(2, 0.5, 2);
    expect(nodes[0]).toBeCloseTo(0.5 - 0.5 / Math.sqrt(3), 14);
    expect(nodes[1]).toBeCloseTo(0.5 + 0.5 / Math.sqrt(3), 14);
    expect(weights[0]).toBeCloseTo(0.5, 14);
  });

  it('exchanges its ends with the mean', () => {
    const one = betaRule(5, 0.2, 3);
    const other = betaRule(5, 0.8, 3);
    for (let i = 0; i < 5; i++) {
      expect(one.nodes[i]).toBeCloseTo(1 - other.nodes[4 - i], 13);
      expect(one.weights[i]).toBeCloseTo(other.weights[4 - i], 13);
    }
  });

  it('draws together about the mean when nothing is left to spread', () => {
    for (const nu of [1e8, 1e16, 1e300]) {
      for (const t of betaRule(4, 0.6, nu).nodes)
        expect(Math.abs(t - 0.6)).toBeLessThanOrEqual(3 / Math.sqrt(nu) + 1e-15);
    }
  });
});
