import { describe, expect, it } from 'vitest';
import { timeToShare } from '../../src/measure/chronoamperometry.js';
import { simulate } from '../../src/simulate.js';
import { preparedCell } from '../degradation/agedCell.js';

describe('ends of rests and currents of holds', () => {
  const prepared = preparedCell({
    protocol: [
      'Charge at 0.5C until 4.2 V vs Li',
      'Hold at 4.2 V vs Li until 0.5 % of the charging current',
      'Rest for 2 h',
      'Discharge at 0.5C until 2.9 V vs Li',
      'Rest for 5 min',
      'Rest for 1 h',
    ],
  });
  const {
    variants: [{ series, steps, relaxations = [], holds = [], cell }],
  } = simulate({ title: 'rests', document: undefined, variants: [prepared], issues: [] }, { series: true });
  const of = (step: number) => Array.from(series.step.keys()).filter((i) => series.step[i] === step);

  it('tell after which half cycle, at which voltage, and how much had flowed', () => {
    expect(relaxations.map(({ after, duration }) => [after, duration])).toEqual([
      ['charge', 7200],
      ['discharge', 3600],
    ]);
    const charges = steps.map(({ charge }) => charge);
    const [charged, discharged] = relaxations;
    expect(charged.charge).toBeCloseTo(charges[0] + charges[1], 6);
    expect(discharged.charge).toBeCloseTo(charges[0] + charges[1] + charges[3], 6);
    expect(charged.charge).toBeGreaterThan(discharged.charge);
    for (const [relaxation, step] of [
      [charged, 2],
      [discharged, 5],
    ] as const)
      expect(relaxation.voltage).toBeCloseTo(series.voltage[of(step).at(-1)!], 9);
  });

  it('time the fall of the current to one percent of that of the charge', () => {
    const rows = of(1);
    const time = rows.map((i) => series.time[i] - series.time[rows[0]]);
    const current = rows.map((i) => series.current[i] / cell.area);
    const [{ chargingCurrent, timeToOnePercent, duration, voltage }] = holds;
    expect(chargingCurrent).toBeCloseTo(0.5 * cell.oneC, 9);
    expect(timeToOnePercent / timeToShare(time, current, chargingCurrent)).toBeCloseTo(1, 2);
    expect(timeToOnePercent).toBeLessThan(0.95 * duration);
    expect(voltage).toBeCloseTo(series.voltage[rows[5]], 6);
  });
});
