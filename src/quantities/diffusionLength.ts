import { percent } from './assumedError.js';
import type { CycleQuantity } from './cycleQuantity.js';
import { halfCharged, type Readings } from './readings.js';
import { share } from './tolerances.js';

const read = (readings: Readings, cycle: number): number => readings.spectrum('diffusionLength', halfCharged, cycle);
const asLength = { error: percent(15), tolerance: share(0.25) } as const;

/** Mean over the particles, with cracks; in a spectrum, median over the surface. */
export const diffusionLength = {
  name: 'diffusionLength',
  kind: 'diffusionLength',
  label: 'Diffusion length',
  words: 'diffusion length',
  shown: { unit: 'um', scale: 1, decimals: 2 },
  column: { unit: 'um', of: (row) => row.diffusionLength },
  measured: {
    ...asLength,
    unit: 'um',
    compares: false,
    analysed: { from: 'spectra', of: read },
  },
} satisfies CycleQuantity;

export const diffusionLengthRatio = {
  name: 'diffusionLengthRatio',
  kind: 'diffusionLength',
  label: 'Diffusion length ratio',
  words: 'diffusion length ratio',
  shown: { unit: '', scale: 1, decimals: 3 },
  measured: {
    ...asLength,
    unit: '1',
    compares: true,
    of: (row, reference) => row.diffusionLength / (reference?.diffusionLength ?? Number.NaN),
    analysed: {
      from: 'spectra',
      of: (readings, cycle, reference) => read(readings, cycle) / read(readings, reference),
    },
  },
} satisfies CycleQuantity;
