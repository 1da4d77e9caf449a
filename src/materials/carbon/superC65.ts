import { sources } from '../../constants/sources.js';
import type { Carbon } from '../material.js';

/** Carbon black Super C65. */
export const superC65: Carbon = {
  kind: 'carbon',
  name: 'Super C65',
  aliases: ['C65', 'SuperC65', 'Super P', 'carbon black'],
  description: 'carbon black',
  density: { value: 1900, unit: 'kg/m3', source: sources.memory, range: [1800, 2000] },
  specificSurface: { value: 60e3, unit: 'm2/kg', source: `${sources.zuo}; ${sources.memory}`, note: '60 m2/g' },
  compositeConductivity: {
    value: 0.5,
    unit: 'S/m',
    source: `${sources.schlautmann}; ${sources.assumed} at 1 wt%`,
    range: [0.1, 3],
    note: 'measured 3.3 to 6.5 S/m with 3 wt%',
  },
  volumeBlocking: {
    value: 2.6,
    unit: '-',
    source: sources.blackVolume,
    note: 'per weight share in the composite; counts under transferable laws',
  },
  compositeExponent: {
    value: 2,
    unit: '-',
    source: sources.derived,
    note: 'joins 0.5 S/m at 1 wt% with the geometric mean of the values measured at 3 wt%',
  },
  pathBlocking: {
    value: 3,
    unit: '-',
    source: sources.carbonPlace,
    note: '0.03 per wt%, about the share of electrolyte that a full layer on 1 wt% has used up: the layer on carbon removes electrolyte beside the ionic paths',
  },
};
