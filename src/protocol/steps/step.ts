import type { Termination } from '../language/amounts.js';

/** What the cycler controls during a step, by the name of the kind of step: each kind declares its own. Currents are positive on charge. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the files of the kinds.
export interface Controls {}

/** What the cycler controls during a step: one form for each kind of step. Currents are positive on charge. */
export type Control = Controls[keyof Controls];

/** What a step does to the cell: charges or discharges it; else its kind in a word ("hold", "rest"). */
export type Direction = string;

/** One step of a programme, as parsed from "Charge at 0.1C until 4.3 V vs Li". */
export interface Step {
  readonly text: string;
  readonly direction: Direction;
  readonly control: Control;
  readonly until: readonly Termination[];
}
