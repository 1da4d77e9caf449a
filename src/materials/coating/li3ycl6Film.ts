import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { halideFilm } from './families.js';
import { familyAdhesion } from './familyConstants.js';

/** chloride film, mostly dry */
export const li3ycl6Film: Coating = {
  kind: 'coating',
  name: 'Li3YCl6 film',
  aliases: ['Li3YCl6'],
  description: 'chloride film, mostly dry',
  conductivity: {
    value: 0.004,
    unit: 'S/m',
    source: sources.assumed,
    range: [0.001, 0.05],
    note: 'a tenth of pressed powder',
  },
  thickness: { value: 2e-8, unit: 'm', source: sources.assumed, range: [5e-9, 1e-7] },
  ...halideFilm,
  deposition: 'sol-gel',
  density: { value: 2430, unit: 'kg/m3', source: sources.memory, range: [2300, 2500], note: 'crystal' },
  transferable: { adhesion: familyAdhesion('halide') },
};
