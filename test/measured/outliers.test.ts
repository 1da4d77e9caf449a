import { describe, expect, it } from 'vitest';
import { withoutRepeats } from '../../src/measured/cycles/cycleChecks.js';
import { outliers } from '../../src/measured/cycles/outliers.js';
import type { Issue } from '../../src/scenario/document/issue.js';
import { capacities, row } from './cycleRow.js';

const words = (issues: readonly Issue[]) => issues.map(({ message }) => message);

describe('cycles that stand out', () => {
  const fading = (changes: Readonly<Record<number, number>> = {}, count = 12) =>
    capacities(...Array.from({ length: count }, (_, i) => changes[i + 1] ?? 200 - i));

  it('are named, one by one and in pairs, with their neighbours', () => {
    expect(outliers(fading())).toEqual([]);
    expect(outliers(fading({ 5: 180 }))).toMatchObject([
      {
        severity: 'warning',
        line: 6,
        message: 'Cycle 5 stands out: its discharge capacity of 180 lies between 197 and 195 of its neighbours.',
      },
    ]);
    expect(words(outliers(fading({ 5: 180, 6: 181 })))).toEqual([
      'Cycle 5 stands out: its discharge capacity of 180 lies between 197 and 194 of the cycles around it.',
      'Cycle 6 stands out: its discharge capacity of 181 lies between 197 and 194 of the cycles around it.',
    ]);
    // Three hundredths of the usual size, 194.5, and eight scatters count.
    expect(outliers(fading({ 5: 190.4 }))).toEqual([]);
    expect(outliers(fading({ 5: 189.9 }))).toHaveLength(1);
    const noisy = capacities(...Array.from({ length: 20 }, (_, i) => (i === 9 ? 190 : 200 + (i % 2))));
    expect(outliers(noisy)).toEqual([]);
  });

  it('at the ends are held against the two next to them', () => {
    expect(words(outliers(fading({ 12: 160 })))).toEqual([
      'Cycle 12 stands out: its discharge capacity is 160 after 190.',
    ]);
    expect(outliers(fading({ 12: 171 }))).toEqual([]);
    expect(words(outliers(fading({ 1: 260 })))).toEqual([
      'Cycle 1 stands out: its discharge capacity is 260 before 199.',
    ]);
    // Formation changes a first cycle by a quarter.
    expect(outliers(fading({ 1: 240 }))).toEqual([]);
    const efficiency = Array.from({ length: 8 }, (_, i) => row(i + 1, { coulombicEfficiency: i === 0 ? 60 : 99.5 }));
    expect(outliers(efficiency)).toEqual([]);
  });

  it('are looked for in everything that is known of six cycles at least', () => {
    expect(outliers(fading({ 5: 100 }, 5))).toEqual([]);
    expect(outliers(fading({ 6: 100 }, 6))).toHaveLength(1);
    for (const name of ['chargeCapacity', 'coulombicEfficiency', 'interfaceResistance'] as const) {
      const rows = Array.from({ length: 12 }, (_, i) => row(i + 1, { [name]: i === 4 ? 50 : 90 }));
      expect(outliers(rows)).toHaveLength(1);
    }
    // A cycle that stands out twice is named once, and lines are in their order.
    const both = Array.from({ length: 20 }, (_, i) =>
      row(i + 1, { dischargeCapacity: i === 13 ? 50 : 90, chargeCapacity: i === 13 || i === 6 ? 50 : 90 }),
    );
    expect(outliers(both).map(({ line }) => line)).toEqual([8, 15]);
  });
});

describe('cycles that stand twice', () => {
  it('are used once, and named with their lines', () => {
    const first = capacities(200, 199, 198);
    const again = { ...first[1], line: 9 };
    const { rows, issues } = withoutRepeats([...first, again, { ...first[2], line: 10, dischargeCapacity: 7 }]);
    expect(rows).toEqual(first);
    expect(words(issues)).toEqual([
      'Cycle 2 stands twice, on lines 3 and 9, with the same values; the first is used.',
      'Cycle 3 stands twice, on lines 4 and 10, with different values; the first is used.',
    ]);
    expect(issues.map(({ hint, line }) => [hint, line])).toEqual([
      [undefined, 9],
      ['are two tests in one file, or was the counter set back?', 10],
    ]);
  });

  it('in a block of four are named as one', () => {
    const first = capacities(200, 199, 198, 197, 196);
    const block = (count: number) => first.slice(1, 1 + count).map((one) => ({ ...one, line: one.line + 10 }));
    expect(words(withoutRepeats([...first, ...block(4)]).issues)).toEqual([
      'Cycles 2 to 5 stand twice, from lines 3 and 13 on, with the same values; the first are used.',
    ]);
    expect(withoutRepeats([...first, ...block(3)]).issues).toHaveLength(3);
  });

  it('are no numbers that go back, which is said', () => {
    const { rows, issues } = withoutRepeats([row(1), row(5, { line: 3 }), row(3, { line: 4 }), row(2, { line: 5 })]);
    expect(rows).toHaveLength(4);
    expect(words(issues)).toEqual(['The cycle number goes back from 5 to 3 on line 4; the numbers are kept.']);
    expect(withoutRepeats([row(2), row(3)]).issues).toEqual([]);
  });
});
