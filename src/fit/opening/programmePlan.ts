import type { Cell } from '../../cell/cell.js';
import type { Prepared } from '../../prepare.js';
import { cyclesWith, isSpectrum, listedSteps, programmeCycles } from '../../protocol/programmeCycles.js';
import { resolveCurrent } from '../../protocol/resolve.js';
import type { Programme, Step } from '../../protocol/step.js';

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
  return [...listedSteps(programme, isSpectrum)].flatMap(({ cycle, step: { control } }) => {
    if (control.kind !== 'impedance') return [];
    const { from, to } = control;
    return [{ cycle, lowest: Math.min(from, to), highest: Math.max(from, to) }];
  });
}

/** The first cycle that is discharged at a C-rate, as the data of rate tests are looked up; undefined without one. */
export function cycleAtRate(programme: Programme, cell: Cell, rate: number): number | undefined {
  const atRate = ({ direction, control }: Step): boolean => {
    if (direction !== 'discharge' || control.kind !== 'current') return false;
    const own = Math.abs(resolveCurrent(control.current, cell)) / cell.oneC;
    return Math.abs(own / rate - 1) < SAME_RATE;
  };
  for (const cycle of cyclesWith(programme, atRate)) return cycle;
  return undefined;
}

/** Rates that differ by less are the same. */
const SAME_RATE = 0.02;
