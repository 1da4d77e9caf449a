import { describe, expect, it } from 'vitest';
import { Interrupted, openPool, type PoolOptions } from '../../src/study/pool.js';

/** Jobs are numbers: so many steps, each noted; a negative one fails after its first. */
function noting(more: Partial<PoolOptions<number, string>> = {}) {
  const done: string[] = [];
  const here = function* (job: number): Generator<undefined, string, undefined> {
    for (let step = 1; step <= Math.abs(job); step++) {
      done.push(`${job}.${step}`);
      yield undefined;
      if (job < 0) throw new Error('it failed');
    }
    return `${job} done`;
  };
  return { done, pool: openPool<number, string>({ here, ...more }) };
}

describe('jobs without threads', () => {
  it('are done one after the other, in the order in which they come', async () => {
    const { done, pool } = noting();
    const { size, run, close } = pool;
    expect(size).toBe(1);
    expect(await Promise.all([run(2), run(1), run(3)])).toEqual(['2 done', '1 done', '3 done']);
    expect(done).toEqual(['2.1', '2.2', '1.1', '3.1', '3.2', '3.3']);
    close();
  });

  it('go on after one that fails', async () => {
    const { run } = noting().pool;
    const [failed, next] = [run(-2), run(1)];
    await expect(failed).rejects.toThrow('it failed');
    expect(await next).toBe('1 done');
  });

  it('are given up after the signal, those that wait as well', async () => {
    const stop = new AbortController();
    const { done, pool } = noting({ signal: stop.signal });
    const { run } = pool;
    expect(await run(1)).toBe('1 done');
    stop.abort();
    await expect(run(3)).rejects.toThrow(Interrupted);
    await expect(run(2)).rejects.toThrow('Interrupted.');
    expect(done).toEqual(['1.1']);
  });

  it('are given up once somebody says so between two steps', async () => {
    let steps = 0;
    const { done, pool } = noting({ interrupted: () => ++steps === 3 });
    expect(await pool.run(2)).toBe('2 done');
    await expect(pool.run(3)).rejects.toThrow(Interrupted);
    expect(done).toEqual(['2.1', '2.2', '3.1']);
  });
});
