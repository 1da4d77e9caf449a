import { openWorkers } from './openWorkers.js';

/** Does jobs, as many at a time as it has threads. What comes out does not depend on how many there are. */
export interface Pool<Job, Outcome> {
  /** How many jobs can run at the same time. */
  readonly size: number;
  /** Jobs are begun in the order in which they are handed in. Rejects with `Interrupted` after the signal. */
  readonly run: (job: Job) => Promise<Outcome>;
  readonly close: () => void;
}

export interface PoolOptions<Job, Outcome> {
  /** The job in steps, for want of threads: others get a turn between them. */
  readonly here: (job: Job) => Generator<unknown, Outcome, undefined>;
  /** Compiled file that a thread starts with: jobs come as messages, outcomes go as messages. */
  readonly entry: URL;
  /** Threads at most; 0: everything in this thread. Default: as ARGYRODE_THREADS says, otherwise one per processor. */
  readonly threads?: number | undefined;
  /** Gives up all that is not done. */
  readonly signal?: AbortSignal | undefined;
}

/** What jobs that were given up end with. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.');
  }
}

/** Threads where there are any (Node, built package), otherwise this thread with pauses. */
export async function openPool<Job, Outcome>(options: PoolOptions<Job, Outcome>): Promise<Pool<Job, Outcome>> {
  return (await openThreads(options)) ?? thisThread(options);
}

/** [ms] Time between pauses in which others get a turn. */
const TURN = 30;

function thisThread<Job, Outcome>({ here, signal }: PoolOptions<Job, Outcome>): Pool<Job, Outcome> {
  let last: Promise<unknown> = Promise.resolve();
  const work = async (job: Job): Promise<Outcome> => {
    const steps = here(job);
    let turn = performance.now();
    for (;;) {
      if (signal?.aborted) throw new Interrupted();
      const next = steps.next();
      if (next.done) return next.value;
      if (performance.now() - turn < TURN) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      turn = performance.now();
    }
  };
  return {
    size: 1,
    close: () => {},
    run: (job) => {
      const done = last.then(() => work(job));
      last = done.catch(() => {});
      return done;
    },
  };
}

async function openThreads<Job, Outcome>(options: PoolOptions<Job, Outcome>): Promise<Pool<Job, Outcome> | undefined> {
  const { entry, signal, threads } = options;
  const open = await openWorkers({ entry, threads });
  if (open === undefined) return undefined;
  // An idle pool does not keep the process alive.
  for (const thread of open) thread.unref();
  const free = [...open];
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
  const run = async (job: Job): Promise<Outcome> => {
    while (!closed && free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    if (closed || signal?.aborted) throw new Interrupted();
    const thread = free.pop()!;
    thread.ref();
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      const end = (): void => {
        thread.off('message', answered).off('error', failed);
        thread.unref();
        given.delete(refused);
      };
      const answered = (answer: Outcome): void => {
        end();
        resolve(answer);
      };
      const refused = (error: Error): void => {
        end();
        reject(error);
      };
      // A bug: the thread is gone, and what others wait for is of no use any more.
      const failed = (error: Error): void => {
        refused(error);
        shut();
      };
      given.add(refused);
      thread.on('message', answered).on('error', failed);
      thread.postMessage(job);
    });
    free.push(thread);
    waiting.shift()?.();
    return outcome;
  };
  return { size: open.length, run, close: shut };
}
