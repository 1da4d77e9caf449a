import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { argyrode, tabulated, workFolder } from './argyrode.js';

// What options ask for: every mistake is named, with what is allowed, before anything is computed.

/** 12 Ohm before 30 Ohm beside 1e-5 F, at nine frequencies. */
const arc = Array.from({ length: 9 }, (_, i) => {
  const f = 10 ** (5 - i / 2);
  const x = 2 * Math.PI * f * 30 * 1e-5;
  return [f, 12 + 30 / (1 + x * x), (-30 * x) / (1 + x * x)].map((v) => v.toPrecision(6)).join(',');
});
const csv = (rows: readonly string[]): string => `freq/Hz,Re(Z)/Ohm,Im(Z)/Ohm\n${rows.join('\n')}\n`;
const folder = () => workFolder({ 'eis.csv': csv(arc), 'five.csv': csv(arc.slice(0, 5)) });
const circuit = ['--circuit', 'R0-p(R1,C1)'];

/** Which options are named as wrong, with what stood there. */
function named(stderr: string): string[] {
  return [...stderr.matchAll(/^\S+ (--\w+|\w+): [^\n]*\n +got: +([^\n]*)/gm)].map(
    ([, option, got]) => `${option} ${got}`,
  );
}

describe('analyse', () => {
  test.each([
    [
      [...circuit, '--guess', 'R2=5', '--guess', 'R1=-3', '--guess', 'R1=0', '--guess', 'R1'],
      ['R2', 'R1=-3', 'R1=0', 'R1'].map((got) => `--guess ${got}`),
    ],
    [['--guess', 'R1=5'], ['--guess R1=5']],
    [
      ['--lambda', 'Infinity', '--length', 'x'],
      ['--lambda Infinity', '--length x'],
    ],
    [
      ['--lambda', '0', '--length', '0 m2/s'],
      ['--lambda 0', '--length 0 m2/s'],
    ],
    [
      ['--lambda', 'much', '--length', '3 V'],
      ['--lambda much', '--length 3 V'],
    ],
  ] as const)('refuses %j', async (words, expected) => {
    const { code, stdout, stderr } = await argyrode(folder(), ['analyse', 'eis.csv', ...words]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(named(stderr)).toEqual(expected);
  });

  test('says what a wrong guess could have meant', async () => {
    const { stderr } = await argyrode(folder(), [
      'analyse',
      'eis.csv',
      '--circuit',
      'R0-p(R1,CPE1)',
      '--guess',
      'CPE1_2=2',
    ]);
    expect(stderr).toContain('allowed: R0, R1, CPE1_0, CPE1_1');
    expect(stderr).toContain('hint:    did you mean CPE1_');
    const far = await argyrode(folder(), ['analyse', 'eis.csv', ...circuit, '--guess', 'viscosity=2']);
    expect(far.stderr).not.toContain('did you mean');
  });

  test('fits no more numbers than there are points', async () => {
    const place = folder();
    const many = ['--circuit', 'R0-p(R1,CPE1)-p(R2,CPE2)', '--line', '--length', '1e-15 m2/s'];
    const { code, stderr } = await argyrode(place, ['analyse', 'five.csv', ...many]);
    expect(code).toBe(2);
    expect(named(stderr)).toEqual(['--circuit 5 points', '--line 5 points', '--length 5 points']);
    expect(stderr.match(/allowed: at least \d/g)).toEqual([
      'allowed: at least 7',
      'allowed: at least 7',
      'allowed: at least 6',
    ]);
  });

  test('prints no cycle and no number of a spectrum that nobody asked for by number', async () => {
    const place = folder();
    const plain = JSON.parse((await argyrode(place, ['analyse', 'eis.csv', ...circuit, '--json'])).stdout);
    const asked = await argyrode(place, [
      'analyse',
      'eis.csv',
      ...circuit,
      '--guess',
      'R1=20',
      '--spectrum',
      '1',
      '--json',
    ]);
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    const { spectrum, line, lastLine, ...rest } = JSON.parse(asked.stdout);
    expect({ spectrum, line, lastLine }).toEqual({ spectrum: 1, line: 2, lastLine: 10 });
    expect(Object.keys(rest)).toEqual(Object.keys(plain));
    expect(plain.parameters.R1.value).toBeCloseTo(30, 3);
    expect(plain.issues).toEqual([]);
  });
});

describe('particle', () => {
  test.each([
    [
      ['--cells', '200', '--rate', 'fast', '--rate', '0.0005C', '--rate', '101C', '--rate', '100C'],
      ['--rate fast', '--rate 0.0005C', '--rate 101C'],
    ],
    [
      ['--cells', '201', '--radius', '0 um'],
      ['--cells 201', '--radius 0 um'],
    ],
    [
      ['--cells', '7', '--radius', '3 V', '--contact', '0'],
      ['--cells 7', '--radius 3 V', 'contact 0'],
    ],
    [
      ['--cells', '8.5', '--geometry', 'cube', '--material', 'NCM84'],
      ['--geometry cube', '--cells 8.5', 'material NCM84'],
    ],
  ] as const)('refuses %j and computes nothing', async (words, expected) => {
    const place = workFolder();
    const { code, stdout, stderr } = await argyrode(place, ['particle', '--json', '--out', 'out', ...words]);
    expect(code).toBe(2);
    expect(named(stderr)).toEqual(expected);
    expect(JSON.parse(stdout).issues).toHaveLength(expected.length);
    expect(readdirSync(place).filter((name) => name !== 'out')).toEqual([]);
  });
});

describe('import', () => {
  test.each([
    [['--mass', '0 mg'], ['--mass 0 mg']],
    [
      ['--mass', '8 V', '--area', '0.785 cm', '--shift', '1.5'],
      ['--mass 8 V', '--area 0.785 cm', '--shift 1.5'],
    ],
    [
      ['--area', 'round', '--shift', 'one'],
      ['--area round', '--shift one'],
    ],
  ] as const)('refuses %j', async (words, expected) => {
    const place = workFolder({ 'table.csv': 'Cycle,Discharge capacity (mAh)\n1,2\n2,1.9\n' });
    const { code, stderr } = await argyrode(place, ['import', 'table.csv', ...words]);
    expect(code).toBe(2);
    expect(named(stderr)).toEqual(expected);
  });

  test('divides by the mass and moves the cycles as asked', async () => {
    const place = workFolder({ 'table.csv': 'Cycle,Discharge capacity (mAh)\n1,2\n2,1.9\n' });
    const words = ['import', 'table.csv', '--mass', '10 mg', '--shift', '4', '--json'];
    const { code, stdout } = await argyrode(place, words);
    expect(code).toBe(0);
    const { cycles } = JSON.parse(stdout);
    expect(
      cycles.rows.map(({ cycle, dischargeCapacity }: Record<string, number>) => [cycle, dischargeCapacity]),
    ).toEqual([
      [5, expect.closeTo(200, 9)],
      [6, expect.closeTo(190, 9)],
    ]);
  });
});

describe('check --accuracy', () => {
  test('tells below the derived cell what finer solutions change', async () => {
    const place = workFolder({ 'cell.yaml': tabulated });
    const words = await argyrode(place, ['check', 'cell.yaml', '--accuracy']);
    expect(words.code).toBe(0);
    const plain = await argyrode(place, ['check', 'cell.yaml']);
    expect(words.stdout.startsWith(plain.stdout)).toBe(true);
    expect(words.stdout.slice(plain.stdout.length)).toMatch(/nodes/);
  });
});
