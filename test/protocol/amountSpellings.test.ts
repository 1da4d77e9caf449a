import { describe, expect, it } from 'vitest';
import { allowedAmounts, readAmount } from '../../src/protocol/language/amount.js';

const read = (text: string) => {
  const amount = readAmount(text);
  if (amount.kind === 'unreadable') return amount.issue.message;
  if (amount.kind === 'current') return [amount.current.value, amount.current.unit];
  if (amount.kind === 'voltage') return [amount.voltage.value, amount.voltage.reference];
  if (amount.kind === 'capacity') return [amount.capacity.value, amount.capacity.unit];
  if (amount.kind === 'state of charge') return [amount.charge, 'SOC'];
  return amount.time;
};

describe('an amount in its spellings', () => {
  it.each([
    ['C', [1, 'C']],
    ['10C', [10, 'C']],
    ['0.1  C', [0.1, 'C']],
    ['12 C / 30', [0.4, 'C']],
    ['C /5', [0.2, 'C']],
    ['C/  20', [0.05, 'C']],
    ['.5C', [0.5, 'C']],
    ['5.C', [5, 'C']],
    ['1e-1C', [0.1, 'C']],
    ['1E+1C', [10, 'C']],
    ['1e1C', [10, 'C']],
    ['.25e1C', [2.5, 'C']],
    ['+2C', [2, 'C']],
    ['C/+2', [0.5, 'C']],
    ['1% of charging current', [0.01, 'of charging current']],
    ['12 percent of the last charge current', [0.12, 'of charging current']],
    ['50 %  of  the  last  charging  current', [0.5, 'of charging current']],
    ['50  %of charge current', [0.5, 'of charging current']],
    ['2 MA', [0.002, 'A']],
    ['2 ma/cm2', [20, 'A/m2']],
    ['200 MA/G', [200, 'A/kg']],
    ['2 mv', [0.002, 'cell']],
    ['4300 MV', [4.3, 'cell']],
    ['-2 V', [-2, 'cell']],
    ['0 V', [0, 'cell']],
    ['4.3V vs Li', [4.3, 'Li']],
    ['4.3 V VS.Li', [4.3, 'Li']],
    ['2.75 V against  LTO', [2.75, 'LTO']],
    ['1 AH', [3600, 'C']],
    ['1500 MAH/G', [5_400_000, 'C/kg']],
    ['1 DAY', 86_400],
    ['30 Days', 2_592_000],
    ['1h30min', 5400],
    ['1.5  h 15 min', 6300],
    ['1 h 30 min 20 s', 5420],
  ])('%s', (text, meant) => {
    expect(read(text)).toEqual(meant);
  });

  it.each([
    ['about 0.1C', 'it does not begin with a number'],
    ['0.1C now', '"now" is not a unit'],
    ['xC', 'it does not begin with a number'],
    ['x1C', 'it does not begin with a number'],
    ['1xC', '"xC" is not a unit'],
    ['1.2.3C', 'there is more than one number'],
    ['C/x', 'it does not begin with a number'],
    ['C/2x', 'it does not begin with a number'],
    ['about 1 % of the charging current', 'it does not begin with a number'],
    ['1 % of the charging current now', '"of" is not a unit'],
    ['x % of the charging current', 'it does not begin with a number'],
    ['2 h 3 V', '"3" is not a unit'],
    ['1 h, 30 min', '"," is not a unit'],
    ['1 h 30', '"30" is not a unit'],
    ['and 1 h 30 min', 'it does not begin with a number'],
    ['1e999 kg', 'it is not a finite number'],
  ])('%s is none', (text, reason) => {
    expect(read(text)).toBe(`"${text}" cannot be read: ${reason}.`);
  });
});

describe('what is wrong with an amount', () => {
  const issue = (text: string) => {
    const amount = readAmount(text);
    return amount.kind === 'unreadable' ? amount.issue : undefined;
  };
  const currents = '0.1C, C/10, 2.5 mA, 2 mA/cm2, 190 mA/g or 35.16 A/m2';

  it('is told with what stood there and what to write', () => {
    expect(issue('-14,35 V')).toEqual({
      message: 'A decimal comma is not understood.',
      got: '-14,35 V',
      hint: 'write -14.35 V',
    });
    expect(issue('10.25')).toEqual({
      message: 'A number stands without its unit.',
      got: '10.25',
      hint: 'write for example 10.25 V or 10.25 h',
    });
    expect(issue('-3')?.message).toBe('A number stands without its unit.');
    expect(issue('3 kg')).toEqual({ message: '"3 kg" is no current, voltage, time or capacity.', got: '3 kg' });
    expect(issue('about 4,3 V')?.message).toMatch(/does not begin with a number/);
    expect(issue('0 mA')).toEqual({
      message: 'A current must be above zero.',
      got: '0 mA',
      allowed: currents,
      hint: 'the verb gives the direction (Charge or Discharge); for no current write "Rest for 2 h"',
    });
    expect(issue('-1 h')).toEqual({
      message: 'A time must be above zero.',
      got: '-1 h',
      allowed: '30 min, 2 h or 30 days',
      hint: 'leave it out, or write how long or how much',
    });
    expect(issue('0 % of the charging current')?.message).toBe('A current must be above zero.');
    expect(issue('3 h vs Li')).toEqual({
      message: 'Only a voltage is measured against an electrode.',
      got: '3 h vs Li',
      allowed: '4.3 V vs Li, 3.7 V vs In/InLi, 2.75 V vs LTO or 4.3 V (against the own anode)',
    });
    expect(issue('4.3 V vs sodium')).toEqual({
      message: 'The reference electrode "sodium" is not known.',
      got: '4.3 V vs sodium',
      allowed: 'vs Li, vs In/InLi, vs LTO, or nothing for the voltage against the own anode',
    });
    expect(issue('4.3 vs Li')?.message).toBe('A number stands without its unit.');
  });

  it('is its range where no computer holds the number, by the unit that was written', () => {
    for (const text of ['1.5e999 h', '.5e999 h', '15.e999 h', '+1e999 h'])
      expect(issue(text)).toEqual({ message: 'No such time is possible.', got: text, allowed: '1 us to 8766000 h' });
    expect(issue('-1e999 V')).toEqual({
      message: 'No such voltage is possible.',
      got: '-1e999 V',
      allowed: '-100 V to 100 V',
    });
    expect(issue('1e-999 h')?.message).toBe('No such time is possible.');
  });

  it('is told with an example of each kind that may stand there', () => {
    expect(allowedAmounts(['time', 'current'])).toBe(
      `a time such as 30 min, 2 h or 30 days; a current such as ${currents}`,
    );
  });
});
