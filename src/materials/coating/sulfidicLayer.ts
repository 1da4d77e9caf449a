import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { halideFilm } from './families.js';
import { familyAdhesion } from './familyConstants.js';

/** surface turned into sulfide or sulfite */
export const sulfidicLayer: Coating = {
  kind: 'coating',
  name: 'sulfidic surface layer',
  aliases: ['sulfide layer', 'sulfidic layer', 'sulfurised surface', 'Li2S'],
  description: 'surface turned into sulfide or sulfite',
  conductivity: {
    value: 0.01,
    unit: 'S/m',
    source: sources.assumed,
    range: [0.0001, 0.1],
    note: 'as of halides; hardly ever measured',
  },
  thickness: { value: 3e-9, unit: 'm', source: sources.assumed, range: [1e-9, 1e-8] },
  ...halideFilm,
  deposition: 'sol-gel',
  density: { value: 1900, unit: 'kg/m3', source: sources.assumed, range: [1600, 2100] },
  transferable: { adhesion: familyAdhesion('halide') },
};
