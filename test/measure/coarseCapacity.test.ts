import { describe, expect, it } from 'vitest';
import { differentialCapacity } from '../../src/measure/differentialCapacity.js';

describe('differential capacity on a coarse grid', () => {
  /** Q at 3, 3.1 ... V. */
  const voltage = [3, 3.1, 3.2, 3.3, 3.4, 3.5, 3.6];
  const capacity = [0, 1, 4, 2, 9, 5, 20];
  const of = (options: object) => differentialCapacity(voltage, capacity, { spacing: 0.1, ...options });

  it('is the slope of the least-squares parabola through its neighbours, of fewer near the ends', () => {
    const { slope, voltage: at } = of({});
    expect(at).toHaveLength(7);
    for (const [i, v] of voltage.entries()) expect(at[i]).toBeCloseTo(v, 12);
    // One-sided three-point formulas, central differences, then five points: (q1 - q-1 + 2 (q2 - q-2))/(10 h).
    const expected = [
      (-3 * 0 + 4 * 1 - 4) / 0.2,
      (4 - 0) / 0.2,
      (2 - 1 + 2 * (9 - 0)) / 1,
      (9 - 4 + 2 * (5 - 1)) / 1,
      (5 - 2 + 2 * (20 - 4)) / 1,
      (20 - 9) / 0.2,
      (3 * 20 - 4 * 5 + 9) / 0.2,
    ];
    for (const [i, value] of expected.entries()) expect(slope[i]).toBeCloseTo(value, 8);
  });

  it('takes as many neighbours as it is told, one at least', () => {
    expect(of({ halfWidth: 1 }).slope[3]).toBeCloseTo(5 / 0.2, 8);
    expect(of({ halfWidth: 0 }).slope[3]).toBeCloseTo(5 / 0.2, 8);
    // (1 (9 - 4) + 2 (5 - 1) + 3 (20 - 0))/(28 h).
    expect(of({ halfWidth: 3 }).slope[3]).toBeCloseTo(73 / 2.8, 8);
  });

  it('shares what is left over a whole number of spacings between both ends', () => {
    const { voltage: at } = differentialCapacity([3, 3.1, 3.25], [0, 1, 2], { spacing: 0.1 });
    expect(at).toHaveLength(3);
    expect(at[0]).toBeCloseTo(3.025, 12);
    expect(at[2]).toBeCloseTo(3.225, 12);
    expect(differentialCapacity([3, 3.1, 3.19], [0, 1, 2], { spacing: 0.1 }).voltage).toHaveLength(0);
    expect(differentialCapacity([3, 3.005, 3.01], [0, 1, 2]).voltage).toHaveLength(3);
  });

  it('ends on the last point, where rounding puts the grid a little beyond it', () => {
    const { slope } = differentialCapacity([3, 3.1, 3.2, 3.3 - 1e-11], [0, 1, 2, 3], { spacing: 0.1 });
    expect(slope).toHaveLength(4);
    for (const value of slope) expect(value).toBeCloseTo(10, 6);
  });

  it('of a discharge counts capacities of either sign, skips what is no number and uses what both columns have', () => {
    const down = differentialCapacity([3.6, 3.5, Number.NaN, 3.4, 3.3], [0, -1, -7, -2, -3], { spacing: 0.1 });
    expect(down.voltage[0]).toBeCloseTo(3.6, 12);
    for (const slope of down.slope) expect(slope).toBeCloseTo(-10, 8);
    const up = differentialCapacity([3, 3.1, 3.2, 3.3], [0, 1, 2], { spacing: 0.1 });
    expect(up.voltage).toHaveLength(3);
    const gap = differentialCapacity([3, 3.1, 3.2, 3.3], [0, 1, Number.NaN, 3], { spacing: 0.1 });
    for (const slope of gap.slope) expect(slope).toBeCloseTo(10, 8);
  });
});
