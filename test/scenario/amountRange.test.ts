import { describe, expect, it } from 'vitest';
import { type AmountUnit, longestTime, mostRepeats, outOfRange } from '../../src/scenario/quantities/amountRange.js';
import {
  plateausWith,
  readReference,
  type VoltageAmount,
  voltageDifference,
} from '../../src/scenario/quantities/referenceElectrode.js';
import { temperatureRange } from '../../src/scenario/quantities/temperatureRange.js';

describe('amounts of a protocol', () => {
  it.each<readonly [AmountUnit, string, number, number, string]>([
    ['s', 'h', 1e-6, 31557600000, '1 us to 8766000 h'],
    ['s', 'years', 1e-6, 31557600000, '1 us to 1000 years'],
    ['V', 'mV', -100, 100, '-100000 mV to 100000 mV'],
    ['of 1C', '', 1e-6, 1e6, '0.000001C to 1000000C'],
    ['of charging current', '%', 1e-6, 1e6, '0.0001 % to 100000000 % of the charging current'],
    ['A', 'mA', 1e-12, 1e6, '1e-9 mA to 1000000000 mA'],
    ['A/m2', 'mA/cm2', 1e-9, 1e8, '1e-10 mA/cm2 to 10000000 mA/cm2'],
    ['A/kg', 'mA/g', 1e-6, 1e8, '0.000001 mA/g to 100000000 mA/g'],
    ['C', 'Ah', 1e-9, 1e9, '2.77778e-13 Ah to 277778 Ah'],
    ['C/m2', 'C/m2', 1e-6, 1e9, '0.000001 C/m2 to 1000000000 C/m2'],
    ['C/kg', 'C/kg', 1e-6, 1e9, '0.000001 C/kg to 1000000000 C/kg'],
  ])('in %s, written in %s', (unit, written, least, most, range) => {
    const said = (value: number) => outOfRange(value, unit, written);
    // Both ends are in, with the last digit of a conversion.
    for (const end of [least, most])
      for (const factor of [1, 1 - 5e-13, 1 + 5e-13]) expect(said(end * factor)).toBeUndefined();
    expect(said(least < 0 ? least * 1.001 : least * 0.999)).toBe(range);
    expect(said(most * 1.001)).toBe(range);
    expect(said(Number.NaN)).toBe(range);
  });

  it('last at most a thousand years and a million repeats', () => {
    expect(longestTime).toBe(1000 * 365.25 * 86400);
    expect(mostRepeats).toBe(1e6);
    expect(temperatureRange).toBe('-60 degC to 150 degC');
  });
});

describe('the electrode that a voltage is measured against', () => {
  it.each([
    ['Li', 'Li Li/Li+ Li+/Li lithium LI Li-metal'],
    ['In/InLi', 'In InLi Li-In LiIn In/InLi InLi/In In.'],
    ['LTO', 'LTO Li4Ti5O12 lto'],
    ['cell', 'cell Cell'],
  ])('is %s by any of its names', (reference, names) => {
    for (const name of names.split(' ')) expect(readReference(name), name).toBe(reference);
    expect(readReference(' Li metal ')).toBe('Li');
  });

  it.each(['Na', '', 'toString', 'Li2', 'SHE'])('is not %j', (name) => {
    expect(readReference(name)).toBeUndefined();
  });

  const at = (value: number, reference: VoltageAmount['reference']): VoltageAmount => ({ value, reference });

  it('shifts voltages by its plateau: 0, 0.62 and 1.55 V', () => {
    expect(voltageDifference(at(3, 'Li'), at(2, 'Li'))).toBe(1);
    expect(voltageDifference(at(3, 'In/InLi'), at(3, 'Li'))).toBeCloseTo(0.62, 12);
    expect(voltageDifference(at(3, 'In/InLi'), at(3, 'LTO'))).toBeCloseTo(-0.93, 12);
    expect(voltageDifference(at(3, 'cell'), at(1, 'cell'))).toBe(2);
    expect(voltageDifference(at(3, 'cell'), at(1, 'Li'))).toBeUndefined();
    expect(voltageDifference(at(3, 'Li'), at(1, 'cell'))).toBeUndefined();
  });

  it('is that of the cell where its anode is known', () => {
    expect(voltageDifference(at(3, 'cell'), at(1, 'Li'), plateausWith(0.5))).toBe(2.5);
    expect(voltageDifference(at(3, 'Li'), at(1, 'cell'), plateausWith(0.5))).toBe(1.5);
    expect(voltageDifference(at(3, 'cell'), at(1, 'Li'), plateausWith(undefined))).toBeUndefined();
  });
});
