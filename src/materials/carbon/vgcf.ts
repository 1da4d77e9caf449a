import { sources } from '../../constants/sources.js';
import type { Carbon } from '../material.js';
import { superC65 } from './superC65.js';

/** Vapour-grown carbon fibres. */
export const vgcf: Carbon = {
  kind: 'carbon',
  name: 'VGCF',
  aliases: ['vapour-grown carbon fibre', 'vapor-grown carbon fiber', 'carbon fibre'],
  description: 'vapour-grown carbon fibres',
  density: { value: 2000, unit: 'kg/m3', source: sources.memory },
  specificSurface: { value: 13e3, unit: 'm2/kg', source: sources.memory, range: [10e3, 24e3], note: '13 m2/g' },
  compositeConductivity: superC65.compositeConductivity,
  volumeBlocking: { value: 0, unit: '-', source: sources.blackVolume, note: 'fibres lie along the paths' },
  compositeExponent: superC65.compositeExponent,
  pathBlocking: {
    value: 1,
    unit: '-',
    source: sources.carbonPlace,
    note: '0.01 per wt%: fibres touch few ionic paths',
  },
};
