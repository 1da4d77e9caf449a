import type { VoltageAmount } from '../../scenario/quantities/referenceElectrode.js';

/** A current as a person gives it; positive charges the cell. */
export type CurrentAmount = { readonly value: number; readonly unit: 'A' | 'A/m2' | 'A/kg' | 'C' };

export type { VoltageAmount };

/** A charge passed since the step began, always positive; per gram means per gram of cathode active material. */
export type CapacityAmount = { readonly value: number; readonly unit: 'C' | 'C/m2' | 'C/kg' };

/** A current relative to that of the last charging step, e.g. 0.01 for "1 % of the charging current". */
export type RelativeCurrent = { readonly value: number; readonly unit: 'of charging current' };

/** What ends a step. The first termination that is met wins. Limits on current and capacity are magnitudes. */
export type Termination =
  /** The side from which it ends the step; default: that of its direction. */
  | { readonly kind: 'voltage'; readonly voltage: VoltageAmount; readonly side?: 'above' | 'below' }
  | { readonly kind: 'current'; readonly current: CurrentAmount | RelativeCurrent }
  | { readonly kind: 'time' /** [s] */; readonly time: number }
  | { readonly kind: 'capacity'; readonly capacity: CapacityAmount }
  /** 0 to 1, see `chargeRange`. */
  | { readonly kind: 'state of charge'; readonly charge: number };
