import { describe, expect, it } from 'vitest';
import { chargePassed } from '../../src/measured/cycles/charge.js';
import { readMeasuredText } from '../../src/measured/readMeasured.js';

describe('the integral of the current', () => {
  const integrated = (current: readonly number[], time: readonly number[]): number[] => {
    const direction = Int8Array.from(current, Math.sign);
    return [...chargePassed(new Map(), direction, Float64Array.from(time), Float64Array.from(current)).integrated!];
  };

  it('is that of a ramp between rows of one direction, and of a jump where the direction changes', () => {
    // One ampere for an hour, then at once half an ampere the other way: two rows a half cycle, no rest.
    expect(integrated([1, 1, -0.5, -0.5], [0, 3600, 7200, 10800])).toEqual([0, 1, 0.5, 0.5]);
    expect(integrated([1, 2, 2, 0], [0, 3600, 5400, 7200])).toEqual([0, 1.5, 1, 0]);
    expect(integrated([0, 0, 1], [0, 3600, 7200])).toEqual([0, 0, 1]);
  });
});

describe('a current without a unit', () => {
  it.each([
    [1e6, 'uA'],
    [1e3, 'mA'],
    [1, 'A'],
  ])('times %d is found to be in %s by the capacity', (factor, unit) => {
    // 0.5 mA for three hours, charge and discharge, twice.
    const rows: string[] = [];
    let [time, charged, discharged] = [0, 0, 0];
    for (const sign of [1, -1, 1, -1]) {
      for (let i = 0; i <= 30; i++) {
        const share = i / 30;
        const voltage = sign > 0 ? 3.5 + 0.7 * share : 4.1 - 1.2 * share;
        const [c, d] = [charged + (sign > 0 ? 1.5 * share : 0), discharged + (sign < 0 ? 1.5 * share : 0)];
        rows.push([time + 10800 * share, voltage, sign * 0.5e-3 * factor, c, d].join(','));
      }
      time += 10801;
      if (sign > 0) charged += 1.5;
      else discharged += 1.5;
    }
    const heads = 'Time (s),Voltage (V),Current,Charge capacity (mAh),Discharge capacity (mAh)';
    const { findings, issues, cycles } = readMeasuredText([heads, ...rows, ''].join('\n'), { mass: 8.3e-6 });
    expect(issues).toEqual([]);
    expect(findings.join(' ')).toContain(`The current is in ${unit}:`);
    expect(cycles.rows[0].dischargeCapacity).toBeCloseTo(1.5 / 8.3e-3, 3);
  });
});
