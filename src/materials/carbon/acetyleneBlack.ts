import { sources } from '../../constants/sources.js';
import type { Carbon } from '../material.js';
import { superC65 } from './superC65.js';

/** Acetylene black. */
export const acetyleneBlack: Carbon = {
  ...superC65,
  name: 'acetylene black',
  aliases: ['AB', 'Denka black'],
  description: 'acetylene black; all but its surface as of Super C65',
  specificSurface: { value: 68e3, unit: 'm2/kg', source: sources.memory, range: [50e3, 80e3], note: '68 m2/g' },
};
