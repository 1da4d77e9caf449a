import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { lithiumPoorCharge, oxideFilm } from './families.js';

/** HfO2 nanoparticles */
export const hfo2: Coating = {
  kind: 'coating',
  name: 'HfO2',
  aliases: ['hafnia'],
  description: 'HfO2 nanoparticles',
  conductivity: {
    value: 4e-8,
    unit: 'S/m',
    source: `${sources.assumed} as of ZrO2`,
    range: [1e-8, 1e-7],
    note: 'no resistance was published',
  },
  thickness: { value: 6e-9, unit: 'm', source: `${sources.ma}` },
  ...oxideFilm,
  deposition: 'nanoparticles',
  density: { value: 9680, unit: 'kg/m3', source: sources.memory, note: 'crystal' },
  ownCharge: lithiumPoorCharge,
};
