import { describe, expect, it } from 'vitest';
import { areaOf, bumpsOf, type Distribution, heightOf, readBump } from '../../src/measure/spectrum/relaxationPeaks.js';

const spacing = Math.LN10 / 5;

/** Piecewise linear, at 1 s, 10^0.2 s ... */
function linear(...x: number[]): Distribution {
  return { basis: 'linear', tau: Float64Array.from(x, (_, k) => 10 ** (k / 5)), spacing, x: Float64Array.from(x) };
}

/** The distribution and others around it that differ by +-`scatter` at one place. */
function scattered(d: Distribution, at: number, scatter: number): Distribution[] {
  return [scatter, -scatter].map((by) => ({ ...d, x: d.x.map((v, k) => (k === at ? v + by : v)) }));
}

describe('maxima of a distribution', () => {
  const two = linear(0, 1, 4, 1, 0.5, 2, 6, 2, 0);

  it('are bumps from valley to valley, which share all of it', () => {
    expect(bumpsOf(two, [two])).toEqual([
      { from: -Infinity, top: 2, to: 4 },
      { from: 4, top: 6, to: Infinity },
    ]);
    const [first, second] = bumpsOf(two, [two]).map((bump) => readBump(two, bump));
    // Trapezoids: 0 to 4, and 4 to 8, in units of the spacing.
    expect(first.resistance).toBeCloseTo(spacing * (1 + 4 + 1 + 0.25), 12);
    expect(second.resistance).toBeCloseTo(spacing * (0.25 + 2 + 6 + 2), 12);
    expect(areaOf(two)).toBeCloseTo(spacing * 16.5, 12);
    expect(first.resistance + second.resistance).toBeCloseTo(areaOf(two), 12);
  });

  it('may stand at either end', () => {
    expect(bumpsOf(linear(5, 2, 1, 2, 5), [linear(5, 2, 1, 2, 5)])).toEqual([
      { from: -Infinity, top: 0, to: 2 },
      { from: 2, top: 4, to: Infinity },
    ]);
  });

  it('on a flat top are one, where it begins', () => {
    expect(bumpsOf(linear(0, 3, 3, 0), [linear(0, 3, 3, 0)])).toEqual([{ from: -Infinity, top: 1, to: Infinity }]);
  });

  it('count from one hundredth of the highest on', () => {
    const small = linear(0, 100, 0, 1.01, 0);
    expect(bumpsOf(small, [small]).map(({ top }) => top)).toEqual([1, 3]);
    const tiny = linear(0, 100, 0, 0.99, 0);
    expect(bumpsOf(tiny, [tiny]).map(({ top }) => top)).toEqual([1]);
  });

  it('are one where the valley between them is no deeper than two standard deviations of the likely ones', () => {
    // The lower top is 3.5 above the valley.
    expect(bumpsOf(two, scattered(two, 4, 1.7))).toHaveLength(2);
    const [one, ...none] = bumpsOf(two, scattered(two, 4, 1.8));
    expect(none).toEqual([]);
    expect(one).toEqual({ from: -Infinity, top: 6, to: Infinity });
    // The scatter of top and valley together is none.
    const lifted = [1, -1].map((by) => ({ ...two, x: two.x.map((v) => v + 5 * by) }));
    expect(bumpsOf(two, lifted)).toHaveLength(2);
    const mirrored = linear(...[...two.x].reverse());
    expect(bumpsOf(mirrored, scattered(mirrored, 4, 1.8))).toEqual([{ from: -Infinity, top: 2, to: Infinity }]);
  });

  it('are joined at the shallowest valley first', () => {
    const three = linear(0, 6, 0, 4, 3, 5, 0);
    expect(bumpsOf(three, scattered(three, 4, 0.6))).toEqual([
      { from: -Infinity, top: 1, to: 2 },
      { from: 2, top: 5, to: Infinity },
    ]);
  });
});

describe('the relaxation time of a bump', () => {
  const whole = { from: -Infinity, top: 0, to: Infinity };

  it('is that of a sharp peak, on a centre and between two', () => {
    expect(readBump(linear(0, 0, 0, 2, 0, 0), whole).tau).toBeCloseTo(10 ** (3 / 5), 9);
    expect(readBump(linear(0, 0, 2, 2, 0, 0), whole).tau).toBeCloseTo(10 ** (2.5 / 5), 9);
    const shifted = { ...linear(0, 0, 2, 2, 0, 0), tau: Float64Array.of(7, 8, 9, 10, 11, 12) };
    expect(readBump(shifted, whole).tau).toBeCloseTo(7 * 10 ** (2.5 / 5), 9);
  });

  it('is the centre of mass of the upper half and two spacings beside: a far foot does not pull it', () => {
    const peak = readBump(linear(0, 0, 4, 0, 0, 0, 1, 1, 1, 1, 1), whole).tau;
    // Half height from 1.5 to 2.5, so from -0.4 to 4.4 or so, where there is nothing else.
    expect(peak).toBeCloseTo(10 ** (2 / 5), 9);
    // Within its two spacings a foot counts: triangle of mass 4 at 2, and half a unit of slope between 3 and 4.
    const near = readBump(linear(0, 0, 4, 0, 1, 1, 1, 1), whole).tau;
    expect(near).toBeGreaterThan(10 ** (2.2 / 5));
    expect(near).toBeLessThan(10 ** (2.8 / 5));
  });

  it('ends at the limits of the bump', () => {
    const d = linear(0, 3, 1, 5, 0);
    const { resistance, tau } = readBump(d, { from: -Infinity, top: 1, to: 2 });
    expect(resistance).toBeCloseTo(spacing * (3 + 0.5), 12);
    expect(tau).toBeLessThan(10 ** (1.3 / 5));
    expect(readBump(d, { from: 2, top: 3, to: Infinity }).resistance).toBeCloseTo(spacing * (0.5 + 5), 12);
    // Nothing anywhere: no resistance, and a time all the same.
    const empty = readBump(linear(0, 0, 0), whole);
    expect(empty.resistance).toBe(0);
    expect(Number.isFinite(empty.tau)).toBe(true);
  });
});

describe('areas and heights', () => {
  it('of Gaussians count their width, 0.675 spacings to half the height', () => {
    const d: Distribution = { ...linear(0, 2, 1), basis: 'gaussian' };
    expect(areaOf(d)).toBeCloseTo(3 * spacing * 0.675 * Math.sqrt(Math.PI / Math.LN2), 12);
  });

  it('relative to the highest are means over two spacings above a floor', () => {
    const flat = linear(...Array.from({ length: 41 }, () => 3));
    const height = heightOf(flat, 0.02);
    expect(height(20)).toBeCloseTo(1.02, 4);
    // At the end half of what the mean sees is nothing; four spacings outside are seen.
    expect(height(0)).toBeGreaterThan(0.5);
    expect(height(0)).toBeLessThan(0.7);
    const weights = Array.from({ length: 61 }, (_, i) => Math.exp(-0.125 * (i - 30) ** 2));
    const single = heightOf(linear(...Array.from({ length: 41 }, (_, k) => (k === 20 ? 7 : 0))), 0.1);
    const sum = weights.reduce((a, b) => a + b);
    expect(single(20)).toBeCloseTo(0.1 + 1 / sum, 6);
    expect(single(22)).toBeCloseTo(0.1 + weights[32] / sum, 6);
    expect(heightOf(linear(0, 0, 0), 0.02)(1)).toBe(0.02);
  });
});
