import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { lithiumPoorCharge, oxideFilm } from './families.js';

/** alumina from ALD, lithiated in use */
export const al2o3: Coating = {
  kind: 'coating',
  name: 'Al2O3',
  aliases: ['alumina', 'LiAlO2'],
  description: 'alumina from ALD, lithiated in use',
  conductivity: {
    value: 1e-8,
    unit: 'S/m',
    source: sources.memory,
    range: [1e-10, 1e-6],
    note: 'insulating as deposited, effective value once lithium has entered',
  },
  thickness: { value: 1e-9, unit: 'm', source: sources.memory, range: [3e-10, 5e-9], note: '10 cycles of ALD' },
  ...oxideFilm,
  deposition: 'ALD',
  density: { value: 3000, unit: 'kg/m3', source: sources.memory, range: [2800, 3950], note: 'amorphous' },
  ownCharge: lithiumPoorCharge,
};
