import { describe, expect, it } from 'vitest';
import { readAmount } from '../../src/protocol/language/amount.js';
import type { Termination } from '../../src/protocol/language/amounts.js';
import { buildProgramme } from '../../src/protocol/programme/buildProgramme.js';
import { parseSteps } from '../../src/protocol/programme/parse.js';
import { amountRanges, longestTime } from '../../src/scenario/quantities/amountRange.js';
import { checked, cycles, lab, ran, window } from './labScenario.js';

const refusal = (sentence: string) => {
  const parsed = parseSteps(sentence);
  return 'issues' in parsed ? parsed.issues : [];
};

describe('amounts beyond any instrument', () => {
  it.each([
    ['Rest for 2e250 years', 'time', '1 us to 1000 years'],
    ['Rest for 1e-20 h', 'time', '1 us to 8766000 h'],
    ['Rest for 1e999 h', 'time', '1 us to 8766000 h'],
    ['Store for 5000 years', 'time', '1 us to 1000 years'],
    ['Hold at 4 V for 1e30 s', 'time', '1 us to 31557600000 s'],
    ['Charge at 3e99C until 4.3 V', 'current', '0.000001C to 1000000C'],
    ['Charge at C/2e-200 until 4.3 V', 'current', '0.000001C to 1000000C'],
    ['Charge at C/1e12 until 4.3 V', 'current', '0.000001C to 1000000C'],
    ['Discharge at 1e-400C until 3 V', 'current', '0.000001C to 1000000C'],
    ['Charge at 1e40 mA until 4.3 V', 'current', '1e-9 mA to 1000000000 mA'],
    ['Charge at 1e40 mA/g until 4.3 V', 'current', '0.000001 mA/g to 100000000 mA/g'],
    ['Charge at 1e-40 mA/cm2 until 4.3 V', 'current', '1e-10 mA/cm2 to 10000000 mA/cm2'],
    [
      'Hold at 4.3 V until 1e-12 % of the charging current',
      'current',
      '0.0001 % to 100000000 % of the charging current',
    ],
    ['Charge at 1C until 1e9 V vs Li', 'voltage', '-100 V to 100 V'],
    ['Hold at -1e9 mV for 1 h', 'voltage', '-100000 mV to 100000 mV'],
    ['Charge at 1C until 1e300 Ah', 'capacity', '2.77778e-13 Ah to 277778 Ah'],
    ['Charge at 1C until 1e-99 mAh/g', 'capacity', '2.77778e-10 mAh/g to 277778 mAh/g'],
    ['Charge at 1C until 1e99 mAh/cm2', 'capacity', '2.77778e-11 mAh/cm2 to 27777.8 mAh/cm2'],
  ])('%s', (sentence, kind, allowed) => {
    const [issue, ...more] = refusal(sentence);
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ message: `No such ${kind} is possible.`, allowed });
    expect(sentence).toContain(issue.got);
  });

  it('are refused at the limit of every unit, and not before', () => {
    const read = (value: number, unit: string): Termination['kind'] | 'unreadable' =>
      readAmount(`${value} ${unit}`).kind;
    const kinds = { s: 'time', V: 'voltage', A: 'current', 'A/m2': 'current', 'A/kg': 'current' } as const;
    for (const [unit, kind] of Object.entries(kinds)) {
      const [least, most] = amountRanges[unit as keyof typeof kinds];
      expect([read(least, unit), read(most, unit)]).toEqual([kind, kind]);
      expect([read(least - 0.01 * Math.abs(least), unit), read(1.01 * most, unit)]).toEqual([
        'unreadable',
        'unreadable',
      ]);
    }
    expect([readAmount('1000000C').kind, readAmount('0.000001C').kind]).toEqual(['current', 'current']);
    expect([readAmount('1000001C').kind, readAmount('0.0000009C').kind]).toEqual(['unreadable', 'unreadable']);
  });

  it('of zero or below are wrong for another reason', () => {
    for (const sentence of ['Rest for 0 s', 'Rest for -1e300 h', 'Charge at 0C until 4 V', 'Charge at C/0 until 4 V'])
      expect(refusal(sentence)[0].message).toMatch(/must be above zero/);
    expect(refusal('Hold at 0 V for 1 h')).toEqual([]);
  });

  it('of ready-made programmes and of the criteria to stop are refused where they are written', () => {
    const endless = '1e200 years';
    const found = (protocol: readonly unknown[], more: object = {}) =>
      lab(protocol, more).issues.map(({ path, got, allowed }) => [path, got, allowed]);
    expect(found([cycles(2, '1e30C', { rest: endless, discharge: 'C/1e30', hold: '1e-99 A' })])).toEqual([
      ['protocol[0].cycling.rest', endless, 'above 0 years, up to 1000 years, for example 10 min'],
    ]);
    expect(found([cycles(2, '1e30C', { discharge: 'C/1e30', hold: '1e-99 A' })])).toEqual([
      ['protocol[0].cycling.charge', '1e30C', '0.000001C to 1000000C'],
      ['protocol[0].cycling.discharge', 'C/1e30', '0.000001C to 1000000C'],
      ['protocol[0].cycling.hold', '1e-99 A', '1e-12 A to 1000000 A'],
    ]);
    expect(found([{ rateTest: { rates: [1e30], window } }])[0]).toEqual([
      'protocol[0].rateTest.rates[0]',
      '1e+30C',
      '0.000001C to 1000000C',
    ]);
    expect(found([cycles(2, '1C')], { stop: { time: endless } })[0]).toEqual([
      'stop.time',
      endless,
      'above 0 years, up to 1000 years, for example 30 days',
    ]);
    const { issues } = buildProgramme(['Rest for 1 h'], { time: 1.01 * longestTime });
    expect(issues).toMatchObject([{ path: 'stop.time', allowed: 'above 0, up to 365250 days' }]);
    expect(buildProgramme(['Rest for 1 h'], { time: longestTime }).issues).toEqual([]);
  });

  it('are none that the cell cannot be run with', () => {
    for (const sentence of [
      'Rest for 1000 years',
      'Charge at 0.000001C until 4.3 V vs Li',
      'Charge at 1C for 1 us',
      'Hold at 4 V vs Li for 1 us',
      'Charge at 0.000001C for 1000 years',
      'Store for 1000 years at 150 degC',
      'Store for 1000 years at -60 degC at 4.3 V vs Li',
    ]) {
      const { status, balances } = ran([sentence], { mechanisms: { interphase: true } });
      expect([sentence, status.code]).toEqual([sentence, 'completed']);
      expect(balances.lithium).toBeLessThan(1e-9);
    }
    expect(ran(['Charge at 1000000C until 4.3 V vs Li']).status.code).toBe('stopped');
  });
});

describe('a retention', () => {
  it('of nothing or of all is refused by the file and by the programme', () => {
    for (const [share, refused] of [
      [0, true],
      [0.001, false],
      [0.999, false],
      [1, true],
    ] as const) {
      const stop = { retention: share };
      expect(lab([cycles(3, '1C')], { stop }).issues.map(({ path }) => path)).toEqual(
        refused ? ['stop.retention'] : [],
      );
      const built = buildProgramme(['Rest for 1 h'], stop).issues;
      expect(built.map(({ path }) => path)).toEqual(refused ? ['stop.retention'] : []);
    }
  });
});

describe('absurd counts', () => {
  it.each([
    [{ repeat: 1_000_001, steps: ['Rest for 1 h'] }, 'protocol[0].repeat'],
    [{ repeat: 2 ** 53, steps: ['Rest for 1 h'] }, 'protocol[0].repeat'],
    [{ repeat: 1e300, steps: ['Rest for 1 h'] }, 'protocol[0].repeat'],
    [cycles(1e7, '1C'), 'protocol[0].cycling.cycles'],
  ])('%j', (entry, path) => {
    const [issue] = lab([entry]).issues;
    expect(issue).toMatchObject({ severity: 'error', path, allowed: expect.stringContaining('1000000') });
    const [own] = buildProgramme([entry as never]).issues;
    expect(own).toMatchObject({ severity: 'error', path, allowed: '1 to 1000000' });
  });

  it('of all steps together', () => {
    const nested = (times: number, depth: number): object =>
      depth === 0 ? { repeat: times, steps: ['Rest for 1 h'] } : { repeat: times, steps: [nested(times, depth - 1)] };
    expect(checked([nested(1e6, 1)])).toEqual([]);
    expect(checked([nested(1e6, 1), 'Rest for 1 h'])).toEqual(['error protocol: The programme has too many steps.']);
    expect(checked([nested(1e6, 12)])).toEqual(['error protocol: The programme has too many steps.']);
  });
});

describe('programmes that are far longer than what is run of them', () => {
  const huge = (...steps: unknown[]) => ({ repeat: 30_000, steps: [{ repeat: 30_000, steps }] });
  const charge = 'Charge at 1C until 4.3 V vs Li';
  const discharge = 'Discharge at 1C until 2.9 V vs Li';

  it('end where they are told to', () => {
    const two = ran([huge(charge, discharge)], {
      stop: { cycles: 2 },
      output: { series: ['last'], profiles: ['last'] },
    });
    expect(two.status.message).toBe('Stopped after 2 cycles, as asked.');
    expect(two.cycles).toHaveLength(2);
    expect(new Set(two.series.cycle)).toEqual(new Set([2]));
    expect(ran([huge('Rest for 1 s'), charge], { stop: { time: '10 s' } }).steps).toHaveLength(10);
    const aged = ran([huge(charge, 'EIS from 1 kHz to 1 Hz, 1 points per decade', discharge)], {
      stop: { retention: '99.99 %' },
      mechanisms: { interphase: true },
    });
    expect(aged.status.message).toContain('of the reference discharge capacity');
    expect(aged.spectra!.length).toBe(aged.cycles.length);
  });

  it('with titrations and with cycle jumping too', () => {
    const gitt = { gitt: { current: '0.2C', pulse: '30 min', rest: '10 min', window } };
    const titrated = ran([huge(gitt)], { stop: { time: '5 h' }, output: { series: 'all', profiles: 'none' } });
    expect(titrated.gitt!.length).toBeGreaterThan(4);
    const jumped = ran([huge(charge, discharge)], {
      stop: { cycles: 100 },
      mechanisms: { interphase: true },
      numerics: { throughNodes: 1, sizeClasses: 1, radialNodes: 8, cycleJumping: true },
    });
    expect(jumped.cycles.at(-1)!.cycle).toBe(100);
    expect(jumped.cycles.length).toBeLessThan(80);
  });
});
