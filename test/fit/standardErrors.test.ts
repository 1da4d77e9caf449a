import { describe, expect, it } from 'vitest';
import { cycleHeldOut, cycleSpanText } from '../../src/fit/data/cycleUse.js';
import { readError, standardErrors } from '../../src/fit/data/standardError.js';
import { assumedErrorOf } from '../../src/quantities/registry.js';

describe('standard errors', () => {
  it.each([
    ['dischargeCapacity', { relative: 0.01 }, '1 %'],
    ['coulombicEfficiency', { absolute: 0.5 }, '0.5 points'],
    ['retention', { absolute: 1 }, '1 point'],
    ['activeMassRetention', { absolute: 2 }, '2 points'],
    ['cathodeResistance', { relative: 0.1 }, '10 %'],
    ['cathodeGeometricMean', { relative: 0.1 }, '10 %'],
    ['meanChargeVoltage', { absolute: 0.005 }, '5 mV'],
    ['voltage', { absolute: 0.005 }, '5 mV'],
    ['impedance', { relative: 0.03 }, '3 % of |Z|'],
    ['diffusionLengthRatio', { relative: 0.15 }, '15 %'],
    ['contact', { relative: 0.05 }, '5 %'],
    ['dischargeCapacityAreal', { relative: 0.05 }, '5 %'],
  ])('of %s are assumed', (quantity, error, words) => {
    expect(assumedErrorOf(quantity)).toEqual({ error, words });
  });

  it.each([
    ['0.5 mAh/g', 'mAh/g', { absolute: 0.5 }],
    ['0.5 Ah/g', 'mAh/g', { absolute: 500 }],
    ['5 mV', 'V', { absolute: 0.005 }],
    ['2 %', 'mAh/g', { relative: 0.02 }],
    ['2 %', '%', { absolute: 2 }],
    ['0.02', '1', { absolute: 0.02 }],
  ])('%j of a quantity in %s is read', (text, unit, error) => {
    expect(readError(text, unit)).toEqual(error);
  });

  it.each([
    ['oops', 'V', /^The error cannot be read: /, 'for example 0.5 V, or 1 % of the value'],
    ['0 V', 'V', /^A standard error is above zero\.$/, 'for example 0.5 V, or 1 % of the value'],
    ['-1 V', 'V', /above zero/, 'for example 0.5 V, or 1 % of the value'],
    ['0.5', 'V', /^The unit of the error is missing\.$/, 'for example 0.5 V, or 1 % of the value'],
    ['1 mAh/g', 'V', /^An error in mAh\/g does not fit a quantity in V\.$/, 'for example 0.5 V, or 1 % of the value'],
    ['1 V', '%', /does not fit a quantity in %/, 'points, for example 0.5 %'],
  ])('%j of a quantity in %s is refused', (text, unit, message, allowed) => {
    expect(readError(text, unit)).toEqual({ message: expect.stringMatching(message), allowed });
  });

  it('are the same for all, or a share of each that is not less than that of a twentieth of the typical value', () => {
    expect(standardErrors({ absolute: 2 }, [1, 5])).toEqual([2, 2]);
    expect(standardErrors({ relative: 0.1 }, [-100, 200, 3])).toEqual([10, 20, 0.5]);
    expect(standardErrors({ relative: 0.1 }, [0, 0, 8])).toEqual(
      [0.1 * 0.4, 0.1 * 0.4, 0.8].map((v) => expect.closeTo(v, 12)),
    );
    expect(standardErrors({ relative: 0.1 }, [0])).toEqual([expect.closeTo(0.005, 12)]);
  });
});

describe('cycles of an entry', () => {
  it('are held out by a range, a list or all of them', () => {
    const held = (holdOut: Parameters<typeof cycleHeldOut>[0]) => [1, 5, 9, 20].filter(cycleHeldOut(holdOut));
    expect(held(undefined)).toEqual([]);
    expect(held(false)).toEqual([]);
    expect(held(true)).toEqual([1, 5, 9, 20]);
    expect(held({ from: 9 })).toEqual([9, 20]);
    expect(held({ to: 5 })).toEqual([1, 5]);
    expect(held({ from: 5, to: 9 })).toEqual([5, 9]);
    expect(held({ cycles: [5, 20] })).toEqual([5, 20]);
    expect(held({ from: 20, cycles: [1] })).toEqual([1, 20]);
  });

  it('are told in words', () => {
    expect(cycleSpanText([57])).toBe('57');
    expect(cycleSpanText([57, 57])).toBe('57');
    expect(cycleSpanText([9, 2])).toBe('2 and 9');
    expect(cycleSpanText([3, 1, 2])).toBe('1 to 3');
    expect(cycleSpanText([10, 1, 2])).toBe('1 to 10, 3 of them');
  });
});
