import { Worker } from 'node:worker_threads';
import type { CellPool } from '../src/fit/runs/cellPool.js';
import type { CellOutcome } from '../src/fit/runs/cellRun.js';

/**
 * A thread of the built package that runs cells: as they run for users, and in less time than where every import goes through the
 * test runner. Close it.
 */
export function builtPool(): CellPool {
  const thread = new Worker(new URL('../dist/fit/runs/cellThread.js', import.meta.url));
  let last: Promise<unknown> = Promise.resolve();
  return {
    size: 1,
    close: () => void thread.terminate(),
    run: (job) => {
      const answer = last.then(
        () =>
          new Promise<CellOutcome>((resolve, reject) => {
            thread.once('message', resolve).once('error', reject);
            thread.postMessage(job);
          }),
      );
      last = answer.finally(() => thread.removeAllListeners('error')).catch(() => {});
      return answer;
    },
  };
}
