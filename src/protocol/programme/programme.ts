import type { Step } from '../steps/step.js';
import type { Condition } from './condition.js';

/** A programme: steps and repeated blocks, with an optional name to find them again in results ("rate test"). */
export type ProgrammeEntry =
  | { readonly kind: 'step'; readonly step: Step }
  | {
      readonly kind: 'repeat';
      readonly times: number;
      readonly label?: string;
      /** The block is over as soon as a step in it ends at its voltage limit; `times` is then the most. */
      readonly untilLimit?: true;
      /** The block is over as soon as one of them holds at the end of a pass; `times` is then the most. */
      readonly until?: readonly Condition[];
      /**
       * What it is to the block around it: its passes are passes of that block, it is a check-up between them, or it only groups such parts.
       * Absent: a block of its own.
       */
      readonly role?: 'passes' | 'check-up' | 'group';
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

/** What is done to a cell: steps and repeats in order, and what ends them before their last. */
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
