import { sources } from '../../constants/sources.js';
import type { AnodeMaterial } from '../material.js';

/** Composite of Li4Ti5O12, electrolyte and carbon (30:60:10 by weight); y from Li4Ti5O12 to Li7Ti5O12. */
export const lto: AnodeMaterial = {
  kind: 'anode',
  name: 'LTO',
  aliases: ['Li4Ti5O12', 'LTO composite', 'lithium titanate'],
  description: 'Li4Ti5O12 composite; mass is that of the composite',
  plateau: { value: 1.55, unit: 'V', source: `${sources.ma}; ${sources.walther}`, range: [1.55, 1.565] },
  shape: {
    value: { from: 0.01, to: 0.99, steepness: 40, width: 0.003 },
    unit: 'V over y',
    source: `flat between 0.03 and 0.97; steepness ${sources.assumed}`,
    range: [0.03, 0.97],
  },
  capacity: { value: 175 * 3600, unit: 'C/kg', source: 'F / molar mass, three Li per Li4Ti5O12', note: '175 mAh/g' },
  activeShare: {
    value: 0.3,
    unit: '-',
    source: `${sources.walther}; ${sources.ma}`,
    note: 'Li4Ti5O12 : Li6PS5Cl : Super C65 = 30 : 60 : 10 by weight',
  },
  initialContent: { value: 0, unit: '-', source: 'as synthesised' },
  resistance: { value: 10e-4, unit: 'Ohm m2', source: sources.assumed, range: [5e-4, 20e-4] },
  resistanceActivation: { value: 40e3, unit: 'J/mol', source: sources.assumed },
};
