import { describe, expect, it } from 'vitest';
import { barycentricWeights, differentiationMatrix, lagrangeValues } from '../../src/numerics/grids/lagrange.js';
import { gaussLegendre, gaussRule } from '../../src/numerics/grids/quadrature.js';

function lobatto(n: number): Float64Array {
  const { nodes, weights } = gaussLegendre(n + 4, 0, 1);
  return gaussRule({ points: nodes, masses: weights }, n, [0, 1]).nodes;
}

const polynomial = (coefficients: readonly number[], t: number): number =>
  coefficients.reduceRight((p, c) => p * t + c, 0);
const derivative = (coefficients: readonly number[]): number[] => coefficients.slice(1).map((c, i) => c * (i + 1));

describe('Lagrange basis', () => {
  const grids: [string, ArrayLike<number>][] = [
    ['uneven', [0.1, 0.15, 0.4, 0.77, 1.3]],
    ['narrow', [0.921, 0.93, 0.95, 0.9999, 1]],
    ['Lobatto', lobatto(9)],
  ];
  it.each(grids)('reproduces polynomials up to its degree (%s nodes)', (_, nodes) => {
    const n = nodes.length;
    const coefficients = Array.from({ length: n }, (_, k) => Math.sin(7 * k + 1));
    const values = Array.from(nodes, (t) => polynomial(coefficients, t));
    const barycentric = barycentricWeights(nodes);
    for (const t of [nodes[0], nodes[2], 0.5 * (nodes[0] + nodes[1]), 0.3 * nodes[1] + 0.7 * nodes[n - 1]]) {
      const basis = lagrangeValues(nodes, barycentric, t);
      expect(basis.reduce((a, b) => a + b)).toBeCloseTo(1, 13);
      expect(basis.reduce((total, l, i) => total + l * values[i], 0)).toBeCloseTo(polynomial(coefficients, t), 11);
    }
  });

  it.each(grids)('differentiates polynomials up to its degree exactly (%s nodes)', (_, nodes) => {
    const n = nodes.length;
    const d = differentiationMatrix(nodes);
    const coefficients = Array.from({ length: n }, (_, k) => Math.cos(3 * k));
    const slope = derivative(coefficients);
    const values = Array.from(nodes, (t) => polynomial(coefficients, t));
    const width = nodes[n - 1] - nodes[0];
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += d[i * n + j] * values[j];
      expect(Math.abs(sum - polynomial(slope, nodes[i])) * width).toBeLessThan(1e-11);
    }
  });

  it('takes the derivative of a constant for zero and of exp for exp, on 40 nodes', () => {
    const nodes = lobatto(40);
    const d = differentiationMatrix(nodes);
    for (let i = 0; i < 40; i++) {
      let ofConstant = 0;
      let ofExp = 0;
      for (let j = 0; j < 40; j++) {
        ofConstant += d[i * 40 + j];
        ofExp += d[i * 40 + j] * Math.exp(nodes[j]);
      }
      expect(Math.abs(ofConstant)).toBeLessThan(1e-10);
      expect(ofExp).toBeCloseTo(Math.exp(nodes[i]), 9);
    }
  });
});
