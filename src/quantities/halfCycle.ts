import { uncustomary } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { anyTolerance } from './tolerances.js';

const usual = { compares: false, error: uncustomary, tolerance: anyTolerance } as const;

const energy = { kind: 'energy', shown: { unit: 'mWh/g', scale: 1, decimals: 1 } } as const;

export const chargeEnergy = {
  ...energy,
  name: 'chargeEnergy',
  label: 'Charge energy',
  words: 'charge energy',
  column: { unit: 'mWh.g-1', of: (row) => row.chargeEnergy },
  measured: { ...usual, unit: 'mWh/g' },
} satisfies CycleQuantity;

export const dischargeEnergy = {
  ...energy,
  name: 'dischargeEnergy',
  label: 'Discharge energy',
  words: 'discharge energy',
  column: { unit: 'mWh.g-1', of: (row) => row.dischargeEnergy },
  measured: { ...usual, unit: 'mWh/g' },
} satisfies CycleQuantity;

const duration = { kind: 'duration', shown: { unit: 'h', scale: 1 / 3600, decimals: 2 } } as const;

export const chargeDuration = {
  ...duration,
  name: 'chargeDuration',
  label: 'Charge duration',
  words: 'charge duration',
  column: { unit: 's', of: (row) => row.chargeDuration },
  measured: { ...usual, unit: 's' },
} satisfies CycleQuantity;

export const dischargeDuration = {
  ...duration,
  name: 'dischargeDuration',
  label: 'Discharge duration',
  words: 'discharge duration',
  column: { unit: 's', of: (row) => row.dischargeDuration },
  measured: { ...usual, unit: 's' },
} satisfies CycleQuantity;

/** Set by the programme, not measured: a data point may name it to be found by. */
const rate = { kind: 'rate', shown: { unit: 'C', scale: 1, decimals: 3 } } as const;

export const chargeRate = {
  ...rate,
  name: 'chargeRate',
  label: 'Charge rate',
  words: 'charge rate',
  column: { unit: 'C', of: (row) => row.chargeRate },
} satisfies CycleQuantity;

export const dischargeRate = {
  ...rate,
  name: 'dischargeRate',
  label: 'Discharge rate',
  words: 'discharge rate',
  column: { unit: 'C', of: (row) => row.dischargeRate },
} satisfies CycleQuantity;

const content = { kind: 'content', shown: { unit: '', scale: 1, decimals: 3 } } as const;

export const endOfChargeContent = {
  ...content,
  name: 'endOfChargeContent',
  label: 'Lithium content at end of charge',
  words: 'end of charge content',
  column: { unit: '1', of: (row) => row.endOfChargeContent },
  measured: { ...usual, unit: '1' },
} satisfies CycleQuantity;

export const endOfDischargeContent = {
  ...content,
  name: 'endOfDischargeContent',
  label: 'Lithium content at end of discharge',
  words: 'end of discharge content',
  column: { unit: '1', of: (row) => row.endOfDischargeContent },
  measured: { ...usual, unit: '1' },
} satisfies CycleQuantity;
