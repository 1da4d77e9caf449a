import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { lithiumPoorCharge, oxideFilm } from './families.js';

/** vanadium oxide film from a polyoxovanadate */
export const v2o5Li3vo4: Coating = {
  kind: 'coating',
  name: 'V2O5/Li3VO4',
  aliases: ['POV', 'polyoxovanadate', 'Li3VO4', 'V2O5', 'Li3VO4/V2O5'],
  description: 'vanadium oxide film from a polyoxovanadate',
  conductivity: {
    value: 1e-5,
    unit: 'S/m',
    source: `${sources.memory}`,
    range: [1e-6, 1e-4],
    note: 'of the order of Li3VO4',
  },
  thickness: { value: 18e-9, unit: 'm', source: `${sources.nunes}` },
  ...oxideFilm,
  deposition: 'sol-gel',
  density: { value: 3000, unit: 'kg/m3', source: sources.assumed, note: 'between its two components' },
  ownCharge: lithiumPoorCharge,
};
