import { describe, expect, it } from 'vitest';
import { CubicTable } from '../../src/numerics/grids/cubicTable.js';

const f = (x: number) => Math.sin(3 * x) + Math.exp(-x);
const slope = (x: number) => 3 * Math.cos(3 * x) - Math.exp(-x);

function worst(table: CubicTable, g: (x: number) => number, read: 'value' | 'slope'): number {
  let error = 0;
  for (let i = 0; i <= 4000; i++) {
    const x = -1 + (3 * i) / 4000;
    table.evaluate(x);
    error = Math.max(error, Math.abs(table[read] - g(x)));
  }
  return error;
}

describe('a cubic table', () => {
  it.each([
    ['given slopes', slope],
    ['slopes by differences', undefined],
  ])('is of order 4 in value and 3 in slope (%s)', (_, derivative) => {
    const errors = [16, 32, 64, 128].map((cells) => {
      const table = CubicTable.of(f, -1, 2, cells, derivative);
      return [worst(table, f, 'value'), worst(table, slope, 'slope')];
    });
    for (let i = 0; i + 1 < errors.length; i++) {
      expect(Math.log2(errors[i][0] / errors[i + 1][0])).toBeCloseTo(4, 0);
      expect(Math.log2(errors[i][1] / errors[i + 1][1])).toBeCloseTo(3, 0);
    }
    expect(Math.log2(errors[2][0] / errors[3][0])).toBeGreaterThan(3.9);
    expect(Math.log2(errors[2][1] / errors[3][1])).toBeGreaterThan(2.9);
  });

  it('has in `slope` the derivative of its own `value`, inside and beyond its ends', () => {
    const table = CubicTable.of(f, -1, 2, 9);
    const h = 1e-5;
    for (const x of [-2, -1.4, -0.99, -0.3, 0.07, 0.51, 1.2, 1.98, 2.5, 9]) {
      const difference = (table.at(x + h) - table.at(x - h)) / (2 * h);
      table.evaluate(x);
      expect(table.slope).toBeCloseTo(difference, 8);
    }
  });

  it('goes on straight beyond its ends', () => {
    const table = CubicTable.of(f, -1, 2, 50, slope);
    expect(table.at(5)).toBeCloseTo(f(2) + 3 * slope(2), 12);
    expect(table.at(-4)).toBeCloseTo(f(-1) - 3 * slope(-1), 12);
  });

  it('returns NaN for NaN', () => {
    expect(CubicTable.of(f, 0, 1, 4).at(Number.NaN)).toBeNaN();
  });
});
