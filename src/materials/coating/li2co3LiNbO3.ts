import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { oxideFilm } from './families.js';

/** particulate, LiNbO3 cores in Li2CO3 shells */
export const li2co3LiNbO3: Coating = {
  kind: 'coating',
  name: 'Li2CO3/LiNbO3',
  aliases: ['LiNbO3/Li2CO3', 'Li2CO3-LiNbO3'],
  description: 'particulate, LiNbO3 cores in Li2CO3 shells',
  conductivity: {
    value: 1e-6,
    unit: 'S/m',
    source: `${sources.memory}`,
    range: [1e-7, 1e-5],
    note: 'between its two components',
  },
  thickness: { value: 15e-9, unit: 'm', source: `${sources.walther}` },
  ...oxideFilm,
  deposition: 'nanoparticles',
  density: { value: 3400, unit: 'kg/m3', source: sources.assumed, note: 'between its two components' },
};
