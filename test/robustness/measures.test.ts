import { describe, expect, it } from 'vitest';
import { contradictions, halvesOf } from '../../bench/seriesCheck.mjs';
import { complaints } from '../../bench/verdict.mjs';
import type { VariantResult } from '../../src/results/results.js';

/** A series of one step in the first cycle, with nothing else. */
function resultOf(columns: Readonly<Record<'time' | 'voltage' | 'current' | 'charge', readonly number[]>>) {
  const all = columns.time.map(() => 0);
  const series = { ...columns, cycle: all.map(() => 1), step: all };
  return { cell: { activeMass: 1 / 3600, area: 1 }, series, cycles: [] } as unknown as VariantResult;
}

describe('the mean voltage of a series', () => {
  it('counts a current that is nearly zero where it has turned as one that rises from zero', () => {
    // Current and voltage rise with time: the integral of t^2 over that of t is 2/3.
    const turned = (rest: number) => resultOf({ time: [0, 10], voltage: [2, 3], current: [rest, 4], charge: [0, 20] });
    for (const rest of [0, 2e-7, -2e-7, -2e-3]) {
      const { charge } = halvesOf(turned(rest)).get(1)!;
      expect(charge.energy / charge.capacity).toBeCloseTo(2 + 2 / 3, 3);
    }
    const { charge } = halvesOf(turned(-3.9)).get(1)!;
    expect(charge.energy / charge.capacity).toBeCloseTo(2.5, 9);
  });
});

describe('a curve that leaves its neighbours', () => {
  const result = resultOf({
    time: [0, 1, 2],
    voltage: [3, 3.2, 3.1],
    current: [1, 1, 1],
    charge: [0, 1, 2],
  });
  const watched = {
    steps: [{ step: { text: '', control: { kind: 'current' }, limits: {} }, cycle: 1, start: 0 }],
    accepted: [
      { index: 0, time: 0, since: 0, voltage: 3 },
      { index: 0, time: 2, since: 2, voltage: 3.1 },
    ],
  };
  const found = (since: number, voltage: number) =>
    contradictions(result, watched as never, () => [{ index: 0, time: since, since, voltage }]);

  it('is a fault, unless a finer solution has been there at the time', () => {
    const fault = [expect.stringMatching(/^step 0: series leaves its neighbours by 0\.1\d* V$/)];
    expect(contradictions(result, watched as never)).toEqual(fault);
    expect(found(2.1, 3.2)).toEqual(fault);
    expect(found(1.2, 3.12)).toEqual([expect.stringMatching(/by 0\.08\d* V$|by 0\.0799\d* V$/)]);
    expect(found(1.2, 3.19)).toEqual([]);
  });
});

describe('the end of a step', () => {
  const faults = (text: string, endedBy: string) => {
    const step = { cycle: 1, text, endedBy, duration: 1, charge: 0, endVoltage: 3 };
    const row = { cycle: 1, contact: 1, connected: 1, diffusionLength: 1 };
    return complaints({
      status: { code: 'completed' },
      cycles: [row],
      series: { time: [] },
      balances: { lithium: 0, charge: 0 },
      statistics: { steps: 1 },
      steps: [step],
    } as never);
  };

  it('is the most that the cell gives only where that is asked for', () => {
    const most = 'the most that the cell gives';
    for (const text of ['Discharge at 27.9 mW/cm2 until 0.9 V or 1450 s', 'Run power profile drive until 2 V'])
      expect(faults(text, most)).toEqual([]);
    for (const text of ['Charge at 27.9 mW/cm2 until 4 V', 'Discharge at 1C until 2 V', 'Run current profile drive'])
      expect(faults(text, most)).toEqual([`cycle 1, "${text}" ended by "${most}"`]);
  });
});
