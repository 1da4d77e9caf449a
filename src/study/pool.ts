/** Does jobs, as many at a time as it has threads. What comes out does not depend on how many there are. */
export interface Pool<Job, Outcome> {
  /** How many jobs can run at the same time. */
  readonly size: number;
  /** Jobs are begun in the order in which they are handed in. Rejects with `Interrupted` after the signal. */
  readonly run: (job: Job) => Promise<Outcome>;
  readonly close: () => void;
}

/** How jobs are done in the thread that asks for them. */
export interface PoolOptions<Job, Outcome> {
  /** The job in steps: others get a turn between them. */
  readonly here: (job: Job) => Generator<unknown, Outcome, undefined>;
  /** Gives up all that is not done. */
  readonly signal?: AbortSignal | undefined;
  /** Asked after every step; true gives up the job under way and all that follow. */
  readonly interrupted?: (() => boolean) | undefined;
}

/** What jobs that were given up end with. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.');
  }
}

/** [ms] Time between pauses in which others get a turn. */
const TURN = 30;

/** One job after the other in this thread, with pauses. Runs anywhere. */
export function openPool<Job, Outcome>(options: PoolOptions<Job, Outcome>): Pool<Job, Outcome> {
  const { here, signal, interrupted } = options;
  let last: Promise<unknown> = Promise.resolve();
  const work = async (job: Job): Promise<Outcome> => {
    const steps = here(job);
    let turn = performance.now();
    for (;;) {
      if (signal?.aborted) throw new Interrupted();
      const next = steps.next();
      if (next.done) return next.value;
      if (interrupted?.()) throw new Interrupted();
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
