import { percent, points, uncustomary } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { anyTolerance, share, within } from './tolerances.js';

const specific = {
  kind: 'capacity',
  shown: { unit: 'mAh/g', scale: 1, decimals: 1 },
} as const;
const asSpecific = { unit: 'mAh/g', compares: false, error: percent(1), tolerance: share(0.03, 5) } as const;

export const chargeCapacity = {
  ...specific,
  name: 'chargeCapacity',
  label: 'Charge capacity',
  words: 'charge capacity',
  heads: { report: 'Charge', terminal: 'charge' },
  firstCycle: 'First charge',
  column: { unit: 'mAh.g-1', of: (row) => row.chargeCapacity },
  measured: asSpecific,
} satisfies CycleQuantity;

export const dischargeCapacity = {
  ...specific,
  name: 'dischargeCapacity',
  label: 'Discharge capacity',
  words: 'discharge capacity',
  heads: { report: 'Discharge', terminal: 'discharge' },
  firstCycle: 'First discharge',
  column: { unit: 'mAh.g-1', of: (row) => row.dischargeCapacity },
  measured: asSpecific,
} satisfies CycleQuantity;

/** Discharge capacity of a cycle over that of the reference. */
export const retention = {
  name: 'retention',
  kind: 'capacity',
  label: 'Retention',
  words: 'retention',
  shown: { unit: '%', scale: 100, decimals: 1 },
  measured: {
    unit: '%',
    compares: true,
    of: (row, reference) => (100 * row.dischargeCapacity) / (reference?.dischargeCapacity ?? Number.NaN),
    error: points(1),
    tolerance: within(3),
  },
} satisfies CycleQuantity;

const areal = {
  kind: 'arealCapacity',
  shown: { unit: 'mAh/cm2', scale: 1, decimals: 2 },
} as const;
const asAreal = { unit: 'mAh/cm2', compares: false, error: uncustomary, tolerance: anyTolerance } as const;

export const chargeCapacityAreal = {
  ...areal,
  name: 'chargeCapacityAreal',
  label: 'Areal charge capacity',
  words: 'charge capacity areal',
  column: { unit: 'mAh.cm-2', of: (row) => row.chargeCapacityAreal },
  measured: asAreal,
} satisfies CycleQuantity;

export const dischargeCapacityAreal = {
  ...areal,
  name: 'dischargeCapacityAreal',
  label: 'Areal discharge capacity',
  words: 'discharge capacity areal',
  heads: { report: 'Discharge' },
  column: { unit: 'mAh.cm-2', of: (row) => row.dischargeCapacityAreal },
  measured: asAreal,
} satisfies CycleQuantity;
