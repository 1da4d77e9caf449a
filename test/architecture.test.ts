import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Folders and top-level files of src from the bottom up: each may import from its own line and from lines above it. */
const layers: readonly (readonly string[])[] = [
  ['version.ts', 'types'],
  ['numerics'],
  ['scenario'],
  ['materials'],
  ['cell'],
  ['degradation'],
  ['model'],
  ['particle2d', 'impedance'],
  ['protocol'],
  ['results'],
  ['measure'],
  ['measured'],
  ['resolution'],
  ['prepare.ts'],
  ['simulate.ts'],
  ['output'],
  ['fit', 'study'],
  ['published'],
  ['index.ts'],
  ['cli', 'web'],
];

const levelOf = new Map(layers.flatMap((names, level) => names.map((name) => [name, level] as const)));
const src = new URL('../src/', import.meta.url);
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));

/** Relative imports and re-exports of a file, as paths below src; type imports count too. */
function importsOf(file: string): string[] {
  const text = readFileSync(new URL(file, src), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'(\.[^']*)'|import\(\s*'(\.[^']*)'/g,
  );
  return [...found].map((match) => posix.join(posix.dirname(file), match[1] ?? match[2]).replace(/\.js$/, '.ts'));
}

const top = (file: string): string => file.split('/')[0];

function violations(allowed: (from: string, to: string) => boolean): string[] {
  return files.flatMap((from) =>
    importsOf(from)
      .filter((to) => !allowed(from, to))
      .map((to) => `${from} imports ${to}`),
  );
}

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
    expect(violations((from, to) => (levelOf.get(top(to)) ?? 99) <= (levelOf.get(top(from)) ?? 99))).toEqual([]);
  });

  it('of the command line and the page go through index.ts only', () => {
    const shells = new Set(['cli', 'web']);
    // Everything said to a terminal goes through `printable`, also before the library is loaded.
    const doors = ['index.ts', 'output/text/printable.ts'];
    expect(violations((from, to) => !shells.has(top(from)) || top(to) === top(from) || doors.includes(to))).toEqual([]);
  });

  it('of the model know no material: properties reach it through Cell', () => {
    expect(
      violations((from, to) => top(from) !== 'model' || top(to) !== 'materials' || to === 'materials/constants.ts'),
    ).toEqual([]);
  });

  it('of the numerics know nothing about batteries', () => {
    expect(violations((from, to) => top(from) !== 'numerics' || top(to) === 'numerics')).toEqual([]);
  });
});
