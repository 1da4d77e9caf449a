import { expect, it } from 'vitest';
import { normalQuantile } from '../../src/numerics/probability/distributions.js';
import { widenings } from '../../src/population/estimation/calibration.js';

/** Numbers that lie about their prediction as normal ones of that standard deviation, where the laws are said to err by 1. */
const study = (sd: number, kind = 'capacity', count = 200) =>
  Array.from({ length: count }, (_, i) => ({
    kind,
    value: sd * normalQuantile((i + 0.5) / count),
    draws: [{ value: 0, weight: 1, sd: 0 }],
    laws: 1,
  }));
// 90 % of a normal distribution lie within 1.645 standard deviations, 87 % within 1.514.
const share = 1.514 / 1.645;

it('the error of the laws is widened or narrowed until bands hold what they should', () => {
  expect(widenings([study(1.4)]).all.capacity).toBeCloseTo(1.4 * share, 1);
  expect(widenings([study(0.8)]).all.capacity).toBeCloseTo(0.8 * share, 1);
});

it('but not without bounds, and each kind for itself', () => {
  const { all } = widenings([study(9), study(1, 'resistance')]);
  expect([all.capacity, all.resistance]).toEqual([expect.closeTo(1.5, 6), expect.closeTo(share, 1)]);
});

it('a study is not judged by its own errors', () => {
  const { without } = widenings([study(1), study(1.3)]);
  expect(without[0].capacity).toBeCloseTo(1.3 * share, 1);
  expect(without[1].capacity).toBeCloseTo(share, 1);
});

it('what is known of the print, and how draws scatter, is not the fault of the laws', () => {
  const printed = study(1.2).map((one) => ({ ...one, draws: [{ value: 0, weight: 1, sd: 0.8 }] }));
  expect(widenings([printed]).all.capacity).toBeLessThan(0.85);
});
