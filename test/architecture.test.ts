import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Where the package begins for those who install it. */
const entries = ['index.ts', 'output.ts', 'fit.ts', 'node.ts'];

/** Folders and top-level files of src from the bottom up: each may import from itself and from lines above its own. */
const layers: readonly (readonly string[])[] = [
  ['version.ts', 'types', 'text'],
  ['numerics'],
  ['constants'],
  // The scenario file has the options of the mechanisms: it is written from their descriptors, which know nothing of files.
  ['degradation'],
  ['quantities'],
  ['scenario'],
  ['materials'],
  ['cell'],
  ['model'],
  ['kernel', 'particle2d', 'impedance'],
  ['protocol'],
  ['results'],
  ['measure'],
  ['measured'],
  ['resolution'],
  ['prepare.ts'],
  ['run'],
  ['simulate.ts'],
  ['study'],
  ['output', 'fit'],
  ['published', 'probes'],
  ['population'],
  ['sweep'],
  ['node'],
  entries,
  ['cli', 'web'],
];

const levelOf = new Map(layers.flatMap((names, level) => names.map((name) => [name, level] as const)));
const src = new URL('../src/', import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));

/** What a file imports and re-exports, as it is written there; type imports count too. */
function writtenIn(file: string): string[] {
  const text = readFileSync(new URL(file, src), 'utf8');
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']*)'|import\(\s*'([^']*)'/g);
  return [...found].map((match) => match[1] ?? match[2]);
}

/** Imports of other files, as paths below src. */
function importsOf(file: string): string[] {
  const relative = writtenIn(file).filter((path) => path.startsWith('.'));
  return relative.map((path) => {
    const found = posix.join(posix.dirname(file), path).replace(/\.js$/, '.ts');
    return files.includes(`${found}x`) ? `${found}x` : found;
  });
}

/** Packages that an entry of the package needs, over whatever files. */
function packagesOf(entry: string): string[] {
  const all = [entry, ...reachedFrom(entry)].flatMap(writtenIn).filter((path) => !path.startsWith('.'));
  return [...new Set(all)].sort();
}

const imported: ReadonlyMap<string, readonly string[]> = new Map(files.map((file) => [file, importsOf(file)]));
const top = (file: string): string => file.split('/')[0];
const below = (to: string, from: string): boolean => (levelOf.get(top(to)) ?? 99) < (levelOf.get(top(from)) ?? -1);

function violations(allowed: (from: string, to: string) => boolean): string[] {
  return files.flatMap((from) =>
    (imported.get(from) ?? []).filter((to) => !allowed(from, to)).map((to) => `${from} imports ${to}`),
  );
}

/** Files that import each other, over others or at once: each circle as a sorted list. */
function circles(): string[] {
  const reached = new Map(files.map((file) => [file, reachedFrom(file)]));
  const together = files.map((file) => files.filter((to) => reached.get(file)?.has(to) && reached.get(to)?.has(file)));
  return [...new Set(together.filter(({ length }) => length > 0).map((circle) => circle.sort().join(', ')))];
}

/** What a file imports, and what that imports. */
function reachedFrom(file: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const next = [file];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    for (const to of imported.get(one) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      next.push(to);
    }
  }
  return reached;
}

/** The one way up: what a mechanism asks of a cell is typed by the cell. */
const upTheLine = (from: string, to: string): boolean => top(from) === 'degradation' && to === 'cell/cell.ts';

describe('imports in src', () => {
  it('are found by this test at all', () => {
    expect(importsOf('simulate.ts')).toContain('model/cellModel.ts');
    expect(importsOf('numerics/grids/radialGrid.ts')).toContain('numerics/grids/quadrature.ts');
    expect(files.length).toBeGreaterThan(100);
  });

  it('know a place for every folder and top-level file', () => {
    expect([...new Set(files.map(top))].filter((name) => !levelOf.has(name))).toEqual([]);
  });

  it('go one way', () => {
    expect(violations((from, to) => upTheLine(from, to) || top(to) === top(from) || below(to, from))).toEqual([]);
  });

  it('of the mechanisms name the cell as a type only: it is what they ask, and nothing of it is there when they are read', () => {
    const naming = files.filter((from) => importsOf(from).some((to) => upTheLine(from, to)));
    expect(naming.length).toBeGreaterThan(3);
    for (const file of naming) {
      const text = readFileSync(new URL(file, src), 'utf8');
      const named = text.match(/import .*cell\/cell\.js'/g)?.map((line) => line.replaceAll('../', ''));
      expect(named, file).toEqual(["import type { Cell } from 'cell/cell.js'"]);
    }
    expect(readFileSync(new URL('cell/cell.ts', src), 'utf8')).not.toMatch(
      /^(export )?(function|const|let|class|enum)\b/m,
    );
  });

  it('go in no circle', () => {
    expect(circles()).toEqual([]);
  });

  it('of the command line and the page go through the entries of the package only', () => {
    const shells = new Set(['cli', 'web']);
    // What is said to a terminal, why a file could not be written, how many threads there may be: known before the library is loaded.
    const before = ['output/text/printable.ts', 'node/reason.ts', 'node/threadLimit.ts'];
    // Units, words, constants and colours are one for all.
    const doors = [
      ...entries,
      'output/text/unitText.ts',
      'output/chart/drawing/style.ts',
      'constants/physical.ts',
      ...before,
    ];
    const open = (to: string): boolean => doors.includes(to) || top(to) === 'text';
    expect(violations((from, to) => !shells.has(top(from)) || top(to) === top(from) || open(to))).toEqual([]);
  });

  it('of the engine and of fits need neither Node nor anything that draws, not even in a roundabout way', () => {
    const needed = [
      '#odex',
      'fflate',
      'hyparquet',
      'hyparquet/src/column.js',
      'hyparquet/src/convert.js',
      'hyparquet/src/schema.js',
      'ml-matrix',
      'pure-rand/distribution/uniformFloat64',
      'pure-rand/generator/xoroshiro128plus',
      'yaml',
      'zod',
    ];
    for (const entry of ['index.ts', 'fit.ts']) {
      expect(packagesOf(entry), entry).toEqual(needed);
      expect(
        [...reachedFrom(entry)].filter((file) => ['output', 'node'].includes(top(file))),
        entry,
      ).toEqual([]);
    }
  });

  it('of what is drawn and written need no Node', () => {
    const drawing = ['#echarts', 'echarts/charts', 'echarts/components', 'echarts/core', 'hyparquet-writer'];
    expect(packagesOf('output.ts').filter((name) => !packagesOf('index.ts').includes(name))).toEqual(drawing);
    expect([...reachedFrom('output.ts')].filter((file) => ['fit', 'published', 'node'].includes(top(file)))).toEqual(
      [],
    );
  });

  it('of Node are in node, in the commands, and in the configuration of the page', () => {
    const users = files.filter((file) =>
      writtenIn(file).some((name) => /^node:|^@resvg\/|^@duckdb\/|^bullmq$|^ioredis$/.test(name)),
    );
    expect(users.filter((file) => !['node', 'cli'].includes(top(file)))).toEqual(['web/vite.config.ts']);
  });

  it('of the model know no material: properties reach it through Cell', () => {
    expect(violations((from, to) => top(from) !== 'model' || top(to) !== 'materials')).toEqual([]);
  });

  it('of the quantities know nothing but one another: a scenario reads their units, a run their values', () => {
    expect(violations((from, to) => top(from) !== 'quantities' || top(to) === 'quantities')).toEqual([]);
  });

  it('of the numerics know nothing about batteries', () => {
    expect(violations((from, to) => top(from) !== 'numerics' || top(to) === 'numerics')).toEqual([]);
  });
});

describe('the declarations of the package', () => {
  const dist = new URL('../dist/', import.meta.url);

  it('lead to no types of what draws: they do not pass every strict compiler', () => {
    const reached = new Set(entries.map((file) => file.replace(/\.ts$/, '.d.ts')));
    const leaks: string[] = [];
    for (const file of reached) {
      const text = readFileSync(new URL(file, dist), 'utf8');
      for (const [, path] of text.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)) {
        if (path.startsWith('.')) reached.add(posix.join(posix.dirname(file), path.replace(/\.js$/, '.d.ts')));
        else if (path.includes('echarts')) leaks.push(`${file}: ${path}`);
      }
    }
    expect(reached.size).toBeGreaterThan(200);
    expect(leaks).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const root = new URL('../', import.meta.url);
  const page = readFileSync(new URL('ARCHITECTURE.md', root), 'utf8');

  it('names only what exists', () => {
    const named = [...page.matchAll(/`((?:src|test|bench)\/[\w/.]+|\w+\.(?:json|mjs))`/g)].map(([, path]) => path);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('has every folder and file of the list in its table, and no other', () => {
    const table = page.slice(page.indexOf('| line |'), page.indexOf('## To add a mechanism'));
    const rows = table.split('\n').slice(2);
    const told = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));
    expect([...told].sort()).toEqual(layers.flat().sort());
  });
});
