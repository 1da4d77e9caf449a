import { describe, expect, it } from 'vitest';
import { bandOf, mixtureQuantiles, probabilityAbove } from '../../src/population/bands.js';

const equal = (values: readonly number[], sd = 0) => values.map((value) => ({ value, weight: 1, sd }));

describe('bands of weighted values', () => {
  it('of 1 to 99 hold their middle halves and nine tenths', () => {
    const values = equal(Array.from({ length: 99 }, (_, i) => i + 1));
    const { median, low50, high50, low90, high90 } = bandOf(values, (value) => value);
    expect(median).toBeCloseTo(50, 10);
    expect([low50, high50, low90, high90].map((value) => Math.round(10 * value))).toEqual([253, 748, 55, 946]);
  });

  it('of one value with an error are those of a normal distribution', () => {
    const [low, middle, high] = mixtureQuantiles(equal([3], 2), [0.05, 0.5, 0.95]);
    expect(middle).toBeCloseTo(3, 10);
    expect(low).toBeCloseTo(3 - 2 * 1.645, 0);
    expect(high).toBeCloseTo(3 + 2 * 1.645, 0);
  });

  it('of many values with an error have both variances', () => {
    // Values of a normal distribution with 3, errors of 4: together 5.
    const three = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200).map(
      (p) => 3 * Math.sqrt(2) * inverseErf(2 * p - 1),
    );
    const [low, high] = mixtureQuantiles(equal(three, 4), [0.05, 0.95]);
    expect(low).toBeCloseTo(-8.22, 0);
    expect(high).toBeCloseTo(8.22, 0);
  });

  it('go by weights, and keep low below high where the coordinate runs backwards', () => {
    const values = [1, 2, 3].map((value, i) => ({ value, weight: i === 1 ? 98 : 1, sd: 0 }));
    const band = bandOf(values, (value) => -value);
    expect(band.median).toBe(-2);
    expect(band.low90).toBeLessThanOrEqual(band.low50);
    expect(band.high50).toBeLessThanOrEqual(band.high90);
    expect(bandOf([], (value) => value).median).toBeNaN();
  });
});

describe('the probability that one sample has more', () => {
  it('counts draws, and with an error spreads them', () => {
    expect(probabilityAbove(equal([1, 1, 1, -1]))).toBe(0.75);
    expect(probabilityAbove(equal([0]))).toBe(0.5);
    expect(probabilityAbove(equal([1], 1))).toBeCloseTo(0.8413, 4);
  });
});

/** Winitzki's approximation is too coarse; Newton on the series of erf. */
function inverseErf(y: number): number {
  let x = 0;
  for (let i = 0; i < 60; i++) x -= (erf(x) - y) / ((2 / Math.sqrt(Math.PI)) * Math.exp(-x * x)) / 2;
  return x;
}

function erf(x: number): number {
  let [sum, term] = [x, x];
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
