import { describe, expect, it } from 'vitest';
import { cycleCount } from '../../src/protocol/programme/programmeCycles.js';
import { VariantRun } from '../../src/simulate.js';
import { cycles, lab, ran, window } from './labScenario.js';

const series = { output: { series: 'all', profiles: 'none' } };

describe('cycles of a run are those of its programme', () => {
  const charge = 'Charge at 1C until 4.3 V vs Li';
  const discharge = 'Discharge at 1C until 2.9 V vs Li';

  it.each([
    ['charges and discharges', [cycles(3, '1C', { hold: 'C/20', rest: '10 min' })], 3, 6],
    ['begun with a discharge', [{ repeat: 3, steps: ['Discharge at 1C until 3 V vs Li', charge] }], 4, 6],
    [
      'held voltages',
      [{ repeat: 3, steps: ['Hold at 4.3 V vs Li until C/50', 'Hold at 2.9 V vs Li until C/50'] }],
      3,
      6,
    ],
    ['discharged in the middle by a hold', [{ repeat: 3, steps: [charge, 'Hold at 3.6 V vs Li until C/50'] }], 3, 6],
    [
      'charged by a hold',
      [charge, { repeat: 3, steps: ['Discharge at 1C for 20 min', 'Hold at 4.3 V vs Li until C/20'] }],
      4,
      7,
    ],
    [
      'held at both ends',
      [{ repeat: 2, steps: [charge, 'Hold at 4.3 V vs Li until C/20', discharge, 'Hold at 2.9 V vs Li until C/20'] }],
      2,
      4,
    ],
    [
      'stored at a voltage',
      [charge, discharge, 'Store for 1 day at 4.2 V vs Li', discharge, 'Store for 1 day at 4.2 V vs Li'],
      3,
      5,
    ],
    ['a titration', [{ gitt: { current: '0.3C', pulse: '30 min', rest: '10 min', window } }], 1, 2],
    ['nothing but rests', ['Rest for 1 h', 'EIS from 1 kHz to 1 Hz, 1 points per decade'], 1, 0],
  ] as const)('%s', (_, protocol, count, halves) => {
    const [prepared] = lab(protocol, { initial: { x: 0.9 } }).variants;
    const result = ran(protocol, { initial: { x: 0.9 } });
    expect(cycleCount(prepared.programme)).toBe(count);
    expect(result.cycles.map(({ cycle }) => cycle)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
    expect(result.status.message).toBe(`Programme completed: ${count} ${count === 1 ? 'cycle' : 'cycles'}.`);
    expect(result.statistics.halfCycles).toBe(halves);
    const run = new VariantRun(prepared);
    let complete = 0;
    for (const _ of run.steps()) if (run.cycleComplete()) complete++;
    expect(complete).toBe(count);
  });

  it('between two voltages is charged and discharged alike', () => {
    const { cycles: rows } = ran([
      { repeat: 4, steps: ['Hold at 4.3 V vs Li until C/50', 'Hold at 2.9 V vs Li until C/50'] },
    ]);
    for (const { chargeCapacity, dischargeCapacity } of rows.slice(1)) {
      expect(dischargeCapacity).toBeGreaterThan(150);
      expect(Math.abs(chargeCapacity / dischargeCapacity - 1)).toBeLessThan(0.01);
    }
  });
});

describe('a titration', () => {
  it('has no pulse after the one that has met the limit', () => {
    const { steps } = ran([{ gitt: { current: '0.3C', pulse: '20 min', rest: '10 min', window } }]);
    const pulses = steps.filter(({ text }) => !text.startsWith('Rest'));
    const directions = pulses.map(({ text }) => text.split(' ')[0]);
    const up = directions.lastIndexOf('Charge');
    expect(directions.slice(0, up + 1).every((one) => one === 'Charge')).toBe(true);
    expect(directions.slice(up + 1).every((one) => one === 'Discharge')).toBe(true);
    const ended = pulses.map(({ endedBy }) => endedBy);
    expect(ended.map((by, i) => [by !== 'time', i]).filter(([met]) => met)).toEqual([
      [true, up],
      [true, pulses.length - 1],
    ]);
    // As much passes in pulses as in one piece.
    const charge = pulses.slice(0, up + 1).reduce((sum, one) => sum + one.charge, 0);
    expect(charge).toBeGreaterThan(0.99 * ran(['Charge at 0.3C until 4.3 V vs Li']).steps[0].charge);
  });
});

describe('stop.time', () => {
  it.each(['1 h', '2.5 h', '4 h', '5 h'])('%s is when the run ends, whatever is under way', (time) => {
    const { series: recorded, status } = ran([cycles(3, '1C', { hold: '30 min', rest: '30 min' })], {
      ...series,
      stop: { time },
    });
    expect(recorded.time.at(-1)).toBeCloseTo(Number.parseFloat(time) * 3600, 6);
    expect(status.message).toMatch(/^Stopped after the time asked for, in cycle \d\.$/);
  });
});

describe('a step of constant current', () => {
  it('is waited for as long as its current needs', () => {
    const { steps, warnings } = ran(['Charge at 0.0005C until 4.3 V vs Li']);
    expect(warnings).toEqual([]);
    expect(steps[0].endedBy).toBe('2.750 V');
    expect(steps[0].duration).toBeGreaterThan(2000 * 3600);
  });
});
