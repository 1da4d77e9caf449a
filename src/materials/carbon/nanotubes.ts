import { sources } from '../../constants/sources.js';
import type { Carbon } from '../material.js';
import { vgcf } from './vgcf.js';

/** Carbon nanotubes. */
export const nanotubes: Carbon = {
  ...vgcf,
  name: 'CNT',
  aliases: ['carbon nanotubes', 'MWCNT', 'SWCNT', 'nanotubes'],
  description: 'carbon nanotubes',
  density: { value: 1900, unit: 'kg/m3', source: sources.memory, range: [1300, 2200] },
  specificSurface: {
    value: 200e3,
    unit: 'm2/kg',
    source: sources.memory,
    range: [100e3, 400e3],
    note: '200 m2/g, many walls; single walls 400 and more',
  },
  compositeConductivity: {
    value: 2,
    unit: 'S/m',
    source: sources.assumed,
    range: [0.3, 10],
    note: 'four times that of black at 1 wt%, in networks of long paths',
  },
};
