import { describe, expect, it } from 'vitest';
import { type Loss, robustLoss } from '../../src/numerics/search/robustLoss.js';

/** Cost of one residual, from which its derivatives follow. */
const cost = (r: number, loss: Loss, scale: number): number => robustLoss(Float64Array.of(r), loss, scale).cost;

describe.each(['soft-l1', 'huber'] as const)('%s loss', (loss) => {
  it.each([
    [0.3, 1],
    [0.9, 1],
    [1.7, 1],
    [-6, 2],
    [40, 0.5],
  ])('at %d with scale %d: slope and row scale are the first and second derivative of its cost', (r, scale) => {
    const { slope, rowScale } = robustLoss(Float64Array.of(r), loss, scale);
    const h = 1e-3 * Math.abs(r);
    const first = (cost(r + h, loss, scale) - cost(r - h, loss, scale)) / (2 * h);
    const second = (cost(r + h, loss, scale) - 2 * cost(r, loss, scale) + cost(r - h, loss, scale)) / (h * h);
    expect(slope![0] * r).toBeCloseTo(first, 4);
    expect(rowScale![0] ** 2).toBeCloseTo(second, 4);
  });

  it('is the plain sum of squares for small residuals, and linear in large ones', () => {
    expect(cost(1e-4, loss, 1)).toBeCloseTo(5e-9, 15);
    expect(cost(2e6, loss, 1) / cost(1e6, loss, 1)).toBeCloseTo(2, 5);
  });
});

it('the linear loss is half the sum of squares and scales nothing', () => {
  expect(robustLoss(Float64Array.of(3, -4), 'linear', 1)).toEqual({ cost: 12.5 });
});
