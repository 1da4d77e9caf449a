import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dimensionOf, formatQuantity, fromSi, parseQuantity, toSi } from '../../src/scenario/quantities/quantity.js';
import { familiarUnits, sameDimension } from '../../src/scenario/quantities/units.js';
import { parseUnit } from '../../src/scenario/quantities/unitText.js';

/** SI value of a text that must be readable. */
function si(text: string): number {
  const parsed = parseQuantity(text);
  if ('error' in parsed) throw new Error(`${text}: ${parsed.error}`);
  return parsed.value;
}

describe('quantities', () => {
  // Each value follows from the definition of the unit (BIPM, The International System of Units, 9th ed., 2019).
  test.each([
    ['11 mg/cm2', 0.11, 'kg/m2'],
    ['45 degC', 318.15, 'K'],
    ['45 °C', 318.15, 'K'],
    ['-20 degC', 253.15, 'K'],
    ['81 MPa', 81e6, 'Pa'],
    ['3 um', 3e-6, 'm'],
    ['3 µm', 3e-6, 'm'],
    ['3 μm', 3e-6, 'm'],
    ['10nm', 1e-8, 'm'],
    ['0.2 S/m', 0.2, 'S/m'],
    ['1e-3 S/cm', 0.1, 'S/m'],
    ['190 mA/g', 190, 'A/kg'],
    ['4e-15 m2/s', 4e-15, 'm2/s'],
    ['4e-11 cm^2/s', 4e-15, 'm2/s'],
    ['62.5 kN', 62500, 'N'],
    ['30 Ohm cm2', 3e-3, 'Ohm m2'],
    ['30 Ω·cm²', 3e-3, 'Ohm m2'],
    ['95 %', 0.95, ''],
    ['0.95', 0.95, ''],
    ['2 mAh/cm2', 72000, 'C/m2'],
    ['200 mAh/g', 720000, 'C/kg'],
    ['200 mAh.g-1', 720000, 'C/kg'],
    ['2 h', 7200, 's'],
    ['30 days', 2592000, 's'],
    ['4.3 V', 4.3, 'V'],
    ['63104 mol/m3', 63104, 'mol/m3'],
    ['4.78 g/cm3', 4780, 'kg/m3'],
    ['35 A m^-2', 35, 'A/m2'],
    ['3.5 A/m/m', 3.5, 'A/m2'],
    ['40 kJ/mol', 40000, 'J/mol'],
    ['8.3 J/(mol K)', 8.3, 'J/mol/K'],
    ['−5 mA', -5e-3, 'A'],
    ['.5 mm', 5e-4, 'm'],
    ['7 umol/g', 7e-3, 'mol/kg'],
    ['1 bar', 1e5, 'Pa'],
    ['1/s', undefined, ''],
  ])('%s', (text, value, unit) => {
    if (value === undefined) {
      expect(parseQuantity(text)).toHaveProperty('error');
      return;
    }
    const parsed = parseQuantity(text);
    if ('error' in parsed) throw new Error(parsed.error);
    expect(Math.abs(parsed.value - value)).toBeLessThanOrEqual(1e-15 * Math.abs(value));
    expect(sameDimension(parsed.dimension, dimensionOf(unit))).toBe(true);
  });

  test('a decimal unit gives the number nearest to the decimal value, whatever the prefix', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999999 }), (digits) => {
        const reference = Number(`${digits}e-9`);
        expect(si(`${digits} nm`)).toBe(reference);
        expect(si(`${digits / 1000} um`)).toBe(reference);
        expect(si(`${digits}e-3 um`)).toBe(reference);
      }),
    );
  });

  test('text to SI and back is the identity for every unit a lab uses', () => {
    const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(positive, fc.constantFrom(...familiarUnits), (value, unit) => {
        const error = unit === 'degC' ? 1e-9 + 1e-12 * value : 1e-14 * value;
        expect(Math.abs(fromSi(si(`${value} ${unit}`), unit) - value)).toBeLessThanOrEqual(error);
        expect(Math.abs(fromSi(toSi(value, unit), unit) - value)).toBeLessThanOrEqual(error);
        const shown = si(formatQuantity(toSi(value, unit), unit, 15));
        expect(Math.abs(shown / toSi(value, unit) - 1)).toBeLessThan(1e-9);
      }),
    );
  });

  test('formats in the unit that is asked for', () => {
    expect(formatQuantity(0.11, 'mg/cm2')).toBe('11 mg/cm2');
    expect(formatQuantity(318.15, 'degC')).toBe('45 degC');
    expect(formatQuantity(1 / 3, '%', 3)).toBe('33.3 %');
    expect(formatQuantity(0.5, '')).toBe('0.5');
  });

  test('products and quotients of units add and subtract dimensions', () => {
    const simple = fc.constantFrom('m', 'g', 's', 'A', 'K', 'mol', 'V', 'Ohm', 'S', 'Pa', 'mAh');
    fc.assert(
      fc.property(simple, simple, fc.integer({ min: 1, max: 4 }), (a, b, n) => {
        const [ua, ub, product, quotient] = [a, b, `${a} ${b}${n}`, `${a}/${b}${n}`].map((text) => {
          const unit = parseUnit(text);
          if ('error' in unit) throw new Error(unit.error);
          return unit;
        });
        expect(product.dimension).toEqual(ua.dimension.map((e, i) => e + n * ub.dimension[i]));
        expect(quotient.dimension).toEqual(ua.dimension.map((e, i) => e - n * ub.dimension[i]));
      }),
    );
  });

  test.each([
    ['', 'empty'],
    ['abc', 'number'],
    ['1,5 mm', 'point'],
    ['1.2.3 mm', 'more than one'],
    ['1 2 mm', 'more than one'],
    ['5 mgg', 'did you mean mg'],
    ['5 mpa', 'did you mean MPa'],
    ['5 A/', 'missing'],
    ['5 A//m', 'not a unit'],
    ['5 J/(mol', 'bracket'],
    ['5 m)', 'out of place'],
    ['1e999 m', 'finite'],
    ['NaN', 'number'],
    ['Infinity m', 'number'],
    ['5 m^999', 'bounds'],
    [`5 ${'('.repeat(100_000)}`, 'too long'],
    ['4.3 V vs Li', 'not a unit'],
  ])('"%s" is refused with a reason', (text, reason) => {
    const parsed = parseQuantity(text);
    expect('error' in parsed ? parsed.error : 'no error').toContain(reason);
  });

  test('any text is either a finite quantity or an error, never an exception', () => {
    const unitLike = fc.string({ unit: fc.constantFrom(...'0123456789eE+-. /^()%mAgCVhkµΩ°²⁻·'), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), unitLike), (text) => {
        const parsed = parseQuantity(text);
        expect('error' in parsed || Number.isFinite(parsed.value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
