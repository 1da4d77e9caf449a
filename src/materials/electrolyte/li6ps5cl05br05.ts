import { recalled, sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Argyrodite with chlorine and bromine, Li6PS5Cl0.5Br0.5. */
export const li6ps5cl05br05: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'Li6PS5Cl0.5Br0.5',
  aliases: ['LPSClBr', 'Li6PS5ClBr'],
  description: 'argyrodite with chlorine and bromine',
  density: { value: 1960, unit: 'kg/m3', source: sources.memory, range: [1880, 2050], note: 'crystal' },
  ionicConductivity: {
    value: 0.3,
    unit: 'S/m',
    source: recalled('Kraft et al., J. Am. Chem. Soc. 139 (2017) 10909'),
    range: [0.1, 0.5],
    note: 'above both ends of the series',
  },
  conductivityActivation: { value: 33000.0, unit: 'J/mol', source: sources.memory, range: [28000.0, 38000.0] },
};
