import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { prepare, runVariant, simulate } from '../../src/index.js';
import { normal } from '../measure/synthetic.js';
import { studyTexts } from '../published/study.js';
import { argyrode, builtArgyrode, changed, lineOf, type Outcome, signalAt, workFolder } from './argyrode.js';

const cycles = 6;
const scenario = changed(studyTexts([1, 1, 1, 1, 1, 1])['cell.yaml'], [
  'cycles: 2, charge: 0.5C, discharge: 0.5C',
  `cycles: ${cycles}, charge: 1C, discharge: 1C`,
]);
const truth = ['cell.extraResistance=31 Ohm cm2', 'mechanisms.interphase.parabolicRate=9e-22 m2/s'];

const fit = `title: Quick cells
scenario: cell.yaml
data:
  - { file: bare.csv, variant: bare, error: 0.3 %, holdOut: { from: 6 } }
  - { file: coated.csv, variant: coated, error: 0.3 % }
free:
  - { parameter: cell.extraResistance, from: 0 Ohm cm2, to: 80 Ohm cm2 }
  - { parameter: mechanisms.interphase.parabolicRate, from: 1e-23 m2/s, to: 1e-20 m2/s, scale: log }
search: { seed: 1, points: 3, starts: 1, evaluations: 60 }
uncertainty: { bandRuns: 2 }
alternatives: false
suggest: false
`;

let files: Readonly<Record<string, string>> = {};

/** What the cells with the true numbers give, with noise of 0.3 %. */
beforeAll(() => {
  const { variants } = simulate(prepare(scenario, { settings: truth }));
  const tables = variants.map((variant, i) => {
    const noise = normal(i + 1);
    const rows = variant.cycles.map(({ cycle, dischargeCapacity }) => {
      return `${cycle},${(dischargeCapacity * (1 + 0.003 * noise())).toFixed(3)}\n`;
    });
    return [`${variant.name}.csv`, `Cycle,Discharge capacity (mAh/g)\n${rows.join('')}`];
  });
  files = { 'cell.yaml': scenario, 'fit.yaml': fit, ...Object.fromEntries(tables) };
});

const log = (folder: string) => join(folder, 'out', 'evaluations.jsonl');
const run = ['fit', 'fit.yaml', '--out', 'out'];
const quickly = [...run, '--no-profiles', '--evaluations', '8'];
const names = ['report.html', 'parameters.csv', 'residuals.csv', 'bands.csv', 'fitted.yaml', 'fit.json'];
const contents = (folder: string) => names.map((name) => readFileSync(join(folder, 'out', name), 'utf8'));

interface Reference {
  readonly outcome: Outcome;
  readonly contents: readonly string[];
  readonly fitJson: string;
  readonly log: Buffer;
}

let reference: Promise<Reference> | undefined;

/** The whole fit, computed once: what every way to the same end is held against. */
function wholeFit(): Promise<Reference> {
  reference ??= (async () => {
    const folder = workFolder(files);
    const outcome = await argyrode(folder, run);
    const fitJson = readFileSync(join(folder, 'out', 'fit.json'), 'utf8');
    return { outcome, contents: contents(folder), fitJson, log: readFileSync(log(folder)) };
  })();
  return reference;
}

describe('fit', () => {
  test('explains itself, with the lines of a fit file', async () => {
    const { code, stdout } = await argyrode(workFolder(), ['help', 'fit']);
    expect(code).toBe(0);
    for (const part of ['  argyrode fit', 'free:', 'holdOut:', '--resume', '--no-profiles', '--staged', 'fitted.yaml'])
      expect(stdout).toContain(part);
  });

  test('finds the numbers, writes its files, and a scenario that gives the same simulated values', async () => {
    const { outcome, contents, fitJson } = await wholeFit();
    const { code, stdout, stderr } = outcome;
    expect(code).toBe(0);
    expect(stderr).toContain('bare.csv');
    expect(stderr).toMatch(/search: \d+ evaluations/);
    expect(stdout).toContain('mechanisms.interphase.parabolicRate');
    expect(stdout).toContain('Written to out: report.html');
    const result = JSON.parse(fitJson);
    expect(result.status).toBe('converged');
    const [resistance, rate] = result.parameters;
    expect(Math.abs(resistance.value / 31 - 1)).toBeLessThan(0.2);
    expect(Math.abs(rate.value / 9e-22 - 1)).toBeLessThan(0.2);
    const fitted = contents[names.indexOf('fitted.yaml')];
    expect(fitted).toContain('# the base');

    const again = await argyrode(workFolder({ 'fitted.yaml': fitted }), ['run', 'fitted.yaml', '--json', '--quiet']);
    expect(again.code).toBe(0);
    const { variants } = JSON.parse(again.stdout);
    let compared = 0;
    for (const { variant, points } of result.series) {
      for (const { cycle, simulated } of points) {
        const row = variants[variant].cycles.find((one: { cycle: number }) => one.cycle === cycle);
        expect(Math.abs(row.dischargeCapacity / simulated - 1)).toBeLessThan(2e-3);
        compared++;
      }
    }
    expect(compared).toBe(2 * cycles);
  });

  test('prints one JSON object, and nothing else with --quiet', async () => {
    const folder = workFolder({ 'study/fit.yaml': fit, ...inFolder('study') });
    const words = ['fit', 'study', '--json', '--quiet', '--no-profiles', '--seed', '7', '--evaluations', '12'];
    const { code, stdout, stderr } = await argyrode(folder, words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const result = JSON.parse(stdout);
    expect(result).toEqual(JSON.parse(readFileSync(join(folder, 'results', 'study', 'fit.json'), 'utf8')));
    expect(result.seed).toBe(7);
    expect(result.parameters[0].profile).toBeUndefined();
  });

  test('gives the same bits on any number of threads', async () => {
    // The whole fit has one thread, since it runs from the sources.
    const { fitJson } = await wholeFit();
    const { stdout } = await builtArgyrode(workFolder(files), [...run, '--json', '--quiet', '--threads', '2']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(fitJson));
  });
});

/** The files of the fit in a folder of their own. */
function inFolder(name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]));
}

describe('a fit that is wrong', () => {
  test('tells every mistake at once, with file and line, and computes nothing', async () => {
    const broken = changed(
      fit,
      ['error: 0.3 %, holdOut', 'error: 0.3 parsec, holdOut'],
      ['file: coated.csv, variant: coated', 'file: coatd.csv, variant: cotted'],
      ['cell.extraResistance, from: 0 Ohm cm2', 'cell.extraResistence, from: 0 Ohm cm2'],
    );
    const folder = workFolder({ ...files, 'fit.yaml': broken });
    const { code, stdout, stderr } = await argyrode(folder, run);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    for (const part of ['0.3 parsec', 'coatd.csv', 'extraResistence'])
      expect(stderr).toMatch(new RegExp(`fit\\.yaml:${lineOf(broken, part)}:`));
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const json = await argyrode(folder, [...run, '--json']);
    expect(JSON.parse(json.stdout).issues.length).toBeGreaterThanOrEqual(3);
  });

  test('names the line of a keyword that is not known, and of a fault in a measured file', async () => {
    const folder = workFolder({ ...files, 'fit.yaml': changed(fit, ['uncertainty:', 'uncertanty:']) });
    const { code, stderr } = await argyrode(folder, run);
    expect(code).toBe(2);
    expect(stderr).toContain(`fit.yaml:${lineOf(fit, 'uncertainty:')}:`);
    expect(stderr).toContain('did you mean uncertainty?');
    const doubled = files['bare.csv'].replace(/^4,/m, '3,');
    const warned = await argyrode(workFolder({ ...files, 'bare.csv': doubled }), quickly);
    expect(warned.stderr).toMatch(/bare\.csv:[45].*warning/);
    const unweighed = files['bare.csv'].replace('(mAh/g)', '(mAh)');
    const asked = await argyrode(workFolder({ ...files, 'bare.csv': unweighed }), run);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toMatch(/bare\.csv:1 .*mass/);
    expect(asked.stderr).toMatch(/hint: +mass: [\d.]+ mg/);
  });

  test.each([
    [['fit', 'nothing.yaml'], /no such file/i],
    [['fit', 'fit.yaml', '--samples', 'many'], /whole number from 0/],
    [['fit', 'fit.yaml', '--seed', '-1'], /whole number from 0/],
    [['fit', 'fit.yaml', '--out', 'fit.yaml/x'], /cannot be written there/],
  ])('%j is refused', async (words, message) => {
    const { code, stderr } = await argyrode(workFolder(files), words);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('when nothing can be computed, it says so and ends with 3', async () => {
    // With such a resistance no half cycle passes any charge: there is no efficiency.
    const hopeless = changed(fit, ['0 Ohm cm2, to: 80', '50000 Ohm cm2, to: 80000']);
    const table = `Cycle,Coulombic efficiency (%)\n${Array.from({ length: 5 }, (_, i) => `${i + 1},99.${i}\n`).join('')}`;
    const data = { 'bare.csv': table, 'coated.csv': table };
    const text = hopeless.replaceAll('error: 0.3 %', 'error: 0.1 %').replace(', holdOut: { from: 6 }', '');
    const folder = workFolder({ ...files, ...data, 'fit.yaml': text });
    const { code, stdout } = await argyrode(folder, quickly);
    expect(stdout).toContain('Failed: no simulation has a value to compare with the data.');
    expect(code).toBe(3);
    expect(existsSync(join(folder, 'out', 'fitted.yaml'))).toBe(false);
  });
});

describe('--resume', () => {
  test('after a log that was cut off gives the same bits', async () => {
    const whole = await wholeFit();
    for (const part of [0.37, 1]) {
      const folder = workFolder({
        ...files,
        'out/evaluations.jsonl': whole.log.subarray(0, Math.floor(part * whole.log.length)),
      });
      const { code, stderr } = await argyrode(folder, [...run, '--resume']);
      expect(code).toBe(0);
      expect(stderr).toMatch(/Going on with the fit in out: \d+ simulations/);
      expect(contents(folder)).toEqual(whole.contents);
      // Nothing is computed twice, and nothing is left out.
      expect(statSync(log(folder)).size).toBe(whole.log.length);
    }
  });

  test('leaves out a damaged line and what is behind it', async () => {
    const whole = await wholeFit();
    const bytes = Buffer.from(whole.log);
    bytes[Math.floor(bytes.length * 0.6)] ^= 1;
    const folder = workFolder({ ...files, 'out/evaluations.jsonl': bytes });
    expect((await argyrode(folder, [...run, '--resume'])).code).toBe(0);
    expect(contents(folder)).toEqual(whole.contents);
  });

  test('refuses another fit; without it an old log is said to exist and replaced', async () => {
    const whole = await wholeFit();
    const folder = workFolder({ ...files, 'out/evaluations.jsonl': whole.log });
    const again = await argyrode(folder, quickly);
    expect(again.stderr).toMatch(/out has \d+ simulations of the same fit, which are now replaced/);
    writeFileSync(join(folder, 'bare.csv'), files['bare.csv'].replace(/\n$/, '1\n'));
    const kept = readFileSync(log(folder));
    const { code, stderr } = await argyrode(folder, [...quickly, '--resume']);
    expect(code).toBe(2);
    expect(stderr).toContain('belong to another fit: bare.csv is not what it was');
    expect(readFileSync(log(folder)).equals(kept)).toBe(true);
    const other = await argyrode(folder, [...quickly, '--resume', '--set', 'numerics.radialNodes=7']);
    expect(other.stderr).toContain('the changes by --set are others');
  });

  test('without anything to go on with begins anew and says so', async () => {
    const folder = workFolder(files);
    const { code, stderr } = await argyrode(folder, [...quickly, '--resume']);
    expect(code).toBe(0);
    expect(stderr).toContain('There is no fit to go on with in out');
  });
});

describe('Ctrl-C', () => {
  test('keeps the best, and --resume ends as if nothing had happened', async () => {
    const whole = await wholeFit();
    const folder = workFolder(files);
    const { code, stdout, stderr } = await argyrode(
      folder,
      [...run, '--threads', '0'],
      signalAt(log(folder), 0.4 * whole.log.length, 'SIGINT'),
    );
    expect(code).toBe(130);
    expect(stderr).toContain('--resume goes on from here');
    expect(stdout).toContain('Interrupted, these are the best numbers so far.');
    const result = JSON.parse(readFileSync(join(folder, 'out', 'fit.json'), 'utf8'));
    expect(result.status).toBe('interrupted');
    expect(result.cost).toBeLessThanOrEqual(result.startCost);
    const fitted = prepare(readFileSync(join(folder, 'out', 'fitted.yaml'), 'utf8'));
    expect(fitted.variants).toHaveLength(2);
    expect([...runVariant(fitted.variants[0])].length).toBeGreaterThan(0);
    expect((await argyrode(folder, [...run, '--resume'])).code).toBe(0);
    expect(contents(folder)).toEqual(whole.contents);
  });

  test('at once, before anything is known, ends with 130 as well', async () => {
    const folder = workFolder(files);
    const { code } = await argyrode(folder, run, signalAt(log(folder), 1, 'SIGINT'));
    expect(code).toBe(130);
    expect(existsSync(join(folder, 'out', 'fit.json'))).toBe(true);
  });
});
