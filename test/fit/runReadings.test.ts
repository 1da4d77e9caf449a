import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/fit/problem.js';
import { impedanceAt, spectrumOf } from '../../src/fit/runs/impedanceAt.js';
import { jumpedCycle } from '../../src/fit/runs/jumpedCycle.js';
import { lastCycle } from '../../src/fit/runs/lastCycle.js';
import { shareCurve, voltageAtShare } from '../../src/fit/runs/shareCurve.js';
import type { CycleRow, Series, SpectrumRecord } from '../../src/results/results.js';

describe('a half cycle against its share', () => {
  const series = {
    cycle: Int32Array.of(1, 2, 2, 2, 2, 2, 2, 2, 2, 3),
    charge: Float64Array.of(9, 0, 0, 2, 4, 4, 0, -1, -3, -9),
    voltage: Float64Array.of(1, 3, 3.1, 3.5, 3.9, 3.95, 3.8, 3.4, 3.0, 2),
  } as unknown as Series;

  it('is that of its own cycle and direction', () => {
    const up = shareCurve(series, 2, 'charge')!;
    expect([...up.share]).toEqual([0, 0.5, 1]);
    expect([...up.voltage]).toEqual([3.1, 3.5, 3.9]);
    const down = shareCurve(series, 2, 'discharge')!;
    expect([...down.share].map(Math.abs)).toEqual([0, 1 / 3, 1]);
    expect([...down.voltage]).toEqual([3.8, 3.4, 3.0]);
    expect(shareCurve(series, 4, 'charge')).toBeUndefined();
    expect(shareCurve(series, 3, 'charge')).toBeUndefined();
    expect(shareCurve(series, 3, 'discharge')).toBeUndefined();
  });

  it('is the longest of several', () => {
    const twice = {
      cycle: Int32Array.of(1, 1, 1, 1, 1, 1),
      charge: Float64Array.of(0, 1, 0, 2, 3, 0),
      voltage: Float64Array.of(3, 3.1, 3.2, 3.3, 3.4, 3.5),
    } as unknown as Series;
    expect([...shareCurve(twice, 1, 'charge')!.voltage]).toEqual([3.2, 3.3, 3.4]);
  });

  it('is read between its points', () => {
    const curve = { share: Float64Array.of(0.1, 0.2, 0.6, 1), voltage: Float64Array.of(3, 3.2, 3.4, 4.2) };
    expect(voltageAtShare(curve, 0.05)).toBe(3);
    expect(voltageAtShare(curve, 0.1)).toBe(3);
    expect(voltageAtShare(curve, 0.15)).toBeCloseTo(3.1, 12);
    expect(voltageAtShare(curve, 0.2)).toBeCloseTo(3.2, 12);
    expect(voltageAtShare(curve, 0.5)).toBeCloseTo(3.35, 12);
    expect(voltageAtShare(curve, 1)).toBeCloseTo(4.2, 12);
    expect(voltageAtShare(curve, 1.01)).toBeNaN();
    expect(voltageAtShare(curve, -0.01)).toBeNaN();
  });
});

describe('a cycle that was jumped over', () => {
  /** A cubic in ln(cycle). */
  const of = (cycle: number) => 5 + 3 * Math.log(cycle) - Math.log(cycle) ** 2 + 0.2 * Math.log(cycle) ** 3;
  const row = (cycle: number, label = '1C') => ({ cycle, label, dischargeCapacity: of(cycle) }) as CycleRow;

  it('is on the cubic through two on either side, of the same rate', () => {
    const rows = [1, 2, 10, 40, 90].map((cycle) => row(cycle));
    const found = jumpedCycle(20, rows)!;
    expect(found.dischargeCapacity).toBeCloseTo(of(20), 9);
    expect(found).toMatchObject({ cycle: 20, label: '1C' });
    // Fewer at the ends: a straight line between two.
    const line = jumpedCycle(3, [row(1), row(9)])!;
    expect(line.dischargeCapacity).toBeCloseTo((of(1) + of(9)) / 2, 9);
    const mixed = [row(1, '0.1C'), row(2), row(10), row(11, '0.1C')];
    const between = Math.log(5 / 2) / Math.log(5);
    expect(jumpedCycle(5, mixed)!.dischargeCapacity).toBeCloseTo(of(2) + between * (of(10) - of(2)), 9);
  });

  it('is unknown outside, and between two rates', () => {
    const rows = [row(2), row(10), row(20, '0.1C')];
    for (const cycle of [1, 0, 15, 20, 30]) expect(jumpedCycle(cycle, rows)).toBeUndefined();
  });
});

describe('the last cycle that observations need', () => {
  const cycle = (measurement: object) => ({ kind: 'cycle', measurement }) as Observation;
  it.each([
    [[], 1],
    [[cycle({ cycle: 7 }), cycle({ cycle: 3 })], 7],
    [[cycle({ cycle: 7, reference: 9 })], 9],
    [[cycle({})], 1],
    [[cycle({ rate: 2 })], undefined],
    [[cycle({ rate: 2, cycle: 4 })], 4],
    [[{ kind: 'curve', cycle: 12 } as unknown as Observation, cycle({ cycle: 3 })], 12],
  ])('case %#', (observations, last) => {
    expect(lastCycle(observations)).toBe(last);
  });
});

describe('a spectrum at a frequency', () => {
  /** A polynomial of degree five in ln f. */
  const of = (f: number) => 2 + Math.log(f) - 0.1 * Math.log(f) ** 5;
  const frequency = Float64Array.of(1000, 300, 100, 30, 10, 3, 1, 0.3);
  const spectrum = {
    cycle: 1,
    voltage: 3,
    frequency,
    re: frequency.map(of),
    im: frequency.map((f) => -2 * of(f)),
  } as unknown as SpectrumRecord;

  it('is on the polynomial through the nearest six, and none beyond', () => {
    for (const f of [0.3, 0.5, 7, 100, 800, 1000]) {
      expect(impedanceAt(spectrum, f, 're') / of(f)).toBeCloseTo(1, 8);
      expect(impedanceAt(spectrum, f, 'im') / of(f)).toBeCloseTo(-2, 8);
    }
    expect(impedanceAt(spectrum, 1000 * (1 + 1e-7), 're')).toBeCloseTo(of(1000), 6);
    expect(impedanceAt(spectrum, 1001, 're')).toBeNaN();
    expect(impedanceAt(spectrum, 0.2999, 're')).toBeNaN();
    const few = { ...spectrum, frequency: Float64Array.of(1, 10), re: Float64Array.of(4, 2) };
    expect(impedanceAt(few, Math.sqrt(10), 're')).toBeCloseTo(3, 9);
    // Nearest six: a bend far away does not reach here.
    const bent = { ...spectrum, re: spectrum.re.with(0, 1e6).with(1, 1e6) };
    expect(impedanceAt(bent, 0.5, 're') / of(0.5)).toBeCloseTo(1, 8);
  });

  it('is of the cycle, taken nearest to a voltage', () => {
    const all = [{ ...spectrum, voltage: 3.4 }, spectrum, { ...spectrum, cycle: 2 }];
    expect(spectrumOf(all, 1, undefined)).toBe(all[0]);
    expect(spectrumOf(all, 1, 3.1)).toBe(all[1]);
    expect(spectrumOf(all, 1, 3.3)).toBe(all[0]);
    expect(spectrumOf(all, 1, 3.2)).toBe(all[0]);
    expect(spectrumOf(all, 3, 3.2)).toBeUndefined();
  });
});
