import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Interrupted, type Pool } from '../study/pool.js';
import { threadLimit } from './threadLimit.js';

/** Where the jobs of a pool are done. */
export interface ThreadPoolOptions {
  /** Compiled file that a thread starts with: jobs come as messages, outcomes go as messages. */
  readonly entry: URL;
  /** Given to every thread at its start. */
  readonly workerData?: unknown;
  /** Threads at most. Default: see `threadLimit`. */
  readonly threads?: number | undefined;
  /** Gives up all that is not done. */
  readonly signal?: AbortSignal | undefined;
  /** A thread that ends in a job takes that job with it and no other; another thread takes its place. */
  readonly replaces?: boolean;
}

/** Whether there is a file that a thread could start with: only the built package has it. */
export const isBuilt = import.meta.url.endsWith('.js');

/** A pool of threads, each begun when there is work for it. */
export function openThreads<Job, Outcome>(options: ThreadPoolOptions): Pool<Job, Outcome> {
  const { entry, workerData, signal } = options;
  const size = Math.min(threadLimit(options.threads), availableParallelism());
  const open: Worker[] = [];
  const free: Worker[] = [];
  const waiting: (() => void)[] = [];
  const given = new Set<(error: Error) => void>();
  let closed = false;
  const shut = (): void => {
    if (closed) return;
    closed = true;
    for (const refuse of given) refuse(new Interrupted());
    for (const next of waiting.splice(0)) next();
    for (const thread of open) void thread.terminate();
  };
  signal?.addEventListener('abort', shut, { once: true });
  const begun = (): Worker | undefined => {
    if (open.length === size) return undefined;
    const thread = new Worker(entry, { workerData });
    // An idle pool does not keep the process alive.
    thread.unref();
    open.push(thread);
    return thread;
  };
  const run = async (job: Job): Promise<Outcome> => {
    let thread: Worker | undefined;
    for (;;) {
      if (closed || signal?.aborted) throw new Interrupted();
      thread = free.pop() ?? begun();
      if (thread) break;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      const outcome = await answer(thread, job);
      free.push(thread);
      return outcome;
    } finally {
      waiting.shift()?.();
    }
  };
  const answer = (thread: Worker, job: Job): Promise<Outcome> =>
    new Promise((resolve, reject) => {
      const end = (): void => {
        thread.off('message', answered).off('error', failed);
        thread.unref();
        given.delete(refused);
      };
      const answered = (outcome: Outcome): void => {
        end();
        resolve(outcome);
      };
      const refused = (error: Error): void => {
        end();
        reject(error);
      };
      // The thread is gone; by a bug, and what others wait for is of no use any more, unless jobs have nothing to do with each other.
      const failed = (error: Error): void => {
        refused(error);
        if (options.replaces) open.splice(open.indexOf(thread), 1);
        else shut();
      };
      given.add(refused);
      thread.ref();
      thread.on('message', answered).on('error', failed);
      thread.postMessage(job);
    });
  return { size, run, close: shut };
}
