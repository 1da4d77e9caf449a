import { describe, expect, it } from 'vitest';
import { openThreads } from '../../src/node/threadPool.js';
import { Interrupted } from '../../src/study/pool.js';

/** Answers a number with who answered it and with its square; a negative one ends the thread, zero is never answered. */
const squares = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId, workerData } from 'node:worker_threads';
    parentPort.on('message', (job) => {
      if (job < 0) throw new Error('it failed');
      if (job > 0) parentPort.postMessage({ threadId, square: job * job, given: workerData });
    });`)}`,
);

interface Answer {
  readonly threadId: number;
  readonly square: number;
  readonly given: string;
}
const open = (more: { threads?: number; signal?: AbortSignal } = {}) =>
  openThreads<number, Answer>({ entry: squares, workerData: 'told at the start', threads: 1, ...more });

describe('jobs on threads', () => {
  it('are done by as many threads as are allowed, each told the same at its start', async () => {
    const { run, size, close } = open();
    expect(size).toBe(1);
    const answers = await Promise.all([run(2), run(3), run(4)]);
    expect(answers.map(({ square }) => square)).toEqual([4, 9, 16]);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(1);
    expect(answers[2].given).toBe('told at the start');
    close();
  });

  it('are given up when the signal comes or the pool is closed, those that wait as well', async () => {
    const stop = new AbortController();
    const { run } = open({ signal: stop.signal });
    const [never, waiting] = [run(0), run(1)].map((answer) => expect(answer).rejects.toThrow(Interrupted));
    stop.abort();
    await Promise.all([never, waiting]);
    await expect(run(2)).rejects.toThrow(Interrupted);
  });

  it('end with the thread that breaks, and so do those that wait for it', async () => {
    const { run } = open();
    const [broken, waiting] = [run(-1), run(2)];
    await Promise.all([expect(broken).rejects.toThrow('it failed'), expect(waiting).rejects.toThrow(Interrupted)]);
  });
});
