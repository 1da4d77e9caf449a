import { describe, expect, it } from 'vitest';
import { formatQuantity, fromSi, parseQuantity, toSi } from '../../src/scenario/quantities/quantity.js';
import { findUnit } from '../../src/scenario/quantities/units.js';
import { parseUnit, plainSigns } from '../../src/scenario/quantities/unitText.js';

/** Exponents of m, kg, s, A, K, mol, and the decimal power. */
const read = (text: string) => {
  const unit = parseUnit(text);
  return 'error' in unit ? unit.error : [...unit.dimension, unit.power].map((exponent) => exponent + 0);
};

describe('a unit as it is written', () => {
  it.each<readonly [string, readonly number[]]>([
    ['', [0, 0, 0, 0, 0, 0, 0]],
    ['1', [0, 0, 0, 0, 0, 0, 0]],
    ['m', [1, 0, 0, 0, 0, 0, 0]],
    ['m2', [2, 0, 0, 0, 0, 0, 0]],
    ['m^2', [2, 0, 0, 0, 0, 0, 0]],
    ['m+2', [2, 0, 0, 0, 0, 0, 0]],
    ['m^-1', [-1, 0, 0, 0, 0, 0, 0]],
    ['m⁻²', [-2, 0, 0, 0, 0, 0, 0]],
    ['m0', [0, 0, 0, 0, 0, 0, 0]],
    ['1/s', [0, 0, -1, 0, 0, 0, 0]],
    ['m s', [1, 0, 1, 0, 0, 0, 0]],
    ['m  s', [1, 0, 1, 0, 0, 0, 0]],
    ['m.s', [1, 0, 1, 0, 0, 0, 0]],
    ['m*s', [1, 0, 1, 0, 0, 0, 0]],
    ['m·s', [1, 0, 1, 0, 0, 0, 0]],
    ['m / s', [1, 0, -1, 0, 0, 0, 0]],
    ['m/s s', [1, 0, 0, 0, 0, 0, 0]],
    ['m/s/s', [1, 0, -2, 0, 0, 0, 0]],
    ['m/(s s)', [1, 0, -2, 0, 0, 0, 0]],
    ['m/( s s )', [1, 0, -2, 0, 0, 0, 0]],
    ['(m s)2', [2, 0, 2, 0, 0, 0, 0]],
    ['(um)^-2', [-2, 0, 0, 0, 0, 0, 12]],
    ['((m))', [1, 0, 0, 0, 0, 0, 0]],
    ['um2', [2, 0, 0, 0, 0, 0, -12]],
    ['g/cm3', [-3, 1, 0, 0, 0, 0, 3]],
    ['J/(mol K)', [2, 1, -2, 0, -1, -1, 0]],
    ['m9 m9', [18, 0, 0, 0, 0, 0, 0]],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['x', '"x" is not a unit'],
    ['m x', '"x" is not a unit'],
    ['2', '"2" is not a unit'],
    ['m^', '"^" is not a unit'],
    ['m/', 'a unit is missing at the end of "m/"'],
    ['/m', '"/" is not a unit'],
    ['m//s', '"/" is not a unit'],
    ['()', '")" is not a unit'],
    ['(m', 'a bracket is not closed in "(m"'],
    ['m/(s', 'a bracket is not closed in "m/(s"'],
    ['m)', '")" is out of place in "m)"'],
    ['(m))', '")" is out of place in "(m))"'],
    ['m10', 'the power in "m10" is out of bounds'],
    ['m-10', 'the power in "m-10" is out of bounds'],
    ['m10 x', 'the power in "m10 x" is out of bounds'],
    ['Tm9 Tm9', '"Tm9 Tm9" is out of bounds'],
    ['fm9 fm9', '"fm9 fm9" is out of bounds'],
  ])('%j is refused: %s', (text, error) => {
    expect(read(text)).toBe(error);
  });

  it('may reach to the two hundredth power of ten, not further', () => {
    // 10^108 and 10^90 make 10^198; two more tens are too many.
    expect(read('Tm9 Tm6 Gm2')).toEqual([17, 0, 0, 0, 0, 0, 198]);
    expect(read('Tm9 Tm6 Gm2 hm')).toBe('"Tm9 Tm6 Gm2 hm" is out of bounds');
    expect(read('days9 days9')).toEqual([0, 0, 18, 0, 0, 0, 36]);
  });

  it('takes a prefix where its unit does', () => {
    expect(findUnit('km')).toMatchObject({ power: 3 });
    expect(findUnit('m')).toMatchObject({ power: 0 });
    for (const none of ['xm', 'kdegC', 'k', '', 'mm2', 'toString']) expect(findUnit(none)).toBeUndefined();
  });
});

it('signs that look alike become one', () => {
  expect(plainSigns('\u00B5\u03BC')).toBe('uu');
  expect(plainSigns('\u03A9\u2126')).toBe('OhmOhm');
  for (const degrees of ['℃', '°C', '° C', 'deg C', 'Celsius', 'celsius']) expect(plainSigns(degrees)).toBe('degC');
  for (const other of ['deg Cx', 'Celsiusx']) expect(plainSigns(other)).toBe(other);
  expect(plainSigns('\u00C5 \u212B')).toBe('angstrom angstrom');
  expect(plainSigns('−–⁻')).toBe('---');
  expect(plainSigns('a⁰¹²³⁴⁵⁶⁷⁸⁹')).toBe('a0123456789');
  expect(plainSigns(' a·b⋅c×d*e ')).toBe('a b c d e');
});

describe('a quantity as it is written', () => {
  it.each<readonly [string, number, string]>([
    ['5', 5, ''],
    ['5.', 5, ''],
    ['.55', 0.55, ''],
    ['5E2 m', 500, 'm'],
    ['5.e+2 m', 500, 'm'],
    ['+5mm', 0.005, 'mm'],
    ['-5e-3\nm', -0.005, 'm'],
    [' 45 °C ', 318.15, 'degC'],
    ['45 degC/m', 45, 'degC/m'],
    ['1e-400 m', 0, 'm'],
  ])('%j', (text, value, unitText) => {
    expect(parseQuantity(text)).toMatchObject({ value, unitText });
  });

  it.each([
    ['', 'it is empty'],
    [' ', 'it is empty'],
    ['abc', 'it does not begin with a number'],
    ['-', 'it does not begin with a number'],
    ['1,5 mm', 'decimals take a point, not a comma'],
    ['1 , mm', 'there is more than one number'],
    ['1.2.3', 'there is more than one number'],
    ['1 2 m', 'there is more than one number'],
    ['1 m,5', '"," is not a unit'],
    ['5 mgg', '"mgg" is not a unit; did you mean mg'],
    ['5 Ohm cm3 zz', '"zz" is not a unit'],
    ['1e308 km', 'it is not a finite number'],
    ['x'.repeat(201), 'it is too long for a number with a unit'],
  ])('%j is refused: %s', (text, error) => {
    expect(parseQuantity(text)).toEqual({ error });
  });

  it('may have two hundred characters', () => {
    expect(parseQuantity(`5${' '.repeat(198)}m`)).toMatchObject({ value: 5 });
    expect(parseQuantity(`5${' '.repeat(199)}m`)).toHaveProperty('error');
  });
});

describe('numbers to SI and back', () => {
  it.each([
    [45, 'degC', 318.15],
    [45, '°C', 318.15],
    [0.1, 'mm', 1e-4],
    [3, '%', 0.03],
    [3, '', 3],
    [3, 'days', 259200],
  ])('%d %s', (value, unit, si) => {
    expect(toSi(value, unit)).toBeCloseTo(si, 12);
    expect(fromSi(si, unit)).toBeCloseTo(value, 12);
    for (const none of [Infinity, -Infinity, Number.NaN]) {
      expect(toSi(none, unit)).toBe(none);
      expect(fromSi(none, unit)).toBe(none);
    }
  });

  it('of a unit that there is not are a mistake of the program', () => {
    expect(() => toSi(1, 'zz')).toThrow('unit "zz": "zz" is not a unit');
  });

  it('are shown with six digits unless told, and no digits of rounding', () => {
    expect(formatQuantity(1 / 3, '')).toBe('0.333333');
    expect(formatQuantity(0.5, '1')).toBe('0.5');
    expect(formatQuantity(123456789, 'm')).toBe('123457000 m');
    expect(formatQuantity(0.1 + 0.2, 'm', 15)).toBe('0.3 m');
    expect(formatQuantity(Number.NaN, 'mm')).toBe('NaN mm');
    expect(formatQuantity(-Infinity, '')).toBe('-Infinity');
  });
});
