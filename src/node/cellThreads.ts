import { type CellPool, openCellPool } from '../fit/runs/cellPool.js';
import { threadLimit } from './threadLimit.js';
import { isBuilt, openThreads } from './threadPool.js';

/** How many threads run the cells of a fit or study, and what ends them. */
export interface ThreadOptions {
  /** Threads at most, 0 or more; 0: everything in this thread. Default: as ARGYRODE_THREADS says, otherwise one per processor. */
  readonly threads?: number | undefined;
  /** Gives up all that is not done: what is waited for rejects with `Interrupted`. */
  readonly signal?: AbortSignal | undefined;
}

/** Runs the cells of fits and studies on threads. The outcomes do not depend on how many there are. Close it. */
export function openCellThreads(options: ThreadOptions = {}): CellPool {
  const { threads, signal } = options;
  if (!isBuilt || threadLimit(threads) < 1) return openCellPool({ signal });
  return openThreads({ entry: new URL('./cellThread.js', import.meta.url), threads, signal });
}
