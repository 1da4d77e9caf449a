import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Issue } from '../../src/scenario/document/issue.js';
import { formatPath, type Path } from '../../src/scenario/document/path.js';
import { checkDocument, inOrder, readScenario } from '../../src/scenario/document/read.js';
import { labExample, rawExample } from './examples.js';

const document = parse(rawExample);
const located = (place: Path) => ({ line: formatPath(place).length, column: 1 });

describe('a document that is plain data', () => {
  it('is checked like a file', () => {
    const checked = checkDocument(document);
    expect(checked).toMatchObject({ title: 'reference half cell, 1C discharge', document, issues: [] });
    expect(checked.variants).toHaveLength(1);
    expect(checked.variants[0]).toMatchObject({ name: 'cell', raw: document });
    expect(checked.variants[0].scenario).toEqual(readScenario(rawExample).variants[0].scenario);
    expect(checked.locate('title')).toBeUndefined();
  });

  it('has a title of its own, else the name that it goes by', () => {
    expect(checkDocument({ ...document, title: '  spaced ' }, undefined, 'file').title).toBe('spaced');
    expect(checkDocument({ ...document, title: 3 }, undefined, 'file').title).toBe('file');
    expect(checkDocument({}).title).toBe('');
  });

  it('tells where things stand as far as that is known', () => {
    const { locate, issues } = checkDocument({ ...document, numerics: { throughNodes: 0 } }, located);
    expect(issues).toMatchObject([{ path: 'numerics.throughNodes', line: 21, column: 1 }]);
    expect(locate('cell.raw')).toEqual({ line: 8, column: 1 });
    expect(locate('][')).toBeUndefined();
    expect(Object.keys(issues[0])).not.toContain('place');
  });

  it('has variants that are mappings by name', () => {
    const said = (variants: unknown) =>
      checkDocument({ ...document, variants }).issues.map(({ severity, ...issue }) => {
        expect(severity).toBe('error');
        return issue;
      });
    expect(said(undefined)).toEqual([]);
    expect(said(null)).toEqual([]);
    expect(said({ a: {}, b: null })).toEqual([]);
    expect(said(['a'])).toEqual([
      {
        path: 'variants',
        message: 'The variants are not a mapping of names.',
        got: '["a"]',
        allowed: 'a mapping such as { bare: {}, coated: { coating: ... } }',
      },
    ]);
    expect(said({ ' ': {}, b: 3, c: null })).toEqual([
      { path: 'variants[" "]', message: 'A variant has no name.', hint: 'for example cell' },
      {
        path: 'variants.b',
        message: 'The variant is not a mapping.',
        got: '3',
        allowed: 'a mapping of what differs from the base; empty for nothing',
      },
    ]);
  });

  it('has at most five hundred of them', () => {
    const variants = Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`v${i}`, {}]));
    expect(
      checkDocument({ title: 'x', cell: 3, protocol: 3, variants }).issues.filter(({ path }) => path === 'variants'),
    ).toEqual([
      {
        severity: 'error',
        path: 'variants',
        message: 'There are too many variants.',
        got: '501',
        allowed: 'up to 500',
      },
    ]);
  });

  it('tells a mistake of the base once, and those of variants where they stand', () => {
    const wrong = { ...document, numerics: { throughNodes: 0 }, variants: { a: {}, b: { area: '1 mm' } } };
    const { issues, variants } = checkDocument(wrong, located);
    expect(variants).toEqual([]);
    expect(issues.map(({ path, line }) => [path, line])).toEqual([
      ['variants.b.area', 15],
      ['numerics.throughNodes', 21],
    ]);
  });
});

describe('a file', () => {
  it('goes by a name when its own cannot be read', () => {
    expect(readScenario('- 1', { name: 'file' }).title).toBe('file');
    expect(readScenario('- 1').title).toBe('');
    expect(readScenario('title: x\nextends: a.yaml\n', { name: 'file' })).toMatchObject({
      title: 'file',
      variants: [],
    });
    expect(readScenario('title: 3\n', { name: 'file' }).title).toBe('file');
  });

  it('is not pointed at for what a setting has changed', () => {
    const { issues, locate } = readScenario(labExample, {
      settings: ['cell.pressure=1 mm', 'cell.cathode.contact={}'],
    });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ path: 'cell.pressure', got: '1 mm' });
    expect(issues[0]).not.toHaveProperty('line');
    expect(locate('cell.pressure')).toBeUndefined();
    expect(locate('cell.cathode.contact.fraction')).toBeUndefined();
    expect(locate('cell.cathode')).toEqual({ line: 9, column: 3 });
    expect(locate('cell.diameter')).toEqual({ line: 7, column: 3 });
  });

  it('has the warnings of its syntax, of its settings and of its content', () => {
    const text = labExample
      .replace('title: NCM85', 'title: !odd NCM85')
      .replace('value: 81', 'value: 0.81')
      .replace('    unit: "%"\n', '');
    const { issues, variants } = readScenario(text, { settings: ['coating={ material: HfO2, thickness: 1 nm }'] });
    expect(issues.map(({ severity, path }) => `${severity} ${path}`)).toEqual([
      'warning ',
      'warning data[1].points[0].value',
      'warning cell.cathode.coating',
    ]);
    expect(variants).toHaveLength(2);
  });

  it('with a warning has its variants, with an error none that it stands in', () => {
    const { variants, issues } = readScenario(
      labExample.replace('cycle: 1, value: 185 mAh/g', 'cycle: 1, reference: 1, value: 185 mAh/g'),
    );
    expect(issues.map(({ severity }) => severity)).toEqual(['warning']);
    expect(variants).toHaveLength(2);
    // Every field is right by itself, and two of them do not agree.
    const crossed = readScenario(rawExample.replace('share: 1', 'share: 0'));
    expect(crossed.issues).toMatchObject([{ severity: 'error', path: 'cell.raw.cathode.particles' }]);
    expect(crossed.variants).toEqual([]);
  });
});

describe('more than a hundred issues', () => {
  const issue = (severity: Issue['severity'], line: number): Issue => ({ severity, path: 'p', message: 'm', line });
  const many = (severity: Issue['severity'], number: number, from = 1) =>
    Array.from({ length: number }, (_, i) => issue(severity, from + i));

  it('are cut, a hundred are not', () => {
    expect(inOrder(many('error', 100))).toHaveLength(100);
    const cut = inOrder(many('error', 101).reverse());
    expect(cut.slice(0, 100)).toEqual(many('error', 100));
    expect(cut.slice(100)).toEqual([
      { severity: 'error', path: '', message: 'There are more issues; these are the first 100.' },
    ]);
  });

  it('are cut at the warnings first', () => {
    const cut = inOrder([...many('warning', 60), ...many('error', 60, 100)]);
    expect(cut.slice(0, 100)).toEqual([...many('warning', 40), ...many('error', 60, 100)]);
    expect(cut.slice(100)).toMatchObject([{ severity: 'warning', path: '' }]);
    const errors = inOrder([issue('warning', 1), ...many('error', 100, 2)]);
    expect(errors.slice(0, 100)).toEqual(many('error', 100, 2));
    expect(errors.slice(100)).toMatchObject([{ severity: 'warning' }]);
  });
});
