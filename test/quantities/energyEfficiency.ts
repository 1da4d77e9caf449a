import { points } from '../../src/quantities/assumedError.js';
import type { CycleQuantity } from '../../src/quantities/cycleQuantity.js';
import { within } from '../../src/quantities/tolerances.js';

/** A quantity that the program does not have: discharge over charge energy of a cycle. */
export const energyEfficiency = {
  name: 'energyEfficiency',
  kind: 'efficiency',
  label: 'Energy efficiency',
  words: 'energy efficiency',
  heads: { report: 'EE', terminal: 'EE' },
  firstCycle: 'First energy efficiency',
  shown: { unit: '%', scale: 100, decimals: 1 },
  column: { unit: '1', of: (row) => row.dischargeEnergy / row.chargeEnergy },
  measured: {
    unit: '%',
    compares: false,
    error: points(0.7),
    tolerance: within(4),
  },
} satisfies CycleQuantity;
