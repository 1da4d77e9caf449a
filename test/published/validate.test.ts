import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { freeParameters } from '../../src/fit/opening/freeParameters.js';
import { openCellPool } from '../../src/fit/runs/cellPool.js';
import { Evaluation } from '../../src/fit/runs/evaluation.js';
import { openStudy } from '../../src/published/openStudy.js';
import { argyrode, workFolder } from '../cli/argyrode.js';
import { measured, opened, studyTexts } from './study.js';

let values: readonly number[];

beforeAll(async () => {
  const study = opened(studyTexts(measured.map(() => 1)));
  values = [...(await new Evaluation(study.rows, openCellPool()).at([]))];
});

describe('validate', () => {
  test('as data: rows, orderings and nothing else', async () => {
    const folder = workFolder(
      studyTexts(values.map((value, i) => (i === 0 ? 1.01 * value : i === 2 ? value + 1 : value))),
    );
    const { code, stdout, stderr } = await argyrode(folder, ['validate', '.', '--json']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const { rows, orderings, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({});
    expect(rows.map((row: object) => Object.keys(row))).toEqual(
      measured.map(() => [
        'study',
        'variant',
        'quantity',
        'cycle',
        'published',
        'simulated',
        'unit',
        'error',
        'role',
        'verdict',
      ]),
    );
    expect(rows[0]).toMatchObject({
      study: 'tiny',
      variant: 'bare',
      cycle: 1,
      unit: 'mAh/g',
      role: 'calibrated',
      verdict: 'ok',
    });
    // Relative in % for a capacity, points for a retention.
    expect(rows[0].error).toBeCloseTo(100 * (1 / 1.01 - 1), 6);
    expect(rows[2].error).toBeCloseTo(-1, 6);
    expect(orderings).toEqual([{ study: 'tiny', statement: 'First discharge: coated > bare', verdict: 'ok' }]);
    expect(readFileSync(join(folder, 'results/validation/report.html'), 'utf8')).toContain(
      '<h1>Published studies, simulated</h1>',
    );
  });

  test('ends with 1 when a claim is missed, not when the file says that it is', async () => {
    const off = values.map((value, i) => (i === 3 ? 0.9 * value : value));
    const claimed = await argyrode(workFolder(studyTexts(off)), ['validate', 'study.yaml', '-q']);
    expect(claimed.code).toBe(1);
    expect(claimed.stdout).toContain('Missed and not marked as missed: 1 value.');

    const marked = await argyrode(workFolder(studyTexts(off, { 3: ', expected: missed' })), ['validate', '.']);
    expect(marked.code).toBe(0);
    expect(marked.stdout).toContain('missed (known)');

    const better = await argyrode(workFolder(studyTexts(values, { 3: ', expected: missed' })), ['validate', '.']);
    expect(better.code).toBe(0);
    expect(better.stdout).toContain('One value that is marked as missed is met now');
  });

  test('an ordering is a claim too', async () => {
    const texts = studyTexts(values);
    const turned = texts['study.yaml'].replace('[coated, bare]', '[bare, coated]');
    const folder = workFolder({ ...texts, 'study.yaml': turned });
    expect((await argyrode(folder, ['validate', '.', '-q'])).code).toBe(1);
    const known = workFolder({ ...texts, 'study.yaml': turned.replace('order: [', 'expected: missed, order: [') });
    expect((await argyrode(known, ['validate', '.', '-q'])).code).toBe(0);
  });

  test('counts data and free numbers', async () => {
    const { stdout } = await argyrode(workFolder(studyTexts(values, { 5: ', role: predicted' })), ['validate', '.']);
    expect(stdout).toMatch(/^tiny +5 +1 +2 +6\/6 +1\/1 /m);
  });

  test('predicts what a new calibration was kept from', async () => {
    const folder = workFolder(studyTexts(values));
    const { code, stdout } = await argyrode(folder, [
      'validate',
      '.',
      '--leave-out',
      'coated',
      '--max-evaluations',
      '5',
      '--json',
      '-q',
    ]);
    expect(code).toBe(0);
    const { rows } = JSON.parse(stdout);
    const roles = rows.map(({ variant, role }: { variant: string; role: string }) => `${variant} ${role}`);
    expect(new Set(roles)).toEqual(new Set(['bare calibrated', 'coated predicted']));
  });

  test('says what there is when it is asked for something else', async () => {
    const folder = workFolder(studyTexts(values));
    const unknown = await argyrode(folder, ['validate', 'nobody2020']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('ma2022');
    const sample = await argyrode(folder, ['validate', '.', '--leave-out', 'blank']);
    expect(sample.code).toBe(2);
    expect(sample.stderr).toContain('late, fast, bare, coated');
  });
});

describe('calibrate', () => {
  test('--write keeps the comments and leaves a record', async () => {
    const texts = studyTexts(values.map((value, i) => (i % 3 === 1 ? value - 0.02 : value)));
    const folder = workFolder(texts);
    const { code, stdout, stderr } = await argyrode(folder, ['calibrate', '.', '--write', '--max-evaluations', '8']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/best cost/);
    expect(stdout).toContain('cell.extraResistance');
    const after = readFileSync(join(folder, 'cell.yaml'), 'utf8');
    const shape = (text: string) =>
      text.replace(/(extraResistance|parabolicRate): [\d.e-]+/g, '$1: _').replace(/ +#/g, ' #');
    expect(after).not.toBe(texts['cell.yaml']);
    expect(shape(after)).toBe(shape(texts['cell.yaml']));
    const record = JSON.parse(readFileSync(join(folder, 'fit.json'), 'utf8'));
    expect(record).toMatchObject({ study: 'tiny', data: 6, free: 2 });
    const written = /extraResistance: ([\d.e-]+)/.exec(after)?.[1];
    expect(record.parameters[0]).toMatchObject({
      path: 'cell.extraResistance',
      value: Number(written),
      unit: 'Ohm cm2',
    });
  });

  test('does not write what was fitted under other settings', async () => {
    const folder = workFolder(studyTexts(values));
    const { code, stderr } = await argyrode(folder, ['calibrate', '.', '--write', '--set', 'cell.temperature=25 degC']);
    expect(code).toBe(2);
    expect(stderr).toContain('make the change in the file first');
    expect(existsSync(join(folder, 'fit.json'))).toBe(false);
  });
});

test('compare-laws recommends one of the laws it tried', async () => {
  const folder = workFolder(studyTexts(values));
  const words = ['compare-laws', '.', '--law', 'gap', '--law', 'film', '--max-evaluations', '4', '-q', '--json'];
  const { code, stdout, stderr } = await argyrode(folder, words);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const { laws, recommended, recommendation, predictions } = JSON.parse(stdout);
  expect(laws.map(({ law }: { law: string }) => law).sort()).toEqual(['film', 'gap']);
  expect(['film', 'gap']).toContain(recommended);
  expect(recommendation).toContain(recommended);
  for (const { predicted, low, high } of predictions) {
    expect(low).toBeLessThanOrEqual(high);
    expect(Number.isFinite(predicted)).toBe(true);
  }
});

const folder = new URL('../../scenarios/', import.meta.url);
const studies = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/study.yaml`, folder)));

test.each(studies)('scenarios/%s is a study without mistakes', (name) => {
  const read = (file: string) => readFileSync(new URL(`${name}/${file}`, folder), 'utf8');
  const { opened: study, wrong } = openStudy(read('study.yaml'), { read });
  expect(wrong).toEqual([]);
  expect(freeParameters(study!.study.free, study!.base).issues).toEqual([]);
  expect(study!.rows.length).toBeGreaterThan(study!.study.free.length);
});
