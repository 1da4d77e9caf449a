import type { Cell } from '../../cell/cell.js';
import type { Prepared } from '../../prepare.js';
import type { Programme } from '../../protocol/programme/programme.js';
import { cyclesWith, isSpectrum, listedSteps, programmeCycles } from '../../protocol/programme/programmeCycles.js';
import { dischargeRate, spectrumRange } from '../../protocol/steps/kindOf.js';
import type { Step } from '../../protocol/steps/step.js';

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
  return [...listedSteps(programme, isSpectrum)].flatMap(({ cycle, step }) => {
    const range = spectrumRange(step);
    if (range === undefined) return [];
    const { from, to } = range;
    return [{ cycle, lowest: Math.min(from, to), highest: Math.max(from, to) }];
  });
}

/** The first cycle that is discharged at a C-rate, as the data of rate tests are looked up; undefined without one. */
export function cycleAtRate(programme: Programme, cell: Cell, rate: number): number | undefined {
  const atRate = (step: Step): boolean => {
    const own = dischargeRate(step, cell);
    return own !== undefined && Math.abs(own / rate - 1) < SAME_RATE;
  };
  for (const cycle of cyclesWith(programme, atRate)) return cycle;
  return undefined;
}

/** Rates that differ by less are the same. */
const SAME_RATE = 0.02;
