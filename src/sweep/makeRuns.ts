import type { RunOutcome } from '../results/runsTable.js';
import { Interrupted, openPool, type Pool } from '../study/pool.js';
import type { Study } from './study.js';
import { outcomeOf, studyRuns } from './studyRun.js';

/** A run of a study by its number in the design, or at coordinates of its own. Goes to other threads. */
export type StudyJob = number | { readonly run: number; readonly coordinates: readonly number[] };

/** Makes runs of one study. What comes out does not depend on how many it makes at a time. */
export type StudyPool = Pool<StudyJob, RunOutcome>;

/** One run after the other in this thread, with pauses. */
export function openStudyPool(study: Study, options: { readonly signal?: AbortSignal | undefined } = {}): StudyPool {
  return openPool({ here: studyJobs(study), signal: options.signal });
}

/** A job in steps. */
export function studyJobs(study: Study): (job: StudyJob) => Generator<void, RunOutcome, undefined> {
  const byNumber = studyRuns(study);
  return (job) => (typeof job === 'number' ? byNumber(job) : outcomeOf(study, job.run, job.coordinates));
}

/**
 * Makes runs and hands on each outcome as it comes, in whatever order; few of them are known at any time, however many there are.
 * A run that takes its thread with it has failed, and the others go on. Rejects with `Interrupted` when the pool gives up.
 */
export async function makeRuns(
  study: Study,
  runs: Iterable<number>,
  pool: StudyPool,
  onOutcome: (outcome: RunOutcome) => void,
): Promise<void> {
  const next = runs[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (;;) {
      const { value, done } = next.next();
      if (done) return;
      onOutcome(await surviving(study, value, pool));
    }
  };
  // One more than can run, so that none waits for this thread.
  await Promise.all(Array.from({ length: pool.size + 1 }, worker));
}

/** What a run that ended its thread, as by lack of memory, comes to. */
async function surviving(study: Study, run: number, pool: StudyPool): Promise<RunOutcome> {
  try {
    return await pool.run(run);
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const reason = `Its thread ended: ${error instanceof Error ? error.message : String(error)}.`;
    return failedRun(study, run, reason);
  }
}

/** A run of which nothing is known but why. */
export function failedRun({ outputs }: Study, run: number, reason: string): RunOutcome {
  return { run, status: 'failed', reason, outputs: outputs.map(() => Number.NaN) };
}
