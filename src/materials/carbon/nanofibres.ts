import { sources } from '../../constants/sources.js';
import type { Carbon } from '../material.js';
import { vgcf } from './vgcf.js';

/** Carbon nanofibres, finer than VGCF. */
export const nanofibres: Carbon = {
  ...vgcf,
  name: 'CNF',
  aliases: ['carbon nanofibres', 'carbon nanofibers', 'nanofibres'],
  description: 'carbon nanofibres, finer than VGCF',
  density: { value: 1950, unit: 'kg/m3', source: sources.memory, range: [1800, 2100] },
  specificSurface: { value: 30e3, unit: 'm2/kg', source: sources.memory, range: [20e3, 60e3], note: '30 m2/g' },
};
