import type { Worker } from 'node:worker_threads';
import { threadLimit } from './threadLimit.js';

export interface WorkerOptions {
  /** Compiled file that a thread starts with. */
  readonly entry: URL;
  /** What each is given at its start: plain data. */
  readonly workerData?: unknown;
  /** Threads wished for; 0: none. Default: see `threadLimit`. */
  readonly threads?: number | undefined;
  /** There is no use for more. */
  readonly most?: number;
}

/** Threads, never more than there are processors; undefined where there are to be none, or are none (browser, sources that are not built). */
export async function openWorkers(options: WorkerOptions): Promise<readonly Worker[] | undefined> {
  const { entry, workerData, most = Infinity } = options;
  // Only the built package has the file that a thread starts with.
  if (entry.protocol !== 'file:' || !import.meta.url.endsWith('.js')) return undefined;
  const limit = Math.min(threadLimit(options.threads), most);
  if (limit < 1) return undefined;
  let threads: typeof import('node:worker_threads');
  let processors: number;
  try {
    threads = await import('node:worker_threads');
    processors = (await import('node:os')).availableParallelism();
  } catch {
    return undefined;
  }
  return Array.from({ length: Math.min(limit, processors) }, () => new threads.Worker(entry, { workerData }));
}
