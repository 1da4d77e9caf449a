import { sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Crystalline beta-Li3PS4. */
export const betaLi3ps4: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'beta-Li3PS4',
  aliases: ['Li3PS4', 'b-Li3PS4', 'beta-LPS', 'LPS'],
  description: 'crystalline thiophosphate',
  density: { value: 1870, unit: 'kg/m3', source: sources.memory, range: [1800, 1900], note: 'crystal' },
  ionicConductivity: {
    value: 0.017,
    unit: 'S/m',
    source: `${sources.strauss}; Koerver et al., J. Mater. Chem. A 5 (2017) 22750 (through notes)`,
    range: [0.011, 0.03],
    note: 'pressed pellet: about 0.2 and 0.15 mS/cm',
  },
  conductivityActivation: { value: 35000.0, unit: 'J/mol', source: sources.memory, range: [30000.0, 42000.0] },
  contactLossFactor: { value: 1, unit: '-', source: sources.assumed, range: [0.3, 2] },
};
