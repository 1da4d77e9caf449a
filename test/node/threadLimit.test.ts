import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCellThreads } from '../../src/node/cellThreads.js';
import { threadLimit } from '../../src/node/threadLimit.js';
import { openThreads } from '../../src/node/threadPool.js';

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

describe('a pool of threads', () => {
  it('is no larger than the variable says', () => {
    say('1');
    const pool = openThreads({ entry: new URL('data:text/javascript,') });
    expect(pool.size).toBe(1);
    pool.close();
  });

  it('for cells is this thread where none may be', () => {
    say('0');
    expect(openCellThreads().size).toBe(1);
  });
});
