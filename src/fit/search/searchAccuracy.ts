import { cycleCount } from '../../protocol/programme/programmeCycles.js';
import type { FitProblem } from '../problem.js';

/** Cycles from which on jumping over some of them saves time. */
const MANY_CYCLES = 40;

/** Cycle jumping for what is far from the solution, if any cell makes many cycles and does not jump anyway. */
export function coarseSettings({ cells }: Pick<FitProblem, 'cells'>): readonly string[] {
  const pays = cells.some(
    ({ prepared }) => !prepared.numerics.cycleJumping && cycleCount(prepared.programme) >= MANY_CYCLES,
  );
  return pays ? ['numerics.cycleJumping=true'] : [];
}

/**
 * Far from the solution plain differences are good enough, and two runs cheaper. Where a jump lands depends on the parameters: they have to
 * be larger than what that changes.
 */
export const coarseDifferences = { derivatives: false, differenceStep: 0.03 } as const;
