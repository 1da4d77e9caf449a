import { recalled, sources } from '../../constants/sources.js';
import type { Electrolyte } from '../material.js';
import { chloride } from './halide.js';

/** Li3InCl6. */
export const li3incl6: Electrolyte = {
  ...chloride,
  name: 'Li3InCl6',
  aliases: ['LIC'],
  description: 'chloride, as catholyte',
  density: { value: 2590, unit: 'kg/m3', source: sources.memory, range: [2500, 2700], note: 'crystal' },
  ionicConductivity: {
    value: 0.13,
    unit: 'S/m',
    source: recalled('Li et al., Energy Environ. Sci. 12 (2019) 2665'),
    range: [0.05, 0.2],
    note: 'pressed pellet; not stable against lithium metal and sulfides of low potential',
  },
  conductivityActivation: { value: 34000.0, unit: 'J/mol', source: sources.memory, range: [30000.0, 40000.0] },
};
