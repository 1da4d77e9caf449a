import { describe, expect, it } from 'vitest';
import { formatPath, parsePath } from '../../src/scenario/document/path.js';
import { longForm, merge, resolveVariants } from '../../src/scenario/document/variants.js';

const cathode = { porosity: 1, coating: { material: 'ZrO2', thickness: 1 } };
const base = { title: 'all', cell: { pressure: 1, cathode, anode: { material: 'LTO' } }, protocol: ['Rest for 1 h'] };

/** The only variant of the base with one override. */
function variant(override: unknown, of: object = base) {
  const [only, ...others] = resolveVariants({ ...of, variants: { one: override } });
  expect(others).toEqual([]);
  expect(only.name).toBe('one');
  return only;
}

describe('a document without variants', () => {
  it('is one cell, in which everything stands where it was written', () => {
    for (const variants of [undefined, {}, null, 3, []]) {
      const [only, ...others] = resolveVariants({ ...base, variants });
      expect(others).toEqual([]);
      expect(only).toMatchObject({ name: 'cell', document: base });
      expect(only.document).not.toHaveProperty('variants');
      expect(only.written(['cell', 'pressure'])).toEqual(['cell', 'pressure']);
    }
  });

  it('loses the keys that were left empty, where such keys may stand', () => {
    const [{ document }] = resolveVariants({
      ...base,
      stop: null,
      mechanisms: { interphase: null, contactLoss: { rate: null, law: 'gap' } },
      materials: { mine: { density: null, name: 'a' }, none: null },
      unknown: null,
      cell: { ...base.cell, pressure: null, unknown: null },
    });
    expect(document).toEqual({
      ...base,
      mechanisms: { contactLoss: { law: 'gap' } },
      // A property of a material is spoken of where the material is read: an anode may have no `shape`.
      materials: { mine: { density: null, name: 'a' } },
      // The schema speaks of these.
      unknown: null,
      cell: { cathode, anode: { material: 'LTO' }, unknown: null },
    });
  });
});

describe('an override', () => {
  it.each<readonly [string, unknown, object]>([
    ['nothing', {}, base],
    ['an empty one', null, base],
    ['no mapping', 3, base],
    ['a key of the top', { title: 'x', protocol: ['a'] }, { ...base, title: 'x', protocol: ['a'] }],
    ['a key of the cell', { pressure: 7 }, { ...base, cell: { ...base.cell, pressure: 7 } }],
    ['a part of it', { anode: { mass: 3 } }, { ...base, cell: { ...base.cell, anode: { material: 'LTO', mass: 3 } } }],
    [
      'a key of the cathode',
      { porosity: 2 },
      { ...base, cell: { ...base.cell, cathode: { ...cathode, porosity: 2 } } },
    ],
    [
      'a key of the cathode in the cell',
      { cell: { porosity: 2, pressure: 8 } },
      { ...base, cell: { ...base.cell, pressure: 8, cathode: { ...cathode, porosity: 2 } } },
    ],
    [
      'a part of the coating',
      { coating: { thickness: 3 } },
      { ...base, cell: { ...base.cell, cathode: { ...cathode, coating: { material: 'ZrO2', thickness: 3 } } } },
    ],
    ['none', { coating: 'none' }, { ...base, cell: { ...base.cell, cathode: { porosity: 1 } } }],
    ['an empty value', { coating: null }, { ...base, cell: { ...base.cell, cathode: { porosity: 1 } } }],
    ['an empty part', { cathode: null }, { ...base, cell: { pressure: 1, anode: { material: 'LTO' } } }],
    ['a new part', { numerics: { throughNodes: 3 } }, { ...base, numerics: { throughNodes: 3 } }],
    ['a key that is not known', { unknown: 3 }, { ...base, unknown: 3 }],
    ['a cell that is none', { cell: 3 }, { ...base, cell: 3 }],
  ])('of %s is put in place', (_, override, document) => {
    expect(variant(override).document).toEqual(document);
  });

  it('written out in full has the last word', () => {
    const both = { porosity: 2, cell: { cathode: { porosity: 5 } } };
    for (const override of [both, Object.fromEntries(Object.entries(both).reverse())]) {
      const { document, written } = variant(override);
      expect(document).toMatchObject({ cell: { cathode: { porosity: 5 } } });
      expect(written(['cell', 'cathode', 'porosity'])).toEqual(['variants', 'one', 'cell', 'cathode', 'porosity']);
    }
    const parts = variant({
      coating: { thickness: 3, material: null },
      cell: { cathode: { coating: { thickness: 4 } } },
    });
    expect(parts.document).toMatchObject({ cell: { cathode: { coating: { thickness: 4 } } } });
    expect(parts.document).not.toHaveProperty('cell.cathode.coating.material');
  });

  it('reaches into model parameters, those of the base or its own', () => {
    const raw = { title: 'x', cell: { raw: { temperature: 1, cathode: { thickness: 1 } } } };
    expect(variant({ temperature: 2, thickness: 3, cell: { initial: { x: 1 } } }, raw).document).toEqual({
      title: 'x',
      cell: { raw: { temperature: 2, cathode: { thickness: 3 } }, initial: { x: 1 } },
    });
    expect(variant({ cell: { raw: { area: 1 } }, temperature: 3 }, { title: 'x' }).document).toEqual({
      title: 'x',
      cell: { raw: { area: 1, temperature: 3 } },
    });
  });
});

describe('a place of a variant', () => {
  it.each<readonly [string, unknown, string, string]>([
    ['of the base', { porosity: 2 }, 'cell.pressure', 'cell.pressure'],
    ['in the short form', { porosity: 2 }, 'cell.cathode.porosity', 'variants.one.porosity'],
    ['in the cathode', { cathode: { porosity: 2 } }, 'cell.cathode.porosity', 'variants.one.cathode.porosity'],
    ['in the cell', { cell: { porosity: 2 } }, 'cell.cathode.porosity', 'variants.one.cell.porosity'],
    ['in full', { cell: { cathode: { porosity: 2 } } }, 'cell.cathode.porosity', 'variants.one.cell.cathode.porosity'],
    ['beside another', { porosity: 2, pressure: 3 }, 'cell.pressure', 'variants.one.pressure'],
    ['behind another', { pressure: 3, porosity: 2 }, 'cell.cathode.porosity', 'variants.one.porosity'],
    ['of the top', { title: 'x' }, 'title', 'variants.one.title'],
    [
      'inside a part',
      { coating: { thickness: 3 } },
      'cell.cathode.coating.thickness',
      'variants.one.coating.thickness',
    ],
    ['beside that', { coating: { thickness: 3 } }, 'cell.cathode.coating.material', 'cell.cathode.coating.material'],
    ['around that', { coating: { thickness: 3 } }, 'cell.cathode.coating', 'cell.cathode.coating'],
    ['that was removed', { coating: 'none' }, 'cell.cathode.coating.thickness', 'variants.one.coating.thickness'],
    ['that is missing in the base', { porosity: 2 }, 'cell.cathode.loading', 'cell.cathode.loading'],
    [
      'that is missing in a new part',
      { numerics: { a: 1 } },
      'numerics.throughNodes',
      'variants.one.numerics.throughNodes',
    ],
    ['in a list', { protocol: ['a', 'b'] }, 'protocol[1]', 'variants.one.protocol[1]'],
  ])('%s is where it was written', (_, override, place, where) => {
    expect(formatPath(variant(override).written(parsePath(place)!))).toBe(where);
  });
});

describe('the long form of a path', () => {
  it.each([
    ['porosity', 'cell.cathode.porosity'],
    ['cell.porosity', 'cell.cathode.porosity'],
    ['cathode.porosity', 'cell.cathode.porosity'],
    ['cell.cathode.porosity', 'cell.cathode.porosity'],
    ['pressure', 'cell.pressure'],
    ['thickness.x[1]', 'cell.cathode.thickness.x[1]'],
    ['title', 'title'],
    ['initial', 'initial'],
    ['cell', 'cell'],
    ['cell.raw.x', 'cell.raw.x'],
    ['cell.initial.x', 'cell.initial.x'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('%s is %s', (short, long) => {
    expect(formatPath(longForm(parsePath(short)!, base))).toBe(long);
  });

  it('of model parameters goes by them', () => {
    const raw = { cell: { raw: {} } };
    const long = (path: string) => formatPath(longForm(parsePath(path)!, raw));
    expect(long('temperature')).toBe('cell.raw.temperature');
    expect(long('thickness')).toBe('cell.raw.cathode.thickness');
    expect(long('cell.thickness')).toBe('cell.raw.cathode.thickness');
    expect(longForm([0], raw)).toEqual([0]);
  });
});

it('`none` removes mappings only, an empty value what was there', () => {
  expect(merge({ a: { b: 1 }, c: 2 }, { a: 'none', c: 'none', d: 'none' })).toEqual({ c: 'none', d: 'none' });
  expect(merge({ a: { b: 1 }, c: 2 }, { a: null, c: null })).toEqual({});
  expect(merge({ a: { b: 1, c: [1, 2] } }, { a: { c: [3] } })).toEqual({ a: { b: 1, c: [3] } });
  expect(merge(3, { a: { b: 1 } })).toEqual({ a: { b: 1 } });
  expect(merge({ a: 1 }, 3)).toBe(3);
});
