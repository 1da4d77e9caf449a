import type { RunOutcome, RunsRecord } from '../../../results/runsTable.js';
import { Interrupted } from '../../../study/pool.js';
import { failedRun } from '../../../sweep/makeRuns.js';
import type { Study } from '../../../sweep/study.js';
import { NotWritten } from '../../reason.js';
import { type Chunk, type ChunkRows, idOf, prefix, queueName, studiesKey, studyKey, unpacked } from './names.js';
import { pause } from './pause.js';
import { openQueue } from './redis.js';

/** Where the queue is, what gives it up, and who hears of outcomes. */
export interface QueueOptions {
  /** redis://host:port */
  readonly url: string;
  readonly signal: AbortSignal;
  readonly onOutcome: (outcome: RunOutcome) => void;
  /** What the server has to complain of; it is asked again. */
  readonly onTrouble?: (message: string) => void;
}

/** Runs that travel together at most, so that the way is nothing beside the work. */
const mostInChunk = 32;
/** Chunks that are handed in at a time: as many as keep a group of machines busy. */
const mostOutstanding = 512;
/** Times that a chunk is begun before it is set aside. */
const attempts = 3;
/** [ms] Between two looks, and between two times that all is handed in once more, for a server that lost it. */
const [pollInterval, againInterval] = [150, 4000];

/**
 * Has runs made by the workers of a queue (BullMQ). Outcomes come in any order, and one may come twice. What a server forgets is handed in
 * again; a chunk that ends its worker is taken apart, and the run that does so has failed. Rejects with `Interrupted` after the
 * signal: the queue stays, for a producer that goes on.
 */
export async function queueRuns(
  study: Study,
  record: RunsRecord,
  missing: Iterable<number>,
  { url, signal, onOutcome, onTrouble }: QueueOptions,
): Promise<void> {
  const { bullmq, connect } = await openQueue(url);
  const id = idOf(record);
  const redis = connect();
  const queue = new bullmq.Queue<Chunk, ChunkRows>(queueName(id), { connection: redis, prefix });
  queue.on('error', () => {});
  const text = JSON.stringify(study);
  const outstanding = new Map<string, readonly number[]>();
  const chunks = chunked(missing, chunkSize(record.runs));
  const handIn = async (ids: readonly string[]): Promise<void> => {
    const jobs = ids.map((jobId) => ({
      name: 'runs',
      data: { runs: outstanding.get(jobId) ?? [] },
      opts: { jobId, attempts, backoff: { type: 'fixed', delay: 500 }, removeOnComplete: false, removeOnFail: false },
    }));
    // A chunk that is there already stays as it is.
    if (jobs.length > 0) await queue.addBulk(jobs);
  };
  const announce = async (): Promise<void> => {
    await redis.set(studyKey(id), text);
    await redis.sadd(studiesKey, id);
  };
  const refill = async (): Promise<void> => {
    const fresh: string[] = [];
    while (outstanding.size < mostOutstanding) {
      const { value, done } = chunks.next();
      if (done) break;
      const jobId = `chunk-${value[0]}-${value.length}`;
      outstanding.set(jobId, value);
      fresh.push(jobId);
    }
    await handIn(fresh);
  };
  const collect = async (): Promise<void> => {
    for (const job of await queue.getJobs(['completed'], 0, 199)) {
      const made = unpacked(job.returnvalue ?? []);
      for (const outcome of made) onOutcome(outcome);
      outstanding.delete(job.id ?? '');
      await queue.remove(job.id ?? '');
      // A worker that was asked to end gives back what it has.
      const rest = job.data.runs.filter((run) => !made.some((one) => one.run === run));
      if (rest.length === 0) continue;
      const jobId = `rest-${rest[0]}-${rest.length}`;
      outstanding.set(jobId, rest);
      await handIn([jobId]);
    }
    for (const job of await queue.getJobs(['failed'], 0, 199)) {
      const { runs } = job.data;
      outstanding.delete(job.id ?? '');
      await queue.remove(job.id ?? '');
      if (runs.length === 1) {
        for (const run of runs) onOutcome(failedRun(study, run, `Set aside: ${job.failedReason}.`));
        continue;
      }
      const alone = runs.map((run) => [`run-${run}`, [run]] as const);
      for (const [jobId, one] of alone) outstanding.set(jobId, one);
      await handIn(alone.map(([jobId]) => jobId));
    }
  };
  try {
    await announce();
    await refill();
    let again = performance.now() + againInterval;
    while (outstanding.size > 0) {
      await pause(pollInterval, signal);
      if (signal.aborted) throw new Interrupted();
      try {
        await collect();
        await refill();
        if (performance.now() < again) continue;
        again = performance.now() + againInterval;
        await announce();
        await handIn([...outstanding.keys()]);
      } catch (error) {
        if (error instanceof NotWritten) throw error;
        // A server that has just begun anew refuses everything until it has read its files.
        onTrouble?.(error instanceof Error ? error.message : String(error));
      }
    }
    await redis.srem(studiesKey, id);
    await queue.obliterate({ force: true });
    await redis.del(studyKey(id));
  } finally {
    await queue.close();
    redis.disconnect();
  }
}

/** Few runs travel alone, so that every machine gets some. */
function chunkSize(runs: number): number {
  return Math.min(mostInChunk, Math.max(1, Math.floor(runs / 256)));
}

function* chunked(runs: Iterable<number>, size: number): Generator<readonly number[], void, undefined> {
  let chunk: number[] = [];
  for (const run of runs) {
    chunk.push(run);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
