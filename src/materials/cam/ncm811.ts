import { sources } from '../../constants/sources.js';
import type { ActiveMaterial } from '../material.js';
import { nickelRichVolumeChange } from './layeredOxide.js';
import { layeredOxideCommon } from './layeredOxideCommon.js';

/** LiNi0.8Co0.1Mn0.1O2 */
export const ncm811: ActiveMaterial = {
  ...layeredOxideCommon,
  name: 'NCM811',
  aliases: ['NMC811', 'LiNi0.8Co0.1Mn0.1O2'],
  description: 'LiNi0.8Co0.1Mn0.1O2',
  density: { value: 4770, unit: 'kg/m3', source: `${sources.bielefeld}; ${sources.schlautmann}`, range: [4650, 4780] },
  theoreticalCapacity: {
    value: 275.5 * 3600,
    unit: 'C/kg',
    source: 'F / molar mass',
    note: '275.5 mAh/g',
  },
  openCircuitVoltage: {
    value: {
      form: 'galleries',
      scale: 1,
      galleries: [
        [3.6308, 0.10632, 0.93876],
        [3.73333, 0.15915, 1.37589],
        [3.87629, 0.30232, 4.92641],
        [4.03005, 0.10285, 1.92588],
        [4.18864, 0.09822, 0.55],
        [4.53, 0.23115, 8.0],
      ],
      window: [2.6, 4.6],
    },
    unit: 'V',
    source: `shape ${sources.pybamm}; anchors ${sources.bielefeld}, ${sources.shi}; ${sources.derived}`,
    range: [0.126, 1],
    note: 'constructed: shape of a published NMC811 curve mapped to the crystallographic content and re-anchored (x = 0.185 at 4.3 V); described from 2.6 to 4.5 V',
  },
  volumeChange: nickelRichVolumeChange,
};
