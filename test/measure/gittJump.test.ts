import { describe, expect, it } from 'vitest';
import { gittPulses } from '../../src/measure/gitt.js';

/** [s] Rests of this length around each pulse, and the pulse; [s] between points. */
const [rest, pulse, step] = [600, 900, 5];

/** Titration of a cell that obeys the law of Weppner and Huggins exactly: E = before + jump + slope sqrt(t) in the pulse. */
function titration(pulses: readonly { current: number; jump: number; slope: number; change: number }[]) {
  const time: number[] = [];
  const voltage: number[] = [];
  const current: number[] = [];
  const add = (t: number, v: number, i: number) => [time.push(t), voltage.push(v), current.push(i)];
  let [begin, relaxed] = [100, 3.7];
  for (const { current: density, jump, slope, change } of pulses) {
    for (let t = 0; t <= rest; t += step) add(begin + t, relaxed, 0);
    begin += rest;
    for (let t = step; t <= pulse; t += step) add(begin + t, relaxed + jump + slope * Math.sqrt(t), density);
    begin += pulse + step;
    relaxed += change;
  }
  for (let t = 0; t <= rest; t += step) add(begin + t, relaxed, 0);
  return { time, voltage, current };
}

describe('pulses that obey the square-root law', () => {
  const given = [
    { current: 2, jump: 0.03, slope: 4e-4, change: 0.008 },
    { current: 2, jump: 0.05, slope: 7e-4, change: 0.011 },
    { current: -2, jump: -0.04, slope: -5e-4, change: -0.009 },
  ];
  const found = gittPulses(titration(given), { volumeOverSurface: 2e-6 });

  it('give back what they were made of, with the sign of the pulse', () => {
    expect(found).toHaveLength(3);
    let before = 3.7;
    for (const [i, { current, jump, slope, change }] of given.entries()) {
      expect(found[i].current).toBe(current);
      expect(found[i].jump).toBeCloseTo(jump, 9);
      expect(found[i].slope).toBeCloseTo(slope, 9);
      expect(found[i].duration).toBe(pulse);
      expect(found[i].start).toBe(100 + rest + i * (rest + pulse + step));
      expect(found[i].before).toBeCloseTo(before, 12);
      expect(found[i].after).toBeCloseTo(before + change, 12);
      expect(found[i].polarisation).toBeCloseTo(jump + slope * Math.sqrt(pulse) - change, 9);
      const diffusivity = (4 / Math.PI) * (2e-6 * (change / pulse / slope)) ** 2;
      expect(found[i].diffusivity / diffusivity).toBeCloseTo(1, 9);
      before += change;
    }
  });

  it('need a point at their start neither for the slope nor for the jump, and use one that is there', () => {
    const { time, voltage, current } = titration(given);
    const starts = time.flatMap((t, i) => (current[i] !== 0 && current[i - 1] === 0 ? [{ t: t - step, i }] : []));
    for (const { t, i } of [...starts].reverse()) {
      time.splice(i, 0, t);
      voltage.splice(i, 0, voltage[i - 1] + 0.0123);
      current.splice(i, 0, current[i]);
    }
    const with_ = gittPulses({ time, voltage, current }, { volumeOverSurface: 2e-6, window: [0.1, 1] });
    for (const { jump } of with_) expect(jump).toBeCloseTo(0.0123, 9);
    for (const [i, { slope }] of with_.entries()) expect(slope).toBeCloseTo(given[i].slope, 9);
  });

  it('that change nothing have no coefficient, and a current below the threshold is rest', () => {
    const [idle] = gittPulses(titration([{ current: 2, jump: 0.03, slope: 4e-4, change: 0 }]), {
      volumeOverSurface: 2e-6,
    });
    expect(idle.diffusivity).toBeNaN();
    const leaking = titration(given);
    const current = leaking.current.map((value) => (value === 0 ? 1.9e-3 : value));
    expect(gittPulses({ ...leaking, current }, { volumeOverSurface: 2e-6 })).toHaveLength(3);
    expect(gittPulses({ ...leaking, current }, { volumeOverSurface: 2e-6, restCurrent: 9e-4 })).toEqual([]);
  });
});
