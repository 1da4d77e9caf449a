import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { halideFilm } from './families.js';
import { familyAdhesion } from './familyConstants.js';

/** chloride film, from solution or dry */
export const li3incl6Film: Coating = {
  kind: 'coating',
  name: 'Li3InCl6 film',
  aliases: ['Li3InCl6', 'halide', 'halide film', 'chloride film'],
  description: 'chloride film, from solution or dry',
  conductivity: {
    value: 0.01,
    unit: 'S/m',
    source: sources.assumed,
    range: [0.001, 0.15],
    note: 'a tenth of pressed powder',
  },
  thickness: { value: 2e-8, unit: 'm', source: sources.assumed, range: [5e-9, 1e-7] },
  ...halideFilm,
  deposition: 'sol-gel',
  density: { value: 2590, unit: 'kg/m3', source: sources.memory, range: [2500, 2700], note: 'crystal' },
  transferable: { adhesion: familyAdhesion('halide') },
};
