import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { polymerFilm } from './families.js';
import { familyAdhesion } from './familyConstants.js';

/** thin cationic polymer */
export const pvbtaTfsi: Coating = {
  kind: 'coating',
  name: 'PVBTA-TFSI',
  aliases: ['PVBTA', 'poly(vinylbenzyl trimethylammonium) TFSI'],
  description: 'thin cationic polymer',
  conductivity: {
    value: 1.1e-7,
    unit: 'S/m',
    source: `${sources.derived} from ${sources.shi}`,
    range: [7e-8, 1.3e-7],
    note: 'from the cathode resistances at two thicknesses',
  },
  thickness: { value: 3e-9, unit: 'm', source: `${sources.shi}` },
  ...polymerFilm,
  transferable: {
    adhesion: familyAdhesion('polymer'),
    conductivity: {
      value: 2e-7,
      unit: 'S/m',
      source: `${sources.derived} from ${sources.shi}`,
      range: [7e-8, 5e-7],
      note: 'from the cathode resistances at two thicknesses per real contact area',
    },
  },
  deposition: 'sol-gel',
  density: { value: 1400, unit: 'kg/m3', source: sources.assumed },
};
