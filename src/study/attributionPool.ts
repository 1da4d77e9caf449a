import type { Preparation } from '../prepare.js';
import { openPool, type Pool } from './pool.js';
import { type Subset, type SubsetOutcome, subsetRun } from './subsetRun.js';

/** Runs variants of one scenario with only some of their mechanisms. */
export type AttributionPool = Pool<Subset, SubsetOutcome>;

/** In this thread, with pauses. `interrupted` is asked often. */
export function openAttributionPool(preparation: Preparation, interrupted?: () => boolean): AttributionPool {
  return openPool({ here: (subset) => subsetRun(preparation, subset), interrupted });
}
