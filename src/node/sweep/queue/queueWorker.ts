import type { RunOutcome } from '../../../results/runsTable.js';
import { Interrupted } from '../../../study/pool.js';
import { failedRun, type StudyPool } from '../../../sweep/makeRuns.js';
import type { Study } from '../../../sweep/study.js';
import { openSweepThreads } from '../sweepThreads.js';
import { type Chunk, type ChunkRows, packed, prefix, queueName, studiesKey, studyKey } from './names.js';
import { pause } from './pause.js';
import { openQueue } from './redis.js';

/** Where the queue is, how many threads work for it, and when that ends. */
export interface QueueWorkerOptions {
  /** redis://host:port */
  readonly url: string;
  /** Threads at most; default: one a processor. */
  readonly threads?: number | undefined;
  /** Ends the work after the runs in hand. */
  readonly signal: AbortSignal;
  /** [s] After so long without work the worker ends; default: never. */
  readonly idle?: number;
  /** [s] After so long without a sign of life the chunks of a worker are given to others. */
  readonly lock?: number;
  readonly onRun?: (outcome: RunOutcome) => void;
}

/** [ms] Between two looks for studies. */
const pollInterval = 500;

/**
 * Makes runs for the studies of a queue until the signal. They are computed in threads: this one stays free to renew the locks of what is
 * in hand, so that only a worker that is gone loses it to others.
 */
export async function workOnQueue(options: QueueWorkerOptions): Promise<void> {
  const { url, signal, idle = Infinity } = options;
  const { bullmq, connect } = await openQueue(url);
  const redis = connect();
  const open = new Map<string, Opened>();
  let last = performance.now();
  const begin = async (id: string): Promise<void> => {
    const text = await redis.get(studyKey(id));
    if (text === null) return;
    const study = JSON.parse(text) as Study;
    const pool = openSweepThreads(study, { threads: options.threads });
    const connection = connect();
    const duration = Math.round(1000 * (options.lock ?? 15));
    const worker = new bullmq.Worker<Chunk, ChunkRows>(
      queueName(id),
      async ({ data }) => {
        const outcomes: RunOutcome[] = [];
        for (const run of data.runs) {
          if (signal.aborted) break;
          const outcome = await madeBy(pool, study, run);
          last = performance.now();
          options.onRun?.(outcome);
          outcomes.push(outcome);
        }
        return packed(outcomes);
      },
      {
        connection,
        prefix,
        // One more than can run: a thread never waits for the next chunk to arrive.
        concurrency: pool.size + 1,
        lockDuration: duration,
        stalledInterval: Math.round(duration / 3),
        maxStalledCount: 2,
        drainDelay: 1,
      },
    );
    // After an error, as of a server that is still reading its files, BullMQ looks no more for what a killed worker had in hand.
    let looking = true;
    worker.on('error', () => {
      looking = false;
    });
    const mend = (): void => {
      if (!looking) void worker.startStalledCheckTimer();
      looking = true;
    };
    const close = async (): Promise<void> => {
      await worker.close();
      pool.close();
      connection.disconnect();
    };
    open.set(id, { close, mend });
  };
  try {
    while (!signal.aborted && performance.now() - last < 1000 * idle) {
      try {
        const wanted = await redis.smembers(studiesKey);
        for (const id of wanted) if (!open.has(id)) await begin(id);
        for (const [id, { close, mend }] of open) {
          mend();
          if (wanted.includes(id)) continue;
          open.delete(id);
          await close();
        }
      } catch {
        // A server that has just begun anew refuses everything until it has read its files.
      }
      await pause(pollInterval, signal);
    }
  } finally {
    for (const { close } of open.values()) await close();
    redis.disconnect();
  }
}

/** A study that is worked on. */
interface Opened {
  readonly close: () => Promise<void>;
  /** Goes on after errors of the server. */
  readonly mend: () => void;
}

/** A run that ends its thread has failed; one that was given up is somebody else's. */
async function madeBy(pool: StudyPool, study: Study, run: number): Promise<RunOutcome> {
  try {
    return await pool.run(run);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return failedRun(study, run, `Its thread ended: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
