import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { oxideFilm } from './families.js';

/** amorphous Li2ZrO3 from sol-gel */
export const li2zro3: Coating = {
  kind: 'coating',
  name: 'Li2ZrO3',
  aliases: ['LZO', 'Li2O-ZrO2', 'lithium zirconate'],
  description: 'amorphous Li2ZrO3 from sol-gel',
  conductivity: {
    value: 1e-6,
    unit: 'S/m',
    source: sources.memory,
    range: [1e-8, 0.0001],
    note: 'of the order of amorphous films; no resistance was read',
  },
  thickness: { value: 7e-9, unit: 'm', source: `${sources.kang}; ${sources.shiRatio}`, range: [6e-9, 8e-9] },
  ...oxideFilm,
  deposition: 'sol-gel',
  density: { value: 4100, unit: 'kg/m3', source: sources.memory, range: [3500, 4200], note: 'crystal' },
};
