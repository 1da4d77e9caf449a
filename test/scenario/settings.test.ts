import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/scenario/document/path.js';
import { applySettings } from '../../src/scenario/document/settings.js';

const document = {
  title: 'a',
  cell: { temperature: '25 degC', cathode: { porosity: '14 %', loading: '1 mg/cm2' } },
  mechanisms: { interphase: true, cracking: null, isolation: false },
  protocol: ['Rest for 1 h', { repeat: 2, steps: ['Rest for 2 h'] }],
  variants: { bare: {}, 'LiNbO3, 1.5 nm': { coating: { material: 'LiNbO3', thickness: '1 nm' } } },
};
const coated = ['variants', 'LiNbO3, 1.5 nm'];

const refusalOf = (setting: string, of: Parameters<typeof applySettings>[0] = document) => {
  const { issues, places, document: left } = applySettings(of, [setting]);
  expect(places).toEqual([]);
  if (typeof of !== 'string') expect(left).toEqual(of);
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ severity: 'error', got: setting.length > 60 ? expect.anything() : setting });
  const { severity: _, got: _got, ...rest } = issues[0];
  return rest;
};

describe('a setting', () => {
  it.each<readonly [string, readonly (string | number)[], unknown]>([
    ['cell.temperature=30 degC', ['cell', 'temperature'], '30 degC'],
    ['temperature=30 degC', ['cell', 'temperature'], '30 degC'],
    ['cathode.porosity=10 %', ['cell', 'cathode', 'porosity'], '10 %'],
    ['porosity=10 %', ['cell', 'cathode', 'porosity'], '10 %'],
    ['thickness=60 um', ['cell', 'cathode', 'thickness'], '60 um'],
    ['protocol[1].steps[0]=Rest for 3 h', ['protocol', 1, 'steps', 0], 'Rest for 3 h'],
    ['protocol.1.repeat=5', ['protocol', 1, 'repeat'], 5],
    ['protocol[0]={ repeat: 3, steps: [] }', ['protocol', 0], { repeat: 3, steps: [] }],
    ['mechanisms.interphase.alpha=0.3', ['mechanisms', 'interphase', 'alpha'], 0.3],
    ['mechanisms.cracking.rate=0.3', ['mechanisms', 'cracking', 'rate'], 0.3],
    ['numerics.throughNodes=10', ['numerics', 'throughNodes'], 10],
    ['materials.mine.density=5 g/cm3', ['materials', 'mine', 'density'], '5 g/cm3'],
    ['title=a=b', ['title'], 'a=b'],
    ["title='5'", ['title'], '5'],
    ['title=', ['title'], null],
    ['stop=', ['stop'], null],
    ['variants.bare.porosity=5 %', ['variants', 'bare', 'cell', 'cathode', 'porosity'], '5 %'],
    ['variants.bare.numerics.throughNodes=3', ['variants', 'bare', 'numerics', 'throughNodes'], 3],
    ['variants.bare=none', ['variants', 'bare'], 'none'],
    ['variants={}', ['variants'], {}],
    ['variants["LiNbO3, 1.5 nm"].coating.thickness=2 nm', [...coated, 'coating', 'thickness'], '2 nm'],
    [
      'variants["LiNbO3, 1.5 nm"].cell.cathode.coating.thickness=2 nm',
      [...coated, 'cell', 'cathode', 'coating', 'thickness'],
      '2 nm',
    ],
  ])('%s is put where it belongs', (setting, place, value) => {
    const applied = applySettings(document, [setting]);
    expect(applied.issues).toEqual([]);
    expect(applied.places).toEqual([place]);
    expect(valueAt(applied.document, place)).toEqual(value);
  });

  it('leaves alone whatever stands beside it', () => {
    const { document: changed } = applySettings(document, ['porosity=10 %', 'protocol[1].repeat=9']);
    expect(changed).toEqual({
      ...document,
      cell: { temperature: '25 degC', cathode: { porosity: '10 %', loading: '1 mg/cm2' } },
      protocol: ['Rest for 1 h', { repeat: 9, steps: ['Rest for 2 h'] }],
    });
    expect(applySettings(document, ['mechanisms.interphase.alpha=0.3']).document.mechanisms).toEqual({
      interphase: { alpha: 0.3 },
      cracking: null,
      isolation: false,
    });
  });

  it('comes after those before it, also after one that was refused', () => {
    const { document: changed, places, issues } = applySettings(document, ['title=b', 'nothing', 'title=c']);
    expect(changed.title).toBe('c');
    expect(places).toEqual([['title'], ['title']]);
    expect(issues).toHaveLength(1);
  });

  it('counts the items of a list beyond nine', () => {
    const long = { title: 'a', protocol: Array(11).fill('Rest for 1 h') };
    expect(applySettings(long, ['protocol.10=Rest for 2 h']).places).toEqual([['protocol', 10]]);
  });

  it('reaches into model parameters', () => {
    const raw = { title: 'a', cell: { raw: { temperature: '300 K' } } };
    const settings = ['temperature=310 K', 'thickness=3 um', 'cell.initial.x=0.3'];
    expect(applySettings(raw, settings).document).toEqual({
      title: 'a',
      cell: { raw: { temperature: '310 K', cathode: { thickness: '3 um' } }, initial: { x: 0.3 } },
    });
  });

  it('applies to a text as well, whose own mistakes are told', () => {
    expect(applySettings('title: a\n', ['title=b'])).toEqual({
      document: { title: 'b' },
      issues: [],
      places: [['title']],
    });
    const { document: read, issues } = applySettings('title: [', ['title=b']);
    expect(read).toEqual({ title: 'b' });
    expect(issues).toMatchObject([{ severity: 'error', line: 1 }]);
    expect(applySettings('- a\n', []).document).toEqual({});
  });
});

describe('a setting is refused', () => {
  it.each(['cell.temperature', '=3', '[=3', ' = 3', 'a..b=3', 'a"b=3'])('without the form of one: %s', (setting) => {
    expect(refusalOf(setting)).toEqual({
      path: '',
      message: 'A setting has the form path=value.',
      hint: 'for example cell.temperature=25degC',
    });
  });

  it('with a path longer than any of a scenario', () => {
    const path = (segments: number) => Array(segments).fill('a').join('.');
    expect(refusalOf(`${path(20)}=1`)).toMatchObject({ message: 'The key a is not known there.' });
    expect(refusalOf(`${path(21)}=1`)).toEqual({
      path: path(21),
      message: 'The path is too long.',
      hint: 'for example cell.cathode.loading=11mg/cm2',
    });
  });

  it.each([
    ['title=[1', 'YAML: Flow sequence must end with a ].', 'a quote or bracket is not closed'],
    ['title=@a', 'YAML: Plain value cannot start with reserved character @.', 'put it in quotes'],
    ['title=&a [*a]', 'The alias *a contains itself.', 'a text that begins with * must stand in quotes'],
  ])('with a value that cannot be read: %s', (setting, fault, hint) => {
    expect(refusalOf(setting)).toEqual({ path: 'title', message: `The value cannot be read: ${fault}`, hint });
  });

  it('for a variant that there is not', () => {
    expect(refusalOf('variants.bar.coating=none')).toEqual({
      path: 'variants.bar.coating',
      message: 'There is no variant bar.',
      allowed: 'bare, LiNbO3, 1.5 nm',
      hint: 'did you mean bare?',
    });
    expect(refusalOf('variants.uncoated.porosity=1 %')).toEqual({
      path: 'variants.uncoated.porosity',
      message: 'There is no variant uncoated.',
      allowed: 'bare, LiNbO3, 1.5 nm',
    });
    const { variants: _, ...single } = document;
    const nowhere = { path: 'variants.a.porosity', message: 'There is no variant a.' };
    expect(refusalOf('variants.a.porosity=1 %', single)).toEqual(nowhere);
    expect(refusalOf('variants.a.porosity=1 %', { ...single, variants: null })).toEqual(nowhere);
  });

  const coating = 'material, thickness, amount, coverage, deposition, conductivity, blocking, adhesion';

  it.each<readonly [string, string, string | undefined, string | RegExp]>([
    ['cell.temprature=1', 'temprature', 'did you mean temperature?', /^temperature, pressure, .*, raw$/],
    ['coating.thicknes=1 nm', 'thicknes', 'did you mean thickness?', coating],
    ['variants["LiNbO3, 1.5 nm"].coating.thicknes=1 nm', 'thicknes', 'did you mean thickness?', coating],
    ['variants.bare.cell.cathode.cotaing=1', 'cotaing', 'did you mean coating?', /^activeMaterial, .*, overrides$/],
    [
      'variants.bare.cotaing=1',
      'cotaing',
      'did you mean coating, which belongs to cell.cathode?',
      /^title, .*, data, output$/,
    ],
    ['cell.porosity=10 %', 'porosity', 'porosity belongs to cell.cathode or cell.separator', /^temperature, .*, raw$/],
    ['qqqqqqqq=10 %', 'qqqqqqqq', undefined, /^title, .*, extends, variants$/],
    [
      'protocol[1].stepps=1',
      'stepps',
      'did you mean steps?',
      'repeat, steps, until, checkUp, label, cycling, rateTest, gitt',
    ],
  ])('with a key that is not known: %s', (setting, key, hint, allowed) => {
    const { path, message, hint: found, allowed: keys, ...rest } = refusalOf(setting);
    expect(rest).toEqual({});
    expect(path).toBe(setting.slice(0, setting.indexOf('=')));
    expect(message).toBe(`The key ${key} is not known there.`);
    expect(found).toBe(hint);
    expect(keys).toMatch(allowed);
  });

  it('but for a key that stands there already: the schema speaks of it', () => {
    const odd = { title: 'a', cell: { temprature: 1 } };
    expect(applySettings(odd, ['cell.temprature=2'])).toMatchObject({
      document: { cell: { temprature: 2 } },
      issues: [],
    });
  });

  it.each([
    ['protocol[9]=x', 'The list has the items 0 to 1, not 9.'],
    ['protocol[2]=x', 'The list has the items 0 to 1, not 2.'],
    ['protocol[1].steps[1]=x', 'The list has the items 0 to 0, not 1.'],
    ['protocol.x1=1', 'The list has the items 0 to 1, not x1.'],
    ['protocol.1x=1', 'The list has the items 0 to 1, not 1x.'],
    ['title[0]=x', 'Item 0 is asked for where there is no list.'],
    ['cell[0]=x', 'Item 0 is asked for where there is no list.'],
    ['title.x=3', 'The key x is asked for, but a stands there.'],
    ['title.x.y=3', 'The key x is asked for, but a stands there.'],
    ['mechanisms.isolation.rate=3', 'The key rate is asked for, but false stands there.'],
  ])('where there is nothing of the kind: %s', (setting, message) => {
    expect(refusalOf(setting)).toEqual({ path: setting.slice(0, setting.indexOf('=')), message });
  });
});

describe('a setting that variants overrule', () => {
  const warned = (variants: unknown, setting: string, cell: object = document.cell) =>
    applySettings({ ...document, cell, variants } as typeof document, [setting]).issues;

  it('is put in place, with a warning that says how to reach them', () => {
    const { document: changed, issues } = applySettings(document, ['cell.cathode.coating.thickness=3 nm']);
    expect(valueAt(changed, ['cell', 'cathode', 'coating', 'thickness'])).toBe('3 nm');
    const warning = {
      severity: 'warning',
      path: 'cell.cathode.coating.thickness',
      message: 'The setting has no effect on LiNbO3, 1.5 nm, which has a value of its own.',
      hint: 'set variants["LiNbO3, 1.5 nm"].cell.cathode.coating.thickness as well',
    };
    expect(issues).toEqual([warning]);
    const [{ hint = '' }] = issues;
    expect(applySettings(changed, [`${hint.replace(/^set | as well$/g, '')}=4 nm`]).issues).toEqual([]);
  });

  it('is one whether they write it in short or in full', () => {
    for (const override of [
      { porosity: '5 %' },
      { cathode: { porosity: '5 %' } },
      { cell: { cathode: { porosity: '5 %' } } },
    ]) {
      const [issue, ...others] = warned({ a: override, b: {}, c: override }, 'porosity=10 %');
      expect(others).toEqual([]);
      expect(issue).toMatchObject({
        message: 'The setting has no effect on a, c, which have values of their own.',
        hint: 'set variants.a.cell.cathode.porosity as well',
      });
    }
  });

  it('is none when they change something else, nor when it is one of them that is set', () => {
    expect(warned({ a: { thickness: '5 um' }, b: { separator: { porosity: 0 } } }, 'porosity=10 %')).toEqual([]);
    expect(warned({ a: { porosity: '5 %' } }, 'variants.a.porosity=10 %')).toEqual([]);
    expect(warned(undefined, 'porosity=10 %')).toEqual([]);
    expect(warned({ a: null }, 'porosity=10 %')).toEqual([]);
    expect(warned({ a: { temperature: '5 degC' } }, 'title=b')).toEqual([]);
    expect(warned({ a: { title: 'c' } }, 'title=b')).toHaveLength(1);
  });
});
