import { describe, expect, it } from 'vitest';
import { exchangedHalves } from '../../src/measured/cycles/cycleChecks.js';
import { halfChecks } from '../../src/measured/cycles/halfChecks.js';
import type { MeasuredSeries } from '../../src/measured/measured.js';
import type { Issue } from '../../src/scenario/document/issue.js';
import { row } from './cycleRow.js';

const words = (issues: readonly Issue[]) => issues.map(({ message }) => message);

describe('charge and discharge', () => {
  const pairs = (...all: [number, number][]) =>
    all.map(([chargeCapacity, dischargeCapacity], i) => row(i + 1, { chargeCapacity, dischargeCapacity }));
  const times = (count: number, charge: number, discharge: number) =>
    Array.from({ length: count }, (): [number, number] => [charge, discharge]);

  it('seem exchanged where more comes out than went in, cycle after cycle', () => {
    expect(exchangedHalves(pairs(...times(3, 100, 100.06)))!.cycle).toBe(1);
    expect(exchangedHalves(pairs(...times(3, 100, 100.04)))).toBeUndefined();
    expect(exchangedHalves(pairs(...times(2, 100, 101)))).toBeUndefined();
    expect(exchangedHalves(pairs([100, 99], ...times(4, 100, 101)))!.cycle).toBe(2);
    expect(exchangedHalves(pairs([100, 99], ...times(3, 100, 101)))).toBeUndefined();
    // The smaller the difference, the more of them.
    expect(exchangedHalves(pairs(...times(10, 100, 100.006)))!.cycle).toBe(1);
    expect(exchangedHalves(pairs(...times(9, 100, 100.006)))).toBeUndefined();
    expect(exchangedHalves(pairs(...times(10, 100, 100.004)))).toBeUndefined();
    expect(exchangedHalves(pairs(...times(5, 0, 100), ...times(2, 100, 101)))).toBeUndefined();
  });

  it('that a cycle lacks or has too often are named', () => {
    const series = (...cycles: number[][]) => {
      const direction = cycles.flat();
      return {
        cycle: Int32Array.from(cycles.flatMap((one, i) => one.map(() => i + 1))),
        direction: Int8Array.from(direction),
        line: direction.map((_, i) => i + 10),
      } as unknown as MeasuredSeries;
    };
    const said = (...cycles: number[][]) =>
      words(
        halfChecks(
          series(...cycles),
          Float64Array.from(cycles.flat(), () => 1),
        ),
      );
    const whole = [1, 1, 0, -1, -1];
    expect(said(whole, whole, whole)).toEqual([]);
    expect(said(whole, [1, 1], whole)).toEqual(['Cycle 2, from line 15 on, has no discharge, only a charge.']);
    expect(said(whole, [-1, -1], whole)).toEqual(['Cycle 2, from line 15 on, has no charge, only a discharge.']);
    expect(said([1, 1], whole, whole, [1, 1])).toEqual([]);
    expect(said(whole, [...whole, ...whole], whole)).toEqual([
      'Cycle 2, from line 15 on, holds 4 half cycles, most others 2.',
    ]);
    expect(said(whole, [1, 1, -1, -1, 1, 1], whole)).toEqual([]);
    // Two cycles do not show what is usual; pulses with rests between them are one half.
    expect(said(whole, [1, 1])).toEqual([]);
    // Cycles of rests alone are none.
    expect(said(whole, [0], [0], [0], whole, [1, 1], whole)).toHaveLength(1);
    expect(said(whole, [1, 0, 1, 0, -1, 0, -1], whole)).toEqual([]);
  });
});
