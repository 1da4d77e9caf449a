import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fitJsonSchema } from '../../src/fit/opening/fitJsonSchema.js';
import { settingsAt } from '../../src/fit/opening/freeParameters.js';
import type { OpenedFit } from '../../src/fit/opening/openFit.js';
import { readFitFile } from '../../src/fit/opening/readFitFile.js';
import { cellText, fitText, open, problemOf, rateLine, tableText } from './openedFit.js';

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;
const said = ({ notes }: OpenedFit): string => notes.flatMap(({ sentences }) => sentences).join('\n');
const bare = (more: string): string => `  - { file: bare.csv, variant: bare, ${more} }`;

describe('the free numbers of a fit', () => {
  const free = (line: string) => problemOf(fitText({ free: `${rateLine}\n  - ${line}` }));

  test('shared by all, one for each variant, or one for some', async () => {
    const data = `${bare('weight: 1')}\n  - { file: coated.csv, variant: coated }`;
    const { parameters } = await problemOf(
      fitText({
        data,
        free: [
          '  - { parameter: mechanisms.interphase.alpha, from: 0.1, to: 1 }',
          '  - { parameter: cell.extraResistance, per: variant, from: 0 Ohm cm2, to: 60 Ohm cm2 }',
          '  - { parameter: coating.thickness, for: [coated], from: 1 nm, to: 9 nm }',
        ].join('\n'),
      }),
      { 'coated.csv': tableText() },
    );
    expect(parameters.map(({ path, variant, start, unit, stage }) => [path, variant, start, unit, stage])).toEqual([
      ['mechanisms.interphase.alpha', undefined, 0.25, '', 'films'],
      ['variants.bare.cell.extraResistance', 'bare', 20, 'Ohm cm2', 'transport'],
      ['variants.coated.cell.extraResistance', 'coated', 20, 'Ohm cm2', 'transport'],
      ['variants.coated.coating.thickness', 'coated', 4.5, 'nm', 'films'],
    ]);
  });

  test.each([
    ['what stands in the scenario, in its unit', 'cell.extraResistance', '1 Ohm m2', '0.0001 Ohm m2', 20, 'Ohm cm2'],
    ['the constant of the mechanism', 'mechanisms.contactLoss.allowance', '0.1', '0', 0.019, ''],
    [
      'the constant in the unit of the bounds',
      'mechanisms.interphase.activation',
      '100 kJ/mol',
      '50 kJ/mol',
      80,
      'kJ/mol',
    ],
    ['the default of the format', 'cell.cathode.contact.fraction', '100 %', '20 %', 100, '%'],
    [
      'the property of the material',
      'cell.cathode.overrides.exchangeCurrentDensity',
      '9 A/m2',
      '0.01 A/m2',
      0.6,
      'A/m2',
    ],
  ])('begin at %s', async (_, parameter, to, from, start, unit) => {
    const { parameters } = await free(`{ parameter: ${parameter}, from: ${from}, to: ${to} }`);
    expect(parameters[1]).toMatchObject({ path: parameter, unit });
    expect(parameters[1].start).toBeCloseTo(start, 9);
  });

  test('a start in the fit file goes before, and one outside the bounds is moved', async () => {
    const { parameters } = await free(
      '{ parameter: cell.extraResistance, from: 0 Ohm cm2, to: 60 Ohm cm2, start: 7 Ohm cm2 }',
    );
    expect(parameters[1].start).toBe(7);
    const opened = await open(
      fitText({ free: '  - { parameter: cell.extraResistance, from: 30 Ohm cm2, to: 60 Ohm cm2 }' }),
    );
    expect(opened.problem?.parameters[0].start).toBe(30);
    expect(said(opened)).toContain('20 Ohm cm2 lies outside the bounds');
  });

  test('a prior is in the coordinate of the search', async () => {
    const prior = async (scale: string, given: string) =>
      (
        await free(
          `{ parameter: cell.extraResistance, from: 1 Ohm cm2, to: 60 Ohm cm2, scale: ${scale}, prior: ${given} }`,
        )
      ).parameters[1].prior;
    expect(await prior('linear', '{ value: 0.001 Ohm m2, error: 5 Ohm cm2 }')).toEqual({ value: 10, error: 5 });
    expect(await prior('linear', '{ value: 10 Ohm cm2, error: 30 % }')).toEqual({ value: 10, error: 3 });
    expect(await prior('log', '{ value: 10 Ohm cm2, factor: 2 }')).toEqual({ value: 10, error: Math.log(2) });
    expect(await prior('log', '{ value: 10 Ohm cm2, error: 5 Ohm cm2 }')).toEqual({ value: 10, error: 0.5 });
  });

  test('bounds far apart are searched on a log scale unless the file says otherwise', async () => {
    const scale = async (more: string) =>
      (await free(`{ parameter: cell.extraResistance, from: 0.1 Ohm cm2, to: 60 Ohm cm2${more} }`)).parameters[1].scale;
    expect(await scale('')).toBe('log');
    expect(await scale(', scale: linear')).toBe('linear');
  });

  test('numbers of a mechanism that the scenario only switches on can be set', async () => {
    const cell = cellText.replace('interphase: { parabolicRate: 3e-22 m2/s }', 'interphase: true');
    const { parameters } = await problemOf(fitText(), { 'cell.yaml': cell });
    expect(parameters[0]).toMatchObject({ start: 3e-22, scale: 'log', stage: 'films' });
    expect(settingsAt(parameters, [1e-22])).toEqual(['mechanisms.interphase.parabolicRate=1e-22 m2/s']);
  });
});

describe('the data of a fit', () => {
  test('the default is what says something of its own, every value with its line', async () => {
    const opened = await open(fitText());
    const { series, data } = opened.problem!;
    expect(series.map(({ label, unit, source }) => [label, unit, source])).toEqual([
      ['bare: dischargeCapacity', 'mAh/g', 'bare.csv'],
      ['bare: coulombicEfficiency', '%', 'bare.csv'],
    ]);
    expect(data).toHaveLength(60);
    expect(data[9]).toMatchObject({
      series: 0,
      x: 10,
      cycle: 10,
      measured: 194,
      error: 1.94,
      line: 11,
      heldOut: false,
    });
    expect(data[30]).toMatchObject({ series: 1, cycle: 1, error: 0.5, line: 2 });
    expect(said(opened)).toContain('chargeCapacity is not used');
    expect(said(opened)).toContain('The standard error of bare: dischargeCapacity is assumed: 1 %.');
  });

  test('an empty list of data is a plan', async () => {
    const { problem, wrong } = await open(`scenario: cell.yaml\ndata: []\nfree:\n${rateLine}\n`);
    expect(wrong).toEqual([]);
    expect(problem!.data).toEqual([]);
    expect(problem!.cells.map(({ prepared }) => prepared.name)).toEqual(['bare', 'coated']);
  });

  test('cycles, errors and what is held out can be chosen', async () => {
    const { data } = await problemOf(
      fitText({
        data: bare(
          'quantities: [dischargeCapacity], cycles: { from: 3, to: 27, every: 3, except: [9] }, holdOut: { from: 20 }, error: { dischargeCapacity: 0.0005 Ah/g }',
        ),
      }),
    );
    expect(data.map(({ cycle }) => cycle)).toEqual([3, 6, 12, 15, 18, 21, 24, 27]);
    expect(data.filter(({ heldOut }) => heldOut).map(({ cycle }) => cycle)).toEqual([21, 24, 27]);
    for (const { error } of data) expect(error).toBeCloseTo(0.5, 12);
  });

  test('points of the fit file, of a data block and of a scenario, in the units of a simulation', async () => {
    const block =
      'data:\n  - variant: bare\n    quantity: retention\n    source: Fig. 2\n    points:\n      - { cycle: 30, value: 0.93 }\n';
    const { series, data } = await problemOf(
      fitText({
        data: [
          '  - { variant: coated, quantity: interfaceResistance, points: [{ cycle: 5, value: 0.04 kOhm }], error: 5 % }',
          '  - { quantity: activeMass, cycle: 5, value: 95 %, error: 3 %, variant: bare }',
          '  - { quantity: activeMass, cycle: 15, value: 0.9, unit: "1", error: 1, variant: bare }',
          '  - { data: measured.yaml, error: 1.5 % }',
        ].join('\n'),
      }),
      { 'measured.yaml': block.replace('0.93', '93 %') },
    );
    expect(series.map(({ label, unit }) => [label, unit])).toEqual([
      ['coated: interfaceResistance', 'Ohm'],
      ['bare: activeMass', '%'],
      ['bare: retention', '%'],
    ]);
    expect(data.map(({ cycle, measured, error, line }) => [cycle, measured, error, line])).toEqual([
      [5, 40, 2, 4],
      [5, 95, 3, 5],
      [15, 90, 100, 6],
      [30, 93, 1.5, 6],
    ]);
    const own =
      'data:\n  - { variant: coated, quantity: dischargeCapacity, cycle: 9, value: 180, source: Table 1, role: predicted }\n  - { variant: coated, quantity: dischargeCapacity, cycle: 8, value: 181, source: Table 1 }\n';
    const plain = fitText().replace(/data:\n.*\n/, '');
    const opened = await problemOf(plain, { 'cell.yaml': cellText + own });
    expect(opened.data.map(({ cycle, heldOut }) => [cycle, heldOut])).toEqual([
      [8, false],
      [9, true],
    ]);
  });

  test('a value of a rate is of the cycle that has it', async () => {
    const cell = cellText.replace(
      /- cycling: .*\n/,
      '- rateTest: { rates: [0.1C, 1C], cyclesPerRate: 2, window: [1.35 V vs LTO, 2.75 V vs LTO] }\n',
    );
    const data = '  - { variant: bare, quantity: dischargeCapacity, rate: 1C, value: 150, source: Fig. 1 }';
    const problem = await problemOf(fitText({ data }), { 'cell.yaml': cell });
    expect(problem.data[0].cycle).toBe(3);
  });

  test('several scenarios in folders of their own', async () => {
    const { scenarios, cells, data } = await problemOf(
      fitText({
        data: '  - { file: bare.csv, variant: bare, scenario: slow/slow.yaml, quantities: [dischargeCapacity] }\n  - { file: bare.csv, variant: bare, quantities: [dischargeCapacity] }',
      }),
      {
        'slow/slow.yaml':
          'extends: ../cell.yaml\ntitle: Slow\nprotocol:\n  - cycling: { cycles: 40, charge: 0.2C, discharge: 0.2C, window: [1.35 V vs LTO, 2.75 V vs LTO] }\n',
      },
    );
    expect(scenarios.map(({ file }) => file)).toEqual(['cell.yaml', 'slow/slow.yaml']);
    expect(cells.map(({ scenario }) => scenario)).toEqual(['slow/slow.yaml', 'cell.yaml']);
    expect(data).toHaveLength(60);
  });

  test('retentions refer to the cycle that has 100 %', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => `${i + 1},${(101.5 - 0.5 * (i + 1)).toFixed(1)}`);
    const table = `Cycle,Capacity retention (%)\n${rows.join('\n')}\n`;
    const { data } = await problemOf(fitText({ data: bare('cycles: { from: 4 }') }), { 'bare.csv': table });
    expect(data[0].observation).toMatchObject({ measurement: { quantity: 'retention', cycle: 4, reference: 3 } });
  });
});

test('a mass unlike that of the simulated cell is doubted', async () => {
  const warned = async (mass: number): Promise<string> =>
    (
      await open(fitText({ data: bare(`mass: ${mass} mg`) }), { 'bare.csv': tableText().replaceAll('mAh/g', 'mAh') })
    ).warnings
      .flatMap(({ issues }) => issues.map(({ message }) => message))
      .join();
  const own = Number(/has ([\d.]+) mg of active material/.exec(await warned(1000))?.[1]);
  expect(own).toBeGreaterThan(1);
  expect(await warned(1.05 * own)).not.toContain('mg of active material');
  expect(await warned(1.4 * own)).toContain('mg of active material');
});

describe('everything wrong is named with its file and line', () => {
  const faults = async (text: string, texts: Readonly<Record<string, string>> = {}) => {
    const { problem, wrong } = await open(text, texts);
    expect(problem).toBeUndefined();
    return wrong.flatMap(({ file, issues }) => issues.map((issue) => ({ file, ...issue })));
  };
  const rate = '{ parameter: mechanisms.interphase.parabolicRate, from: 1e-25 m2/s, to: 1e-20 m2/s }';

  /** [what, its line in the list, path, words of the issue]. */
  const entries: readonly [string, string, string, string][] = [
    ['a misspelt key', bare('quantites: [retention]'), 'data[0].quantites', 'did you mean quantities?'],
    ['a misspelt variant', '  - { file: bare.csv, variant: barre }', 'data[0].variant', 'did you mean bare?'],
    ['no variant', '  - { file: bare.csv }', 'data[0].variant', 'bare, coated'],
    ['a missing file', '  - { file: bear.csv, variant: bare }', 'data[0].file', 'there is no bear.csv'],
    ['a missing scenario', bare('scenario: sell.yaml'), '', 'there is no sell.yaml'],
    ['a mass without unit', bare('mass: 8.3'), 'data[0].mass', '8.3 mg'],
    [
      'an unknown quantity',
      bare('quantities: [dischargeCapacty]'),
      'data[0].quantities[0]',
      'did you mean dischargeCapacity?',
    ],
    ['cycles that are not there', bare('cycles: { from: 31 }'), 'data[0].cycles', '1 to 30'],
    ['everything held out', bare('holdOut: true'), 'data', 'nothing to fit'],
    [
      'an error without unit',
      bare('error: { dischargeCapacity: "2" }'),
      'data[0].error.dischargeCapacity',
      'unit of the error',
    ],
    [
      'an error of a quantity that there is not',
      bare('error: { dischargeCapcity: 1 mAh/g }'),
      'data[0].error.dischargeCapcity',
      'did you mean dischargeCapacity?',
    ],
    ['one error for quantities of several units', bare('error: 1 mAh/g'), 'data[0].error', 'bare: coulombicEfficiency'],
    ['an error in another unit', bare('error: 5 mV, quantities: [dischargeCapacity]'), 'data[0].error', 'does not fit'],
    ['a curve of a cycle table', bare('curve: { cycles: [1] }'), 'data[0].curve', 'no voltages'],
    ['a spectrum of a cycle table', bare('spectrum: { cycle: 1 }'), 'data[0].spectrum', 'no impedance spectrum'],
    [
      'a quantity that cannot be observed',
      '  - { variant: bare, quantity: colour, cycle: 1, value: 3 }',
      'quantity',
      'no counterpart',
    ],
    [
      'a unit that does not fit',
      '  - { variant: bare, quantity: retention, cycle: 1, value: 3 mV }',
      'retention',
      'does not fit',
    ],
    [
      'a value that is no number',
      '  - { variant: bare, quantity: retention, cycle: 1, value: high }',
      'retention',
      'no number',
    ],
    [
      'a cycle that is never reached',
      '  - { variant: bare, quantity: retention, cycle: 31, value: 80 % }',
      'retention',
      'makes 30 cycles',
    ],
    ['a block that is not there', '  - { data: other.yaml }', 'data[0].data', 'there is no other.yaml'],
  ];
  test.each(entries)('data: %s', async (_, data, path, words) => {
    const text = fitText({ data });
    const [first, ...others] = await faults(text);
    expect(others).toEqual([]);
    expect(first.path).toBe(path);
    expect(JSON.stringify(first)).toContain(words);
    if (path !== '') expect(first).toMatchObject({ file: 'fit.yaml', line: path === 'data' ? 3 : 4 });
  });

  test('data: a cycle of which a file with several spectra has none', async () => {
    const sweep = (cycle: number) => [1e4, 1e3, 100, 10, 1].map((f, i) => `${cycle},${f},${10 + i},-1`);
    const file = ["cycle,freq/Hz,Z',Im(Z)", ...sweep(1), ...sweep(2)].join('\n');
    const data = '  - { file: two.csv, variant: bare, spectrum: { cycle: 9 } }';
    const [first, ...others] = await faults(fitText({ data }), { 'two.csv': file });
    expect(others).toEqual([]);
    expect(first).toMatchObject({ path: 'data[0].spectrum.cycle', got: '9', allowed: 'cycle 1, 2' });
    expect(first.message).toBe('two.csv holds no spectrum of cycle 9.');
  });

  test('data: impedances in Ohm cm2 become those of the cell, or of the area that is given', async () => {
    const sweep = [1e4, 1e3, 100, 10, 1].map((f, i) => `${f},${10 + i},-1`).join('\n');
    const protocol = 'protocol:\n  - EIS from 10 kHz to 1 Hz\n';
    const measured = async (head: string, more = '') => {
      const data = `  - { file: eis.csv, variant: bare, spectrum: { cycle: 1 }${more} }`;
      const scenario = cellText.replace('protocol:\n', protocol);
      const { data: points } = await problemOf(fitText({ data }), {
        'eis.csv': `${head}\n${sweep}`,
        'cell.yaml': scenario,
      });
      return points[0].measured;
    };
    expect(await measured("freq/Hz,Z'/Ohm,Z''/Ohm")).toBe(10);
    // 10 mm of diameter: 0.7854 cm2.
    expect(await measured("freq/Hz,Z'/Ohm cm2,Z''/Ohm cm2")).toBeCloseTo(10 / 0.7854, 3);
    expect(await measured("freq/Hz,Z'/Ohm cm2,Z''/Ohm cm2", ', area: 2 cm2')).toBeCloseTo(5, 9);
  });

  const numbers: readonly [string, string, string, string][] = [
    [
      'a path that does not exist',
      '{ parameter: mechanisms.interphase.parabolicRat, from: 0, to: 1 }',
      'free[0].parameter',
      'did you mean parabolicRate',
    ],
    [
      'a mechanism that is off',
      '{ parameter: mechanisms.cracking.rate, from: 0, to: 1 }',
      'free[0].parameter',
      'cracking is off',
    ],
    [
      'a unit that does not fit',
      '{ parameter: cell.extraResistance, from: 1 nm, to: 2 Ohm cm2 }',
      'free[0].from',
      'no number in Ohm cm2',
    ],
    ['crossed bounds', '{ parameter: cell.extraResistance, from: 3 Ohm cm2, to: 2 Ohm cm2 }', 'free[0].to', 'crossed'],
    [
      'a bound that a scenario cannot have',
      '{ parameter: cell.cathode.contact.fraction, from: 0.5, to: 1.5 }',
      'free[0].to',
      'out of range',
    ],
    [
      'a log scale from zero',
      '{ parameter: cell.extraResistance, from: 0 Ohm cm2, to: 2 Ohm cm2, scale: log }',
      'free[0].from',
      'above zero',
    ],
    [
      'a prior outside the bounds',
      rate.replace(' }', ', prior: { value: 1e-26 m2/s, factor: 2 } }'),
      'free[0].prior.value',
      'outside the bounds',
    ],
    [
      'a prior without error',
      rate.replace(' }', ', prior: { value: 1e-22 m2/s } }'),
      'free[0].prior.error',
      'factor: 3',
    ],
    [
      'a factor on a linear scale',
      '{ parameter: cell.extraResistance, from: 0 Ohm cm2, to: 9 Ohm cm2, prior: { value: 5 Ohm cm2, factor: 2 } }',
      'free[0].prior.factor',
      'log scale',
    ],
    ['the same number twice', `${rate}\n  - ${rate}`, 'free[1].parameter', 'free[0]'],
    [
      'the same number in its short form',
      '{ parameter: cell.cathode.contact.fraction, from: 0.5, to: 1 }\n  - { parameter: contact.fraction, from: 0.5, to: 1 }',
      'free[1].parameter',
      'free[0]',
    ],
    ['variants without data', rate.replace(' }', ', for: [coated] }'), 'free[0].for', 'No data'],
    [
      'a number that every cell replaces',
      '{ parameter: cell.cathode.coating.coverage, from: 0.5, to: 1, start: 0.9 }',
      'free[0].parameter',
      'bare',
    ],
    ['an unknown stage', rate.replace(' }', ', stage: film }'), 'free[0].stage', 'did you mean films?'],
  ];
  test.each(numbers)('free: %s', async (_, line, path, words) => {
    const text = fitText({ free: `  - ${line}` });
    const [first, ...others] = await faults(text);
    expect(others).toEqual([]);
    expect(first.path).toBe(path);
    expect(JSON.stringify(first)).toContain(words);
    expect(first.line).toBe(lineOf(text, 'free:') + 1 + Number(path[5]));
  });

  test.each([
    ['a key', 'serch: { seed: 1 }', 'serch', 'did you mean search?'],
    ['a loss', 'search: { loss: huper }', 'search.loss', 'did you mean huber?'],
    ['a level', 'uncertainty: { level: 120 % }', 'uncertainty.level', 'out of range'],
    ['a profile', 'uncertainty: { profiles: [cell.pressure] }', 'uncertainty.profiles[0]', 'not free'],
    [
      'an alternative',
      'alternatives: [{ name: x, settings: [mechanisms.contactLoss.lav=gap] }]',
      'alternatives[0].settings',
      'law',
    ],
  ])('options: %s', async (_, more, path, words) => {
    const text = fitText({ more });
    const [first] = await faults(text);
    expect(first).toMatchObject({ file: 'fit.yaml', path, line: lineOf(text, more) });
    expect(JSON.stringify(first)).toContain(words);
  });

  test('the mass is asked for, with what the scenario says of it', async () => {
    const table = tableText()
      .replaceAll('mAh/g', 'mAh')
      .replace(/(\d+\.\d{3}),(\d+\.\d{3})/g, (_, a, b) => `${a / 100},${b / 100}`);
    const [first, ...others] = await faults(fitText(), { 'bare.csv': table });
    expect(others).toEqual([]);
    expect(first).toMatchObject({ file: 'bare.csv', path: 'mass', line: 1 });
    expect(first.hint).toContain('mass: 8.639 mg');
    const { data } = await problemOf(fitText({ data: bare('mass: 10 mg') }), { 'bare.csv': table });
    expect(data[0].measured).toBeCloseTo(198.5, 6);
    const efficiency = await problemOf(fitText({ data: bare('quantities: [coulombicEfficiency]') }), {
      'bare.csv': table,
    });
    expect(efficiency.data).toHaveLength(30);
  });

  test('faults of measured files, with the line in that file', async () => {
    const table = (changed: Readonly<Record<number, string>>) =>
      open(fitText(), { 'bare.csv': tableText(30, changed) });
    const spike = await table({ 12: '11,194.5,150.0,99.4' });
    expect(spike.warnings).toMatchObject([{ file: 'bare.csv', issues: [{ line: 12 }] }]);
    const repeated = await table({ 12: '10,194.5,193.5,99.4' });
    expect(repeated.warnings.flatMap(({ issues }) => issues.map(({ line }) => line))).toContain(12);
    const missing = await faults(fitText(), { 'bare.csv': 'Cycle,Colour\n1,2\n2,3\n3,4\n' });
    expect(missing[0]).toMatchObject({ file: 'bare.csv', line: 1 });
    const unit = await open(fitText(), { 'bare.csv': tableText().replaceAll('mAh/g', 'Ah/g') });
    expect(unit.warnings[0]).toMatchObject({
      file: 'bare.csv',
      issues: [{ line: 1, message: expect.stringContaining('beyond any material') }],
    });
    const swapped = tableText()
      .replace('Charge capacity (mAh/g),Discharge', 'Discharge capacity (mAh/g),Charge')
      .replace(/,[^,]*$/gm, '');
    const exchanged = await faults(fitText(), { 'bare.csv': swapped });
    expect(exchanged[0]).toMatchObject({ file: 'bare.csv', path: 'swap', line: 2 });
    expect(exchanged[0].hint).toContain('swap: true');
    const late = await open(fitText(), { 'bare.csv': tableText(40) });
    expect(late.problem?.data).toHaveLength(60);
    expect(late.warnings[0].issues[0]).toMatchObject({ line: 32, message: expect.stringContaining('makes 30 cycles') });
    const cut = await open(fitText(), { 'bare.csv': `${tableText(29)}30,185.0,` });
    expect(cut.warnings.flatMap(({ issues }) => issues.map(({ line }) => line))).toContain(31);
  });

  test('faults in all files come back at once', async () => {
    const text = fitText({
      data: `${bare('mass: 3 V')}\n  - { file: coated.csv, variant: coated }`,
      free: '  - { parameter: cell.extraResistance, from: 0 Ohm cm2 }',
    });
    expect((await faults(text)).map(({ path }) => path)).toEqual(['data[0].mass', 'free[0].to']);
    const hidden = fitText({ data: '  - { file: none.csv }', free: '  - { parameter: cell.presure, from: 0, to: 1 }' });
    expect((await faults(hidden)).map(({ path }) => path)).toEqual(['data[0].file', 'free[0].parameter']);
    const deeper = await faults(
      fitText({
        data: '  - { file: bare.csv, variant: bear }\n  - { file: coated.csv, variant: coated }\n  - { file: none.csv, variant: bare }',
        free: '  - { parameter: cell.extraResistence, from: 0 Ohm cm2, to: 3 Ohm cm2 }',
      }),
      { 'coated.csv': tableText(), 'bare.csv': 'nothing\n' },
    );
    expect(deeper.map(({ file, path }) => `${file} ${path}`)).toEqual([
      'fit.yaml data[0].variant',
      'fit.yaml data[2].file',
      'fit.yaml free[0].parameter',
      'bare.csv ',
    ]);
  });
});

// zod reads JSON Schema back: what accepts the file here is the published schema, not the one the program checks with.
test('the JSON Schema accepts what the program accepts', () => {
  const published = z.fromJSONSchema(fitJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);
  const data = [
    bare('mass: 8.3 mg, holdOut: { from: 20 }, error: { dischargeCapacity: 0.5 mAh/g }'),
    bare('curve: { cycles: [1], direction: discharge, points: 20, error: 5 mV }'),
    bare('spectrum: { cycle: 50, from: 10 mHz, to: 1 MHz, error: 2 % }'),
    '  - { variant: bare, quantity: retention, points: [{ cycle: 5, value: 95 % }], source: Fig. 4 }',
    '  - { data: other.yaml }',
  ].join('\n');
  const free = `${rateLine}\n  - { parameter: cell.extraResistance, per: variant, from: 0 Ohm cm2, to: 60 Ohm cm2, prior: { value: 20 Ohm cm2, error: 10 Ohm cm2 } }`;
  const more = `method: staged
search: { seed: 1, points: 16, starts: 2, evaluations: 300, loss: soft-l1, lossScale: 3 }
uncertainty: { level: 95 %, profiles: all, samples: 0, bandRuns: 24, knownErrors: false }
alternatives: true
suggest: true
`;
  const text = fitText({ data, free, more });
  expect(readFitFile(text).issues).toEqual([]);
  expect(published.safeParse(parse(text)).error?.issues).toBeUndefined();
  expect(published.safeParse(parse(text.replace('holdOut', 'holdout'))).success).toBe(false);
});
