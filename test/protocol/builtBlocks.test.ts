import { describe, expect, it } from 'vitest';
import { cycling, gitt, rateTest } from '../../src/protocol/programme/builders.js';
import { buildProgramme } from '../../src/protocol/programme/buildProgramme.js';
import type { ProgrammeEntry } from '../../src/protocol/programme/programme.js';

const window = ['2 V', '4 V'] as const;
const charge = 'Charge at 0.1C until 4 V';
const discharge = 'Discharge at 0.1C until 2 V';
const spectrum = 'EIS from 1 MHz to 1 mHz, 8 points per decade';

/** Blocks as [times, label, what is in them]. */
const outline = (entry: ProgrammeEntry): unknown =>
  entry.kind === 'step' ? entry.step.text : [entry.times, entry.label, ...entry.entries.map(outline)];
const paths = (issues: readonly { readonly path: string }[]) => issues.map(({ path }) => path);

describe('reference tests in a block of cycles', () => {
  const tested = (test: object = {}, more: object = {}) =>
    cycling({ cycles: 5, charge: '0.1C', window, ...more, test: { cycles: [2, 4], at: '3 V', ...test } });

  it('stand between plain cycles, of which none are left out or added', () => {
    const plain = [1, 'cycling', charge, discharge];
    const hold = 'Hold at 3 V until 1 % of the charging current';
    const test = [1, 'reference test', 'Charge at 0.1C until 3 V', hold, spectrum, charge, discharge];
    expect(outline(tested().entry!)).toEqual([1, 'cycling', plain, test, plain, test, plain]);
  });

  it('are made once in each cycle that is named, with the currents and the spectrum asked for', () => {
    const { entry } = tested({
      cycles: [5, 1, 1],
      charge: 0.02,
      until: 'C/50 or 2 h',
      impedance: 'EIS from 1 kHz to 1 Hz',
    });
    const own = [
      'Charge at 0.02C until 3 V',
      'Hold at 3 V until C/50 or 2 h',
      'EIS from 1 kHz to 1 Hz, 8 points per decade',
    ];
    const test = [1, 'reference test', ...own, charge, discharge];
    expect(outline(entry!)).toEqual([1, 'cycling', test, [3, 'cycling', charge, discharge], test]);
  });

  it('take the place of charge and hold where they are at the upper limit', () => {
    const hold = 'Hold at 4 V until 1 % of the charging current';
    const test = [1, 'reference test', charge, hold, spectrum, discharge];
    const held = [1, 'cycling', charge, 'Hold at 4 V until 1 h', discharge];
    const plain = [1, 'cycling', charge, discharge];
    expect(outline(tested({ at: '4 V' }).entry!)).toEqual([1, 'cycling', plain, test, plain, test, plain]);
    expect(outline(tested({ at: '4 V' }, { hold: '1 h' }).entry!)).toEqual([
      1,
      'cycling',
      held,
      test,
      held,
      test,
      held,
    ]);
    expect(outline(tested({ at: '3.9999999999 V' }).entry!)).toMatchObject({ 3: { length: 6 } });
  });

  it('are found again where they were written, the others where their limit is', () => {
    const test = { cycles: [1], at: '3 V' };
    const { places } = buildProgramme([
      { cycling: { cycles: 1, charge: '0.1C', window, rest: '1 h', hold: '2 h', test } },
    ]);
    const at = 'protocol[0].cycling';
    expect([...places].map(([{ text }, path]) => [text, path])).toEqual([
      ['Charge at 0.1C until 3 V', `${at}.test.at`],
      ['Hold at 3 V until 1 % of the charging current', `${at}.test.at`],
      [spectrum, `${at}.test.impedance`],
      [charge, `${at}.window[1]`],
      ['Hold at 4 V until 2 h', `${at}.window[1]`],
      ['Rest for 1 h', at],
      [discharge, `${at}.window[0]`],
      ['Rest for 1 h', at],
    ]);
  });

  it.each([0, 6, 1.5, -1])('in a cycle %d of five are refused', (number) => {
    expect(tested({ cycles: [1, number] })).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'cycling.test.cycles',
          message: 'A reference test is asked for in a cycle that the block does not have.',
          got: String(number),
          allowed: '1 to 5, counted from the start of the block',
        },
      ],
    });
  });

  it('outside the window are refused', () => {
    const refused = (at: string) => tested({ at }).issues;
    const allowed = 'above 2 V, up to 4 V; In/InLi counts 0.62 V and LTO 1.55 V above Li';
    for (const [got, side] of [
      ['2 V', 'below'],
      ['1 V', 'below'],
      ['4.1 V', 'above'],
    ])
      expect(refused(got)).toEqual([
        {
          severity: 'error',
          path: 'cycling.test.at',
          message: `The reference test lies ${side} the voltage window of its cycle: charging would not pass its potential.`,
          got,
          allowed,
        },
      ]);
    // The anode is not known: 3 V against lithium may be anywhere.
    expect(refused('3 V vs Li')).toEqual([]);
  });

  it('that cannot be read are refused each at its own place', () => {
    for (const field of ['at', 'charge', 'until', 'impedance'])
      expect(paths(tested({ [field]: 'x' }).issues)).toEqual([`cycling.test.${field}`]);
    expect(tested({ charge: '5 % of the charging current' }).issues[0].message).toBe('A current is expected here.');
  });
});

describe('a block of cycles', () => {
  it('reports a field that several steps use once, in the words of the amount', () => {
    const { issues, entry } = cycling({
      cycles: 2,
      charge: 1,
      window,
      discharge: '10 % of the charging current',
      rest: '4 V',
      hold: 'C/20 or x',
    });
    expect(entry).toBeUndefined();
    expect(issues).toEqual([
      {
        severity: 'error',
        path: 'cycling.discharge',
        message: 'A current is expected here.',
        got: '10 % of the charging current',
        allowed: 'a current such as 0.1C, C/10, 2.5 mA, 2 mA/cm2, 190 mA/g or 35.16 A/m2',
      },
      {
        severity: 'error',
        path: 'cycling.rest',
        message: 'A time is expected here.',
        got: '4 V',
        allowed: 'a time such as 30 min, 2 h or 30 days',
      },
      expect.objectContaining({ path: 'cycling.hold', got: 'x' }),
    ]);
    expect(paths(cycling({ cycles: 2, charge: 'x', window }).issues)).toEqual(['cycling.charge']);
    expect(paths(cycling({ cycles: 2, charge: '', window }).issues)).toEqual(['cycling.charge']);
    expect(paths(cycling({ cycles: 2, charge: 1, window: ['2', '4 V'] }).issues)).toEqual(['cycling.window[0]']);
    // The hold is at the limit that is wrong: it is not complained about as well.
    expect(paths(cycling({ cycles: 2, charge: 1, window: ['2 V', 'x'], hold: '1 h' }).issues)).toEqual([
      'cycling.window[1]',
    ]);
  });

  it('is refused with a crossed window, in the words of its limits', () => {
    expect(cycling({ cycles: 2, charge: 1, window: ['4 V', '3 V'] }).issues).toEqual([
      {
        severity: 'error',
        path: 'cycling.window',
        message: 'The voltage window is crossed: its lower limit is not below its upper one.',
        got: '[4 V, 3 V]',
        allowed: '[lower, upper]; against different electrodes, In/InLi counts 0.62 V and LTO 1.55 V above Li',
        hint: 'swap the two, or check what they are measured against',
      },
    ]);
  });

  it('has one cycle to a million', () => {
    const count = (cycles: number) => cycling({ cycles, charge: 1, window }).issues;
    expect([count(1), count(1_000_000)]).toEqual([[], []]);
    for (const cycles of [0, 1.5, 1_000_001])
      expect(count(cycles)).toEqual([
        {
          severity: 'error',
          path: 'cycling.cycles',
          message: 'A whole number above zero is expected.',
          got: String(cycles),
          allowed: '1 to 1000000',
        },
      ]);
  });
});

describe('a rate test', () => {
  it('is labelled by its rates, rests and holds like a block of cycles', () => {
    expect(
      outline(rateTest({ rates: [0.5, '2 mA'], cyclesPerRate: 3, window, rest: '1 h', hold: 'C/20' }).entry!),
    ).toEqual([
      1,
      'rate test',
      [
        3,
        '0.5C',
        'Charge at 0.5C until 4 V',
        'Hold at 4 V until C/20',
        'Rest for 1 h',
        'Discharge at 0.5C until 2 V',
        'Rest for 1 h',
      ],
      [
        3,
        '2 mA',
        'Charge at 2 mA until 4 V',
        'Hold at 4 V until C/20',
        'Rest for 1 h',
        'Discharge at 2 mA until 2 V',
        'Rest for 1 h',
      ],
    ]);
    expect(rateTest({ rates: [1], window, label: 'mine' }).entry).toMatchObject({ times: 1, label: 'mine' });
    expect(rateTest({ rates: [1], window }).entry).toMatchObject({ entries: [{ times: 1, label: '1C' }] });
  });

  it('says what is wrong where it is written', () => {
    expect(rateTest({ rates: [], window }).issues).toEqual([
      {
        severity: 'error',
        path: 'rateTest.rates',
        message: 'No rate is given.',
        allowed: 'a list such as [0.1C, 0.5C, 1C]',
      },
    ]);
    expect(paths(rateTest({ rates: [1], cyclesPerRate: 0, window }).issues)).toEqual(['rateTest.cyclesPerRate']);
    expect(paths(rateTest({ rates: [1, '2C'], chargeRate: 'x', window }).issues)).toEqual(['rateTest.chargeRate']);
    expect(paths(rateTest({ rates: [1, 'x'], window }).issues)).toEqual(['rateTest.rates[1]']);
  });
});

describe('a titration', () => {
  const titration = (more: object = {}) => gitt({ current: '0.1C', pulse: '1 h', rest: '4 h', window, ...more });

  it('pulses up and down until three times the charge of an hour at 1C has passed', () => {
    expect(titration().entry).toMatchObject({ times: 1, label: 'GITT' });
    const rest = 'Rest for 4 h';
    expect(outline(titration().entry!)).toEqual([
      1,
      'GITT',
      rest,
      [30, undefined, 'Charge at 0.1C for 1 h or until 4 V', rest],
      rest,
      [30, undefined, 'Discharge at 0.1C for 1 h or until 2 V', rest],
      rest,
    ]);
    // What 1C is belongs to the cell: currents in other units get as many pulses as any.
    expect(titration({ current: '2 mA' }).entry).toMatchObject({ entries: { 1: { times: 2000, untilLimit: true } } });
    expect(titration({ current: '0.07C' }).entry).toMatchObject({ entries: { 1: { times: 43 } } });
  });

  it('of more than two thousand pulses is refused', () => {
    const pulses = (pulse: string) => titration({ current: '0.01C', pulse });
    expect(pulses('540 s').entry).toMatchObject({ entries: { 1: { times: 2000 } } });
    expect(pulses('539 s')).toEqual({
      issues: [
        {
          severity: 'error',
          path: 'gitt.pulse',
          message: 'A charge would take too many pulses.',
          got: '668 of them',
          allowed: 'up to 666',
        },
      ],
    });
  });

  it('reports every field at its own place', () => {
    expect(paths(gitt({ current: 'x', pulse: 'y', rest: 'z', window: ['a', 'b'] }).issues)).toEqual([
      'gitt.current',
      'gitt.pulse',
      'gitt.rest',
      'gitt.window[0]',
      'gitt.window[1]',
    ]);
    expect(paths(titration({ window: ['4 V', '2 V'] }).issues)).toEqual(['gitt.window']);
    expect(paths(titration({ rest: '4 V' }).issues)).toEqual(['gitt.rest']);
  });
});
