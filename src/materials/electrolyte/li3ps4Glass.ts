import { sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Glass 75Li2S-25P2S5. */
export const li3ps4Glass: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'Li3PS4 glass',
  aliases: ['75Li2S-25P2S5', '75Li2S-25P2S5 glass', 'LPS glass'],
  description: 'glass of 75 Li2S and 25 P2S5, by mole',
  density: { value: 1880, unit: 'kg/m3', source: sources.memory, range: [1800, 1950] },
  ionicConductivity: {
    value: 0.033,
    unit: 'S/m',
    source: `${sources.shiRatio}; ${sources.kato}`,
    range: [0.02, 0.06],
    note: '0.39 and 0.28 mS/cm',
  },
  conductivityActivation: { value: 37000.0, unit: 'J/mol', source: sources.memory, range: [33000.0, 42000.0] },
};
