import { describe, expect, it } from 'vitest';
import { child, formatPath, isPlain, parsePath, shorten, valueAt } from '../../src/scenario/document/path.js';
import { resolveRelative } from '../../src/scenario/document/resolveRelative.js';

describe('a path in words', () => {
  it.each<readonly [string, readonly (string | number)[]]>([
    ['', []],
    ['a', ['a']],
    ['a.b', ['a', 'b']],
    ['a[2].b[0][1]', ['a', 2, 'b', 0, 1]],
    ['variants["LiNbO3, 1.5 nm"].coating', ['variants', 'LiNbO3, 1.5 nm', 'coating']],
    ['a[""]', ['a', '']],
    ['a[" b"]["c "]', ['a', ' b', 'c ']],
    ['a["b=c"]["d[e]"]["f\\"g"]', ['a', 'b=c', 'd[e]', 'f"g']],
    ['a b.c-d', ['a b', 'c-d']],
    ['a.2', ['a', '2']],
  ])('%s', (text, path) => {
    expect(formatPath(path)).toBe(text);
    expect(parsePath(text)).toEqual(path);
  });

  it('is read with blanks around it and in quotes that it does not need', () => {
    expect(parsePath('  a . b ')).toEqual(['a', 'b']);
    expect(parsePath('["a"].b')).toEqual(['a', 'b']);
    expect(parsePath('a["b"]')).toEqual(['a', 'b']);
    expect(parsePath('[3]')).toEqual([3]);
  });

  it.each(['.a', 'a..b', 'a.', 'a[', 'a[x]', 'a["b]', 'a["\\x"]', 'a]', 'a=b', '[1]b', 'a[-1]', '"a"'])(
    '%s is none',
    (text) => {
      expect(parsePath(text)).toBeUndefined();
    },
  );
});

describe('what stands at a path', () => {
  const root = { a: [{ b: 1 }, null], c: { '0': 'x', d: undefined }, e: 'text' };

  it.each<readonly [readonly (string | number)[], unknown]>([
    [[], root],
    [['a', 0, 'b'], 1],
    [['a', 1], null],
    [['a', 2], undefined],
    [['a', '0'], undefined],
    [['a', 'length'], undefined],
    [['c', 0], 'x'],
    [['c', 'd'], undefined],
    [['e', 'length'], undefined],
    [['e', 0], undefined],
    [['c', 'constructor'], undefined],
    [['z', 'y'], undefined],
  ])('%j', (path, value) => {
    expect(valueAt(root, path)).toBe(value);
  });

  it('are own keys of mappings', () => {
    expect(child({ a: 1 }, 'a')).toBe(1);
    expect(child(null, 'a')).toBeUndefined();
    expect([{}, { a: 1 }].every(isPlain)).toBe(true);
    expect([null, [], 'a', 3, undefined].some(isPlain)).toBe(false);
  });
});

describe('what a person wrote, shortened', () => {
  it('stands on one line of at most sixty characters', () => {
    expect(shorten('a'.repeat(60))).toBe('a'.repeat(60));
    expect(shorten('a'.repeat(61))).toBe(`${'a'.repeat(57)}...`);
    expect(shorten('a\n  b\tc')).toBe('a b c');
    // Of a long text the beginning is looked at.
    expect(shorten(`a${' '.repeat(398)}bc`)).toBe('a b');
  });

  it('is the text itself, or the value in JSON', () => {
    expect(shorten('"a"')).toBe('"a"');
    expect(shorten(Number.NaN)).toBe('NaN');
    expect(shorten(undefined)).toBe('undefined');
    expect(shorten(null)).toBe('null');
    expect(shorten(true)).toBe('true');
    expect(shorten({ a: [1, 'b'] })).toBe('{"a":[1,"b"]}');
  });
});

it.each([
  ['x/a.yaml', 'b.yaml', 'x/b.yaml'],
  ['x/a.yaml', './b.yaml', 'x/b.yaml'],
  ['x/a.yaml', '../b.yaml', 'b.yaml'],
  ['x/y/a.yaml', '../b.yaml', 'x/b.yaml'],
  ['x/y/a.yaml', '../../../b.yaml', '../b.yaml'],
  ['../x/a.yaml', '../../b.yaml', '../../b.yaml'],
  ['/x/a.yaml', '../../b.yaml', '/../b.yaml'],
  ['x\\y\\a.yaml', '..\\b.yaml', 'x/b.yaml'],
  ['x/a.yaml', 'y/./z/../b.yaml', 'x/y/b.yaml'],
  ['a.yaml', '../b.yaml', '../b.yaml'],
  ['x/a.yaml', '\\b.yaml', '\\b.yaml'],
  ['x/a.yaml', 'c:b.yaml', 'x/c:b.yaml'],
  ['x/a.yaml', 'b/c:/d.yaml', 'x/b/c:/d.yaml'],
  ['x/a.yaml', 'ab:/d.yaml', 'x/ab:/d.yaml'],
])('beside %s the file %s is %s', (file, path, whole) => {
  expect(resolveRelative(file, path)).toBe(whole);
});
