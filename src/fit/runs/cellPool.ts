import { Interrupted, openPool, type Pool } from '../../study/pool.js';
import { type CellJob, type CellOutcome, cellRun } from './cellRun.js';

/** Runs cells of studies and fits, on threads where there are any. */
export type CellPool = Pool<CellJob, CellOutcome>;

export function openCellPool(options: { readonly threads?: number; readonly signal?: AbortSignal } = {}) {
  return openPool({
    ...options,
    here: cellRun,
    entry: new URL('./cellThread.js', import.meta.url),
  });
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
