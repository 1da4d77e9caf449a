import { sources } from '../../constants/sources.js';
import type { ActiveMaterial } from '../material.js';
import { layeredOxideCommon } from './layeredOxideCommon.js';

/** LiNi0.6Co0.2Mn0.2O2 */
export const ncm622: ActiveMaterial = {
  ...layeredOxideCommon,
  name: 'NCM622',
  aliases: ['NMC622', 'LiNi0.6Co0.2Mn0.2O2'],
  description: 'LiNi0.6Co0.2Mn0.2O2',
  density: { value: 4650, unit: 'kg/m3', source: `${sources.bielefeld}; ${sources.schlautmann}`, range: [4650, 4780] },
  theoreticalCapacity: {
    value: 276.5 * 3600,
    unit: 'C/kg',
    source: 'F / molar mass',
    note: '276.5 mAh/g',
  },
  openCircuitVoltage: {
    value: {
      form: 'galleries',
      scale: 0.8,
      galleries: [
        [3.62274, 0.13442, 0.9671],
        [3.72645, 0.3246, 1.39712],
        [3.90575, 0.21118, 3.505],
        [4.22955, 0.3298, 5.52757],
      ],
      window: [2.6, 4.6],
    },
    unit: 'V',
    source: `${sources.verbrugge}; scale ${sources.derived}`,
    range: [0.234, 1],
    note: 'published galleries; scale S = 0.8 chosen so that 4.3 V means 193 mAh/g (unscaled 241); x cannot fall below 0.2 in the formula, hence the straight continuation above 4.6 V',
  },
  volumeChange: {
    value: [
      [0.2, -0.045],
      [0.25, -0.038],
      [0.302, -0.03],
      [0.36, -0.022],
      [0.42, -0.0155],
      [0.5, -0.01],
      [0.75, -0.005],
      [1, 0],
    ],
    unit: '-',
    source: `${sources.lattice}; table ${sources.derived}`,
    range: [0.2, 1],
    note: 'constructed: -3 % at 4.3 V is measured, the shape follows NCM811 without its sharp H2-H3 contraction',
  },
};
