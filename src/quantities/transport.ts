import { percent } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { ionicRail } from './resistance.js';
import { share } from './tolerances.js';

/** Of the composite as it was pressed, at the temperature of the cell: the same in every cycle. */
const conductivity = { kind: 'transport', shown: { unit: 'mS/cm', scale: 1, decimals: 3 } } as const;
const asMeasured = { compares: false, error: percent(10), tolerance: share(0.25) } as const;

export const ionicConductivity = {
  ...conductivity,
  name: 'ionicConductivity',
  label: 'Ionic conductivity of the cathode',
  words: 'ionic conductivity',
  measured: { ...asMeasured, unit: 'mS/cm', of: (_, __, { cathode }) => 10 * cathode.ionicConductivity },
} satisfies CycleQuantity;

export const electronicConductivity = {
  ...conductivity,
  name: 'electronicConductivity',
  label: 'Electronic conductivity of the cathode',
  words: 'electronic conductivity',
  measured: { ...asMeasured, unit: 'mS/cm', of: (_, __, { cathode }) => 10 * cathode.electronicConductivity },
} satisfies CycleQuantity;

/** R_ion = L/kappa_eff, as transmission lines have it. */
export const ionicResistance = {
  kind: 'transport',
  shown: { unit: 'Ohm cm2', scale: 1, decimals: 1 },
  name: 'ionicResistance',
  label: 'Ionic resistance of the cathode',
  words: 'ionic resistance',
  measured: { ...asMeasured, unit: 'Ohm cm2', alsoIn: 'Ohm', of: (_, __, cell) => ionicRail(cell) },
} satisfies CycleQuantity;
