import { describe, expect, it } from 'vitest';
import { timeToShare } from '../../src/measure/chronoamperometry.js';

describe('the time until a current has fallen', () => {
  it('is zero where it is low from the start, and the point itself where a current is zero', () => {
    expect(timeToShare([5, 6], [0.01, 0.001], 1)).toBe(0);
    expect(timeToShare([5, 6, 8], [1, 0.5, 0], 1)).toBe(3);
  });

  it('counts from the first point, interpolated in the logarithm, for any sign and share', () => {
    // From 0.04 to 0.0025 a factor of 16, to 0.01 one of 4: half way.
    expect(timeToShare([100, 110, 120], [1, 0.04, 0.0025], -1)).toBeCloseTo(15, 12);
    expect(timeToShare([100, 110, 120], [-1, -0.04, -0.0025], 1)).toBeCloseTo(15, 12);
    expect(timeToShare([100, 110, 120], [8, 2, 0.5], 10, 0.1)).toBeCloseTo(15, 12);
    expect(timeToShare([0, 1, 2], [1, 0.5, 0.01], 1)).toBe(2);
  });

  it('uses what both columns have', () => {
    expect(timeToShare([0, 1], [1, 0.5, 0.001], 1)).toBeNaN();
    expect(timeToShare([0, 1, 2], [1, 0.5], 1)).toBeNaN();
  });
});
