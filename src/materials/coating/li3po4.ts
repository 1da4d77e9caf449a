import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { oxideFilm } from './families.js';

/** amorphous lithium phosphate */
export const li3po4: Coating = {
  kind: 'coating',
  name: 'Li3PO4',
  aliases: ['lithium phosphate', 'LPO'],
  description: 'amorphous lithium phosphate',
  conductivity: {
    value: 3e-6,
    unit: 'S/m',
    source: sources.memory,
    range: [1e-7, 3e-5],
    note: 'amorphous films; LiPON above it',
  },
  thickness: { value: 5e-9, unit: 'm', source: sources.memory, range: [1e-9, 1e-8] },
  ...oxideFilm,
  deposition: 'ALD',
  density: { value: 2400, unit: 'kg/m3', source: sources.memory, range: [2300, 2550] },
};
