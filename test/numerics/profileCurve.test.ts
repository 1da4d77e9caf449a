import { describe, expect, it } from 'vitest';
import { crossingOf } from '../../src/numerics/search/profileCurve.js';

describe('where a profile crosses its threshold', () => {
  const of = (...pairs: [number, number][]) => pairs.map(([distance, root]) => ({ distance, root }));

  it('is interpolated between the points around it, by a line or by a cubic', () => {
    expect(crossingOf(of([0, 0], [2, 4]), 1)).toBeCloseTo(0.5, 12);
    // distance = root^3, through the four nearest points or the three that there are.
    const cubic = of([0, 0], [1, 1], [8, 2], [27, 3], [64, 4], [125, 5]);
    expect(crossingOf(cubic, 2.5)).toBeCloseTo(15.625, 9);
    expect(crossingOf(cubic, 4.9)).toBeCloseTo(117.649, 9);
    expect(crossingOf(cubic.slice(0, 3), 1.5)).toBeCloseTo(3 * 1.5 ** 2 - 2 * 1.5, 9);
    expect(crossingOf(cubic, 3)).toBeCloseTo(27, 9);
  });

  it('is none where the threshold is not reached, or at the solution already', () => {
    expect(crossingOf(of([0, 0], [1, 1]), 1.01)).toBeUndefined();
    expect(crossingOf(of([0, 2], [1, 3]), 1)).toBeUndefined();
  });

  it('uses the nearest points, of those that ascend, and stays between the two around it', () => {
    expect(crossingOf(of([0, 0], [1, 3], [2, 1], [3, 5], [4, 2]), 4)).toBeCloseTo(2.75, 12);
    // Far ones are off the curve: [0, 0] counts less than [3, 3] and [4, 4].
    expect(crossingOf(of([50, 0], [1, 1], [2, 2], [3, 3], [4, 4], [90, 9]), 2.5)).toBeCloseTo(2.5, 12);
    // The cubic would overshoot: a line instead.
    const steep = of([0, 0], [10, 0.1], [10.1, 2], [10.2, 2.1]);
    expect(crossingOf(steep, 0.2)).toBeGreaterThanOrEqual(10);
    expect(crossingOf(steep, 0.2)).toBeLessThanOrEqual(10.1);
  });
});
