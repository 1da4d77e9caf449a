import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { oxideFilm } from './families.js';

/** lithium carbonate, also the native surface layer */
export const li2co3: Coating = {
  kind: 'coating',
  name: 'Li2CO3',
  aliases: ['lithium carbonate', 'carbonate'],
  description: 'lithium carbonate, also the native surface layer',
  conductivity: {
    value: 1e-7,
    unit: 'S/m',
    source: `${sources.memory}`,
    range: [1e-10, 1e-6],
    note: 'reported values span four decades',
  },
  thickness: { value: 8e-9, unit: 'm', source: `${sources.ma}` },
  ...oxideFilm,
  deposition: 'sol-gel',
  density: { value: 2110, unit: 'kg/m3', source: sources.memory, note: 'crystal' },
};
