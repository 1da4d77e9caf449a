import { describe, expect, it } from 'vitest';
import { doubtful, impossible } from '../../src/measured/cycles/plausible.js';
import type { MeasuredCycle, MeasuredCycles } from '../../src/measured/measured.js';
import type { UsedColumn } from '../../src/measured/table/assign.js';
import { voltFactor } from '../../src/measured/table/volts.js';
import type { Issue } from '../../src/scenario/document/issue.js';
import { capacities, row } from './cycleRow.js';

const words = (issues: readonly Issue[]) => issues.map(({ message }) => message);

describe('numbers that cannot be', () => {
  const column = (quantity: string, unit: string | undefined, stored: string, head = quantity): UsedColumn =>
    ({ at: 0, head, quantity, unit, stored, assumed: false }) as unknown as UsedColumn;
  const table = (rows: MeasuredCycle[], more: Partial<MeasuredCycles> = {}) =>
    ({ rows, capacityUnit: 'mAh/g', resistanceUnit: 'Ohm', ...more }) as MeasuredCycles;
  const of = (capacity: number, columns: UsedColumn[], mass?: number) =>
    impossible(table(capacities(capacity, capacity)), columns, mass === undefined ? {} : { mass }, 3);

  it('are capacities per gram outside of 2 to 400, with the unit that would make sense', () => {
    expect(of(400, [])).toEqual([]);
    expect(of(2, [])).toEqual([]);
    const ampere = column('dischargeCapacity', 'mAh/g', 'mAh/g', 'Q');
    expect(of(0.18, [ampere])).toMatchObject([
      {
        severity: 'error',
        message:
          'Capacities of "Q" around 0.18 mAh/g cannot be: the unit of the capacity or the mass of active material is wrong.',
        got: '0.18 mAh/g',
        allowed: '2 to 400 mAh/g',
        hint: "--column 'Q = dischargeCapacity / Ah/g' would make them capacities of a cathode",
        line: 3,
      },
    ]);
    // 1.5 mAh of 8 mg, given as Ah: 187500.
    const total = column('dischargeCapacity', 'Ah', 'mAh', 'Q');
    expect(of(187500, [total], 8e-6)[0].hint).toBe(
      "--column 'Q = dischargeCapacity / mAh' would make them capacities of a cathode",
    );
    expect(of(0.5, [column('time', 's', 's')])[0].hint).toContain('if they are those of the cell in mAh');
    expect(of(500, [], 8e-6)[0].hint).toContain('--mass is the mass of cathode active material');
    expect(impossible(table(capacities(0.1), { capacityUnit: 'mAh' }), [], {}, 3)).toEqual([]);
  });

  it('of a series may come from the units of current or time', () => {
    const hint = (capacity: number, columns: UsedColumn[]) => of(capacity, columns)[0].hint;
    expect(hint(180e3, [column('current', 'A', 'A', 'I')])).toBe(
      "--column 'I = current / mA' would make them capacities of a cathode",
    );
    expect(hint(0.18, [column('current', 'mA', 'A', 'I')])).toContain("'I = current / A'");
    expect(hint(0.05, [column('time', 's', 's', 't')])).toContain("'t = time / h'");
    expect(hint(1.9, [column('time', 's', 's', 't')])).toContain("'t = time / min'");
    expect(hint(180 * 3600, [column('time', 'h', 's', 't')])).toContain("'t = time / s'");
    expect(hint(180e3, [column('current', 'A', 'A', 'I'), column('time', 'h', 's', 't')])).toMatch(/ would make/);
  });

  it('are resistances and shares that no cell has', () => {
    const said = (quantity: string, value: number, unit = 'Ohm') =>
      doubtful(
        table([row(1, { [quantity]: value })], { resistanceUnit: unit as MeasuredCycles['resistanceUnit'] }),
        [column(quantity, undefined, unit, 'X')],
        3,
      );
    for (const quantity of ['interfaceResistance', 'cathodeResistance', 'resistance']) {
      expect(said(quantity, 0.3)).toEqual([]);
      expect(said(quantity, 1e5)).toEqual([]);
      expect(said(quantity, 0.02)).toMatchObject([
        {
          severity: 'warning',
          path: '--column',
          message:
            'Column "X" gives resistances around 0.02 Ohm, unlike those of cells in a laboratory: is it in kOhm?',
          hint: `--column 'X = ${quantity} / kOhm' if so`,
          line: 3,
        },
      ]);
      expect(said(quantity, 2e5, 'Ohm cm2')[0].hint).toBe(`--column 'X = ${quantity} / mOhm cm2' if so`);
    }
    for (const quantity of ['coulombicEfficiency', 'retention', 'activeMass']) {
      expect(said(quantity, 200)).toEqual([]);
      expect(said(quantity, 9950)).toMatchObject([
        {
          severity: 'error',
          message: 'Column "X" holds shares around 9950 %, which cannot be.',
          hint: "--column 'X = ignore' leaves it out",
        },
      ]);
    }
    expect(said('chargeCapacity', 1e9)).toEqual([]);
  });

  it('are voltages of more than fifty volts, or millivolts that are volts', () => {
    const factor = (values: number[], unit?: string) => {
      const issues: Issue[] = [];
      return [voltFactor(values, column('voltage', unit, 'V', 'E'), 3, issues), ...words(issues)];
    };
    expect(factor([3.6, 3.7])).toEqual([1]);
    expect(factor([50, 50])).toEqual([1]);
    expect(factor([3600, -3700])).toEqual([
      1e-3,
      'Column "E" holds values around 3650, which cannot be V; they were taken for mV.',
    ]);
    // In V as they are stored, from a head that says mV.
    expect(factor([3.6e-3, 3.7e-3], 'mV')).toEqual([
      1e3,
      'Column "E" holds values around 3.65, which cannot be mV; they were taken for V.',
    ]);
    expect(factor([0.9e-3], 'mV')).toEqual([1]);
    expect(factor([10.1e-3], 'mV')).toEqual([1]);
    expect(factor([3.6], 'mV')).toEqual([1]);
  });
});
