import { openStudyPool, type StudyPool } from '../../sweep/makeRuns.js';
import type { Study } from '../../sweep/study.js';
import type { ThreadOptions } from '../cellThreads.js';
import { threadLimit } from '../threadLimit.js';
import { isBuilt, openThreads } from '../threadPool.js';

/** Makes the runs of a study on threads. The outcomes do not depend on how many there are. Close it. */
export function openSweepThreads(study: Study, options: ThreadOptions = {}): StudyPool {
  const { threads, signal } = options;
  if (!isBuilt || threadLimit(threads) < 1) return openStudyPool(study, { signal });
  const entry = new URL('./sweepThread.js', import.meta.url);
  return openThreads({ entry, workerData: study, threads, signal, replaces: true });
}
