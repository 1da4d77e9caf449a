import { sources } from '../../constants/sources.js';
import type { Coating } from '../material.js';
import { looseDeposit } from './families.js';

/** irregular carbonaceous deposits from the ligand alone */
export const carbonResidue: Coating = {
  kind: 'coating',
  name: 'carbon residue',
  aliases: ['carbonaceous', 'C-NCM85'],
  description: 'irregular carbonaceous deposits from the ligand alone',
  conductivity: {
    value: 1e-3,
    unit: 'S/m',
    source: `${sources.assumed}`,
    range: [1e-4, 1e-2],
    note: 'deposits do not cover: no resistance worth mentioning',
  },
  thickness: { value: 2e-9, unit: 'm', source: `${sources.assumed}` },
  ...looseDeposit,
  transferable: {
    conductivity: {
      value: 1e-7,
      unit: 'S/m',
      source: sources.assumed,
      range: [1e-8, 1e-6],
      note: 'where it does cover',
    },
  },
  deposition: 'sol-gel',
  density: { value: 1800, unit: 'kg/m3', source: sources.assumed },
};
