import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Termination } from '../../src/protocol/language/amounts.js';
import { formatStep } from '../../src/protocol/programme/formatStep.js';
import { parseStep, parseSteps } from '../../src/protocol/programme/parse.js';
import type { Step } from '../../src/protocol/steps/step.js';
import { stepKinds } from '../../src/protocol/steps/stepKinds.js';

const current = (value: number, unit: string) => ({ kind: 'current', current: { value, unit } });
const voltage = (value: number, reference = 'cell') => ({ kind: 'voltage', voltage: { value, reference } });
const time = (seconds: number) => ({ kind: 'time', time: seconds });
const capacity = (value: number, unit: string) => ({ kind: 'capacity', capacity: { value, unit } });
const rest = { kind: 'rest' };

const close = (value: unknown): unknown => {
  if (typeof value === 'number') return expect.closeTo(value, 10);
  if (Array.isArray(value)) return value.map(close);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, close(inner)]));
  }
  return value;
};

// One line a sentence: verb, what is controlled, what ends it. 1 mAh = 3.6 C, so 1 mAh/g = 3600 C/kg.
const sentences: [string, Step['direction'], object, object[]][] = [
  ['Charge at 0.1C until 4.3 V vs Li', 'charge', current(0.1, 'C'), [voltage(4.3, 'Li')]],
  ['Charge at C/5 until 2.75 V vs LTO', 'charge', current(0.2, 'C'), [voltage(2.75, 'LTO')]],
  ['Discharge at 1 C until 2.28 V vs In/InLi', 'discharge', current(-1, 'C'), [voltage(2.28, 'In/InLi')]],
  ['Discharge at 35.16 A/m2 until 3.42 V', 'discharge', current(-35.16, 'A/m2'), [voltage(3.42)]],
  [
    'Discharge at 35.161725050236534 A/m2 until 3.42 V',
    'discharge',
    current(-35.161725050236534, 'A/m2'),
    [voltage(3.42)],
  ],
  ['Charge at 2 mA/cm2 for 30 minutes', 'charge', current(20, 'A/m2'), [time(1800)]],
  ['Charge at 190 mA/g until 4.3 V vs Li or 10 h', 'charge', current(190, 'A/kg'), [voltage(4.3, 'Li'), time(36000)]],
  ['Discharge at 1C for 1 hour or until 2.9 V vs Li', 'discharge', current(-1, 'C'), [time(3600), voltage(2.9, 'Li')]],
  ['Charge at 0.1C until 150 mAh/g', 'charge', current(0.1, 'C'), [capacity(540000, 'C/kg')]],
  ['Charge at 2.5 mA until 1.5 mAh', 'charge', current(0.0025, 'A'), [capacity(5.4, 'C')]],
  ['Charge at 2.5 mA until 2 mAh/cm2', 'charge', current(0.0025, 'A'), [capacity(72000, 'C/m2')]],
  [
    'Hold at 3.15 V vs In/InLi until 1 % of the charging current',
    'hold',
    voltage(3.15, 'In/InLi'),
    [current(0.01, 'of charging current')],
  ],
  ['Hold at 4.3 V vs Li until C/20', 'hold', voltage(4.3, 'Li'), [current(0.05, 'C')]],
  ['Hold at 4.3 V for 2 hours or until 50 uA', 'hold', voltage(4.3), [time(7200), current(5e-5, 'A')]],
  ['Hold at 4.3V until 0.1 mA/cm2', 'hold', voltage(4.3), [current(1, 'A/m2')]],
  ['Rest for 2 hours', 'rest', rest, [time(7200)]],
  ['Rest for 10 min', 'rest', rest, [time(600)]],
  ['Relax for 2 h', 'rest', rest, [time(7200)]],
  ['Rest 1 h 30 min', 'rest', rest, [time(5400)]],
  ['CHARGE AT 2 MA FOR 10 S', 'charge', current(0.002, 'A'), [time(10)]],
  ['CHARGE AT 0.1c UNTIL 4.3 V VS LI', 'charge', current(0.1, 'C'), [voltage(4.3, 'Li')]],
  ['charge at 2 ma/cm2 until 4300 mv vs li, 10 h', 'charge', current(20, 'A/m2'), [voltage(4.3, 'Li'), time(36000)]],
  ['Charge at 1C until 4.3 V vs Li and 10 h.', 'charge', current(1, 'C'), [voltage(4.3, 'Li'), time(36000)]],
  ['Charge to 4.3 V vs Li at 1e-1 C', 'charge', current(0.1, 'C'), [voltage(4.3, 'Li')]],
  ['Hold at 4.3 V until 50 µA', 'hold', voltage(4.3), [current(5e-5, 'A')]],
];

describe('a sentence means what it says', () => {
  it.each(sentences)('%s', (text, direction, control, until) => {
    const parsed = parseStep(text);
    expect(parsed).toEqual({
      step: close({
        text: text.charAt(0).toUpperCase() + text.slice(1).replace('µ', 'u').replace(/\.$/, ''),
        direction,
        control,
        until,
      }),
    });
  });

  it.each([
    ['Li', ['Li', 'Li+/Li', 'li', 'Li/Li+', 'Li⁺/Li', 'lithium']],
    ['In/InLi', ['In', 'InLi', 'In/InLi', 'Li-In', 'LiIn', 'in/inli', 'In-Li']],
    ['LTO', ['LTO', 'Li4Ti5O12', 'lto']],
  ])('%s as reference electrode in its spellings', (reference, spellings) => {
    for (const spelling of spellings) {
      for (const word of ['vs', 'vs.', 'versus', 'against']) {
        expect(parseStep(`Charge at 1C until 2.5 V ${word} ${spelling}`)).toMatchObject({
          step: { until: [voltage(2.5, reference)] },
        });
      }
    }
  });

  it('"then" joins steps, and a hold after it keeps the voltage reached', () => {
    const parsed = parseSteps('Charge at 0.2C until 4.3 V vs Li then hold until C/20, then rest for 1 h');
    expect(parsed).toMatchObject({
      steps: [
        { text: 'Charge at 0.2C until 4.3 V vs Li', direction: 'charge' },
        {
          text: 'Hold at 4.3 V vs Li until 0.05C',
          direction: 'hold',
          control: voltage(4.3, 'Li'),
          until: [current(0.05, 'C')],
        },
        { text: 'Rest for 1 h', direction: 'rest' },
      ],
    });
    expect(parseSteps('Charge at 0.2C until 4.3 V vs Li; hold until C/20; and then rest for 1 h')).toEqual(parsed);
    expect(parseStep('Rest for 1 h then rest for 2 h')).toMatchObject({
      issues: [{ message: expect.stringContaining('One step') }],
    });
  });
});

describe('a sentence that cannot be meant', () => {
  const complaints = (text: string) => {
    const parsed = parseSteps(text);
    return 'issues' in parsed ? parsed.issues.map((issue) => `${issue.message} ${issue.hint ?? ''}`) : [];
  };

  it.each([
    ['Chrage at 1C until 4.3 V', /not a known kind.*"Charge"/],
    ['Dishcarge at 1C until 4.3 V', /"Discharge"/],
    ['Frobnicate', /not a known kind/],
    ['', /empty/],
    ['0.1C until 4.3 V', /begins with a verb/],
    ['1C = 190 mA/g', /cell\.oneC/],
    ['Repeat 5 times', /\{ repeat: 5, steps/],
    ['Charge at 1C until 4.3 V, hold for 2 h', /begin a new step with "then hold"/],
    ['Charge at 1C', /when it ends/],
    ['Charge until 4.3 V', /does not say its current/],
    ['Hold until C/20', /does not say its voltage/],
    ['Charge at -0.1C until 4.3 V', /above zero.*verb gives the direction/],
    ['Discharge at 0 mA until 3 V', /above zero/],
    ['Charge at C/0 until 3 V', /above zero/],
    ['Rest for 0 h', /above zero/],
    ['Charge at 0.1C until -5 mAh/g', /above zero/],
    ['Charge at 4.3 V until C/20', /takes a current.*Hold at 4\.3 V/],
    ['Hold at 1C until 4.3 V', /takes a voltage/],
    ['Charge at 1C until C/20', /cannot end it/],
    ['Hold at 4.3 V until 4.2 V', /cannot end it/],
    ['Rest until 4.2 V', /cannot end it/],
    ['Rest at 4.2 V for 1 h', /no current or voltage/],
    ['Charge at 1C until 4,3 V', /decimal comma.*4\.3 V/],
    ['Charge at 1C until 4.3', /without its unit/],
    ['Charge at 1C until 4.3 V vs Na', /reference electrode "Na"/],
    ['Charge at 1C until 10 h vs Li', /Only a voltage/],
    ['Charge at 1C at 45 degC until 4.3 V', /2 parts with "at"/],
    ['Charge at 1C until 3 kg', /no current, voltage, time or capacity/],
    ['Charge at 1C for 1 hour and 30 minutes', /two limits on time.*1 h 30 min/],
    ['Charge at 50 % of the charging current until 4.3 V', /takes a current/],
    ['Charge at 1C untill 4.3 V', /did you mean "until"/],
  ])('%s', (text, pattern) => {
    const found = complaints(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(pattern);
  });

  it('refuses a wall of text without reading it', () => {
    expect(complaints('Charge at 1C or '.repeat(100_000))).toEqual([expect.stringMatching(/at most 300/)]);
  });

  it('all issues at once, each with what stood there', () => {
    const parsed = parseSteps('Charge at -1C until 4,3 V or 0 h then hold until 3 kg then frob');
    expect('issues' in parsed && parsed.issues.map((issue) => issue.got)).toEqual([
      '-1C',
      '4,3 V',
      '0 h',
      '3 kg',
      'frob',
    ]);
  });

  it('shows examples that are valid themselves', () => {
    const parsed = parseSteps('Frobnicate at 1C');
    const hint = 'issues' in parsed ? parsed.issues[0].hint : '';
    for (const { examples } of stepKinds.slice(0, 3)) expect(hint).toContain(Object.values(examples)[0]);
    for (const { examples } of stepKinds)
      for (const sentence of Object.values(examples)) expect(parseStep(sentence)).toHaveProperty('step');
  });

  it('never throws and always answers with steps or issues', () => {
    const word = fc.constantFrom(
      'Charge',
      'at',
      'until',
      'for',
      'then',
      'or',
      'C/',
      '1C',
      '4.3 V',
      'vs',
      'Li',
      '%',
      'of',
      ',',
      'hold',
      '-',
      '__proto__',
      'constructor',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (sentence) => {
        const parsed = parseSteps(sentence);
        expect('issues' in parsed ? parsed.issues.length : parsed.steps.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('formatStep', () => {
  const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  const reference = fc.constantFrom('cell' as const, 'Li' as const, 'In/InLi' as const, 'LTO' as const);
  const volts = fc.record({ value: fc.double({ min: -1, max: 6, noNaN: true }), reference });
  const amps = fc.record({
    value: positive,
    unit: fc.constantFrom('A' as const, 'A/m2' as const, 'A/kg' as const, 'C' as const),
  });
  const share = fc.record({ value: positive, unit: fc.constant('of charging current' as const) });
  const passed = fc.record({ value: positive, unit: fc.constantFrom('C' as const, 'C/m2' as const, 'C/kg' as const) });
  const ends = {
    voltage: volts.map((v): Termination => ({ kind: 'voltage', voltage: v })),
    current: fc.oneof(amps, share).map((c): Termination => ({ kind: 'current', current: c })),
    time: positive.map((t): Termination => ({ kind: 'time', time: t })),
    capacity: passed.map((c): Termination => ({ kind: 'capacity', capacity: c })),
  };
  const some = (kinds: (keyof typeof ends)[]) =>
    fc.shuffledSubarray(kinds, { minLength: 1 }).chain((chosen) => fc.tuple(...chosen.map((kind) => ends[kind])));
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      text: fc.constant(''),
      direction: fc.constant('rest' as const),
      control: fc.constant({ kind: 'rest' as const }),
      until: some(['time']),
    }),
    fc.record({
      text: fc.constant(''),
      direction: fc.constant('hold' as const),
      control: volts.map((v) => ({ kind: 'voltage' as const, voltage: v })),
      until: some(['current', 'time', 'capacity']),
    }),
    fc
      .tuple(fc.constantFrom('charge' as const, 'discharge' as const), amps, some(['voltage', 'time', 'capacity']))
      .map(([direction, amount, until]) => ({
        text: '',
        direction,
        control: {
          kind: 'current' as const,
          current: { ...amount, value: direction === 'charge' ? amount.value : -amount.value },
        },
        until,
      })),
  );

  /** Equal in everything but numbers, which agree within rounding to 12 digits. */
  const same = (a: unknown, b: unknown): boolean => {
    if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-11 * Math.abs(b);
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
    const keys = Object.keys(a).sort();
    return keys.join() === Object.keys(b).sort().join() && keys.every((key) => same(a[key as never], b[key as never]));
  };

  it('is read back to the same step', () => {
    fc.assert(
      fc.property(step, (original) => {
        const parsed = parseStep(formatStep(original));
        return 'step' in parsed && same({ ...parsed.step, text: '' }, original);
      }),
    );
  });

  it('writes what a person would write', () => {
    const text = 'Charge at 0.1C until 4.3 V vs Li or 10 h or 150 mAh/g';
    const parsed = parseStep(text);
    expect('step' in parsed && formatStep(parsed.step)).toBe(text);
  });
});
