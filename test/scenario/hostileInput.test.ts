import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { prepare } from '../../src/prepare.js';
import { isPlain } from '../../src/scenario/document/path.js';
import { applySettings } from '../../src/scenario/document/settings.js';
import { readSourceText } from '../../src/scenario/document/sourceText.js';
import { labExample } from './examples.js';

describe('text that is written to break things', () => {
  it.each([
    ['keys that are mappings', '? '.repeat(6000)],
    ['brackets', '['.repeat(60_000)],
    ['braces', '{a: '.repeat(20_000)],
    ['lists in one line', `${'- '.repeat(20_000)}x`],
    ['indented blocks', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
  ])('deep nesting of %s is refused in words', (_, text) => {
    const { issues } = readSourceText(text);
    expect(issues.length).toBeGreaterThan(0);
    for (const { severity, message } of issues) {
      expect(severity).toBe('error');
      expect(message).toMatch(/^[A-Z].*\.$/s);
    }
  });

  it.each([
    'title=&a [*a]',
    'title=*nothing',
    `title=[&a [${'x,'.repeat(9)}x], &b [${'*a,'.repeat(9)}*a], &c [${'*b,'.repeat(9)}*b], &d [${'*c,'.repeat(9)}*c]]`,
    `title=${'['.repeat(9000)}`,
    'title={a: 1, a: 2}',
    'title={__proto__: 1}',
    '__proto__.title=x',
    'constructor.prototype.title=x',
    'variants.__proto__.pressure=1 MPa',
    'cell.toString=1',
    `${'a.'.repeat(3000)}b=1`,
  ])('the setting %# is refused or taken as text', (setting) => {
    const { issues } = prepare(labExample, { settings: [setting] });
    expect(issues.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
    for (const { message } of issues) expect(message).toMatch(/[.?]$/);
    expect(({} as { title?: string }).title).toBeUndefined();
  });

  it('settings keep the checks of files and tell no lines', () => {
    const { issues } = applySettings({ title: 'x' }, ['title={a: 1, a: 2}']);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ path: 'title', severity: 'error' });
    expect(issues[0].message).toContain('twice');
    expect(issues[0].line).toBeUndefined();
  });

  it('names of the language are names like any other', () => {
    const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'];
    const variants = names.map((name) => `  ${name}: { pressure: 70 MPa }`).join('\n');
    const text = labExample
      .replace(/variants:[\s\S]*?(?=^data:)/m, `variants:\n${variants}\n`)
      .replace(/^data:[\s\S]*?(?=^output)/m, '');
    const { variants: prepared, issues } = prepare(text);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(prepared.map(({ name, cell }) => [name, cell.pressure])).toEqual(names.map((name) => [name, 70e6]));
  });

  it.each(['constructor', '__proto__', 'toString'])('%s is an unknown name wherever a name is looked up', (name) => {
    for (const [from, to] of [
      ['activeMaterial: NCM85', `activeMaterial: ${name}`],
      ['material: LTO', `material: ${name}`],
      ['morphology: poly', `${name}: poly`],
      ['- Rest for 1 hour', `- ${name} at 0.1C until 4.3 V`],
      ['4.3 V vs Li]', `4.3 V vs ${name}]`],
      ['oneC: 190 mA/g', `oneC: 190 ${name}`],
      ['quantity: retention', `quantity: ${name}`],
      ['variant: bare, cycle: 1', `variant: ${name}, cycle: 1`],
      ['{ law: gap }', `{ ${name}: 1 }`],
    ]) {
      expect(labExample).toContain(from);
      const { issues, variants } = prepare(labExample.replace(from, to));
      expect(
        issues.some(({ severity }) => severity === 'error'),
        to,
      ).toBe(true);
      expect(variants).toEqual([]);
    }
  });
});

describe('shipped scenarios with random changes', () => {
  const texts = ['ma2022-zro2.yaml', 'fit-example/cell.yaml', 'shi2023/rate.yaml'].map((file) => {
    const url = new URL(`../../scenarios/${file}`, import.meta.url);
    return { document: parse(readFileSync(url, 'utf8')) as unknown, url };
  });
  const odd: readonly unknown[] = [
    null,
    [],
    {},
    '',
    ' ',
    -1,
    0,
    1e308,
    Number.NaN,
    'NaN',
    '-5 mg',
    '5 m',
    '2 C',
    '0C',
    '__proto__',
    'constructor',
    true,
    '\u001b[31m',
    '水',
    'a'.repeat(300),
    '1,5 mm',
    'vs Li',
    '10 %',
    [
      [1, 2],
      [1, 2],
    ],
    { a: 1 },
    [null],
    'Charge',
    'none',
    '1e300 years',
    'C/0',
  ];

  /** All places of a document. */
  const places = (value: unknown, at: (string | number)[] = []): (string | number)[][] => {
    const inner = Array.isArray(value) ? [...value.keys()] : isPlain(value) ? Object.keys(value) : [];
    const here = value as Record<string | number, unknown>;
    return [...(at.length > 0 ? [at] : []), ...inner.flatMap((key) => places(here[key], [...at, key]))];
  };

  const change = (document: unknown, place: readonly (string | number)[], kind: number, value: unknown): void => {
    let around = document as Record<string | number, unknown>;
    for (const key of place.slice(0, -1)) around = (around[key] ?? {}) as Record<string | number, unknown>;
    if (typeof around !== 'object') return;
    const key = place.at(-1)!;
    const there = around[key];
    if (kind === 0) delete around[key];
    else if (kind === 1) around[key] = value;
    else if (kind === 2) around[`${key}s`] = there;
    else if (typeof there === 'string') around[key] = there.replace(/[a-zA-Z%/]+$/, 'mm');
  };

  it('never throw, and every issue has a place, a line and a sentence', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...odd)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.constantFrom(...texts), changes, fc.boolean(), ({ document, url }, list, json) => {
        const changed = structuredClone(document);
        const all = places(changed);
        for (const [n, kind, value] of list) change(changed, all[n % all.length], kind, value);
        const text = json ? JSON.stringify(changed) : stringify(changed);
        const { issues, variants } = prepare(text, { readFile: (path) => readFileSync(new URL(path, url), 'utf8') });
        for (const { message, path, line, severity } of issues) {
          expect(message).toMatch(/^\S[\s\S]*[.?!]$/);
          expect(message).not.toMatch(/undefined|\[object|function/);
          if (path !== '') expect(line, `${path}: ${message}`).toBeGreaterThan(0);
          if (severity === 'error') expect(variants).toEqual([]);
        }
        if (issues.every(({ severity }) => severity !== 'error')) expect(variants.length).toBeGreaterThan(0);
      }),
      { seed: 20_26, numRuns: 60 },
    );
  });
});
