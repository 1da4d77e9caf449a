import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPath, parsePath } from '../../src/scenario/document/path.js';
import { readScenario } from '../../src/scenario/document/read.js';
import { applySettings } from '../../src/scenario/document/settings.js';
import { editDistance, nearest } from '../../src/scenario/document/suggest.js';
import { merge } from '../../src/scenario/document/variants.js';
import type { LabRecipe, RawRecipe } from '../../src/scenario/recipe.js';
import { labExample, rawExample } from './examples.js';

function labCells(text: string, settings: readonly string[] = []): Record<string, LabRecipe> {
  const { variants, issues } = readScenario(text, { settings });
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  return Object.fromEntries(variants.map(({ name, scenario }) => [name, scenario.cell as LabRecipe]));
}

const withVariants = (variants: string): string =>
  `${labExample.slice(0, labExample.indexOf('variants:'))}variants:\n${variants}`;

describe('variants', () => {
  test('mappings merge, lists are replaced, empty removes', () => {
    const base = { a: { b: 1, c: { d: 2 } }, list: [1, 2, 3], block: { x: 1 }, kept: 'none' };
    const override = { a: { c: { e: 3 } }, list: [9], block: 'none', kept: 'all' };
    expect(merge(base, override)).toEqual({ a: { b: 1, c: { d: 2, e: 3 } }, list: [9], kept: 'all' });
    expect(merge(base, { a: null })).toEqual({ list: [1, 2, 3], block: { x: 1 }, kept: 'none' });
    expect(merge(base, {})).toEqual(base);
  });

  test('short and full forms mean the same', () => {
    const forms = [
      '  v: { coating: { material: ZrO2, thickness: 1 nm } }',
      '  v: { cathode: { coating: { material: ZrO2, thickness: 1 nm } } }',
      '  v: { cell: { coating: { material: ZrO2, thickness: 1 nm } } }',
      '  v: { cell: { cathode: { coating: { material: ZrO2, thickness: 1 nm } } } }',
    ].map((variant) => labCells(withVariants(variant)).v);
    for (const cell of forms) expect(cell).toEqual(forms[0]);
    expect(forms[0].cathode.coating).toEqual({ material: 'ZrO2', thickness: 1e-9 });
  });

  test('a variant may take away what the base has', () => {
    const coated = labExample.replace('coating: none', 'coating: { material: ZrO2, thickness: 3 nm }');
    const cells = labCells(`${coated.slice(0, coated.indexOf('variants:'))}variants:
  none: { coating: none }
  empty:
    coating:
  kept:
  thin: { coating: { thickness: 1 nm } }
  loaded: { compositeMass: null, loading: 11 mg/cm2 }
`);
    expect(cells.none.cathode.coating).toBeUndefined();
    expect(cells.empty.cathode.coating).toBeUndefined();
    expect(cells.kept.cathode.coating?.thickness).toBe(3e-9);
    expect(cells.thin.cathode.coating).toEqual({ material: 'ZrO2', thickness: 1e-9 });
    expect(cells.loaded.cathode).toMatchObject({ loading: 0.11 });
    expect('compositeMass' in cells.loaded.cathode).toBe(false);
  });

  test('a variant with a protocol of its own says where that stands', () => {
    const { variants } = readScenario(
      withVariants('  slow: {}\n  fast: { protocol: [Charge at 1C until 4.3 V vs Li] }\n'),
    );
    expect(variants.map(({ scenario }) => scenario.protocolPath)).toEqual(['protocol', 'variants.fast.protocol']);
  });

  test('short forms reach into a raw cell too', () => {
    const { variants, issues } = readScenario(
      `${rawExample}variants:\n  thick: { cathode: { thickness: 90 um } }\n  hot: { temperature: 320 K }\n`,
    );
    expect(issues).toEqual([]);
    const [thick, hot] = variants.map(({ scenario }) => scenario.cell as RawRecipe);
    expect(thick.cathode.thickness).toBe(90e-6);
    expect(hot.temperature).toBe(320);
  });

  test('issues point into the variant that wrote them, in the form it wrote', () => {
    const text = withVariants(
      '  a:\n    coating: { material: ZrO2 }\n  b:\n    cell: { cathode: { porosity: 2 } }\n    presure: 3 MPa\n',
    ).replace(/variant: (bare|ZrO2)/g, 'variant: a');
    const { issues } = readScenario(text);
    expect(issues.map(({ path }) => path).sort()).toEqual([
      'variants.a.coating.thickness',
      'variants.b.cell.cathode.porosity',
      'variants.b.presure',
    ]);
    const lines = text.split('\n');
    for (const { path, line } of issues) {
      const key = path.endsWith('thickness') ? 'coating' : path.slice(path.lastIndexOf('.') + 1);
      expect(lines[line! - 1]).toContain(key);
    }
  });

  test('locate finds what is written, or what is around it', () => {
    const { locate } = readScenario(labExample);
    const lines = labExample.split('\n');
    expect(lines[locate('cell.cathode.porosity')!.line - 1]).toContain('porosity');
    expect(lines[locate('protocol[1].steps[0]')!.line - 1]).toContain('Charge at 0.1C');
    expect(lines[locate('variants.ZrO2.coating.adhesion')!.line - 1]).toContain('coating: { material');
    expect(locate('][')).toBeUndefined();
  });
});

describe('settings', () => {
  test('change single values, with units, with and without the full path', () => {
    const cells = labCells(labExample, [
      'variants.ZrO2.coating.thickness=10nm',
      'cell.temperature=25degC',
      'porosity=10 %',
      'cell.cathode.contact={ fraction: 0.5 }',
    ]);
    expect(cells.ZrO2.cathode.coating?.thickness).toBe(1e-8);
    expect(cells.bare.temperature).toBe(298.15);
    expect(cells.bare.cathode.porosity).toBe(0.1);
    expect(cells.bare.cathode.contact).toBe(0.5);
  });

  test('the full path reaches a value that the document writes in the short form', () => {
    const cells = labCells(labExample, ['variants.ZrO2.cell.cathode.coating.thickness=10nm']);
    expect(cells.ZrO2.cathode.coating).toEqual({ material: 'ZrO2', thickness: 1e-8, coverage: 0.95 });
  });

  test('reach list items, numbers, mechanisms and new keys', () => {
    const { variants, issues } = readScenario(labExample, {
      settings: [
        'protocol[0]=Rest for 3 h',
        'protocol[2].cycling.cycles=7',
        'mechanisms.oxygenRelease=true',
        'mechanisms.contactLoss.rate=0.02',
        'numerics.throughNodes=10',
      ],
    });
    expect(issues).toEqual([]);
    const { scenario } = variants[0];
    expect(scenario.protocol[0]).toBe('Rest for 3 h');
    expect(scenario.protocol[2]).toMatchObject({ cycling: { cycles: 7 } });
    expect(scenario.mechanisms).toMatchObject({ oxygenRelease: true, contactLoss: { law: 'gap', rate: 0.02 } });
    expect(scenario.numerics.throughNodes).toBe(10);
  });

  test.each([
    ['cell.temprature=25degC', 'did you mean temperature?'],
    ['variants.ZrO.coating.thickness=1nm', 'did you mean ZrO2?'],
    ['variants.ZrO2.coating.thicknes=1nm', 'did you mean thickness?'],
    ['variants.bare.coatin.thickness=1nm', 'did you mean coating'],
    ['cell.temperature', 'path=value'],
    ['=3', 'path=value'],
    ['protocol[9]=Rest for 1 h', 'items 0 to'],
    ['title.x=3', 'stands there'],
    ['cell.temperature="25', 'cannot be read'],
    ['cell.temperature=25 mm', 'unit mm'],
  ])('%s is refused', (setting, words) => {
    const { issues } = readScenario(labExample, { settings: [setting] });
    expect(issues).toHaveLength(1);
    expect(JSON.stringify(Object.values(issues[0]))).toContain(words);
    expect(issues[0].line).toBeUndefined();
  });

  test('a setting that every variant overrules is pointed out', () => {
    const { issues } = readScenario(
      withVariants('  a: { porosity: 5 % }\n').replace(/variant: (bare|ZrO2)/g, 'variant: a'),
      {
        settings: ['cell.cathode.porosity=20 %'],
      },
    );
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ severity: 'warning' });
  });

  test('leave the document they are applied to as it was', () => {
    const document = { title: 'a', cell: { temperature: '25 degC' } };
    const copy = structuredClone(document);
    const applied = applySettings(document, ['cell.temperature=30 degC']);
    expect(document).toEqual(copy);
    expect(applied.document).toEqual({ title: 'a', cell: { temperature: '30 degC' } });
  });

  test('an object cannot be reached through its prototype', () => {
    const { issues } = applySettings(labExample, ['__proto__.polluted=1', 'constructor.prototype.polluted=1']);
    expect(issues).toHaveLength(2);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('paths and suggestions', () => {
  test('a path survives writing and reading', () => {
    const key = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
    const path = fc
      .array(fc.oneof(key, fc.nat(99)), { minLength: 1, maxLength: 6 })
      .filter((segments) => typeof segments[0] === 'string');
    fc.assert(
      fc.property(path, (segments) => {
        expect(parsePath(formatPath(segments))).toEqual(segments);
      }),
    );
  });

  test('editing distance is a metric on short words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
    expect(nearest('coatnig', ['coating', 'cathode'])).toBe('coating');
    expect(nearest('zzz', ['coating', 'cathode'])).toBeUndefined();
  });
});
