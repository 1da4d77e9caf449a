import { describe, expect, it } from 'vitest';
import { readSourceText, readYamlValue } from '../../src/scenario/document/sourceText.js';

const found = (text: string, format?: 'yaml' | 'json') => {
  const { data, issues, locate } = readSourceText(text, format);
  expect(data).toBeUndefined();
  expect(locate(['a'])).toBeUndefined();
  for (const { severity, path } of issues) expect([severity, path]).toEqual(['error', '']);
  return issues.map(({ severity: _, path: _p, ...rest }) => rest);
};

describe('a text that is no file of keys and values', () => {
  const start = 'begin with "title:", or let `argyrode new` write a starter';

  it('is told what it is instead', () => {
    expect(found(' \n\n')).toEqual([{ message: 'The file is empty.', allowed: 'YAML or JSON', hint: start }]);
    const binary = {
      message: 'The file is not text.',
      got: 'bytes that are no characters',
      allowed: 'YAML or JSON in UTF-8',
      hint: 'save it as UTF-8 text',
    };
    expect(found('title: a\nb: \0')).toEqual([{ ...binary, line: 2 }]);
    expect(found('title: 3 \uFFFDm\nb: c')).toEqual([{ ...binary, line: 1 }]);
  });

  it.each([
    ['- a\n', '["a"]'],
    ['hello', 'hello'],
    ['3', '3'],
    ['# nothing\n', 'null'],
  ])('is told what a file looks like: %j', (text, got) => {
    expect(found(text)).toEqual([
      {
        message: 'The file is not a mapping of keys to values.',
        got,
        allowed: 'lines such as "title: ..."',
        hint: start,
        line: 1,
        column: 1,
      },
    ]);
  });

  it('is refused beyond two megabytes and read below', () => {
    expect(found('x'.repeat(2_300_001))).toEqual([
      { message: 'The file is too large for a scenario.', got: '2.3 MB', allowed: 'up to 2 MB' },
    ]);
    const most = `a: ${'x'.repeat(2e6 - 3)}`;
    expect(readSourceText(most).issues).toEqual([]);
    expect(found(`${most}x`)).toHaveLength(1);
  });

  it.each(['\uFEFFtitle: a\n', 'title: a\r\n', 'title:\ta\n'])('is not this one: %j', (text) => {
    expect(readSourceText(text)).toMatchObject({ data: { title: 'a' }, issues: [] });
  });
});

const brackets = 'check the indentation and that brackets are closed';
const open = 'a quote or bracket is not closed';

describe('a mistake in the syntax', () => {
  it.each<readonly [string, string, string | undefined, number, number]>([
    ['title: a\ncell:\n\tarea: 3', 'Tabs are not allowed as indentation.', 'indent with blanks, not with tabs', 3, 1],
    ['a: "b"\nc: "d\ne: f\n', 'Missing closing "quote.', open, 2, 4],
    ["a: 'b'\nc: 'd\n", "Missing closing 'quote.", open, 2, 4],
    ['{ a: 1', 'Flow map must end with a }.', open, 1, 7],
    ['a:\n   b: 1\n  c: 2\n', 'All mapping items must start at the same column.', brackets, 3, 1],
    [
      'a: b: c\n',
      'Nested mappings are not allowed in compact mappings.',
      'a value with ": " in it must stand in quotes',
      1,
      4,
    ],
    [
      'a: 1\nb\nc: 2\n',
      'Implicit map keys need to be followed by map values.',
      'each line needs the form "key: value"',
      2,
      1,
    ],
    ['{"a" 1}', 'Missing , or : between flow map items.', undefined, 1, 6],
    ['a: @b', 'Plain value cannot start with reserved character @.', undefined, 1, 4],
  ])('%j is told with its place and what to try', (text, message, hint, line, column) => {
    const [first] = found(text);
    expect(first).toEqual({ message: `YAML: ${message}`, line, column, ...(hint === undefined ? {} : { hint }) });
  });

  it('of JSON is called one', () => {
    expect(found('{"a" 1}', 'json')[0]).toMatchObject({
      message: expect.stringMatching(/^JSON: /),
      line: 1,
      column: 6,
    });
  });

  it('of a second document asks for one scenario a file', () => {
    expect(found('a: 1\n---\nb: 1\n')).toMatchObject([
      { hint: 'keep one scenario per file; remove the line ---', line: 2, column: 1 },
    ]);
  });

  it('is told for the first twenty', () => {
    const lines = (number: number) => Array.from({ length: number }, (_, i) => `k${i}: @\n`).join('');
    expect(found(lines(15))).toHaveLength(15);
    const many = found(lines(30));
    expect(many.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    const twice = found(Array.from({ length: 60 }, () => 'k: 1\n').join(''));
    expect(twice.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });

  it('that leaves the meaning clear is a warning', () => {
    expect(readSourceText('title: !foo a')).toMatchObject({
      data: { title: 'a' },
      issues: [
        {
          severity: 'warning',
          message: 'YAML: Unresolved tag: !foo.',
          hint: 'a text that begins with ! must stand in quotes',
          line: 1,
          column: 8,
        },
      ],
    });
  });
});

describe('a mistake in the structure', () => {
  const quotes = 'a text that begins with * must stand in quotes';

  it.each([
    ['title: a\nb: 1\ntitle: b\n', 'The key title stands here twice.', 'keep one of them', 3, 1],
    ['a:\n  b: 1\n  c: { b: 1 }\n  b: 3\n', 'The key b stands here twice.', 'keep one of them', 4, 3],
    ['title: *a', 'The alias *a refers to nothing.', quotes, 1, 8],
    ['title: &a [*a]', 'The alias *a contains itself.', quotes, 1, 12],
    ['title: a\n__proto__: 1\n', 'The key __proto__ is reserved.', 'choose another name', 2, 1],
  ])('%j is told with its place', (text, message, hint, line, column) => {
    expect(found(text)).toEqual([{ message, hint, line, column }]);
  });

  it('is none of merged mappings, of anchors and of the same key elsewhere', () => {
    expect(readSourceText('a: &x { b: 1 }\ne: &y { f: 1 }\nc:\n  <<: *x\n  <<: *y\n  g: *x\n')).toMatchObject({
      data: { a: { b: 1 }, e: { f: 1 }, c: { b: 1, f: 1, g: { b: 1 } } },
      issues: [],
    });
    expect(readSourceText('a: { b: 1 }\nb: { a: 1 }\n').issues).toEqual([]);
  });

  it('is nesting beyond reason, told once', () => {
    const nested = (depth: number) => `${'{ a: '.repeat(depth)}1${' }'.repeat(depth)}`;
    expect(readSourceText(nested(40)).issues).toEqual([]);
    const [first, ...others] = found(nested(41));
    expect(others).toEqual([]);
    expect(first).toEqual({
      message: 'The nesting is too deep.',
      hint: 'a scenario needs fewer than ten levels',
      line: 1,
      column: 201,
    });
    const lists = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(readSourceText(lists(78)).issues).toEqual([]);
    expect(found(lists(90))).toMatchObject([{ message: 'The nesting is too deep.' }]);
  });

  it('is an anchor repeated out of all proportion', () => {
    const repeated = (times: number) => `a: &a [x]\nb: [${Array(times).fill('*a').join(',')}]`;
    expect(readSourceText(repeated(199)).issues).toEqual([]);
    expect(found(repeated(250))).toEqual([
      {
        message: 'YAML: Excessive alias count indicates a resource exhaustion attack.',
        hint: 'write repeated parts out',
      },
    ]);
  });
});

describe('the place of a value', () => {
  const { locate } = readSourceText('a:\n  b: 1\n  c: [x, { d: 2 }]\ne: &f { g: 1 }\nh: *f\n5: x\n');

  it.each<readonly [readonly (string | number)[], number, number]>([
    [[], 1, 1],
    [['a'], 1, 1],
    [['a', 'b'], 2, 3],
    [['a', 'c'], 3, 3],
    [['a', 'c', 0], 3, 7],
    [['a', 'c', 1], 3, 10],
    [['a', 'c', 1, 'd'], 3, 12],
    [['e', 'g'], 4, 9],
    [['5'], 6, 1],
    // Behind an alias: where it was written first.
    [['h', 'g'], 4, 9],
    // What is not there: around it.
    [['z'], 1, 1],
    [['a', 'z'], 1, 1],
    [['a', 'b', 'z'], 2, 3],
    [['a', 'c', 2], 3, 3],
    [['a', 'c', '0'], 3, 3],
    [['a', 'c', 1, 'z'], 3, 10],
  ])('%j is line %d, column %d', (place, line, column) => {
    expect(locate(place)).toEqual({ line, column });
  });
});

describe('a single value', () => {
  it('is read as in a file', () => {
    expect(readYamlValue('5')).toEqual({ data: 5, issues: [] });
    expect(readYamlValue('')).toEqual({ data: null, issues: [] });
    expect(readYamlValue('{ a: [1] }')).toEqual({ data: { a: [1] }, issues: [] });
  });

  it('has issues without lines', () => {
    expect(readYamlValue('a: 1\na: 2')).toEqual({
      data: undefined,
      issues: [{ severity: 'error', path: '', message: 'The key a stands here twice.', hint: 'keep one of them' }],
    });
  });
});
