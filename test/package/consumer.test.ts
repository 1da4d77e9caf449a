import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'node_modules');
/** A fresh project with the packed package in it, beside the packages that it says it needs. */
const project = mkdtempSync(join(tmpdir(), 'argyrode-consumer-'));

beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', project], { cwd: root });
  const { name, version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  execFileSync('tar', ['xzf', `${name}-${version}.tgz`], { cwd: project });
  const linked = (path: string): void => {
    mkdirSync(dirname(join(project, 'node_modules', path)), { recursive: true });
    symlinkSync(join(modules, path), join(project, 'node_modules', path), 'dir');
  };
  for (const dependency of [...Object.keys(dependencies), '@types/node']) linked(dependency);
  renameSync(join(project, 'package'), join(project, 'node_modules', name));
  cpSync(new URL('consumer', import.meta.url), project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** What the strictest compiler says to files of the project. */
function compiled(files: readonly string[], options: object): string {
  const strict = {
    target: 'ES2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    outDir: 'built',
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...strict, ...options }, files }));
  const { stdout, stderr } = spawnSync(process.execPath, [join(modules, 'typescript/bin/tsc')], {
    cwd: project,
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe('the package as it is installed', () => {
  it('runs in Node and in its threads, from TypeScript that knows no browser', () => {
    const options = { module: 'NodeNext', lib: ['ES2023'], types: ['node'] };
    expect(compiled(['server.ts'], options)).toBe('');
    const said = execFileSync(process.execPath, ['built/server.js'], { cwd: project, encoding: 'utf8' });
    const { here, inThread, givenUp, files } = JSON.parse(said);
    expect(here).toBeGreaterThan(150);
    expect(inThread).toBe(here);
    expect(givenUp).toBe(true);
    expect(files).toEqual(['cycles.csv', 'report.html', 'run.json', 'timeseries.parquet']);
  });

  it('compiles strictly for a browser that knows no Node', () => {
    const options = { module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2023', 'DOM'], types: [], noEmit: true };
    expect(compiled(['page.ts', 'browser.ts'], options)).toBe('');
  });

  it('is bundled to what a page uses of it, and runs where there is nothing of Node', async () => {
    const built = await build({
      root: project,
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: join(project, 'page.ts'), output: { format: 'iife' } },
      },
    });
    const [chunk, ...others] = 'output' in built ? built.output : [];
    expect(others).toEqual([]);
    const code = chunk?.type === 'chunk' ? chunk.code : '';
    // 264 kB when this was written: engine with two sets of laws and the library of materials, YAML and zod,
    // the compiled kernel (16 kB) and what lays measurements over a simulation (4 kB); no reader of files.
    expect(gzipSync(code).length).toBeLessThan(275_000);
    expect(code).not.toContain('xl/workbook.xml');
    const page: { capacity?: number; csv?: string } = {};
    runInNewContext(code, Object.assign(page, { performance, TextDecoder, TextEncoder, structuredClone, setTimeout }));
    expect(page.capacity).toBeGreaterThan(150);
    expect(page.csv).toContain('Discharge capacity');
  });
});
