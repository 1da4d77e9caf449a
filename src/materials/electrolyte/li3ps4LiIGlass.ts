import { sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Glass of Li3PS4 and LiI. */
export const li3ps4LiIGlass: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'Li3PS4-LiI glass',
  aliases: ['LPSI glass', '1.5Li3PS4-0.5LiI', '0.67Li3PS4-0.33LiI', 'Li3PS4-LiI'],
  description: 'glass of Li3PS4 and LiI, some 3 to 1',
  density: { value: 2250, unit: 'kg/m3', source: sources.memory, range: [2050, 2400] },
  ionicConductivity: {
    value: 0.16,
    unit: 'S/m',
    source: `${sources.minnmannSize}; ${sources.miss}; ${sources.fukunishi}`,
    range: [0.08, 0.26],
    note: '1.6 to 2.0, 0.8 and 2.6 mS/cm',
  },
  conductivityActivation: { value: 32000.0, unit: 'J/mol', source: sources.memory, range: [28000.0, 38000.0] },
};
