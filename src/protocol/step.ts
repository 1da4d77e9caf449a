import type { VoltageAmount } from '../scenario/quantities/referenceElectrode.js';

/** A current as a person gives it; positive charges the cell. */
export type CurrentAmount = { readonly value: number; readonly unit: 'A' | 'A/m2' | 'A/kg' | 'C' };

export type { VoltageAmount };

/** A charge passed since the step began, always positive; per gram means per gram of cathode active material. */
export type CapacityAmount = { readonly value: number; readonly unit: 'C' | 'C/m2' | 'C/kg' };

/** A current relative to that of the last charging step, e.g. 0.01 for "1 % of the charging current". */
export type RelativeCurrent = { readonly value: number; readonly unit: 'of charging current' };

/** What the cycler controls during a step. Currents are positive on charge. */
export type Control =
  | { readonly kind: 'current'; readonly current: CurrentAmount }
  | { readonly kind: 'voltage'; readonly voltage: VoltageAmount }
  | { readonly kind: 'rest' }
  /** Storage [K], default at the temperature of the cell; without voltage at open circuit. */
  | { readonly kind: 'store'; readonly temperature?: number; readonly voltage?: VoltageAmount }
  /** [Hz] Spectrum of the present state, in the order from ... to. Takes no charge and, on the clock of the run, no time. */
  | { readonly kind: 'impedance'; readonly from: number; readonly to: number; readonly perDecade: number };

/** What ends a step. The first termination that is met wins. Limits on current and capacity are magnitudes. */
export type Termination =
  | { readonly kind: 'voltage'; readonly voltage: VoltageAmount }
  | { readonly kind: 'current'; readonly current: CurrentAmount | RelativeCurrent }
  | { readonly kind: 'time' /** [s] */; readonly time: number }
  | { readonly kind: 'capacity'; readonly capacity: CapacityAmount };

/** One step of a programme, as parsed from "Charge at 0.1C until 4.3 V vs Li". */
export interface Step {
  readonly text: string;
  readonly direction: 'charge' | 'discharge' | 'hold' | 'rest' | 'store' | 'impedance';
  readonly control: Control;
  readonly until: readonly Termination[];
}

/** A programme: steps and repeated blocks, with an optional name to find them again in results ("rate test"). */
export type ProgrammeEntry =
  | { readonly kind: 'step'; readonly step: Step }
  | {
      readonly kind: 'repeat';
      readonly times: number;
      readonly label?: string;
      /** The block is over as soon as a step in it ends at its voltage limit; `times` is then the most. */
      readonly untilLimit?: true;
      readonly entries: readonly ProgrammeEntry[];
    };

/** When to end the whole programme before its last step. */
export interface StopCriteria {
  /** Cycles. */
  readonly cycles?: number;
  /**
   * End when the discharge capacity of a cycle falls below this fraction of that of the first cycle with the same currents and
   * limits; with `retentionCycle`, below that of this cycle, cycles like it being the only ones that are looked at.
   */
  readonly retention?: number;
  readonly retentionCycle?: number;
  /** [s] Total experiment time. */
  readonly time?: number;
}

export interface Programme {
  readonly entries: readonly ProgrammeEntry[];
  readonly stop: StopCriteria;
  /** What is known of the cell: then every voltage compares with every other one, and the first one with the start. */
  readonly cell?: KnownCell;
}

export interface KnownCell {
  /** [V against Li] Plateau of the anode. */
  readonly plateau: number;
  /** [V] Open-circuit voltage at the start. */
  readonly start: number;
}
