import { describe, expect, it } from 'vitest';
import { CUT_SHORT, whatWentWrong } from '../../src/protocol/cycler/endedBy.js';
import { checked, cycles, ran, window } from './labScenario.js';

const sentences = (protocol: readonly unknown[], more: object = {}, cell: object = {}) =>
  ran(protocol, more, cell).warnings.map(({ message }) => message);

describe('a half cycle that the safety limit ends', () => {
  it('is named with the voltage, against lithium too, and with what was achieved of what was asked for', () => {
    const result = ran(['Charge at 0.5C until 4.3 V vs Li', 'Discharge at 1C for 2 h', 'Charge at 1C for 5 h']);
    const [, down, up] = result.steps;
    expect(result.warnings.map(({ path }) => path)).toEqual(['protocol[1]', 'protocol[2]']);
    expect(result.warnings[0].message).toContain(`"Discharge at 1C for 2 h" was ended in cycle 1 by the safety limit`);
    expect(result.warnings[0].message).toContain('-0.550 V (1.000 V vs Li)');
    expect(result.warnings[0].message).toContain(`after ${Number((down.duration / 3600).toPrecision(3))} h of 2 h`);
    // The voltage is steep there: it ends near the limit that is named.
    expect(Math.abs(down.endVoltage + 0.55)).toBeLessThan(0.1);
    const [, named] = /\(([\d.]+) V vs Li\)/.exec(result.warnings[1].message)!;
    expect(Math.abs(up.endVoltage + 1.55 - Number(named))).toBeLessThan(0.1);
    expect(Number(named)).toBeGreaterThan(5.5);
    expect(result.warnings[1].message).toContain(`${Number((up.duration / 3600).toPrecision(3))} h of 5 h`);
  });

  it('is told in the unit of a capacity, and of both limits', () => {
    const [of, both] = ['300 mAh/g', '300 mAh/g or 90 min'].map((limit) =>
      ran(['Charge at 1C until 4.3 V vs Li', `Discharge at 0.5C until ${limit}`]),
    );
    const passed = Number(of.cycles[0].dischargeCapacity.toPrecision(3));
    expect(of.warnings[0].message).toContain(`after ${passed} mAh/g of 300 mAh/g`);
    expect(both.steps[1].endedBy).toBe('time');
    expect(both.warnings).toEqual([]);
    const longer = ran(['Charge at 1C until 4.3 V vs Li', 'Discharge at 0.5C until 300 mAh/g or 9 h']).warnings[0];
    expect(longer.message).toMatch(/after \d+ mAh\/g of 300 mAh\/g and [\d.]+ h of 9 h/);
  });

  it('is told once per sentence, in the first cycle where it happened, also long after the records are full', () => {
    const steps = ['Charge at 2C until 4.3 V vs Li', 'Discharge at 2C for 1 min'];
    const result = ran([{ repeat: 1100, steps }, 'Discharge at 2C for 2 h', 'Charge at 2C for 9 h']);
    // Another warning says that a long discharge after a minute of charge has no efficiency.
    const ofSteps = result.warnings.filter(({ path }) => path !== 'protocol');
    expect(ofSteps.map(({ message }) => /in cycle \d+/.exec(message)![0])).toEqual(['in cycle 1100', 'in cycle 1101']);
  });
});

describe('limits that were asked for are no matter for a warning', () => {
  it.each([
    ['time', ['Charge at 0.2C for 1 h', 'Discharge at 0.2C for 10 min']],
    ['capacity', ['Charge at 0.2C until 150 mAh/g', 'Discharge at 0.2C until 0.1 mAh/cm2']],
    ['either', ['Charge at 1C until 4.3 V vs Li or 5 min', 'Hold at 4.2 V vs Li until C/50 or 1 min']],
    ['a hold', ['Hold at 4 V vs Li for 1 h', 'Hold at 4.2 V vs Li until 1 mAh/g']],
    ['rest and storage', ['Rest for 10 h', 'Store for 30 days']],
  ])('%s', (_, protocol) => {
    expect(sentences(protocol)).toEqual([]);
  });

  it.each([
    'Rest for 10 h',
    'Charge at 0.05C until 4.3 V vs Li',
    'Store for 30 days',
    'Hold at 4 V vs Li until C/1000',
  ])('stop.time ends "%s" without a word', (sentence) => {
    const { warnings, steps, status } = ran([sentence, 'Charge at 0.1C until 4.3 V vs Li'], { stop: { time: '1 h' } });
    expect(warnings).toEqual([]);
    expect(steps).toHaveLength(1);
    expect(steps[0].endedBy).toBe(CUT_SHORT);
    expect(steps[0].duration).toBeCloseTo(3600, 6);
    expect(status).toMatchObject({ code: 'completed', message: expect.stringContaining('after the time asked for') });
  });

  it('a limit that is never met is one', () => {
    const [{ message, path }] = ran(['Hold at 4 V vs Li until 1e-6 mA/cm2'], {
      mechanisms: { interphase: true },
    }).warnings;
    expect(path).toBe('protocol[0]');
    expect(message).toContain('did not reach its limit in cycle 1 and was ended by time');
  });
});

describe('steps that end at once', () => {
  it('name the limit, the cycle, and what resists most', () => {
    const { warnings } = ran([cycles(2, '500C')]);
    expect(warnings).toHaveLength(2);
    expect(warnings[0].message).toMatch(
      /^"Charge at 500C until 4.3 V vs Li" ended at once in cycle 1: its limit \(2.750 V\) is passed: .* fall off across/,
    );
    const resistive = ran([cycles(2, '50C')], {}, { extraResistance: '900 Ohm cm2' });
    expect(resistive.warnings[0].message).toContain('contacts and cables');
  });

  it('do not blame a resistance that takes nothing', () => {
    const steps = ['Charge at 0.1C until 4.3 V vs Li then hold until C/50', 'Charge at 0.1C until 4.2 V vs Li'];
    const [{ message }] = ran(steps).warnings;
    expect(message).toContain('ended at once in cycle 1: its limit (2.650 V)');
  });

  it('everywhere: the run says that nothing has flowed', () => {
    const few = ran([cycles(3, '500C')]);
    expect(few.status).toEqual({
      code: 'stopped',
      message: expect.stringContaining('without any current having flowed'),
    });
    expect(few.status.message).toContain('in 3 cycles');
    const many = ran([cycles(30, '500C')]);
    expect(many.status).toEqual({ code: 'stopped', message: expect.stringContaining('Stopped after cycle 20') });
    expect(many.cycles).toHaveLength(20);
    expect(ran(['Rest for 1 h']).status.message).toBe('Programme completed: 1 cycle.');
    expect(ran(['Charge at 500C until 4.3 V vs Li', 'Charge at 1C until 4 V vs Li']).status.code).toBe('completed');
  });

  it('do not end a programme that goes on more slowly', () => {
    const test = { rateTest: { rates: ['500C', '1C'], cyclesPerRate: 25, window } };
    const { status, cycles: rows } = ran([test]);
    expect(status.message).toBe('Programme completed: 50 cycles.');
    expect(rows.at(-1)!.dischargeCapacity).toBeGreaterThan(100);
    // The same again is no slower one; what lies behind in the outer block comes again.
    expect(ran([cycles(25, '500C'), cycles(25, '500C')]).cycles).toHaveLength(20);
    const rounds = { repeat: 2, steps: [cycles(1, '1C'), cycles(25, '500C')] };
    const twice = ran([rounds]);
    expect(twice.status.message).toContain('Stopped after cycle 47');
    // A cell that has passed current is not said to have passed none.
    expect(twice.status.message).not.toContain('without any');
  });
});

describe('a reference test outside the window', () => {
  const tested = (at: string, more: object = {}) =>
    cycles(3, '0.5C', { test: { cycles: [2], at, impedance: 'EIS from 1 kHz to 1 Hz, 1 points per decade' }, ...more });

  it.each([
    ['4.4 V vs Li', 'above'],
    ['2.9 V vs LTO', 'above'],
    ['2.8 V', 'above'],
    ['2.8 V vs Li', 'below'],
    ['2.9 V vs Li', 'below'],
    ['1.3 V', 'below'],
  ])('%s is refused where it is written', (at, side) => {
    expect(checked([tested(at)])).toEqual([
      `error protocol[0].cycling.test.at: The reference test lies ${side} the voltage window of its cycle: charging would not pass its potential.`,
    ]);
  });

  it('at the upper limit takes the place of the end of the charge', () => {
    for (const at of ['4.3 V vs Li', '2.75 V']) {
      const { warnings, steps, spectra } = ran([tested(at, { hold: 'C/20' })]);
      expect(warnings).toEqual([]);
      expect(spectra!.map(({ cycle }) => cycle)).toEqual([2]);
      const second = steps.filter(({ cycle }) => cycle === 2).map(({ text }) => text.split(' ')[0]);
      expect(second).toEqual(['Charge', 'Hold', 'EIS', 'Discharge']);
    }
  });

  it('inside goes on charging after it', () => {
    const { warnings, steps } = ran([tested('3.8 V vs Li', { hold: 'C/20' })]);
    expect(warnings).toEqual([]);
    const second = steps.filter(({ cycle }) => cycle === 2).map(({ text }) => text.split(' ')[0]);
    expect(second).toEqual(['Charge', 'Hold', 'EIS', 'Charge', 'Hold', 'Discharge']);
  });
});

describe('what ended a step', () => {
  it('is right or wrong by its words', () => {
    for (const fine of ['time', 'capacity', 'current', '2.750 V', 'spectrum taken', 'failed', CUT_SHORT])
      expect(whatWentWrong(fine)).toBeUndefined();
    expect(whatWentWrong('at once: 2.750 V')).toEqual({ kind: 'at once', limit: '2.750 V' });
  });
});
