import { describe, expect, it } from 'vitest';
import { gramFactor, type ReconcileInput, reconcile } from '../../src/measured/cycles/reconcile.js';
import type { UsedColumn } from '../../src/measured/table/assign.js';

const column = (quantity: string, unit: string | undefined, stored: string, assumed = false): UsedColumn =>
  ({ at: 0, head: quantity.toUpperCase(), quantity, unit, stored, assumed }) as unknown as UsedColumn;
const ampere = column('current', 'A', 'A');
const milliampereHours = column('capacity', 'mAh', 'mAh');
const seconds = column('time', 's', 's');

/** 1.5 mAh by the counter, 1.5e-3 A h by the current. */
const both = (changes: Partial<ReconcileInput> = {}) =>
  reconcile({
    counted: 1.5,
    integrated: 1.5e-3,
    capacity: milliampereHours,
    current: ampere,
    time: seconds,
    headLine: 7,
    ...changes,
  });

describe('charge by counter and by current', () => {
  it('that agree are that of the counter, which is said', () => {
    expect(both({ counted: 1.53 })).toEqual({
      by: 'counter',
      factor: 1,
      unit: 'mAh',
      currentFactor: 1,
      timeFactor: 1,
      findings: ['The current adds up to the capacity of the file within 2 %.'],
      issues: [],
    });
  });

  it('that differ by more than a twentieth are warned of', () => {
    expect(both({ counted: 1.5 * 1.049 }).issues).toEqual([]);
    expect(both({ counted: 1.5 * 1.051 }).issues).toHaveLength(1);
    expect(both({ counted: 1.6 }).issues).toEqual([
      {
        severity: 'warning',
        path: '',
        message: 'Current and capacity of the file differ: 1.5 against 1.6 mAh in all; the capacity column is used.',
        hint: 'coarsely stored currents do this, and so do wrong units and missing rows',
        line: 7,
      },
    ]);
    expect(both({ counted: 1.5 * 0.949 }).issues).toHaveLength(1);
  });

  it('that differ by a power of a thousand have a wrong unit', () => {
    for (const [counted, unit] of [
      [1.5e-3, 'mA'],
      [1.5e3, '... (the unit that is 1000 times larger than A)'],
    ] as const) {
      const [issue] = both({ counted }).issues;
      expect(issue).toMatchObject({ severity: 'error', path: '--column', line: 7 });
      expect(issue.message).toBe(
        `The unit of "CURRENT" or of "CAPACITY" is wrong: the current adds up to 1.5 mAh, the capacity column to ${counted}.`,
      );
      expect(issue.got).toBe(`a ratio of ${counted / 1.5}`);
      expect(issue.hint).toBe(`say which, for example --column 'CURRENT = current / ${unit}'`);
    }
  });

  it.each([
    ['h', 3600],
    ['min', 60],
  ])('that differ by the seconds of a %s have a wrong time', (unit, ratio) => {
    const [issue] = both({ counted: 1.5 * ratio }).issues;
    expect(issue.message).toBe(
      `The unit of "TIME" is wrong: with it the current adds up to 1.5 mAh, the capacity column to ${1.5 * ratio}; it seems to be in ${unit}.`,
    );
    expect(issue).toMatchObject({
      severity: 'error',
      got: `a ratio of ${ratio}`,
      hint: `--column 'TIME = time / ${unit}'`,
    });
    // Where the unit of time was only assumed it is found.
    const found = both({ counted: 1.5 * ratio, time: column('time', 's', 's', true) });
    expect(found.timeFactor).toBe(ratio);
    expect(found.findings).toEqual([
      `The time is in ${ratio === 60 ? 'minutes' : 'hours'}: so its current adds up to its capacity.`,
    ]);
    expect(found.issues).toEqual([]);
  });

  it.each([
    ['mA', 1e-3],
    ['uA', 1e-6],
    ['A', 1],
    ['kA', 1e3],
  ])('find out that a current without a unit is in %s', (unit, power) => {
    const found = both({ counted: 1.5 * power, current: column('current', undefined, 'A') });
    expect(found.currentFactor).toBe(power);
    expect(found.findings).toEqual([`The current is in ${unit}: so it adds up to the capacity of the file.`]);
    expect(found.issues).toEqual([]);
  });

  it.each([
    ['mAh', 1],
    ['Ah', 1e-3],
    ['uAh', 1e3],
    ['1000000 mAh', 1e-6],
    ['0.000001 mAh', 1e6],
  ])('find out that a capacity without a unit is in %s', (unit, power) => {
    const found = both({ counted: 1.5 * power, capacity: column('capacity', undefined, 'mAh') });
    expect(found.factor).toBeCloseTo(1 / power, 12);
    expect(found.findings).toEqual([`Column "CAPACITY" is in ${unit}: so the current adds up to it.`]);
  });

  it('ask where nothing says what the numbers are', () => {
    const asked = (changes: Partial<ReconcileInput>) =>
      both(changes).issues.map(({ message, allowed, hint }) => [message, allowed, hint]);
    const current = column('current', undefined, 'A');
    const capacity = column('capacity', undefined, 'mAh');
    const ofCurrent = [
      'The unit of column "CURRENT" is stated nowhere.',
      'mA, A, uA',
      "--column 'CURRENT = current / mA' or '... / A', whichever it is",
    ];
    const ofCapacity = [
      'The unit of column "CAPACITY" is stated nowhere.',
      'mAh, Ah',
      "--column 'CAPACITY = capacity / mAh' or '... / Ah', whichever it is",
    ];
    expect(asked({ current, capacity })).toEqual([ofCurrent]);
    expect(asked({ current, counted: 20 })).toEqual([ofCurrent]);
    expect(asked({ current, counted: 1.5e6 })).toEqual([ofCurrent]);
    expect(asked({ capacity, counted: 20 })).toEqual([ofCapacity]);
    const { counted: _, ...alone } = { counted: 0 };
    expect(reconcile({ integrated: 1, current, headLine: 7, ...alone }).issues).toHaveLength(1);
    expect(reconcile({ counted: 1, capacity, headLine: 7 }).issues[0].allowed).toBe('mAh, Ah, mAh/g');
    expect(both({ counted: 0 }).issues).toEqual([]);
  });

  it('by one of them alone are in its unit, per gram where the mass is known', () => {
    const current = { integrated: 1.5e-3, current: ampere, headLine: 7 };
    expect(reconcile(current)).toMatchObject({ by: 'integral', factor: 1000, unit: 'mAh' });
    expect(reconcile({ ...current, mass: 8e-6 })).toMatchObject({ factor: 1000 / 0.008, unit: 'mAh/g' });
    const perGram = { integrated: 180, current: column('current', 'mA/g', 'mA/g'), headLine: 7 };
    expect(reconcile(perGram)).toMatchObject({ by: 'integral', factor: 1, unit: 'mAh/g' });
    const perArea = { integrated: 2, current: column('current', 'mA/cm2', 'mA/cm2'), headLine: 7, mass: 8e-6 };
    expect(reconcile(perArea)).toMatchObject({ factor: 1, unit: 'mAh/cm2' });
    expect(reconcile({ ...perArea, area: 1e-4 }).factor).toBeCloseTo(125, 9);
    expect(reconcile({ ...perArea, area: 1e-4 }).unit).toBe('mAh/g');
    expect(reconcile({ counted: 1.5, capacity: milliampereHours, headLine: 7, mass: 8e-6 })).toMatchObject({
      by: 'counter',
      factor: 1 / 0.008,
      unit: 'mAh/g',
    });
    expect(reconcile({ headLine: 7 })).toMatchObject({ by: 'nothing', factor: 1, unit: 'mAh' });
  });

  it('tell the mass that capacities per gram were computed with, and convert to the one given', () => {
    const perGram = { counted: 187.5, capacity: column('capacity', 'mAh/g', 'mAh/g') };
    expect(both(perGram)).toMatchObject({
      factor: 1,
      unit: 'mAh/g',
      findings: ['The capacities per gram were computed with 8 mg.'],
      issues: [],
    });
    expect(both({ ...perGram, mass: 8.05e-6 })).toMatchObject({ factor: 1, issues: [] });
    const other = both({ ...perGram, mass: 10e-6 });
    expect(other.factor).toBeCloseTo(0.8, 12);
    expect(other.issues).toEqual([
      {
        severity: 'warning',
        path: '',
        message:
          'The capacities per gram of the file were computed with 8 mg, not with the 10 mg given; they were converted.',
        line: 7,
      },
    ]);
    expect(both({ ...perGram, current: column('current', undefined, 'A') }).findings).toEqual([]);
  });

  it('become capacities per gram by mass, or by area and mass', () => {
    expect(gramFactor('mAh/g', undefined, undefined)).toBe(1);
    expect(gramFactor('mAh', 0.5, undefined)).toBe(2);
    expect(gramFactor('mAh', undefined, 1)).toBeUndefined();
    expect(gramFactor('mAh/cm2', 0.5, 2e-4)).toBeCloseTo(4, 12);
    expect(gramFactor('mAh/cm2', 0.5, undefined)).toBeUndefined();
  });
});
