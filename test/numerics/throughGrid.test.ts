import { Matrix, solve } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { throughGrid } from '../../src/numerics/grids/throughGrid.js';

describe('the grid through the electrode', () => {
  it.each([2, 3, 4, 8, 20, 50, 100])('with %i nodes spans [0, 1], sums to its length and conserves', (size) => {
    const { position, weights, stiffness } = throughGrid(size);
    expect(position[0]).toBe(0);
    expect(position[size - 1]).toBe(1);
    expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    for (let m = 0; m < size; m++) {
      expect(weights[m]).toBeGreaterThan(0);
      let sum = 0;
      for (let n = 0; n < size; n++) {
        sum += stiffness[m * size + n];
        expect(Math.abs(stiffness[m * size + n] - stiffness[n * size + m])).toBeLessThan(1e-11 * stiffness[0]);
      }
      expect(Math.abs(sum)).toBeLessThan(1e-12 * stiffness[0]);
    }
  });

  it("solves -v'' = sin(3 x) with an error that falls faster than any order", () => {
    const errors = [3, 6, 12].map(boundaryValueError);
    const orders = [0, 1].map((i) => Math.log2(errors[i] / errors[i + 1]));
    expect(orders[0]).toBeGreaterThan(6);
    expect(orders[1]).toBeGreaterThan(1.5 * orders[0]);
    expect(boundaryValueError(20)).toBeLessThan(1e-12);
    expect(boundaryValueError(50)).toBeLessThan(1e-10);
  });

  it('lumps one node in the middle', () => {
    expect(throughGrid(1)).toMatchObject({ size: 1, weights: new Float64Array([1]), stiffness: new Float64Array([0]) });
  });
});

/** Largest nodal error for -v'' = sin(3 x), v'(0) = -1/3, v(1) = 0, that is v = sin(3 x)/9 - 2 x/3 + const. */
function boundaryValueError(size: number): number {
  const { position, weights, stiffness } = throughGrid(size);
  const exact = (x: number) => (Math.sin(3 * x) - Math.sin(3)) / 9 + (2 / 3) * (1 - x);
  const inner = Array.from({ length: size - 1 }, (_, i) => i);
  const a = new Matrix(inner.map((i) => inner.map((j) => stiffness[i * size + j])));
  const b = inner.map((i) => weights[i] * Math.sin(3 * position[i]) + (i === 0 ? 1 / 3 : 0));
  const v = solve(a, Matrix.columnVector(b));
  return Math.max(...inner.map((i) => Math.abs(v.get(i, 0) - exact(position[i]))));
}
