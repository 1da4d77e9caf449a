import { uncustomary } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { anyTolerance } from './tolerances.js';

const usual = { unit: 'nm', compares: false, error: uncustomary, tolerance: anyTolerance } as const;
const film = { kind: 'film', shown: { unit: 'nm', scale: 1, decimals: 2 } } as const;

export const filmBare = {
  ...film,
  name: 'filmBare',
  label: 'Interphase on bare surface',
  words: 'film bare',
  column: { unit: 'nm', of: (row) => row.filmBare },
  measured: usual,
} satisfies CycleQuantity;

export const filmCovered = {
  ...film,
  name: 'filmCovered',
  label: 'Interphase under coating',
  words: 'film covered',
  column: { unit: 'nm', of: (row) => row.filmCovered },
  measured: usual,
} satisfies CycleQuantity;
