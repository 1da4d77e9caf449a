import { describe, expect, it } from 'vitest';
import { sameDimension } from '../../src/scenario/quantities/units.js';
import { parseUnit } from '../../src/scenario/quantities/unitText.js';

function unit(text: string) {
  const read = parseUnit(text);
  if ('error' in read) throw new Error(read.error);
  return { si: read.scale * 10 ** read.power, dimension: read.dimension };
}

describe('units by what they are defined as', () => {
  // BIPM, The International System of Units, 9th ed. (2019), tables 4, 5 and 8; a year is the Julian one of 365.25 days.
  it.each([
    ['micron', 1e-6, 'm'],
    ['angstrom', 1e-10, 'm'],
    ['g', 1e-3, 'kg'],
    ['t', 1e3, 'kg'],
    ['L', 1e-3, 'm3'],
    ['l', 1e-3, 'm3'],
    ['mL', 1, 'cm3'],
    ['sec', 1, 's'],
    ['second', 1, 's'],
    ['seconds', 1, 's'],
    ['min', 60, 's'],
    ['minute', 60, 's'],
    ['minutes', 60, 's'],
    ['h', 3600, 's'],
    ['hr', 3600, 's'],
    ['hour', 3600, 's'],
    ['hours', 60, 'min'],
    ['d', 24, 'h'],
    ['day', 24, 'h'],
    ['days', 24, 'h'],
    ['week', 7, 'day'],
    ['weeks', 7, 'day'],
    ['month', 365.25 / 12, 'day'],
    ['months', 1 / 12, 'year'],
    ['year', 365.25, 'day'],
    ['years', 365.25, 'day'],
    ['degC', 1, 'K'],
    ['C', 1, 'A s'],
    ['V', 1, 'J/C'],
    ['W', 1, 'J/s'],
    ['J', 1, 'N m'],
    ['N', 1, 'kg m/s2'],
    ['Pa', 1, 'N/m2'],
    ['bar', 1e5, 'N/m2'],
    ['atm', 101325, 'Pa'],
    ['Ohm', 1, 'V/A'],
    ['ohm', 1, 'V/A'],
    ['S', 1, 'A/V'],
    ['F', 1, 'C/V'],
    ['Ah', 3600, 'C'],
    ['Wh', 3600, 'J'],
    ['eV', 1.602176634e-19, 'J'],
    ['Hz', 1, 's-1'],
    ['%', 0.01, ''],
    ['percent', 0.01, ''],
    ['wt%', 0.01, ''],
    ['at%', 0.01, ''],
    ['vol%', 0.01, ''],
    ['mol%', 0.01, ''],
    ['ppm', 1e-6, ''],
  ])('%s is %d %s', (text, factor, other) => {
    const [given, by] = [unit(text), unit(other)];
    expect(given.si / (factor * by.si)).toBeCloseTo(1, 12);
    expect(given.dimension).toEqual(by.dimension);
    expect(sameDimension(given.dimension, by.dimension)).toBe(true);
  });

  it.each([
    ['f', -15],
    ['p', -12],
    ['n', -9],
    ['u', -6],
    ['m', -3],
    ['c', -2],
    ['d', -1],
    ['h', 2],
    ['k', 3],
    ['M', 6],
    ['G', 9],
    ['T', 12],
  ])('the prefix %s is 10^%d before every unit that takes one, and no other takes it', (prefix, power) => {
    for (const text of [
      'm',
      's',
      'L',
      'A',
      'K',
      'mol',
      'V',
      'Ohm',
      'ohm',
      'S',
      'C',
      'Ah',
      'F',
      'N',
      'J',
      'Wh',
      'W',
      'Hz',
    ]) {
      // Fixed meanings go before: cd would be a hundredth of a day, were days divided so.
      if (['min', 'hr', 'Pa'].includes(prefix + text)) continue;
      const [with_, without] = [unit(prefix + text), unit(text)];
      expect(Math.log10(with_.si / without.si), prefix + text).toBeCloseTo(power, 9);
      expect(sameDimension(with_.dimension, without.dimension)).toBe(true);
    }
    for (const text of ['atm', 'degC', 'percent', '%', 'hour', 'minute', 'day', 'week', 'year', 'micron', 'angstrom'])
      expect(parseUnit(prefix + text), prefix + text).toHaveProperty('error');
  });

  it('are raised to powers up to 9 and no further', () => {
    expect(unit('m9').dimension).toEqual([9, 0, 0, 0, 0, 0]);
    expect(unit('m^-9').dimension).toEqual([-9, 0, 0, 0, 0, 0]);
    expect(parseUnit('m10')).toHaveProperty('error');
    expect(parseUnit('m-10')).toHaveProperty('error');
  });
});
