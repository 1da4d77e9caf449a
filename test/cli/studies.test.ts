import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { studyTexts } from '../published/study.js';
import { argyrode, changed, workFolder } from './argyrode.js';

// The commands on a study of one cycle: which values they begin at, what they print and where, what they end with.

const twenty = studyTexts([180, 2.1, 80, 185, 2.1, 90]);
const texts = {
  ...twenty,
  'ageing.yaml': changed(twenty['ageing.yaml'], ['cycles: 20', 'cycles: 1']).replace(/.*retention.*\n/g, ''),
};
const inFolder = (more: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries({ ...texts, ...more }).map(([name, text]) => [`st/${name}`, text]));
const once = ['--max-evaluations', '1'];

describe('calibrate', () => {
  test('begins at the values of the base, with --restart at those that no calibration has touched', async () => {
    const folder = workFolder(inFolder());
    const start = async (...words: string[]) => {
      const { code, stdout, stderr } = await argyrode(folder, ['calibrate', 'st', '--json', '-q', ...once, ...words]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout).parameters.map(({ value }: { value: number }) => value);
    };
    expect(await start()).toEqual([20, 3e-22]);
    expect(await start('--restart')).toEqual([40, 3.162e-22]);
    // Nothing was asked to be written.
    expect(existsSync(join(folder, 'st/fit.json'))).toBe(false);
    expect(readFileSync(join(folder, 'st/cell.yaml'), 'utf8')).toBe(texts['cell.yaml']);
  });

  test('writes with the four digits that it prints, says where, and every improvement on the way', async () => {
    const folder = workFolder(inFolder());
    const { code, stdout, stderr } = await argyrode(folder, ['calibrate', 'st', '--write', '--restart', ...once]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^tiny: \d evaluations, best cost [\d.]+\n$/);
    expect(stdout).toContain(`\nWritten: ${join('st', 'cell.yaml')}, ${join('st', 'fit.json')}\n`);
    expect(readFileSync(join(folder, 'st/cell.yaml'), 'utf8')).toContain('extraResistance: 40 Ohm cm2');
    expect(JSON.parse(readFileSync(join(folder, 'st/fit.json'), 'utf8')).parameters[0].value).toBe(40);
  });
});

describe('compare-laws', () => {
  test('prints a table of the laws and of what they predict', async () => {
    const words = ['compare-laws', 'st', '--law', 'gap', '--leave-out', 'coated', ...once];
    const { code, stdout, stderr } = await argyrode(workFolder(inFolder()), words);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^fit 1 of 2, gap: \d evaluations, best cost/m);
    expect(stderr).toMatch(/^fit 2 of 2, gap: \d evaluations, best cost/m);
    expect(stdout).toMatch(/^gap +4 +2 /m);
    expect(stdout).toMatch(/^coated +dischargeCapacity +1 +185 /m);
    expect(stdout).toContain('For tiny, use "gap"');
  });

  test('says which laws there are', async () => {
    const { code, stdout, stderr } = await argyrode(workFolder(inFolder()), [
      'compare-laws',
      'st',
      '--law',
      'rust',
      '--json',
    ]);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).issues).toMatchObject([{ message: 'There is no such law.', got: 'rust' }]);
    expect(stderr).toContain('1 error in ');
  });
});

describe('validate', () => {
  test('prints one JSON object and writes the report, in words it says where', async () => {
    const folder = workFolder(inFolder());
    const words = await argyrode(folder, ['validate', 'st', '--out', 'there']);
    expect(words).toMatchObject({ code: 1, stderr: '' });
    expect(words.stdout).toContain(`\nWritten: ${join('there', 'report.html')}\n`);
    const json = await argyrode(folder, ['validate', 'st', '--json']);
    expect(json).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(json.stdout).rows).toHaveLength(4);
    expect(existsSync(join(folder, 'results/validation/report.html'))).toBe(true);
  });

  test('an end before what is asked for is told with the scenario, and its values are missed', async () => {
    const short = changed(texts['ageing.yaml'], ['cycle: 1,', 'cycle: 5,']);
    const { code, stdout, stderr } = await argyrode(workFolder(inFolder({ 'ageing.yaml': short })), [
      'validate',
      'st',
      '--json',
    ]);
    expect(JSON.parse(stdout).rows[0]).toMatchObject({ cycle: 5, simulated: null, verdict: 'missed' });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  });
});

test.each(['validate', 'calibrate', 'compare-laws'])(
  '%s names the file of a study with its folder, and everything wrong with it',
  async (command) => {
    const study = changed(texts['study.yaml'], ['order: [coated', 'order: [coted']);
    const cell = changed(texts['cell.yaml'], ['pressure: 81 MPa', 'pressure: 81 parsec']);
    const folder = workFolder(inFolder({ 'study.yaml': study }));
    const { code, stdout, stderr } = await argyrode(folder, [command, 'st', '--json']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).issues).toMatchObject([{ path: 'orderings[0].order', got: 'coted' }]);
    expect(stderr).toContain(`${join('st', 'study.yaml')} orderings[0].order: There is no such variant.`);
    const base = await argyrode(workFolder(inFolder({ 'cell.yaml': cell })), [command, 'st']);
    expect(base).toMatchObject({ code: 2, stdout: '' });
    expect(base.stderr).toMatch(/^st.cell\.yaml:\d+/m);
    expect(base.stderr).toContain('81 parsec');
    expect((await argyrode(folder, [command, 'nobody'])).stderr).toContain('one of ma2022, nunes2024');
  },
);
