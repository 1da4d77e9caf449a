import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { threadLimit } from '../../src/study/threadLimit.js';

afterEach(() => vi.unstubAllEnvs());
const say = (value: string | undefined) => vi.stubEnv('ARGYRODE_THREADS', value);

describe('how many threads may work', () => {
  it.each([
    ['0', 0],
    ['3', 3],
    ['12', 12],
    ['2x', Infinity],
    ['', Infinity],
    ['-1', Infinity],
    ['many', Infinity],
    [undefined, Infinity],
  ])('ARGYRODE_THREADS=%s says %d', (value, limit) => {
    say(value);
    expect(threadLimit()).toBe(limit);
  });

  it('is what was asked for, whatever the variable says', () => {
    say('5');
    expect(threadLimit(0)).toBe(0);
    expect(threadLimit(2)).toBe(2);
  });
});

describe('threads of the built package', async () => {
  const built: typeof import('../../src/study/openWorkers.js') = await import(
    new URL('../../dist/study/openWorkers.js', import.meta.url).href
  );
  const folder = mkdtempSync(join(tmpdir(), 'argyrode-threads-'));
  const file = join(folder, 'thread.mjs');
  writeFileSync(
    file,
    "import { parentPort, workerData } from 'node:worker_threads';\nparentPort.postMessage(workerData);\n",
  );
  afterAll(() => rmSync(folder, { recursive: true }));
  const open = (more: object) => built.openWorkers({ entry: pathToFileURL(file), workerData: 'given', ...more });

  it('begin with what they are given, no more of them than there are uses', async () => {
    say('7');
    const threads = await open({ most: 1 });
    expect(threads).toHaveLength(1);
    expect(await new Promise((resolve) => threads![0].once('message', resolve))).toBe('given');
  });

  it('are none where none may be, or where there is no file that they could start with', async () => {
    say('0');
    expect(await open({})).toBeUndefined();
    say(undefined);
    expect(await open({ threads: 0 })).toBeUndefined();
    expect(await open({ entry: new URL('https://example.org/thread.js') })).toBeUndefined();
  });
});
