import type { Direction } from './step.js';

/**
 * A step in the units of the equations, for one cell: what the cycler controls and where it stops.
 * Read at every time step, so it is flat, built once per step and never changed.
 */
export interface ResolvedStep {
  readonly text: string;
  readonly direction: Direction;
  readonly control: ResolvedControl;
  readonly limits: Limits;
}

/** What is controlled, by the name of the kind of step: each kind declares its own. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the files of the kinds.
export interface ResolvedControls {}

export type ResolvedControl = ResolvedControls[keyof ResolvedControls];

/** The step ends as soon as one of the limits that are present is reached. */
export interface Limits {
  /** [V] End when the cell voltage is at or above this (charge). */
  readonly voltageAbove?: number;
  /** [V] End when the cell voltage is at or below this (discharge). */
  readonly voltageBelow?: number;
  /** [A/m2] End when the magnitude of the current density is at or below this (hold). */
  readonly currentBelow?: number;
  /** [s] End at this time after the start of the step. */
  readonly time?: number;
  /** [C/m2] End when the magnitude of the charge passed since the start of the step is at or above this. */
  readonly capacity?: number;
  /** End when the mean lithium content of the connected material is at or below this (charge), at or above it (discharge), or passes it. */
  readonly contentBelow?: number;
  readonly contentAbove?: number;
  readonly contentPassed?: number;
}

/** What earlier steps leave behind for later ones. The cycler keeps it up to date. */
export interface StepMemory {
  /** [A/m2] Current density of the last charging step at constant current, positive; absent before the first one. */
  readonly lastChargingCurrent?: number;
}
