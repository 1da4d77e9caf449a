import type { Cell } from '../../cell/cell.js';
import type { Termination } from '../language/amounts.js';
import { kindOf } from '../steps/kindOf.js';
import { resolveCapacity, resolveCurrent, resolveVoltage } from '../steps/resolveAmount.js';
import { sixDigits } from '../steps/sixDigits.js';
import type { Step } from '../steps/step.js';

/**
 * What a step does to the cell, in words that are equal for equal steps however they are written: current or voltage with all its
 * limits. Rests, storage and spectra have none: they do not change what a capacity is measured at.
 */
export function stepIdentity(step: Step, cell: Cell): string | undefined {
  const { direction, control, until } = step;
  const at = kindOf(step).identity?.(control, cell);
  return at === undefined
    ? undefined
    : `${direction} ${[at, ...until.map((end) => limitOf(end, cell)).sort()].join(', ')}`;
}

/** The kind of a cycle with one more step: its different steps, in order, so that the number of pulses does not matter. */
export function withStep(kind: readonly string[], step: string | undefined): readonly string[] {
  return step === undefined || kind.includes(step) ? kind : [...kind, step];
}

/** Two cycles compare when this is equal. */
export function cycleKind(kind: readonly string[]): string {
  return kind.join('; ');
}

function limitOf(end: Termination, cell: Cell): string {
  switch (end.kind) {
    case 'voltage':
      return `${sixDigits(resolveVoltage(end.voltage, cell))} V`;
    case 'time':
      return `${sixDigits(end.time)} s`;
    case 'state of charge':
      return `${sixDigits(end.charge)} SOC`;
    case 'capacity':
      return `${sixDigits(resolveCapacity(end.capacity, cell))} C/m2`;
    case 'current':
      return end.current.unit === 'of charging current'
        ? `${sixDigits(end.current.value)} of charging current`
        : `${sixDigits(resolveCurrent(end.current, cell))} A/m2`;
  }
}
