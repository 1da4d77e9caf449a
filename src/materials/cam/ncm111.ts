import { sources } from '../../constants/sources.js';
import type { ActiveMaterial } from '../material.js';
import { endOfDischarge, layeredOxideCommon } from './layeredOxideCommon.js';

/** LiNi1/3Co1/3Mn1/3O2 */
export const ncm111: ActiveMaterial = {
  ...layeredOxideCommon,
  name: 'NCM111',
  aliases: ['NMC111', 'NCM333', 'NMC333', 'LiNi1/3Co1/3Mn1/3O2', 'LiNi0.33Co0.33Mn0.33O2'],
  description: 'LiNi0.33Co0.33Mn0.33O2',
  density: { value: 4700, unit: 'kg/m3', source: sources.memory, range: [4600, 4800], note: 'crystal' },
  theoreticalCapacity: { value: 277.85 * 3600, unit: 'C/kg', source: 'F / molar mass', note: '277.85 mAh/g' },
  openCircuitVoltage: {
    value: [
      [0.24, 4.5963],
      [0.275, 4.5071],
      [0.31, 4.4198],
      [0.345, 4.335],
      [0.38, 4.2532],
      [0.415, 4.1752],
      [0.45, 4.1017],
      [0.485, 4.0336],
      [0.52, 3.9719],
      [0.555, 3.9173],
      [0.59, 3.8705],
      [0.625, 3.8318],
      [0.66, 3.8012],
      [0.695, 3.7777],
      [0.73, 3.76],
      [0.765, 3.7459],
      [0.8, 3.733],
      [0.835, 3.7185],
      [0.87, 3.7],
      [0.905, 3.6755],
      [0.94, 3.642],
      [0.975, 3.5428],
      ...endOfDischarge,
    ],
    unit: 'V',
    source: `${sources.bpx}; contents ${sources.derived}`,
    range: [0.25, 0.98],
    note: 'x = 1 - 1.105 (1 - s) of the stoichiometry s of the published formula, so that 4.3 V means 178 mAh/g, as of a first charge (170 to 185); end of discharge as of NCM811',
  },
  volumeChange: {
    value: [
      [0.25, -0.018],
      [0.36, -0.012],
      [0.5, -0.006],
      [0.75, -0.003],
      [1, 0],
    ],
    unit: '-',
    source: `${sources.lattice}; table ${sources.derived}`,
    range: [0.25, 1],
    note: '-1.2 % at 4.3 V is measured, the rest constructed: no H2-H3 contraction',
  },
};
