import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const src = new URL('../src/', import.meta.url);
const entries = ['index.ts', 'output.ts', 'fit.ts', 'node.ts'];

interface Exported {
  readonly entry: string;
  readonly file: string;
  readonly name: string;
}

/** What an entry of the package exports, under the name that it has in its own file. */
function exportsOf(entry: string): Exported[] {
  const text = readFileSync(new URL(entry, src), 'utf8');
  return [...text.matchAll(/export (?:type )?\{([^}]*)\} from '\.\/([^']*)\.js'/g)].flatMap(([, names, path]) =>
    names
      .split(',')
      .map((one) =>
        one
          .trim()
          .replace(/^type /, '')
          .replace(/ as .*$/, ''),
      )
      .filter((name) => name !== '')
      .map((name) => ({ entry, file: `${path}.ts`, name })),
  );
}

/** The comment right above the declaration of a name, as one line; undefined where there is none, or no such declaration. */
function docstring({ file, name }: Exported): string | undefined {
  const lines = readFileSync(new URL(file, src), 'utf8').split('\n');
  const declaration = new RegExp(
    `^export (?:declare |abstract |async )*(?:function\\*?|const|class|interface|type|enum) ${name}\\b`,
  );
  const at = lines.findIndex((line) => declaration.test(line));
  if (at < 1 || !lines[at - 1].endsWith('*/')) return undefined;
  const begin = lines.findLastIndex((line, i) => i < at && line.startsWith('/**'));
  return lines
    .slice(begin, at)
    .map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\*)?\s*|\s*\*\/$/g, ''))
    .join(' ')
    .trim();
}

const all = entries.flatMap(exportsOf);

describe('what the package exports', () => {
  it('is found by this test at all', () => {
    expect(all.filter(({ entry }) => entry === 'index.ts').map(({ name }) => name)).toContain('prepare');
    expect(docstring({ entry: '', file: 'version.ts', name: 'version' })).toBe(
      'Version of the package, written into every result.',
    );
    expect(docstring({ entry: '', file: 'version.ts', name: 'nothing' })).toBeUndefined();
  });

  it.each(entries)('has a sentence for every name: %s', (entry) => {
    const told = all
      .filter((one) => one.entry === entry)
      .map((one) => [`${one.file} ${one.name}`, docstring(one)] as const);
    expect(told.filter(([, text]) => text === undefined || !/\w{3}.*[.:]$/.test(text)).map(([where]) => where)).toEqual(
      [],
    );
  });

  it('tells what a name is without the one above it', () => {
    const leaning = all.filter((one) => /^(?:The same|Like `|Ditto)/.test(docstring(one) ?? ''));
    expect(leaning.map(({ file, name }) => `${file} ${name}`)).toEqual([]);
  });
});
