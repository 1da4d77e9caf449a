import { describe, expect, it } from 'vitest';
import { fourierNumber, gittPulses } from '../../src/measure/gitt.js';

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
