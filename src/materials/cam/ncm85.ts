import { sources } from '../../constants/sources.js';
import type { ActiveMaterial } from '../material.js';
import { nickelRichVolumeChange } from './layeredOxide.js';
import { layeredOxideCommon } from './layeredOxideCommon.js';

/** LiNi0.85Co0.10Mn0.05O2 */
export const ncm85: ActiveMaterial = {
  ...layeredOxideCommon,
  name: 'NCM85',
  aliases: ['NCM851005', 'NMC85', 'NMC851005', 'LiNi0.85Co0.10Mn0.05O2', 'LiNi0.85Co0.1Mn0.05O2'],
  description: 'LiNi0.85Co0.10Mn0.05O2',
  density: { value: 4770, unit: 'kg/m3', source: `${sources.bielefeld}; ${sources.schlautmann}`, range: [4650, 4780] },
  theoreticalCapacity: {
    value: 274.5 * 3600,
    unit: 'C/kg',
    source: 'F / molar mass',
    note: '274.5 mAh/g',
  },
  openCircuitVoltage: {
    value: {
      form: 'galleries',
      scale: 1,
      galleries: [
        [3.64593, 0.22906, 1.58781],
        [3.74143, 0.14611, 0.55],
        [3.78, 0.06388, 7.39042],
        [3.98195, 0.20281, 1.65354],
        [4.18684, 0.15635, 1.1204],
        [4.51148, 0.20178, 7.74775],
      ],
      window: [2.6, 4.6],
    },
    unit: 'V',
    source: `shape ${sources.pybamm}; anchors ${sources.bielefeld}, ${sources.shi}; ${sources.derived}`,
    range: [0.105, 1],
    note: 'constructed: shape of a published NMC811 curve mapped to the crystallographic content and re-anchored (x = 0.157 at 4.3 V); described from 2.6 to 4.5 V; the studies of NCM83 were fitted with it too and state it',
  },
  volumeChange: nickelRichVolumeChange,
};
