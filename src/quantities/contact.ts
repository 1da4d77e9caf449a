import { points, uncustomary } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { anyTolerance, within } from './tolerances.js';

const usual = { compares: false, error: uncustomary, tolerance: anyTolerance } as const;

/** Of the state inside: no laboratory sees them like this. */
const fraction = { kind: 'contact', shown: { unit: '%', scale: 100, decimals: 1 } } as const;

export const contact = {
  ...fraction,
  name: 'contact',
  label: 'Contact fraction',
  words: 'contact',
  column: { unit: '1', of: (row) => row.contact },
  measured: { ...usual, unit: '1' },
} satisfies CycleQuantity;

export const connected = {
  ...fraction,
  name: 'connected',
  label: 'Connected fraction',
  words: 'connected',
  column: { unit: '1', of: (row) => row.connected },
  measured: { ...usual, unit: '1' },
} satisfies CycleQuantity;

const mass = { kind: 'activeMass', shown: { unit: '%', scale: 100, decimals: 1 } } as const;
const asMass = { unit: '%', error: points(2), tolerance: within(2) } as const;

/** Active material by relaxed potentials, else what is connected. */
export const activeMass = {
  ...mass,
  name: 'activeMass',
  label: 'Active mass',
  words: 'active mass',
  measured: {
    ...asMass,
    compares: false,
    of: (row) => 100 * row.connected,
    analysed: { from: 'rests', of: (readings, cycle) => 100 * readings.activeMass(cycle) },
  },
} satisfies CycleQuantity;

export const activeMassRetention = {
  ...mass,
  name: 'activeMassRetention',
  label: 'Active mass retention',
  words: 'active mass retention',
  measured: {
    ...asMass,
    compares: true,
    of: (row, reference) => (100 * row.connected) / (reference?.connected ?? Number.NaN),
    analysed: {
      from: 'rests',
      of: (readings, cycle, reference) => (100 * readings.activeMass(cycle)) / readings.activeMass(reference),
    },
  },
} satisfies CycleQuantity;
