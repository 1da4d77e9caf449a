import { millivolts, uncustomary } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { anyTolerance } from './tolerances.js';

const volts = { unit: 'V', scale: 1, decimals: 3 } as const;
const asVoltage = { unit: 'V', alsoIn: 'V vs Li', compares: false, tolerance: anyTolerance } as const;
const asMean = { ...asVoltage, error: millivolts(5) } as const;
const asEnd = { ...asVoltage, error: uncustomary } as const;

export const meanChargeVoltage = {
  name: 'meanChargeVoltage',
  kind: 'meanVoltage',
  label: 'Mean charge voltage',
  words: 'mean charge voltage',
  heads: { report: 'Mean charge' },
  shown: volts,
  column: { unit: 'V', of: (row) => row.meanChargeVoltage },
  measured: asMean,
} satisfies CycleQuantity;

export const meanDischargeVoltage = {
  name: 'meanDischargeVoltage',
  kind: 'meanVoltage',
  label: 'Mean discharge voltage',
  words: 'mean discharge voltage',
  heads: { report: 'Mean discharge', terminal: 'mean discharge' },
  firstCycle: 'First mean discharge voltage',
  shown: volts,
  column: { unit: 'V', of: (row) => row.meanDischargeVoltage },
  measured: asMean,
} satisfies CycleQuantity;

/** A difference of two voltages: against what they are measured makes no difference to it. */
export const polarisation = {
  name: 'polarisation',
  kind: 'meanVoltage',
  label: 'Polarisation at equal content',
  words: 'polarisation',
  heads: { report: 'Polarisation', terminal: 'polarisation' },
  shown: { unit: 'mV', scale: 1000, decimals: 0 },
  column: { unit: 'V', of: (row) => row.polarisation },
  measured: {
    unit: 'V',
    compares: false,
    error: uncustomary,
    tolerance: anyTolerance,
  },
} satisfies CycleQuantity;

export const endOfChargeVoltage = {
  name: 'endOfChargeVoltage',
  kind: 'endVoltage',
  label: 'End-of-charge voltage',
  words: 'end of charge voltage',
  shown: volts,
  column: { unit: 'V', of: (row) => row.endOfChargeVoltage },
  measured: asEnd,
} satisfies CycleQuantity;

export const endOfDischargeVoltage = {
  name: 'endOfDischargeVoltage',
  kind: 'endVoltage',
  label: 'End-of-discharge voltage',
  words: 'end of discharge voltage',
  shown: volts,
  column: { unit: 'V', of: (row) => row.endOfDischargeVoltage },
  measured: asEnd,
} satisfies CycleQuantity;
