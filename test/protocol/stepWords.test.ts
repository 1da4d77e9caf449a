import { describe, expect, it } from 'vitest';
import { parseStep, parseSteps } from '../../src/protocol/programme/parse.js';

const issuesOf = (text: string) => {
  const parsed = parseSteps(text);
  return 'issues' in parsed ? parsed.issues : [];
};
const stepsOf = (text: string) => {
  const parsed = parseSteps(text);
  return 'steps' in parsed ? parsed.steps : [];
};

const currents = 'a current such as 0.1C, C/10, 2.5 mA, 2 mA/cm2, 190 mA/g or 35.16 A/m2';
const toCharge = `${currents}; a power such as 2 mW, 5 mW/cm2 or 0.1 W/g`;
const toDischarge = `${toCharge}; a resistance such as 100 Ohm, 2 kOhm or 500 Ohm cm2`;
const voltages = 'a voltage such as 4.3 V vs Li, 3.7 V vs In/InLi, 2.75 V vs LTO or 4.3 V (against the own anode)';
const times = 'a time such as 30 min, 2 h or 30 days';
const capacities = 'a capacity such as 150 mAh/g, 2 mAh/cm2 or 1.5 mAh; a state of charge such as 80 % SOC';
const kinds = 'Charge, Discharge, Hold, Rest, Store, EIS, Ramp, Run or Set';
const examples =
  'write for example "Charge at 0.1C until 4.3 V vs Li", "Hold at 4.3 V vs Li until C/20 or 2 h", "Rest for 2 hours"';

describe('a sentence that cannot be read', () => {
  it.each([
    ['', { message: 'A step is empty.', got: '', hint: examples }],
    [
      'Chrage at 1C until 4.3 V',
      {
        message: '"Chrage" is not a known kind of step.',
        got: 'Chrage at 1C until 4.3 V',
        allowed: kinds,
        hint: `did you mean "Charge"? ${examples}`,
      },
    ],
    [
      'frobnicate',
      { message: '"frobnicate" is not a known kind of step.', got: 'frobnicate', allowed: kinds, hint: examples },
    ],
    [
      '0.1C until 4.3 V',
      { message: 'A step begins with a verb.', got: '0.1C until 4.3 V', allowed: kinds, hint: examples },
    ],
    [
      'repeat 5 times',
      {
        message: 'A repeat is a block, not a sentence.',
        got: 'repeat 5 times',
        hint: 'write { repeat: 5, steps: [...] }',
      },
    ],
    [
      'Rest at 4.2 V for 1 h',
      {
        message: 'A rest has no current or voltage.',
        got: 'Rest at 4.2 V for 1 h',
        hint: 'write for example "Rest for 2 hours"',
      },
    ],
    [
      'Rest for 1 h or 2 h',
      { message: 'The step has two limits on time.', got: '2 h', hint: 'write one, e.g. "1 h 30 min"' },
    ],
    [
      'Charge at 1C until 4.3 V or 4.2 V',
      { message: 'The step has two limits on voltage.', got: '4.2 V', hint: 'keep the one that is met first' },
    ],
    [
      'Charge at 1C at 45 degC until 4.3 V',
      {
        message: 'The step has 2 parts with "at".',
        got: 'Charge at 1C at 45 degC until 4.3 V',
        allowed: `"at" with ${toCharge}`,
        hint: 'keep one; temperature and pressure are set by steps of their own ("Set temperature to 45 degC")',
      },
    ],
    [
      'Hold at 4 V at 3 V for 1 h',
      {
        message: 'The step has 2 parts with "at".',
        got: 'Hold at 4 V at 3 V for 1 h',
        allowed: `"at" with ${voltages}`,
        hint: 'keep one; temperature and pressure are set by steps of their own ("Set temperature to 45 degC")',
      },
    ],
    [
      'Charge at 4.3 V until C/20',
      {
        message: '"Charge at" takes a current or power.',
        got: '4.3 V',
        allowed: toCharge,
        hint: 'to keep a voltage write "Hold at 4.3 V until C/20"',
      },
    ],
    [
      'Discharge at 2 h until 4 V',
      { message: '"Discharge at" takes a current, power or resistance.', got: '2 h', allowed: toDischarge },
    ],
    ['Hold at 1C until C/20', { message: '"Hold at" takes a voltage.', got: '1C', allowed: voltages }],
    [
      'Charge at 50 % of the charging current for 1 h',
      { message: '"Charge at" takes a current or power.', got: '50 % of the charging current', allowed: toCharge },
    ],
    [
      'Charge at 3 kg until 4 V',
      { message: '"3 kg" is no current, voltage, time or capacity.', got: '3 kg', allowed: toCharge },
    ],
    [
      'Hold at frob for 1 h',
      { message: '"frob" cannot be read: it does not begin with a number.', got: 'frob', allowed: voltages },
    ],
    [
      'Rest for 2 parsec',
      expect.objectContaining({
        message: expect.stringContaining('"2 parsec" cannot be read'),
        got: '2 parsec',
        allowed: times,
      }),
    ],
  ])('%s', (text, issue) => {
    expect(issuesOf(text)).toEqual([issue]);
  });

  it.each(['1C = 190 mA/g', 'C=2 mA', '12.5 c = 2 mA'])('%s belongs to the cell', (text) => {
    expect(issuesOf(text)).toEqual([
      {
        message: 'What 1C means belongs to the cell, not to the steps.',
        got: text,
        hint: 'set cell.oneC, e.g. 190 mA/g',
      },
    ]);
  });

  it.each(['x 1C = 2 mA', 'repeater', 'norepeat 5'])('%s is only an unknown verb', (text) => {
    expect(issuesOf(text)[0].message).toMatch(/is not a known kind of step/);
  });

  it('says what ends a step of its kind, and shows one', () => {
    for (const [text, allowed, example] of [
      ['Charge at 1C', `${voltages}; ${times}; ${capacities}`, 'Charge at 0.1C until 4.3 V vs Li'],
      ['Discharge at 1C', `${voltages}; ${times}; ${capacities}`, 'Discharge at 0.1C until 2.6 V vs Li'],
      ['Hold at 4 V', `${currents}; ${times}; ${capacities}`, 'Hold at 4.3 V vs Li until C/20 or 2 h'],
      ['Rest', times, 'Rest for 2 hours'],
      ['Store at 60 degC', times, 'Store for 30 days at 60 degC at open circuit'],
    ])
      expect(issuesOf(text)).toEqual([
        {
          message: 'The step does not say when it ends.',
          got: text,
          allowed: `"until" or "for" with ${allowed}`,
          hint: `write for example "${example}"`,
        },
      ]);
  });

  it('says what a step of its kind keeps constant', () => {
    for (const [text, what, amounts, example] of [
      ['Charge until 4.3 V', 'current or power', toCharge, 'Charge at 0.1C until 4.3 V vs Li'],
      ['Discharge for 1 h', 'current, power or resistance', toDischarge, 'Discharge at 0.1C until 2.6 V vs Li'],
      ['Hold until C/20', 'voltage', voltages, 'Hold at 4.3 V vs Li until C/20 or 2 h'],
    ])
      expect(issuesOf(text)).toEqual([
        {
          message: `The step does not say its ${what}.`,
          got: text,
          allowed: `"at" with ${amounts}`,
          hint: `write for example "${example}"`,
        },
      ]);
  });

  it('says why a limit does not end a step', () => {
    const current = 'a current ends for example "Hold at 4.3 V vs Li until C/20"';
    const voltage = 'a voltage ends for example "Charge at 0.1C until 4.3 V vs Li"';
    const capacity = 'a capacity ends for example "Charge at 0.1C until 100 mAh/g"';
    for (const [text, why, got, allowed, hint] of [
      ['Charge at 1C until C/20', 'A charge step runs at constant current; a current', 'C/20', voltages, current],
      ['Discharge at 1C until C/20', 'A discharge step runs at constant current; a current', 'C/20', voltages, current],
      ['Hold at 4.3 V until 4.2 V', 'A hold step keeps its voltage; a voltage', '4.2 V', currents, voltage],
      ['Rest until 4.2 V', 'A rest step only lasts; a voltage', '4.2 V', times, voltage],
      ['Store until 1 mAh', 'A store step only lasts; a capacity', '1 mAh', times, capacity],
    ])
      expect(issuesOf(text)).toEqual([
        { message: `${why} cannot end it.`, got, allowed: expect.stringContaining(allowed), hint },
      ]);
  });

  it('says how an amount ends a step in words that are read', () => {
    for (const text of ['Rest until 4 V', 'Rest until C/20', 'Rest until 1 mAh', 'Rest until 50 % SOC'])
      for (const { hint } of issuesOf(text)) expect(issuesOf(/"(.*)"/.exec(hint ?? '')?.[1] ?? '')).toEqual([]);
  });

  it('guesses a misspelt keyword, and a verb that lacks its "then"', () => {
    const hint = (text: string) => issuesOf(text).map((issue) => issue.hint);
    expect(hint('Charge at 1C untill 4.3 V')).toEqual(['did you mean "until" instead of "untill"?']);
    expect(hint('Charge at 1C until 4.3 V tehn rest')).toEqual(['did you mean "then" instead of "tehn"?']);
    expect(hint('Charge at 1C adn 4.3 V')).toEqual(['did you mean "and" instead of "adn"?']);
    expect(hint('Charge at 1C until the 4.3 V')).toEqual([undefined]);
    expect(hint('Charge at 1C until teh 4.3 V')).toEqual([undefined]);
    expect(hint('Charge at 1C until 4.3 V, HOLD for 2 h')).toEqual(['begin a new step with "then HOLD"']);
  });

  it('is complained about once, not also for what follows from it', () => {
    expect(issuesOf('frob then hold until C/20')).toHaveLength(1);
    expect(issuesOf('Rest for 1 h then hold until C/20')).toHaveLength(1);
    expect(issuesOf('Store for 1 h then hold for 1 h')).toHaveLength(1);
    expect(issuesOf('frob then charge until 4 V').map(({ message }) => message)).toEqual([
      '"frob" is not a known kind of step.',
      'The step does not say its current or power.',
    ]);
  });

  it('is too long with more than 300 characters, and one step where one is expected', () => {
    expect(issuesOf('x'.repeat(300))[0].message).toMatch(/not a known kind/);
    expect(issuesOf('x'.repeat(301))).toEqual([
      { message: 'A step has at most 300 characters.', got: `${'x'.repeat(57)}...`, hint: examples },
    ]);
    expect(parseStep('Rest for 1 h then rest for 2 h')).toEqual({
      issues: [
        {
          message: 'One step is expected here, not several.',
          got: 'Rest for 1 h then rest for 2 h',
          hint: 'write one list entry per step',
        },
      ],
    });
  });
});

describe('how a sentence may be written', () => {
  it.each([
    ['Rest for 1 h, and  then rest for 2 h', [3600, 7200]],
    ['Rest for 1 h;rest for 2 h', [3600, 7200]],
    ['Rest for 1 h ;  rest for 2 h', [3600, 7200]],
    ['Rest for 1 h then rest for 2 h. ;', [3600, 7200]],
    ['Rest for 1 h; then rest for 2 h', [3600, 7200]],
    ['rest till 4 h', [14_400]],
    ['Wait 5 min', [300]],
    ['Pause for 5 min', [300]],
    ['  Rest\n\tfor   1 h  ', [3600]],
  ])('%s', (text, times) => {
    expect(stepsOf(text).map(({ until }) => until)).toEqual(times.map((time) => [{ kind: 'time', time }]));
  });

  it('is kept with single blanks', () => {
    expect(stepsOf('  Rest\n\tfor   1 h  ;  rest   2 h').map(({ text }) => text)).toEqual(['Rest for 1 h', 'Rest 2 h']);
  });

  it('limits may be joined by a comma with or without blanks', () => {
    for (const text of ['4.3 V,10 h', '4.3 V , 10 h', '4.3 V, 10 h', '4.3 V or 10 h', '4.3 V, or until 10 h'])
      expect(stepsOf(`Charge at 1C until ${text}`)[0].until).toEqual([
        { kind: 'voltage', voltage: { value: 4.3, reference: 'cell' } },
        { kind: 'time', time: 36_000 },
      ]);
    expect(issuesOf('Charge 2 mA for 1,5 h')[0].message).toBe('A decimal comma is not understood.');
    expect(stepsOf('Charge 1C to 4 V')[0].control).toEqual({ kind: 'current', current: { value: 1, unit: 'C' } });
  });

  it('signs and letters of typesetters are those of a keyboard', () => {
    expect(stepsOf('Hold at \u22120.5 V until 50 \u03bcA')[0]).toMatchObject({
      text: 'Hold at -0.5 V until 50 uA',
      control: { voltage: { value: -0.5 } },
      until: [{ current: { value: 5e-5, unit: 'A' } }],
    });
  });

  it('a hold keeps the voltage of what went before, be it a limit, a hold or a storage', () => {
    for (const before of ['Charge at 1C until 4.2 V', 'Hold at 4.2 V for 1 h', 'Store for 1 h at 4.2 V'])
      expect(stepsOf(`${before} then hold until C/20`)[1]).toEqual({
        text: 'Hold at 4.2 V until 0.05C',
        direction: 'hold',
        control: { kind: 'voltage', voltage: { value: 4.2, reference: 'cell' } },
        until: [{ kind: 'current', current: { value: 0.05, unit: 'C' } }],
      });
    expect(stepsOf('hold at 4.2 V until C/20')[0].text).toBe('Hold at 4.2 V until C/20');
  });
});
