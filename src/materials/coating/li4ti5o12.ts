import { recalled, sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { oxideFilm } from './families.js';

/** Li4Ti5O12 from sol-gel or spraying */
export const li4ti5o12Film: Coating = {
  kind: 'coating',
  name: 'Li4Ti5O12 film',
  aliases: ['Li4Ti5O12', 'lithium titanate film', 'Li-Ti-O'],
  description: 'Li4Ti5O12 from sol-gel or spraying',
  conductivity: {
    value: 1e-7,
    unit: 'S/m',
    source: sources.memory,
    range: [1e-10, 1e-5],
    note: 'bulk values span five decades',
  },
  thickness: {
    value: 5e-9,
    unit: 'm',
    source: recalled('Ohta et al., Adv. Mater. 18 (2006) 2226'),
    range: [3e-9, 1.5e-8],
  },
  ...oxideFilm,
  deposition: 'sol-gel',
  density: { value: 3490, unit: 'kg/m3', source: sources.memory, range: [3300, 3500], note: 'crystal' },
};
