import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildKernel, isKernelBuilt } from './kernel/build.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const modules = join(root, 'node_modules');

/** What is built: into which folder, by what, from which sources, and what it replaces there. A mark in the folder says from what exactly. */
const parts = {
  program: {
    folder: 'dist',
    command: [join(modules, 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'],
    isSource: (file) => !file.startsWith(join('src', 'web')),
    replaces: (name) => name !== 'lab' && !name.startsWith('building-'),
  },
  lab: {
    folder: join('dist', 'lab'),
    command: [
      join(modules, 'vite', 'bin', 'vite.js'),
      'build',
      '--config',
      'src/web/vite.config.ts',
      '--logLevel',
      'warn',
    ],
    isSource: () => true,
    replaces: () => true,
  },
};
const markOf = ({ folder }) => join(root, folder, 'built-from');

/** Name of the sources of a part as they are now: the same for the same bytes, whatever the clock said when they were written. */
function sourcesOf({ isSource }) {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter(isSource)
    .sort();
  const hash = createHash('sha1');
  for (const file of [...files, 'package.json', 'package-lock.json', 'tsconfig.json']) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Whether what lies in the folder of a part was built from the sources as they are now. */
export function isBuilt(name) {
  try {
    return readFileSync(markOf(parts[name]), 'utf8') === sourcesOf(parts[name]);
  } catch {
    return false;
  }
}

/** Builds a part; wrong types leave a program that runs. Returns the exit code and what was said. */
export function build(name) {
  const part = parts[name];
  const sources = sourcesOf(part);
  rmSync(markOf(part), { force: true });
  mkdirSync(join(root, part.folder), { recursive: true });
  // What was built before outlives neither its source nor a compiler that does not start.
  for (const old of readdirSync(join(root, part.folder)).filter(part.replaces)) {
    rmSync(join(root, part.folder, old), { recursive: true, force: true });
  }
  // A runner of tests says NODE_ENV=test, with which the page would be built for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync(process.execPath, part.command, { cwd: root, env, encoding: 'utf8' });
  if (status === 0) writeFileSync(markOf(part), sources);
  return { code: status ?? 1, said: stdout + stderr };
}

/** Builds a part unless it is of the sources as they are; of several processes that want it at a time one builds and the others wait. */
export function ensureBuilt(name) {
  const lock = join(root, 'dist', `building-${name}`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  while (!isBuilt(name)) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      if (!isRunning(lock)) rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
      continue;
    }
    try {
      return build(name);
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return { code: 0, said: '' };
}

/** Whether the process that wrote a lock is still there. */
function isRunning(lock) {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')) || process.pid, 0);
  } catch {
    return false;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const name of process.argv.slice(2)) {
    if (name === 'kernel') {
      // Its bytes are committed: who changes nothing in it needs no compiler for it.
      if (!isKernelBuilt()) buildKernel();
      continue;
    }
    const { code, said } = build(name);
    process.stdout.write(said);
    if (code !== 0) process.exit(code);
  }
}
