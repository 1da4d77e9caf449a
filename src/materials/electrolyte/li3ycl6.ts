import { recalled, sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { chloride } from './halide.js';

/** Li3YCl6. */
export const li3ycl6: Electrolyte = {
  ...chloride,
  name: 'Li3YCl6',
  aliases: ['LYC'],
  description: 'chloride, as catholyte',
  density: { value: 2430, unit: 'kg/m3', source: sources.memory, range: [2300, 2500], note: 'crystal' },
  ionicConductivity: {
    value: 0.04,
    unit: 'S/m',
    source: recalled('Asano et al., Adv. Mater. 30 (2018) 1803075'),
    range: [0.01, 0.06],
    note: 'cold pressed powder; lower when crystallised',
  },
  conductivityActivation: { value: 39000.0, unit: 'J/mol', source: sources.memory, range: [35000.0, 45000.0] },
};
