import { type MechanismName, perMechanisms } from '../degradation/mechanisms.js';
import type { Issue } from '../scenario/document/issue.js';

/** Two cycles of one run that may be compared. */
export interface CycleSpan {
  readonly from: number;
  readonly to: number;
}

/** [mAh/g] A share of the loss. `unaged` is what the cell loses with all mechanisms off: lithium that comes back too slowly. */
export interface LossPart {
  readonly mechanism: MechanismName | 'unaged';
  /** [mAh/g] */ readonly loss: number;
}

/** Where the discharge capacity of one variant went between two cycles; the parts add up to the total. */
export interface Attribution extends CycleSpan {
  readonly variant: string;
  /** [mAh/g] Discharge capacities of both cycles. */
  readonly capacityFrom: number;
  /** [mAh/g] */ readonly capacityTo: number;
  /** [mAh/g] capacityFrom - capacityTo. */
  readonly total: number;
  readonly parts: readonly LossPart[];
  /** [mAh/g] Capacity at `from` with all mechanisms off, and what each of them had cost by then: their difference is capacityFrom. */
  readonly unaged: number;
  readonly before: readonly LossPart[];
  /** Simulations behind it. */
  readonly runs: number;
}

/** [mAh/g] How much more one variant loses than the other by a mechanism; `start`: what it has less at `from` already. */
export interface DifferencePart {
  readonly mechanism: LossPart['mechanism'] | 'start';
  /** [mAh/g] */ readonly loss: number;
}

/** The order in which parts are listed and drawn. */
export const lossOrder = perMechanisms((list): readonly DifferencePart['mechanism'][] => [
  'start',
  ...list.map(({ name }) => name as MechanismName),
  'unaged',
]);

/** Why the first variant has less capacity at `to` than the second one; the parts add up to the total. */
export interface AttributionDifference {
  readonly variants: readonly [string, string];
  readonly from: number;
  readonly to: number;
  /** [mAh/g] Capacity of the second variant at `to` minus that of the first one. */
  readonly total: number;
  readonly parts: readonly DifferencePart[];
  /** The part `start` in its turn: what the mechanisms had done by `from`, and the cells themselves (`unaged`). */
  readonly start: readonly LossPart[];
}

/** Which mechanism took how much capacity, variant by variant [mAh/g], or why that cannot be told. */
export interface AttributionResult {
  readonly title: string;
  /** Empty when any issue is an error. */
  readonly variants: readonly Attribution[];
  /** Every further variant against the first one. */
  readonly differences: readonly AttributionDifference[];
  readonly issues: readonly Issue[];
}
