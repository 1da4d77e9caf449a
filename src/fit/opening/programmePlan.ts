import type { Cell } from '../../cell/cell.js';
import type { Prepared } from '../../prepare.js';
import { halfCycles, programmeCycles } from '../../protocol/programmeCycles.js';
import { resolveCurrent } from '../../protocol/resolve.js';
import type { Programme } from '../../protocol/step.js';
import { flatten } from '../../protocol/walk.js';

/** An impedance spectrum that a programme takes; frequencies in Hz. */
export interface PlannedSpectrum {
  readonly cycle: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Cycles that a programme makes if nothing ends it before. */
export function plannedCycles({ programme }: Prepared): number {
  return programmeCycles(programme);
}

/** The spectra of a programme in their order, each with the cycle it is taken in. */
export function plannedSpectra(programme: Programme): readonly PlannedSpectrum[] {
  const last = programme.stop.cycles ?? Infinity;
  const spectra: PlannedSpectrum[] = [];
  let cycle = 1;
  let discharged = false;
  for (const { step } of flatten(programme)) {
    if (step.direction === 'discharge') discharged = true;
    if (step.direction === 'charge' && discharged) {
      if (cycle === last) break;
      cycle++;
      discharged = false;
    }
    const { control } = step;
    if (control.kind !== 'impedance') continue;
    const { from, to } = control;
    spectra.push({ cycle, lowest: Math.min(from, to), highest: Math.max(from, to) });
  }
  return spectra;
}

/** The first cycle that is discharged at a C-rate, as the data of rate tests are looked up; undefined without one. */
export function cycleAtRate(programme: Programme, cell: Cell, rate: number): number | undefined {
  for (const { cycle, step } of halfCycles(programme)) {
    if (step.direction !== 'discharge' || step.control.kind !== 'current') continue;
    const own = Math.abs(resolveCurrent(step.control.current, cell)) / cell.oneC;
    if (Math.abs(own / rate - 1) < SAME_RATE) return cycle;
  }
  return undefined;
}

/** Rates that differ by less are the same. */
const SAME_RATE = 0.02;
