import { describe, expect, it } from 'vitest';
import type { NamedFiles } from '../../src/fit/namedFiles.js';
import { type FileIssues, preparedFile } from '../../src/fit/runs/fitCell.js';
import { reportHtml } from '../../src/output/report/report.js';
import { checkText } from '../../src/output/run/check.js';
import { runRecord } from '../../src/output/run/runJson.js';
import { prepare } from '../../src/prepare.js';
import { simulate } from '../../src/simulate.js';
import { attribute } from '../../src/study/attribution.js';
import { agedScenario } from '../degradation/agedCell.js';

const cycles = (repeat: number) => [
  {
    repeat,
    steps: [
      'Charge at 1C until 4.3 V vs Li',
      'Hold at 4.3 V vs Li until 20 % of the charging current',
      'Store for 2 days at 60 degC',
      'Discharge at 1C until 2.9 V vs Li',
    ],
  },
];
const mechanisms = {
  interphase: true,
  carbonOxidation: true,
  oxygenRelease: true,
  contactLoss: true,
  isolation: true,
  cracking: true,
};
const document = (changes: object): Record<string, unknown> => {
  const plain = JSON.parse(
    agedScenario({ mechanisms, protocol: cycles(2), numerics: { radialNodes: 5, sizeClasses: 2, throughNodes: 2 } }),
  );
  return { ...plain, output: { series: 'all', profiles: 'none' }, ...changes };
};
const prepared = (changes: object, files: Readonly<Record<string, string>> = {}) =>
  prepare(JSON.stringify(document(changes)), {
    readFile: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('There is no such file');
      return text;
    },
  });

const first = simulate(prepared({}));
const record = JSON.stringify(runRecord(first));
const at = { 'results/x/run.json': record };
const errors = (changes: object, files: Readonly<Record<string, string>> = at) =>
  prepared(changes, files)
    .issues.filter(({ severity }) => severity === 'error')
    .map(({ path, message, allowed }) => `${path}: ${message}${allowed === undefined ? '' : ` [${allowed}]`}`);

describe('a run that goes on from the end of another one', () => {
  const second = simulate(prepared({ continues: 'results/x' }, at));
  const whole = simulate(prepared({ protocol: cycles(4) })).variants[0];
  const [later] = second.variants;

  it('makes the cycles that one run of both would have made, to the last bit', () => {
    const counted = whole.cycles.slice(2).map((row) => ({ ...row, cycle: row.cycle - 2 }));
    expect(later.cycles).toEqual(counted);
    expect(later.balances.inventory).toEqual(whole.balances.inventory);
    expect(later.balances.lithium).toBe(whole.balances.lithium);
    const from = whole.series.cycle.indexOf(3);
    for (const column of ['voltage', 'current', 'charge', 'cathodePotential'] as const)
      expect(later.series[column]).toEqual(whole.series[column].slice(from));
    const { state, cycles: age } = later.endState!;
    expect(state).toBe(whole.endState!.state);
    expect(age).toBe(4);
    expect(later.endState!.time).toBeCloseTo(whole.endState!.time, 3);
  });

  it('can be gone on from itself, and be repeated from its own record', () => {
    const own = JSON.parse(JSON.stringify(runRecord(second)));
    const again = simulate(prepare(JSON.stringify({ ...own.scenario.cell })));
    expect(again.variants[0].cycles).toEqual(later.cycles);
    const third = prepared({ continues: 'y.json' }, { 'y.json': JSON.stringify(own) });
    expect(third.variants[0].before?.end.cycles).toBe(4);
  });

  it('may have another programme, which begins at the voltage that was left', () => {
    const { variants, issues } = prepared(
      { continues: { run: 'results/x/run.json' }, protocol: ['Discharge at 0.1C until 3 V vs Li'], numerics: {} },
      at,
    );
    expect(issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^This discharge ends at once: the cell starts at 2\.\d+ V, below 3 V vs Li already\.$/),
    ]);
    const numerics = { throughNodes: 2, radialNodes: 5 };
    const other = prepared(
      { continues: 'results/x', protocol: ['EIS', 'Charge at 3C until 4.2 V vs Li'], numerics: {} },
      at,
    );
    expect(other.variants[0].numerics).toMatchObject(numerics);
    expect(variants).toEqual([]);
  });

  it('says so before and after', () => {
    const text = checkText(prepared({ continues: 'results/x' }, at));
    expect(text).toMatch(
      /\nStart\n {2}cell: goes on from variant cell of "aged cell" after 2 cycles and 4\.\d+ days, at 2\.\d{3} V\n/,
    );
    expect(later.wentOnFrom).toMatch(/^goes on from variant cell of "aged cell" after 2 cycles/);
  });
});

describe('of a cell that goes on', () => {
  it('no loss is attributed and no number fitted', async () => {
    const preparation = prepared({ continues: 'results/x' }, at);
    const { variants, issues } = await attribute(preparation);
    expect(variants).toEqual([]);
    expect(issues).toMatchObject([{ message: expect.stringMatching(/^The cell goes on from an earlier run/) }]);
    const wrong: FileIssues[] = [];
    const read = (name: string) => (name === 'cell.json' ? JSON.stringify(document({ continues: 'x.json' })) : record);
    expect(preparedFile('cell.json', { read } as NamedFiles, [], wrong)).toBeUndefined();
    expect(wrong[0].issues).toMatchObject([{ path: 'continues', message: expect.stringMatching(/cannot be fitted/) }]);
  });

  it('the report shows the scenario without its thousands of numbers', () => {
    const results = simulate(prepared({ continues: 'results/x', protocol: ['Rest for 1 h'], output: {} }, at));
    const html = reportHtml(results, { lab: 'https://example.org' });
    expect(html).toContain('state: see run.json');
    expect(html).not.toContain('lastAnode');
    expect(html).toContain('No link to the lab page: it would show cells that go on');
  });
});

describe('a run cannot go on', () => {
  it('with another cell or other mechanisms, which are named', () => {
    const { cell } = document({}) as { cell: { cathode: object } };
    const colder = { ...cell, temperature: '25 degC', cathode: { ...cell.cathode, loading: '12 mg/cm2' } };
    expect(errors({ continues: 'results/x', cell: colder })).toEqual([
      'continues: The cell is not the one that was run: it differs in cell.temperature (45 degC, now 25 degC) and cell.cathode.loading (11 mg/cm2, now 12 mg/cm2).',
    ]);
    const fewer = { ...mechanisms, cracking: false };
    expect(errors({ continues: 'results/x', mechanisms: fewer })).toEqual([
      'continues: The cell is not the one that was run: it differs in mechanisms.cracking (true, now false).',
    ]);
    // The same in other words.
    expect(errors({ continues: 'results/x', cell: { ...cell, temperature: '318.15 K' } })).toEqual([]);
  });

  it('with other nodes', () => {
    expect(errors({ continues: 'results/x', numerics: { radialNodes: 8 } })).toEqual([
      'numerics.radialNodes: The state to go on from was solved otherwise. [5, or nothing]',
    ]);
  });

  it.each([
    ['no file', undefined, /cannot be read: There is no such file\. \[the folder of results of a run/],
    ['half a file', record.slice(0, 5000), /cannot be read: it is cut short or no JSON/],
    ['another file', '{"a": 1}', /it holds no record of a run/],
    [
      'a changed number',
      record.replace(/(trapped\\":\d)\./, '$19.'),
      /state at the end of variant cell is damaged: its checksum is wrong/,
    ],
    ['another format', record.replace('"format":1', '"format":7'), /damaged: its format is 7, this version reads 1/],
    ['a missing field', record.replace('"voltage":', '"v":'), /damaged: /],
    ['an old record', record.replace('"endState"', '"end"'), /written without the state at its end \(argyrode \d/],
    [
      'a failed run',
      JSON.stringify({ variants: { cell: { status: { code: 'failed', message: 'Numerical failure' } } } }),
      /its variant cell did not come to its end: Numerical failure/,
    ],
  ])('from %s', (_, text, reason) => {
    const [error, ...others] = errors(
      { continues: 'results/x' },
      text === undefined ? {} : { 'results/x/run.json': text },
    );
    expect(others).toEqual([]);
    expect(error).toMatch(reason);
  });

  it('from a variant that was not run', () => {
    expect(errors({ continues: { run: 'results/x', variant: 'bare' } })).toEqual([
      'continues.run: The run has no variant bare to go on from. [cell]',
    ]);
    const { cell } = JSON.parse(record).variants;
    const two = JSON.stringify({ variants: { a: cell, b: cell } });
    expect(errors({ continues: 'y.json' }, { 'y.json': two })).toEqual([
      'continues: The run has no variant cell to go on from. [a, b]',
    ]);
    expect(errors({ variants: { a: { continues: 'y.json' } } }, { 'y.json': two })).toEqual([]);
  });

  it('from a state in place that was changed', () => {
    const state = { ...first.variants[0].endState!, cycles: 7 };
    expect(errors({ continues: { state } })).toEqual([
      'continues.state: The state to go on from is damaged: its checksum is wrong, a number has been changed.',
    ]);
  });
});
