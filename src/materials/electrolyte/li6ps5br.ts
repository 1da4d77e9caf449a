import { recalled, sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Argyrodite Li6PS5Br. */
export const li6ps5br: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'Li6PS5Br',
  aliases: ['LPSBr'],
  description: 'argyrodite with bromine',
  density: { value: 2060, unit: 'kg/m3', source: sources.memory, range: [1950, 2150], note: 'crystal' },
  ionicConductivity: {
    value: 0.12,
    unit: 'S/m',
    source: recalled('Kraft et al., J. Am. Chem. Soc. 139 (2017) 10909'),
    range: [0.05, 0.3],
    note: 'by synthesis and disorder',
  },
  conductivityActivation: { value: 33000.0, unit: 'J/mol', source: sources.memory, range: [28000.0, 40000.0] },
};
