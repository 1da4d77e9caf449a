import { recalled, sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Argyrodite Li6PS5I. */
export const li6ps5i: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'Li6PS5I',
  aliases: [],
  description: 'argyrodite with iodine, hardly conducting',
  density: { value: 2300, unit: 'kg/m3', source: sources.memory, range: [2150, 2400], note: 'crystal' },
  ionicConductivity: {
    value: 0.00013,
    unit: 'S/m',
    source: recalled('Kraft et al., J. Am. Chem. Soc. 139 (2017) 10909'),
    range: [4e-5, 0.001],
    note: 'ordered iodine',
  },
  conductivityActivation: { value: 37000.0, unit: 'J/mol', source: sources.memory, range: [33000.0, 45000.0] },
};
