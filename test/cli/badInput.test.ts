import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { argyrode, changed, lineOf, type Outcome, quick, tabulated, workFolder } from './argyrode.js';

interface Mistake {
  readonly what: string;
  readonly scenario: string;
  readonly change: readonly [string, string];
  readonly path: string;
  /** Words of the sentence, and of what is allowed or what to try. */
  readonly says: string;
  readonly helps: string;
}

const mistakes: readonly Mistake[] = [
  {
    what: 'wrong unit',
    scenario: quick,
    change: ['pressure: 81 MPa', 'pressure: 81 mm'],
    path: 'cell.pressure',
    says: 'The unit mm does not fit',
    helps: '81 MPa',
  },
  {
    what: 'misspelt key',
    scenario: quick,
    change: ['morphology: poly', 'morfology: poly'],
    path: 'cell.cathode.morfology',
    says: 'not known',
    helps: 'did you mean morphology?',
  },
  {
    what: 'negative thickness',
    scenario: quick,
    change: ['thickness: 4.5 nm', 'thickness: -4.5 nm'],
    path: 'variants.coated.coating.thickness',
    says: 'out of range',
    helps: 'from 0 nm',
  },
  {
    what: 'fraction above one',
    scenario: quick,
    change: ['coverage: 95 %', 'coverage: 1.5'],
    path: 'variants.coated.coating.coverage',
    says: 'out of range',
    helps: '1.5 %',
  },
  {
    what: 'crossed cut-offs',
    scenario: quick,
    change: ['[2.9 V vs Li, 4.3 V vs Li]', '[4.3 V vs Li, 2.9 V vs Li]'],
    path: 'protocol[2].cycling.window',
    says: 'crossed',
    helps: '[2.9 V vs Li, 4.3 V vs Li]',
  },
  {
    what: 'misspelt verb',
    scenario: quick,
    change: ['- Charge at 0.5C', '- Chrage at 0.5C'],
    path: 'protocol[0]',
    says: 'not a known kind of step',
    helps: 'did you mean "Charge"?',
  },
  {
    what: 'unknown material',
    scenario: quick,
    change: ['material: ZrO2', 'material: ZrO3'],
    path: 'variants.coated.coating.material',
    says: 'no coating material of this name',
    helps: 'did you mean ZrO2?',
  },
  {
    what: 'not a number',
    scenario: quick,
    change: ['temperature: 45 degC', 'temperature: .nan'],
    path: 'cell.temperature',
    says: 'finite number',
    helps: '45 degC',
  },
  {
    what: 'unreachable voltage',
    scenario: quick,
    change: ['0.5C until 4.3 V vs Li', '0.5C until 9 V vs Li'],
    path: 'protocol[0]',
    says: '9 V vs Li cannot be reached',
    helps: '5.10 V vs Li',
  },
  {
    what: 'a step that ends at once',
    scenario: quick,
    change: ['- Charge at 0.5C until 4.3 V vs Li', '- Discharge at 0.5C until 3.3 V vs Li'],
    path: 'protocol[0]',
    says: 'ends at once',
    helps: 'charge first',
  },
  {
    what: 'open-circuit voltage that is not monotone',
    scenario: tabulated,
    change: ['[0.6, 3.8]', '[0.6, 4.3]'],
    path: 'cell.raw.cathode.openCircuitVoltage[1]',
    says: 'does not fall',
    helps: 'voltage falling while x rises',
  },
];

function expectRefusal({ code, stdout, stderr }: Outcome): void {
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/^\s+at /m);
}

/** The lines about one path, without the next issue. */
function block(stderr: string, path: string): string {
  const lines = stderr.split('\n');
  const start = lines.findIndex((line) => line.includes(` ${path}: `));
  const length = lines.slice(start + 1).findIndex((line) => !line.startsWith('    '));
  return start < 0 ? '' : lines.slice(start, start + 1 + length).join('\n');
}

describe('mistakes in a scenario', () => {
  test.each(mistakes)(
    '$what: path, line, got, allowed or hint, exit code 2',
    async ({ scenario, change, path, says, helps }) => {
      const text = changed(scenario, change);
      const folder = workFolder({ 'cell.yaml': text });
      const outcome = await argyrode(folder, ['run', 'cell.yaml']);
      expectRefusal(outcome);
      const found = block(outcome.stderr, path);
      expect(found).toMatch(new RegExp(`^cell\\.yaml:${lineOf(text, change[1])}:\\d+ `));
      expect(found).toContain(says);
      expect(found).toContain('got:');
      expect(found).toContain('allowed:');
      expect(found).toContain(helps);
    },
  );

  test('all of them at once, each once, in the order of the file', async () => {
    const together = mistakes.filter(({ what, scenario }) => scenario === quick && !/voltage|at once/.test(what));
    const text = changed(quick, ...together.map(({ change }) => change));
    const outcome = await argyrode(workFolder({ 'cell.yaml': text }), ['check', 'cell.yaml']);
    expectRefusal(outcome);
    const lines = outcome.stderr
      .split('\n')
      .flatMap((line) => /^cell\.yaml:(\d+):\d+ (\S+):/.exec(line)?.slice(1) ?? []);
    const paths = lines.filter((_, i) => i % 2 === 1);
    const numbers = lines.filter((_, i) => i % 2 === 0).map(Number);
    expect([...paths].sort()).toEqual(together.map(({ path }) => path).sort());
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(outcome.stderr).toContain(`${together.length} errors in cell.yaml.`);
  });

  test('several found only once the cell is known, at once', async () => {
    const late = mistakes.filter(({ what }) => /unreachable|unknown material/.test(what));
    const text = changed(quick, ...late.map(({ change }) => change), ['material: LTO', 'material: LTOO']);
    const { stderr } = await argyrode(workFolder({ 'cell.yaml': text }), ['check', 'cell.yaml']);
    expect(stderr).toContain('cell.anode.material');
    expect(stderr).toContain('variants.coated.coating.material');
  });

  test('as data with --json: one object, and the sentences on stderr as well', async () => {
    const folder = workFolder({ 'cell.yaml': changed(quick, ['81 MPa', '81 mm']) });
    for (const command of ['run', 'check']) {
      const { code, stdout, stderr } = await argyrode(folder, [command, 'cell.yaml', '--json']);
      expect(code).toBe(2);
      expect(JSON.parse(stdout).issues).toMatchObject([{ path: 'cell.pressure', got: '81 mm', line: 4 }]);
      expect(stderr).toContain('1 error in cell.yaml.');
    }
  });
});

describe('files that are no scenario', () => {
  test.each([
    ['an empty file', '', 'empty', 'argyrode new'],
    ['10 MB of nonsense', 'x9{[:'.repeat(2_000_000), 'too large', '10.0 MB'],
    ['bytes that are no text', new Uint8Array(500).map((_, i) => i % 256), 'not text', 'UTF-8'],
    [
      'another encoding',
      Uint8Array.from([...'title: 3 '].map((c) => c.charCodeAt(0)).concat(0xb5)),
      'not text',
      'UTF-8',
    ],
    ['broken syntax', 'title: a\ncell: { area: 3', 'cell.yaml:2', ''],
  ])('%s', async (_, content, says, helps) => {
    const outcome = await argyrode(workFolder({ 'cell.yaml': content }), ['run', 'cell.yaml']);
    expectRefusal(outcome);
    expect(outcome.stderr).toContain(says);
    expect(outcome.stderr).toContain(helps);
    expect(outcome.stderr.length).toBeLessThan(2000);
  });

  test('a folder, with what is in it', async () => {
    const outcome = await argyrode(workFolder({ 'cells/one.yaml': quick }), ['run', 'cells']);
    expectRefusal(outcome);
    expect(outcome.stderr).toMatch(/folder[\s\S]*one\.yaml/);
  });

  test('a missing file, with a similar name that exists', async () => {
    const outcome = await argyrode(workFolder({ 'cell.yaml': quick }), ['check', 'cel.yaml']);
    expectRefusal(outcome);
    expect(outcome.stderr).toMatch(/no such file[\s\S]*did you mean cell\.yaml\?/i);
  });

  test('control characters in a file do not reach the terminal', async () => {
    const { stderr } = await argyrode(workFolder({ 'cell.yaml': changed(quick, ['81 MPa', '"81 \\e[2J"']) }), [
      'check',
      'cell.yaml',
    ]);
    expect(stderr).toContain('cell.pressure');
    expect(stderr).not.toContain('\u001b');
  });

  test('a material file that is missing or wrong is reported under its name', async () => {
    const own = `${quick}materials: { mine: mine.yaml, other: other.yaml }\n`;
    const folder = workFolder({ 'cells/cell.yaml': own, 'cells/mine.yaml': 'kind: coatng\nconductivity: 1\n' });
    const outcome = await argyrode(folder, ['check', join('cells', 'cell.yaml')]);
    expectRefusal(outcome);
    expect(block(outcome.stderr, 'materials.other')).toMatch(/no such file/i);
    expect(outcome.stderr).toContain('materials.mine');
  });
});

describe('mistakes on the command line', () => {
  test.each([
    [['rum', 'cell.yaml'], 'Did you mean run?'],
    [['run', 'cell.yaml', '--jsn'], 'Did you mean --json?'],
    [['run'], 'missing required argument'],
    [['cell.yaml'], 'argyrode run cell.yaml'],
    [['run', 'cell.yaml', '--variant', 'coatd'], 'did you mean coated?'],
    [['run', 'cell.yaml', '--set', 'cell.temprature=25 degC'], 'did you mean temperature?'],
    [['run', 'cell.yaml', '--set', 'temperature'], 'path=value'],
    [['run', 'cell.yaml', '--out', 'cell.yaml'], 'in the way'],
    [['materials', 'NCM8'], 'did you mean NCM8'],
    [['new', 'rat'], 'did you mean rate?'],
    [['new', '--out', 'cell.yaml'], '--force'],
  ])('%j', async (words, says) => {
    const outcome = await argyrode(workFolder({ 'cell.yaml': quick }), words);
    expectRefusal(outcome);
    expect(outcome.stderr).toContain(says);
  });
});
