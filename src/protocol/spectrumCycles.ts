import type { Programme } from './step.js';
import { flatten } from './walk.js';

/** Cycles in which a programme takes impedance spectra. */
export function spectrumCycles(programme: Programme): readonly number[] {
  const last = programme.stop.cycles ?? Infinity;
  const found = new Set<number>();
  let cycle = 1;
  let discharged = false;
  for (const { step } of flatten(programme)) {
    if (discharged && step.direction === 'charge') {
      if (cycle === last) break;
      cycle++;
      discharged = false;
    }
    if (step.direction === 'discharge') discharged = true;
    if (step.control.kind === 'impedance') found.add(cycle);
  }
  return [...found];
}
