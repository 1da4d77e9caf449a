import type { Cell } from '../cell/cell.js';
import { resolveCapacity, resolveCurrent, resolveVoltage } from './resolve.js';
import type { Step, Termination } from './step.js';

/**
 * What a step does to the cell, in words that are equal for equal steps however they are written: current or voltage with all its
 * limits. Rests, storage and spectra have none: they do not change what a capacity is measured at.
 */
export function stepKind({ direction, control, until }: Step, cell: Cell): string | undefined {
  if (control.kind !== 'current' && control.kind !== 'voltage') return undefined;
  const at =
    control.kind === 'current'
      ? `${short(resolveCurrent(control.current, cell))} A/m2`
      : `${short(resolveVoltage(control.voltage, cell))} V`;
  return `${direction} ${[at, ...until.map((end) => limitOf(end, cell)).sort()].join(', ')}`;
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
      return `${short(resolveVoltage(end.voltage, cell))} V`;
    case 'time':
      return `${short(end.time)} s`;
    case 'capacity':
      return `${short(resolveCapacity(end.capacity, cell))} C/m2`;
    case 'current':
      return end.current.unit === 'of charging current'
        ? `${short(end.current.value)} of charging current`
        : `${short(resolveCurrent(end.current, cell))} A/m2`;
  }
}

/** Enough to tell rates apart, too few to see how a unit was converted. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
