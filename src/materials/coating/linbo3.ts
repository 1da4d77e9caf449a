import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { oxideFilm } from './families.js';

/** amorphous LiNbO3 from sol-gel */
export const linbo3: Coating = {
  kind: 'coating',
  name: 'LiNbO3',
  aliases: ['LNO', 'lithium niobate', 'Li-Nb-O'],
  description: 'amorphous LiNbO3 from sol-gel',
  conductivity: {
    value: 1e-5,
    unit: 'S/m',
    source: `sputtered Li-Nb-O films (abstract only); ${sources.memory}`,
    range: [1e-5, 1e-4],
    note: 'crystallised above about 450 degC it no longer conducts',
  },
  thickness: { value: 10e-9, unit: 'm', source: `${sources.zhao}` },
  ...oxideFilm,
  transferable: {
    conductivity: {
      value: 3e-5,
      unit: 'S/m',
      source: sources.miss,
      range: [1e-5, 1e-4],
      note: '12 nm add at most 10 Ohm cm2 of the real contact to lithium cobalt oxide; holds for oxides of niobium and tantalum',
    },
  },
  deposition: 'sol-gel',
  density: { value: 4650, unit: 'kg/m3', source: sources.memory, note: 'crystal' },
};
