import type { Programme, Step } from './step.js';
import { flatten } from './walk.js';

/** How many cycles a programme makes when nothing but its own end or a number of cycles ends it. */
export function programmeCycles(programme: Programme): number {
  let cycles = 0;
  for (const { cycle } of halfCycles(programme)) cycles = cycle;
  return cycles;
}

/** Every charge and discharge with its cycle: a charge after a discharge begins another one. */
export function* halfCycles(
  programme: Programme,
): Generator<{ readonly cycle: number; readonly step: Step }, void, undefined> {
  const last = programme.stop.cycles ?? Infinity;
  let cycle = 1;
  let discharged = false;
  for (const { step } of flatten(programme)) {
    if (step.direction !== 'charge' && step.direction !== 'discharge') continue;
    if (discharged && step.direction === 'charge') {
      if (cycle === last) return;
      cycle++;
      discharged = false;
    }
    if (step.direction === 'discharge') discharged = true;
    yield { cycle, step };
  }
}
