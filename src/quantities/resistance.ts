import { percent, uncustomary } from './assumedError.js';
import type { CellFacts, CycleQuantity } from './cycleQuantity.js';
import { discharged, halfCharged } from './readings.js';
import { anyTolerance, share } from './tolerances.js';

const resistance = { kind: 'resistance', shown: { unit: 'Ohm cm2', scale: 1, decimals: 1 } } as const;
const areal = { unit: 'Ohm cm2', alsoIn: 'Ohm', compares: false } as const;
const asRead = { ...areal, error: percent(10), tolerance: share(0.2) } as const;

/** Arc of the cathode interface (R_CAM/SE) in the discharged state. */
export const interfaceResistance = {
  ...resistance,
  name: 'interfaceResistance',
  label: 'Interface resistance at end of cycle',
  words: 'interface resistance',
  column: { unit: 'Ohm cm2', of: (row) => row.interfaceResistance },
  measured: {
    ...asRead,
    analysed: {
      from: 'spectra',
      of: (readings, cycle) => readings.spectrum('interfaceResistance', discharged, cycle),
    },
  },
} satisfies CycleQuantity;

/** The same inside, at one content for every cell: no reading of a spectrum. */
export const interfaceResistanceMid = {
  ...resistance,
  name: 'interfaceResistanceMid',
  label: 'Interface resistance at x = 0.6',
  words: 'interface resistance mid',
  column: { unit: 'Ohm cm2', of: (row) => row.interfaceResistanceMid },
  measured: { ...areal, error: uncustomary, tolerance: anyTolerance },
} satisfies CycleQuantity;

/** Resistance of the cathode read like a direct current: by the line fit, else interface at x = 0.6 and a third of the ionic rail. */
export const cathodeResistance = {
  ...resistance,
  name: 'cathodeResistance',
  label: 'Cathode resistance',
  words: 'cathode resistance',
  measured: {
    ...asRead,
    of: (row, _, cell) => row.interfaceResistanceMid + ionicRail(cell) / 3,
    analysed: {
      from: 'spectra',
      of: (readings, cycle) => readings.spectrum('cathodeResistance', halfCharged, cycle),
    },
  },
} satisfies CycleQuantity;

/** sqrt(R_ion R_ct), as some papers define the resistance of the cathode. */
export const cathodeGeometricMean = {
  ...resistance,
  name: 'cathodeGeometricMean',
  label: 'Cathode geometric mean',
  words: 'cathode geometric mean',
  measured: {
    ...asRead,
    of: (row, _, cell) => Math.sqrt(row.interfaceResistanceMid * ionicRail(cell)),
    analysed: {
      from: 'spectra',
      of: (readings, cycle) => readings.spectrum('geometricMean', halfCharged, cycle),
    },
  },
} satisfies CycleQuantity;

/** [Ohm cm2] Of the ion paths through the fresh cathode. */
export function ionicRail({ cathode }: CellFacts): number {
  return (1e4 * cathode.thickness) / cathode.ionicConductivity;
}
