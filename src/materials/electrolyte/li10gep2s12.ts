import { recalled, sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { likeLi6PS5Cl } from './sulfide.js';

/** Li10GeP2S12. */
export const li10gep2s12: Electrolyte = {
  ...likeLi6PS5Cl,
  name: 'Li10GeP2S12',
  aliases: ['LGPS'],
  description: 'thiophosphate with germanium',
  density: { value: 2040, unit: 'kg/m3', source: sources.memory, range: [1950, 2100], note: 'crystal' },
  ionicConductivity: {
    value: 0.5,
    unit: 'S/m',
    source: `${sources.kato}; ${recalled('Kamaya et al., Nature Materials 10 (2011) 682')}`,
    range: [0.12, 1.2],
    note: '3.2 mS/cm in composites and 1.2 in the separator of one study; 12 mS/cm sintered',
  },
  conductivityActivation: {
    value: 25000.0,
    unit: 'J/mol',
    source: recalled('Kamaya et al., Nature Materials 10 (2011) 682'),
    range: [22000.0, 30000.0],
  },
};
