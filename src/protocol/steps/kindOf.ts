import type { Cell } from '../../cell/cell.js';
import type { Settings } from '../../cell/conditions.js';
import type { Termination, VoltageAmount } from '../language/amounts.js';
import type { ResolvedStep } from './resolvedStep.js';
import type { Step } from './step.js';
import type { StepKind } from './stepKind.js';
import { stepKinds } from './stepKinds.js';

/** The kind of a step, written or resolved. */
export function kindOf({ control }: { readonly control: { readonly kind: string } }): StepKind {
  const kind = stepKinds.find(({ name }) => name === control.kind);
  if (kind === undefined) throw new Error(`There is no kind of step called "${control.kind}".`);
  return kind;
}

/** Whether a step charges, discharges, or neither by its name. */
export function halfByName({ direction }: Pick<Step, 'direction'>): 'charge' | 'discharge' | undefined {
  return direction === 'charge' || direction === 'discharge' ? direction : undefined;
}

/** Whether a voltage ends a step from above or from below; undefined for one that neither charges nor discharges. */
export function sideOf(
  { side }: Extract<Termination, { kind: 'voltage' }>,
  step: Pick<Step, 'direction'>,
): 'above' | 'below' | undefined {
  const half = halfByName(step);
  return side ?? (half === undefined ? undefined : half === 'charge' ? 'above' : 'below');
}

/** The voltages that the control of a step takes the cell to. */
export function voltagesOf(step: Step): readonly VoltageAmount[] {
  return kindOf(step).voltages?.(step.control) ?? [];
}

/** The voltage at which the control of a step leaves the cell, if it controls one. */
export function heldVoltage(step: Step): VoltageAmount | undefined {
  return voltagesOf(step).at(-1);
}

/** [A/m2] The constant current of a step, positive on charge; undefined where there is none, and at rest. */
export function writtenCurrent(step: Step, cell: Cell): number | undefined {
  return kindOf(step).current?.(step.control, cell);
}

/** [A/m2] Magnitude of the current of a step, or a careful guess of it; 0 where nothing is known of it. */
export function currentAbout(step: Step, cell: Cell): number {
  const guess = kindOf(step).currentAbout?.(step.control, cell);
  return guess ?? Math.abs(writtenCurrent(step, cell) ?? 0);
}

/** [C-rate] Of a discharge at constant current; undefined for all other steps. */
export function dischargeRate(step: Step, cell: Cell): number | undefined {
  if (step.direction !== 'discharge') return undefined;
  const current = writtenCurrent(step, cell);
  return current === undefined ? undefined : Math.abs(current) / cell.oneC;
}

/** What a step sets of the conditions of the cell; undefined where it leaves them as they are. */
export function settingsOf(step: Step): Settings | undefined {
  return kindOf(step).sets?.(step.control);
}

/** [Hz] Ends of the spectrum that a step takes; undefined where it takes none. */
export function spectrumRange(step: Step): { readonly from: number; readonly to: number } | undefined {
  return kindOf(step).frequencies?.(step.control);
}

/** [A/m2] The current of a step, where it is known beforehand: 0 at rest. */
export function knownCurrent(step: ResolvedStep): number | undefined {
  return kindOf(step).run.current?.(step.control);
}

/** [V] The voltage that a step keeps by a current of the cell's own choice. */
export function keptVoltage(step: ResolvedStep): number | undefined {
  return kindOf(step).run.voltage?.(step.control);
}

/** 1 for a step that is to charge, -1 to discharge, 0 for any other. */
export function senseOf(step: ResolvedStep): number {
  return kindOf(step).run.sense?.(step.control) ?? 0;
}
