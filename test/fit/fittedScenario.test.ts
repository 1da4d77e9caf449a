import { describe, expect, test } from 'vitest';
import { fittedScenarios } from '../../src/fit/outcome/fittedScenario.js';
import type { FitParameter, FitProblem } from '../../src/fit/problem.js';
import { cellRun } from '../../src/fit/runs/cellRun.js';
import { cellOf } from '../../src/fit/runs/fitCell.js';
import { materialByName } from '../../src/materials/catalogue.js';
import { prepare } from '../../src/prepare.js';
import type { FitResult } from '../../src/results/fit.js';
import { isPlain, parsePath, valueAt } from '../../src/scenario/document/path.js';
import { readSourceText } from '../../src/scenario/document/sourceText.js';
import { quick } from '../cli/argyrode.js';
import { filesOf, studyTexts } from '../published/study.js';
import { fitFixture } from './fitFixture.js';

const texts: Readonly<Record<string, string>> = studyTexts([1, 1, 1, 1, 1, 1]);

type Number = readonly [path: string, value: number, unit: string];

/** A fit of some scenarios that has found these numbers. */
function fitOf(
  files: Readonly<Record<string, string>>,
  names: readonly string[],
  numbers: readonly Number[],
  settings: readonly string[] = [],
): { readonly problem: FitProblem; readonly result: FitResult } {
  const result = fitFixture();
  const parameters = numbers.map(([path, value, unit]) => ({ ...result.parameters[1], path, value, unit }));
  const prepared = names.map((name) => {
    const preparation = prepare(files[name], { name, readFile: filesOf(files).read });
    expect(preparation.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    return { name, preparation };
  });
  const cells = prepared.flatMap(({ name, preparation }) =>
    preparation.variants.map((variant) => cellOf(name, variant, preparation.document, filesOf(files))),
  );
  const series = cells.map((cell) => ({
    label: `${cell.prepared.name}: dischargeCapacity`,
    kind: 'cycles' as const,
    quantity: 'dischargeCapacity',
    unit: 'mAh/g',
    source: `${cell.prepared.name}.csv`,
    weight: 1,
    cell,
  }));
  const scenarios = prepared.map(({ name, preparation }) => {
    if (!isPlain(preparation.document)) throw new Error(name);
    return { file: name, text: files[name], document: preparation.document };
  });
  return {
    result: { ...result, parameters },
    problem: {
      title: 'A fit',
      settings,
      scenarios,
      cells,
      parameters: parameters as unknown as readonly FitParameter[],
      series,
      data: [],
      search: {
        seed: 1,
        method: 'together',
        points: 0,
        starts: 1,
        evaluations: 1,
        coarse: true,
        loss: 'linear',
        lossScale: 1,
      },
      uncertainty: { level: 0.95, knownErrors: false, profiles: 'none', samples: 0, bandRuns: 0 },
      alternatives: [],
      suggest: false,
    },
  };
}

/** The text of the only (or first) fitted scenario, which has to be valid by itself: no file can be read. */
function fittedText(...args: Parameters<typeof fitOf>): string {
  const { problem, result } = fitOf(...args);
  const [{ content }] = fittedScenarios(problem, result);
  const text = String(content);
  expect(prepare(text).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return text;
}

function at(text: string, path: string): unknown {
  return valueAt(readSourceText(text).data, parsePath(path)!);
}

describe('a fitted scenario', () => {
  test('has the values in place of the old ones and is otherwise the same text', () => {
    const text = fittedText(
      texts,
      ['cell.yaml'],
      [
        ['cell.extraResistance', 12.345678, 'Ohm cm2'],
        ['mechanisms.interphase.parabolicRate', 4.56789e-22, 'm2/s'],
        ['mechanisms.contactLoss.rate', 0.0123456, ''],
        ['variants.coated.coating.coverage', 0.8765432, ''],
      ],
    );
    const lines = texts['cell.yaml'].split('\n');
    const [title, ...rest] = text.split('\n').filter((line) => !line.startsWith('# '));
    expect(title).toBe('title: "Two cells, fitted to bare.csv, coated.csv"  # the base');
    const changed = rest.filter((line, i) => line !== lines[i + 1]);
    expect(changed).toEqual([
      '  extraResistance: 12.346 Ohm cm2      # to be found',
      '  interphase: { parabolicRate: 4.5679e-22 m2/s }  # to be found',
      '  contactLoss: { rate: 0.012346 }',
      '    coating: { material: ZrO2, thickness: 4.5 nm, coverage: 0.87654 }',
    ]);
    expect(text).toContain('#   mechanisms.contactLoss.rate = 0.012346 (0.01150 to 0.01311, profile)');
  });

  test('gets keys that were missing: of a variant, of what was only switched on, of a short form', () => {
    const base = texts['cell.yaml']
      .replace('interphase: { parabolicRate: 3e-22 m2/s }', 'interphase: true')
      .replace('bare: { coating: none }', 'bare:');
    const text = fittedText(
      { 'cell.yaml': base },
      ['cell.yaml'],
      [
        ['mechanisms.interphase.parabolicRate', 2e-22, 'm2/s'],
        ['variants.bare.cell.extraResistance', 7, 'Ohm cm2'],
        ['variants.coated.cell.extraResistance', 9, 'Ohm cm2'],
        ['variants.coated.cell.cathode.coating.blocking', 0.3, ''],
      ],
    );
    expect(text).toContain('# to be found');
    expect(at(text, 'mechanisms.interphase')).toEqual({ parabolicRate: '2e-22 m2/s' });
    expect(at(text, 'variants.bare.cell.extraResistance')).toBe('7 Ohm cm2');
    expect(at(text, 'variants.coated.cell.extraResistance')).toBe('9 Ohm cm2');
    expect(at(text, 'variants.coated.coating.blocking')).toBe(0.3);
  });

  test('has a value of a variant once, in whatever form it is written', () => {
    const base = texts['cell.yaml'].replace(
      'bare: { coating: none }',
      'bare: { coating: none, extraResistance: 3 Ohm cm2 }',
    );
    const text = fittedText(
      { 'cell.yaml': base },
      ['cell.yaml'],
      [['variants.bare.cell.extraResistance', 7, 'Ohm cm2']],
    );
    expect(text).toContain('bare: { coating: none, extraResistance: 7 Ohm cm2 }');
    expect(at(text, 'variants.bare.cell')).toBeUndefined();
  });

  test('that extends another is written out, with settings, and names of variants that are no plain words', () => {
    const files: Readonly<Record<string, string>> = {
      ...texts,
      'cell.yaml': texts['cell.yaml'].replaceAll('coated:', '"ZrO2, 4.5 nm":'),
    };
    const ageing = files['ageing.yaml'].replaceAll('variant: coated', 'variant: "ZrO2, 4.5 nm"');
    const text = fittedText(
      { ...files, 'ageing.yaml': ageing },
      ['ageing.yaml'],
      [['variants["ZrO2, 4.5 nm"].coating.thickness', 6, 'nm']],
      ['numerics.radialNodes=8', 'variants.bare.coating=none'],
    );
    expect(at(text, 'extends')).toBeUndefined();
    expect(at(text, 'title')).toBe('A few cycles, fitted to bare.csv, ZrO2, 4.5 nm.csv');
    expect(at(text, 'numerics.radialNodes')).toBe(8);
    expect(at(text, 'variants["ZrO2, 4.5 nm"].coating.thickness')).toBe('6 nm');
    expect(at(text, 'cell.separator.mass')).toBe('100 mg');
  });

  test('survives anchors: what is shared is not changed for all', () => {
    const base = texts['cell.yaml'].replace(
      'bare: { coating: none }',
      'bare: &shared { coating: none, cell: { extraResistance: 3 Ohm cm2 } }\n  other: *shared',
    );
    const text = fittedText(
      { 'cell.yaml': base },
      ['cell.yaml'],
      [
        ['variants.bare.cell.extraResistance', 7, 'Ohm cm2'],
        ['variants.other.cell.extraResistance', 5, 'Ohm cm2'],
      ],
    );
    const { variants } = prepare(text);
    const resistance = variants.map(({ cell }) => 1e4 * cell.extraResistance);
    expect(resistance[0]).toBeCloseTo(7, 9);
    expect(resistance[1]).toBeCloseTo(5, 9);
  });

  test('has its material files inside, so that it can lie anywhere', () => {
    const base = `${texts['cell.yaml'].replace('material: ZrO2', 'material: mine')}materials: { mine: own/mine.json }\n`;
    const found = materialByName('ZrO2');
    const mine = JSON.stringify({ ...('material' in found ? found.material : {}), name: 'mine', aliases: [] });
    const files = { 'cell.yaml': base, 'own/mine.json': mine };
    const text = fittedText(files, ['cell.yaml'], [['cell.extraResistance', 7, 'Ohm cm2']]);
    expect(at(text, 'materials.mine.kind')).toBe('coating');
    expect(text).toContain('# to be found');
  });

  test('of further scenarios has a name of its own, and only the numbers that concern it', () => {
    const { problem, result } = fitOf(
      { ...texts, 'sub/quick.yaml': quick },
      ['cell.yaml', 'sub/quick.yaml'],
      [
        ['variants.bare.cell.extraResistance', 7, 'Ohm cm2'],
        ['cell.cathode.contact.fraction', 0.61, ''],
      ],
    );
    const files = fittedScenarios(problem, result);
    expect(files.map(({ name }) => name)).toEqual(['fitted.yaml', 'fitted-quick.yaml']);
    expect(at(String(files[1].content), 'cell.cathode.contact.fraction')).toBe(0.61);
    expect(at(String(files[1].content), 'variants.bare.cell.extraResistance')).toBe('7 Ohm cm2');
  });

  test('gives the simulated values of the fit within 1e-3', () => {
    const numbers: readonly Number[] = [
      ['mechanisms.interphase.parabolicRate', 3.14159265e-22, 'm2/s'],
      ['variants.coated.cell.extraResistance', 33.3333333, 'Ohm cm2'],
      ['mechanisms.contactLoss.rate', 0.01234567, ''],
    ];
    const { problem, result } = fitOf(texts, ['ageing.yaml'], numbers, ['numerics.radialNodes=7']);
    const [{ content }] = fittedScenarios(problem, result);
    const { variants, document } = prepare(String(content));
    const observe = [1, 10, 20].map((cycle) => ({
      kind: 'cycle' as const,
      measurement: { quantity: 'dischargeCapacity', cycle, value: 0, unit: 'mAh/g', source: '' },
    }));
    const run = (document: string, settings: readonly string[]) => {
      const steps = cellRun({ document, files: {}, settings, observe, table: false });
      let next = steps.next();
      while (!next.done) next = steps.next();
      return next.value.values;
    };
    problem.cells.forEach(({ document: fitted, prepared }, i) => {
      const own = numbers.filter(([path]) => !path.startsWith('variants') || path.includes(prepared.name));
      const settings = own.map(([path, value, unit]) => `${path}=${value} ${unit}`.trim());
      const expected = run(fitted, [...problem.settings, ...settings]);
      const found = run(cellOf('', variants[i], document, filesOf({})).document, []);
      expect(expected.every(Number.isFinite)).toBe(true);
      for (const [k, value] of found.entries()) expect(Math.abs(value / expected[k] - 1)).toBeLessThan(1e-3);
    });
  });
});
