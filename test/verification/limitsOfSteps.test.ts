import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulate.js';
import { prepared, rawScenario, run } from './rawScenario.js';

describe('a step ends exactly at its limit', () => {
  it('of time', () => {
    const { steps, series } = run({
      protocol: ['Rest for 1 hour', 'Discharge at 1C for 100 s', 'Hold at 4.0 V for 0.1 h', 'Charge at C/3 for 7 min'],
    });
    expect(steps.map(({ endedBy }) => endedBy)).toEqual(['time', 'time', 'time', 'time']);
    [3600, 100, 360, 420].forEach((seconds, i) => {
      expect(steps[i].duration).toBeCloseTo(seconds, 9);
    });
    expect(series.time.at(-1)).toBeCloseTo(4480, 8);
  });

  it.each([1e-3, 3e-4, 1e-6])('of voltage, to a microvolt (tolerance %d)', (tolerance) => {
    for (const throughNodes of [1, 4]) {
      const { steps } = run({
        numerics: { tolerance, throughNodes },
        protocol: [
          'Discharge at 1C until 3.42 V',
          'Charge at C/2 until 3.9 V',
          'Charge at 2C until 4.2 V',
          'Discharge at 3C until 3.7 V',
        ],
      });
      [3.42, 3.9, 4.2, 3.7].forEach((volts, i) => {
        expect(Math.abs(steps[i].endVoltage - volts)).toBeLessThan(1e-6);
        expect(steps[i].endedBy).toBe(`${volts.toFixed(3)} V`);
      });
    }
  });

  it('of capacity, at given current and at given voltage', () => {
    const { steps, cell } = run({ x: 0.5, protocol: ['Charge at 1C until 10 mAh/g', 'Hold at 3.7 V until 5 mAh/g'] });
    expect(steps.map(({ endedBy }) => endedBy)).toEqual(['capacity', 'capacity']);
    expect(steps[0].charge / (3600 * cell.activeMass)).toBeCloseTo(10, 9);
    expect(Math.abs(steps[1].charge) / (3600 * cell.activeMass)).toBeCloseTo(5, 6);
  });

  it('of current, in a hold whose current falls all along', () => {
    const { steps, series, cell } = run({
      x: 0.6,
      protocol: [
        'Charge at 1C until 4.1 V',
        'Hold at 4.1 V until C/50',
        'Discharge at 1C until 3.5 V',
        'Hold at 3.5 V until 5 % of the charging current',
      ],
    });
    expect(steps.map(({ endedBy }) => endedBy)).toEqual(['4.100 V', 'current', '3.500 V', 'current']);
    const of = (step: number) => Array.from(series.time.keys()).filter((i) => series.step[i] === step);
    const hold = of(1);
    expect(series.current[hold.at(-1)!] / cell.area / cell.oneC).toBeCloseTo(1 / 50, 6);
    for (let i = 1; i < hold.length; i++)
      expect(series.current[hold[i]]).toBeLessThanOrEqual(series.current[hold[i - 1]] + 1e-9);
    for (const i of hold) expect(series.voltage[i]).toBeCloseTo(4.1, 6);
    expect(series.current[of(3).at(-1)!] / cell.area / cell.oneC).toBeCloseTo(-0.05, 6);
  });

  it('as the sum of its charge says: a hold passes the integral of its current', () => {
    const { steps, series, cell } = run({
      x: 0.6,
      numerics: { tolerance: 1e-5 },
      protocol: ['Charge at 1C until 4.1 V', 'Hold at 4.1 V until C/50'],
    });
    let charge = 0;
    for (let i = 1; i < series.time.length; i++) {
      if (series.step[i] !== 1 || series.step[i - 1] !== 1) continue;
      charge += ((series.current[i] + series.current[i - 1]) / 2) * (series.time[i] - series.time[i - 1]);
    }
    expect(charge / cell.area / steps[1].charge).toBeCloseTo(1, 1);
    const last = series.charge.at(-1)!;
    expect(last / (steps[0].charge + steps[1].charge)).toBeCloseTo(1, 2);
  });

  it('at once, with a warning, when the current alone takes it there', () => {
    const { steps, warnings, status } = run({
      x: 0.5,
      protocol: ['Rest for 1 min', 'Discharge at 5C until 3.95 V', 'Rest for 1 h'],
    });
    expect(status.message).toContain('without any current having flowed');
    expect(steps[1]).toMatchObject({ duration: 0, endedBy: 'at once: 3.950 V' });
    expect(warnings.some(({ message }) => message.includes('ended at once'))).toBe(true);
  });
});

describe('the recorded series', () => {
  it('can be joined by straight lines', () => {
    const protocol = [
      'Discharge at 1C until 3.42 V',
      'Rest for 1 h',
      'Charge at 1C until 4.1 V',
      'Hold at 4.1 V until C/20',
    ];
    const coarse = run({ numerics: { tolerance: 3e-4 }, protocol }).series;
    const fine = run({ numerics: { tolerance: 1e-7 }, protocol }).series;
    const step = (series: typeof coarse, n: number) =>
      Array.from(series.time.keys()).filter((i) => series.step[i] === n);
    let worst = 0;
    for (let n = 0; n < 3; n++) {
      const a = step(coarse, n);
      const b = step(fine, n);
      const start = [coarse.time[a[0]], fine.time[b[0]]];
      let k = 0;
      for (const i of b) {
        const t = fine.time[i] - start[1];
        if (t < 0.01 || t > coarse.time[a.at(-1)!] - start[0]) continue;
        while (k + 1 < a.length - 1 && coarse.time[a[k + 1]] - start[0] < t) k++;
        const [t0, t1] = [coarse.time[a[k]] - start[0], coarse.time[a[k + 1]] - start[0]];
        const v = coarse.voltage[a[k]] + ((t - t0) / (t1 - t0)) * (coarse.voltage[a[k + 1]] - coarse.voltage[a[k]]);
        worst = Math.max(worst, Math.abs(v - fine.voltage[i]));
      }
    }
    expect(worst).toBeLessThan(1e-3);
  });

  it('has its time in order and one cycle after the other', () => {
    const { series } = run({
      x: 0.6,
      protocol: [{ cycling: { cycles: 3, charge: '1C', window: ['3.5 V', '4.1 V'] } }],
    });
    for (let i = 1; i < series.time.length; i++) {
      expect(series.time[i]).toBeGreaterThanOrEqual(series.time[i - 1]);
      expect(series.cycle[i]).toBeGreaterThanOrEqual(series.cycle[i - 1]);
    }
    expect(series.cycle.at(-1)).toBe(3);
  });
});

describe('a run', () => {
  it('can be interrupted between and within its steps', () => {
    const text = rawScenario({
      x: 0.6,
      protocol: [{ cycling: { cycles: 50, charge: '1C', window: ['3.5 V', '4.1 V'] } }],
    });
    let asked = 0;
    const { status, cycles } = simulate(prepared(text), { interrupted: () => ++asked > 3 }).variants[0];
    expect(status.code).toBe('interrupted');
    expect(cycles.length).toBeLessThan(50);
  });

  it('stops after the cycles, the retention or the time that was asked for', () => {
    const protocol = [{ cycling: { cycles: 10, charge: '1C', window: ['3.5 V', '4.1 V'] } }];
    expect(run({ x: 0.6, stop: { cycles: 3 }, protocol }).cycles).toHaveLength(3);
    const timed = run({ x: 0.6, stop: { time: '2 h' }, protocol });
    expect(timed.series.time.at(-1)).toBeCloseTo(7200, 6);
  });
});
