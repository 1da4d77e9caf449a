import { Interrupted, openPool, type Pool } from '../../study/pool.js';
import { type CellJob, type CellOutcome, cellRun } from './cellRun.js';

/** Runs cells of studies and fits. What comes out does not depend on how many it runs at a time. */
export type CellPool = Pool<CellJob, CellOutcome>;

/** One cell after the other in this thread, with pauses; `argyrode/node` has a pool of threads. The signal gives up what is not done. */
export function openCellPool(options: { readonly signal?: AbortSignal | undefined } = {}): CellPool {
  return openPool({ here: cellRun, signal: options.signal });
}

/** Answers of a promise that was given up become undefined. */
export async function unlessInterrupted<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Interrupted) return undefined;
    throw error;
  }
}
