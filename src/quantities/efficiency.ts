import { points } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { within } from './tolerances.js';

/** Discharge over charge capacity of the same cycle. */
export const coulombicEfficiency = {
  name: 'coulombicEfficiency',
  kind: 'efficiency',
  label: 'Coulombic efficiency',
  words: 'Coulombic efficiency',
  heads: { report: 'CE', terminal: 'CE' },
  firstCycle: 'First Coulombic efficiency',
  shown: { unit: '%', scale: 100, decimals: 2 },
  column: { unit: '1', of: (row) => row.coulombicEfficiency },
  measured: {
    unit: '%',
    compares: false,
    error: points(0.5),
    tolerance: within(2),
  },
} satisfies CycleQuantity;
