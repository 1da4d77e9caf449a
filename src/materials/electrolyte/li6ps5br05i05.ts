import { recalled, sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Argyrodite with bromine and iodine, Li6PS5Br0.5I0.5. */
export const li6ps5br05i05: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'Li6PS5Br0.5I0.5',
  aliases: ['LPSBrI'],
  description: 'argyrodite with bromine and iodine',
  density: { value: 2180, unit: 'kg/m3', source: sources.memory, range: [2050, 2300], note: 'crystal' },
  ionicConductivity: {
    value: 0.03,
    unit: 'S/m',
    source: recalled('Kraft et al., J. Am. Chem. Soc. 139 (2017) 10909'),
    range: [0.003, 0.1],
    note: 'falls steeply with iodine',
  },
  conductivityActivation: { value: 32000.0, unit: 'J/mol', source: sources.memory, range: [28000.0, 40000.0] },
};
