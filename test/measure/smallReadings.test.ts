import { describe, expect, it } from 'vitest';
import { activeMass, contentAt } from '../../src/measure/activeMass.js';
import { timeToShare } from '../../src/measure/chronoamperometry.js';
import { differentialCapacity } from '../../src/measure/differentialCapacity.js';
import { fourierNumber, gittPulses } from '../../src/measure/gitt.js';
import { readSign } from '../../src/measure/signConvention.js';
import { thinned } from '../../src/measure/thinned.js';

describe('the active mass', () => {
  /** 4.2 V empty, 3.2 V full. */
  const openCircuit = (x: number) => 4.2 - x;

  it('is the charge over what the difference of contents would give', () => {
    const pair = { charged: 3.9, discharged: 3.4, charge: 100, fullCapacity: 250, openCircuit };
    const { fraction, contentCharged, contentDischarged } = activeMass(pair);
    expect(contentCharged).toBeCloseTo(0.3, 9);
    expect(contentDischarged).toBeCloseTo(0.8, 9);
    expect(fraction).toBeCloseTo(0.8, 9);
    expect(activeMass({ ...pair, charged: 3.4, discharged: 3.9 }).fraction).toBeNaN();
  });

  it('counts potentials outside the curve as its ends', () => {
    expect(contentAt(openCircuit, 5)).toBeCloseTo(1 / (1 + Math.exp(14)), 12);
    expect(contentAt(openCircuit, 1)).toBeCloseTo(1 / (1 + Math.exp(-14)), 12);
  });
});

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

describe('pulses of a titration', () => {
  /** One point a second: rest, pulse of `n` points, rest. */
  const pulse = (n: number, current = 1) => {
    const points = [0, 0, ...Array.from({ length: n }, () => current), 0, 0];
    return {
      time: points.map((_, i) => 10 + i),
      voltage: points.map((c, i) => (c === 0 ? (i < 2 ? 3 : 3.1) : 3.5 + 0.2 * Math.sqrt(i - 1))),
      current: points,
    };
  };

  it('need four points and a rest before and after', () => {
    expect(gittPulses(pulse(4), { volumeOverSurface: 1 })).toHaveLength(1);
    expect(gittPulses(pulse(3), { volumeOverSurface: 1 })).toEqual([]);
    const whole = pulse(6);
    const from = (first: number, end?: number) => ({
      time: whole.time.slice(first, end),
      voltage: whole.voltage.slice(first, end),
      current: whole.current.slice(first, end),
    });
    expect(gittPulses(from(2), { volumeOverSurface: 1 })).toEqual([]);
    expect(gittPulses(from(1), { volumeOverSurface: 1 })).toHaveLength(1);
    expect(gittPulses(from(0, 8), { volumeOverSurface: 1 })).toEqual([]);
  });

  it('count a thousandth of the largest current as rest', () => {
    const quiet = (value: number) => {
      const data = pulse(6);
      return { ...data, current: data.current.map((c) => (c === 0 ? value : -c)) };
    };
    expect(gittPulses(quiet(1e-3), { volumeOverSurface: 1 })).toHaveLength(1);
    expect(gittPulses(quiet(1.1e-3), { volumeOverSurface: 1 })).toEqual([]);
  });

  it('have their slope from the window that is asked for', () => {
    const data = pulse(10);
    // The first points lie off the line.
    data.voltage[2] = 9;
    data.voltage[3] = 9;
    const [one] = gittPulses(data, { volumeOverSurface: 3, window: [0.3, 1] });
    expect(one.slope).toBeCloseTo(0.2, 9);
    expect(one.start).toBe(11);
    expect(one.duration).toBe(10);
    expect(one.diffusivity).toBeCloseTo((4 / Math.PI) * (3 * (0.1 / 10 / 0.2)) ** 2, 9);
    expect(Math.abs(gittPulses(data, { volumeOverSurface: 3 })[0].slope - 0.2)).toBeGreaterThan(0.1);
    data.voltage[11] = 0;
    expect(gittPulses(data, { volumeOverSurface: 3, window: [0.3, 0.9] })[0].slope).toBeCloseTo(0.2, 9);
  });

  it('compare with the time of diffusion', () => {
    expect(fourierNumber(600, 2e-15, 1e-6)).toBeCloseTo(1.2, 12);
  });
});

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

describe('the sign of an imaginary column of few points', () => {
  const sign = (frequency: number[], re: number[], im: number[]) => readSign(frequency, re, im);

  it('follows the real part, in whatever order the frequencies stand', () => {
    // Towards low frequency Z' rises: Z'' is negative there.
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
    ]) {
      const at = (values: number[]) => order.map((i) => values[i]);
      const capacitive = sign(at([100, 10, 1]), at([1, 5, 9]), at([-1, -3, -1]));
      expect(capacitive).toMatchObject({ column: "Z''", clear: true });
      const mirrored = sign(at([100, 10, 1]), at([1, 5, 9]), at([1, 3, 1]));
      expect(mirrored).toMatchObject({ column: "-Z''", clear: true });
      expect([...mirrored.spectrum.im]).toEqual(at([-1, -3, -1]));
      expect([...mirrored.spectrum.re]).toEqual(at([1, 5, 9]));
    }
  });

  it('is not clear where rises and falls nearly cancel, and then follows the area', () => {
    // Weights 4 and 2.5: 1.5 of 6.5 speak.
    const mixed = sign([100, 10, 1], [9, 5, 7.5], [-1, -1, -1]);
    expect(mixed.clear).toBe(false);
    expect(mixed.column).toBe("Z''");
    // 4 and 2: 2 of 6 are clear.
    expect(sign([100, 10, 1], [9, 5, 7], [-1, -1, -1])).toMatchObject({ clear: true, column: "-Z''" });
    // Area over ln f, not over points: one decade of +3 or +5 against two of -2.
    expect(sign([1000, 10, 1], [7, 7, 7], [-3, -1, 7]).column).toBe("Z''");
    expect(sign([1000, 10, 1], [7, 7, 7], [-3, -1, 11]).column).toBe("-Z''");
    // Points at one frequency say nothing.
    expect(sign([10, 10, 1], [1, 100, 5], [-1, -1, -1])).toMatchObject({ clear: true, column: "Z''" });
  });
});
