import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { boundedStep } from '../../src/numerics/search/boundedStep.js';
import {
  columnNorms,
  reduce,
  secantUpdate,
  sumOfSquares,
  transposeTimes,
  unweigh,
  weigh,
} from '../../src/numerics/search/gaussNewton.js';
import { robustLoss } from '../../src/numerics/search/robustLoss.js';

/** Three residuals of two parameters. */
const jacobian = Float64Array.of(1, 2, 3, 4, -5, 6);
const r = Float64Array.of(1, -2, 3);

describe('the pieces of a Gauss-Newton step', () => {
  it('are products and norms', () => {
    expect([...transposeTimes(jacobian, r, 2)]).toEqual([1 - 6 - 15, 2 - 8 + 18]);
    expect([...columnNorms(jacobian, 2)]).toEqual([Math.sqrt(35), Math.sqrt(56)]);
    expect(sumOfSquares(r)).toBe(14);
    expect(sumOfSquares(new Float64Array(0))).toBe(0);
  });

  it('keep the normal equations in a triangle, of fewer residuals than parameters, too', () => {
    for (const [rows, residuals] of [
      [jacobian, r],
      [jacobian.slice(0, 2), r.slice(0, 1)],
    ]) {
      const { triangle, rotated } = reduce(rows, residuals, 2);
      expect([triangle.rows, triangle.columns]).toEqual([2, 2]);
      expect(triangle.get(1, 0)).toBeCloseTo(0, 12);
      const gram = triangle.transpose().mmul(triangle);
      for (const a of [0, 1])
        for (const b of [0, 1]) {
          let sum = 0;
          for (let i = 0; i < residuals.length; i++) sum += rows[2 * i + a] * rows[2 * i + b];
          expect(gram.get(a, b)).toBeCloseTo(sum, 9);
        }
      const gradient = triangle.transpose().mmul(Matrix.columnVector([...rotated]));
      for (const [a, g] of transposeTimes(rows, residuals, 2).entries()) expect(gradient.get(a, 0)).toBeCloseTo(g, 9);
    }
  });

  it('weighs rows so that gradient stays that of the loss, and takes the weights off again', () => {
    const large = Float64Array.of(0.1, -2, 3);
    const loss = robustLoss(large, 'huber', 1);
    const { weighted, target } = weigh(jacobian, large, loss, 2);
    // rho' is 1 within the scale and 1/|r| beyond.
    const gradient = transposeTimes(weighted, target, 2);
    expect(gradient[0]).toBeCloseTo(0.1 * 1 - 1 * 3 - 1 * 5, 9);
    expect(gradient[1]).toBeCloseTo(0.1 * 2 - 1 * 4 + 1 * 6, 9);
    const back = unweigh(weighted, loss, 2);
    for (const [k, v] of jacobian.entries()) expect(back[k]).toBeCloseTo(v, 9);
    const plain = robustLoss(large, 'linear', 1);
    expect(weigh(jacobian, large, plain, 2)).toEqual({ weighted: jacobian, target: large });
    const copy = unweigh(jacobian, plain, 2);
    expect(copy).toEqual(jacobian);
    expect(copy).not.toBe(jacobian);
  });

  it('explains a step by the least change of the Jacobian, in scaled parameters', () => {
    const updated = jacobian.slice();
    const q = Float64Array.of(1, 1);
    const qNew = Float64Array.of(1.5, 3);
    const rNew = Float64Array.of(9, 8, 7);
    const scale = Float64Array.of(2, 3);
    secantUpdate(updated, r, rNew, q, qNew, scale);
    for (let i = 0; i < 3; i++) {
      expect(updated[2 * i] * 0.5 + updated[2 * i + 1] * 2).toBeCloseTo(rNew[i] - r[i], 9);
      // The change is along D^2 d: (4 * 0.5, 9 * 2).
      const change = [updated[2 * i] - jacobian[2 * i], updated[2 * i + 1] - jacobian[2 * i + 1]];
      expect(change[1] / change[0]).toBeCloseTo(9, 9);
    }
  });
});

describe('a step within bounds', () => {
  const wide = Float64Array.of(-1e9, -1e9);
  const { triangle, rotated } = reduce(jacobian, r, 2);
  const gradient = transposeTimes(jacobian, r, 2);
  const scale = Float64Array.of(2, 3);
  const step = (changes: { q?: number[]; lower?: number[]; upper?: number[]; damping?: number }) => {
    const { q = [0, 0], lower = [...wide], upper = [1e9, 1e9], damping = 0 } = changes;
    const [at, low, high] = [q, lower, upper].map((v) => Float64Array.from(v));
    return boundedStep(triangle, rotated, gradient, scale, damping, at, low, high);
  };
  /** Half the sum of squares that the linear model is lower by. */
  const gain = ([a, b]: ArrayLike<number> & Iterable<number>) => {
    let less = 0;
    for (let i = 0; i < 3; i++) less += 0.5 * (r[i] ** 2 - (r[i] + jacobian[2 * i] * a + jacobian[2 * i + 1] * b) ** 2);
    return less;
  };

  it('solves the damped normal equations where no bound is near', () => {
    // J^T J = [[35, -16], [-16, 56]], gradient (-20, 12).
    for (const damping of [0, 0.5, 10]) {
      const [a, b] = [35 + 4 * damping, 56 + 9 * damping];
      const determinant = a * b - 256;
      const found = step({ damping });
      expect(found.step[0]).toBeCloseTo((20 * b - 12 * 16) / determinant, 9);
      expect(found.step[1]).toBeCloseTo((20 * 16 - 12 * a) / determinant, 9);
      expect(found.predicted).toBeCloseTo(gain(found.step), 9);
    }
  });

  it('stops at a bound and solves the rest again', () => {
    // With the first at 0.1: b = (-12 + 1.6)/56.
    const upper = step({ upper: [0.1, 1e9] });
    expect(upper.step[0]).toBeCloseTo(0.1, 12);
    expect(upper.step[1]).toBeCloseTo(-10.4 / 56, 9);
    expect(upper.predicted).toBeCloseTo(gain(upper.step), 9);
    const lower = step({ q: [3, 2], lower: [-1e9, 1.999] });
    expect(lower.step[1]).toBeCloseTo(-0.001, 12);
    expect(lower.step[0]).toBeCloseTo((20 - 0.016) / 35, 9);
    const both = step({ q: [1, 1], lower: [0, 0.999], upper: [1.001, 2] });
    expect([...both.step].map((v) => Math.round(1e6 * v))).toEqual([1000, -1000]);
  });

  it('holds what stands on a bound that it would cross, and lets go what would leave it', () => {
    expect(step({ q: [5, 0], upper: [5, 1e9] }).step[0]).toBe(0);
    expect(step({ q: [5, 0], upper: [5, 1e9] }).step[1]).toBeCloseTo(-12 / 56, 9);
    expect(step({ q: [0, -2], lower: [-1e9, -2] }).step[1]).toBe(0);
    // On the other bound, and inwards.
    expect(step({ q: [5, 0], lower: [5, -1e9] }).step[0]).toBeCloseTo(step({}).step[0], 12);
    expect(step({ q: [0, -2], upper: [1e9, -2] }).step[1]).toBeCloseTo(step({}).step[1], 12);
    expect(step({ q: [5, 0], lower: [5, -1e9], upper: [5, 1e9] }).step[0]).toBe(0);
    expect(step({ q: [5, 5], lower: [5, 5], upper: [5, 5] })).toEqual({ step: new Float64Array(2), predicted: 0 });
  });

  it('does not move along what the residuals do not see', () => {
    const blind = reduce(Float64Array.of(1, 0, 2, 0, 3, 0), r, 2);
    const found = boundedStep(
      blind.triangle,
      blind.rotated,
      transposeTimes(Float64Array.of(1, 0, 2, 0, 3, 0), r, 2),
      Float64Array.of(1, 0),
      0,
      new Float64Array(2),
      wide,
      Float64Array.of(1e9, 1e9),
    );
    expect(found.step[0]).toBeCloseTo(-6 / 14, 9);
    expect(found.step[1]).toBe(0);
  });
});
