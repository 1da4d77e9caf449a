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

/** Where a jump lands depends on the parameters: differences have to be larger than what that changes. */
export const coarseDifferences = { differenceStep: 0.03 } as const;

/**
 * Relative error of the time integration near the solution. At the default of 3e-4 capacities scatter by 1e-5 and efficiencies by half of what
 * a difference step changes them: standard errors then come out too small by up to a third, and profiles bumpy. At this one the
 * scatter is a hundred times less, for half as much time again.
 */
const FINE_TOLERANCE = 3e-5;

/** Time integration that is fine enough for derivatives and profiles, where a cell asks for less. */
export function fineSettings({ cells }: Pick<FitProblem, 'cells'>): readonly string[] {
  const present = cells.map(({ prepared }) => prepared.numerics.tolerance);
  const finest = Math.min(FINE_TOLERANCE, ...present);
  return present.some((tolerance) => tolerance > finest) ? [`numerics.tolerance=${finest}`] : [];
}
