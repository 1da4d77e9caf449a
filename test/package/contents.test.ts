import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const said = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' });
const [{ files }] = JSON.parse(said) as [{ readonly files: readonly { readonly path: string }[] }];
const paths = new Set(files.map(({ path }) => path));

describe('what is packed', () => {
  it('is program, page, sources, scenarios and what says what it is, and nothing else', () => {
    const tops = [...new Set([...paths].map((path) => path.split('/')[0]))].sort();
    const said = ['CHANGELOG.md', 'CITATION.cff', 'LICENSE', 'README.md', 'package.json'];
    expect(tops).toEqual([...said, 'dist', 'scenarios', 'src'].sort());
    expect([...paths].filter((path) => /^src\/web\/|\.test\.|built-from$|building-|node_modules/.test(path))).toEqual(
      [],
    );
  });

  it('holds every file that package.json names', () => {
    const { bin, exports, imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const named = [...JSON.stringify([bin, exports, imports]).matchAll(/"(?:\.\/)?((?:dist|src)\/[^"]*)"/g)];
    expect(named.length).toBeGreaterThan(8);
    expect(named.map(([, path]) => path).filter((path) => !paths.has(path))).toEqual([]);
  });

  it('has the source of every map', () => {
    const maps = [...paths].filter((path) => path.endsWith('.map'));
    expect(maps.length).toBeGreaterThan(1000);
    const lost = maps.flatMap((path) => {
      const { sources } = JSON.parse(readFileSync(join(root, path), 'utf8')) as { readonly sources: readonly string[] };
      return sources.map((source) => normalize(join(dirname(path), source))).filter((source) => !paths.has(source));
    });
    expect(lost).toEqual([]);
  });
});
