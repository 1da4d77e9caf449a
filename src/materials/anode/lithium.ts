import { sources } from '../../constants/sources.js';
import type { AnodeMaterial } from '../material.js';

/** Lithium metal in excess. */
export const lithium: AnodeMaterial = {
  kind: 'anode',
  name: 'Li',
  aliases: ['lithium', 'Li metal', 'lithium metal'],
  description: 'lithium metal',
  plateau: { value: 0, unit: 'V', source: 'reference electrode by definition' },
  shape: { value: null, unit: 'V over y', source: 'pure metal' },
  capacity: { value: 3861 * 3600, unit: 'C/kg', source: 'F / molar mass', note: '3861 mAh/g' },
  activeShare: { value: 1, unit: '-', source: 'pure metal' },
  initialContent: { value: 1, unit: '-', source: 'pure metal' },
  resistance: {
    value: 2e-4,
    unit: 'Ohm m2',
    source: sources.assumed,
    range: [0, 5e-4],
    note: 'its exchange current density is 10 to 30 A/m2 (from memory)',
  },
  resistanceActivation: { value: 40e3, unit: 'J/mol', source: sources.assumed },
};
