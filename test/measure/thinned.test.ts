import { describe, expect, it } from 'vitest';
import { thinned } from '../../src/measure/thinned.js';

describe('a thinned spectrum', () => {
  const of = (frequency: number[], re = frequency.map((_, i) => i), im = frequency.map((_, i) => -2 * i)) => ({
    frequency: Float64Array.from(frequency),
    re: Float64Array.from(re),
    im: Float64Array.from(im),
  });

  it('has the means of even bands of the logarithm, from the highest on', () => {
    const few = thinned(of([10, 1, 1000, 100, 2]), 2);
    expect(few.frequency[0]).toBeCloseTo(10 ** 2.5, 9);
    expect(few.frequency[1]).toBeCloseTo((10 * 1 * 2) ** (1 / 3), 9);
    expect([...few.re]).toEqual([2.5, 5 / 3]);
    expect([...few.im]).toEqual([-5, -10 / 3]);
  });

  it('leaves empty bands out, and makes one point of one frequency', () => {
    expect(thinned(of([1000, 999, 998, 1.001, 1]), 4).frequency).toHaveLength(2);
    const one = thinned(of([5, 5, 5]), 2);
    expect(one.frequency).toHaveLength(1);
    expect(one.re[0]).toBe(1);
  });

  it('is the same where there are no more points than asked for', () => {
    const three = of([3, 2, 1]);
    expect(thinned(three, 3)).toBe(three);
    expect(thinned(three, 2)).not.toBe(three);
    const usual = of(Array.from({ length: 200 }, (_, i) => i + 1));
    expect(thinned(usual)).toBe(usual);
  });
});
