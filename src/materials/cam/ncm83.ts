import { sources } from '../../constants/sources.js';
import type { ActiveMaterial } from '../material.js';
import { nickelRichVolumeChange } from './layeredOxide.js';
import { layeredOxideCommon } from './layeredOxideCommon.js';
import { mixedGalleries } from './mixedGalleries.js';
import { ncm85 } from './ncm85.js';
import { ncm811 } from './ncm811.js';

/** Of the way in nickel from NCM811 to NCM85. */
const towardsNcm85 = 0.6;

/** LiNi0.83Co0.11Mn0.06O2 or LiNi0.83Co0.12Mn0.05O2, single crystals and polycrystals alike */
export const ncm83: ActiveMaterial = {
  ...layeredOxideCommon,
  name: 'NCM83',
  aliases: [
    'SC83',
    'PC83',
    'SC-NCM83',
    'PC-NCM83',
    'NMC83',
    'NCM831106',
    'NCM831205',
    'LiNi0.83Co0.11Mn0.06O2',
    'LiNi0.83Co0.12Mn0.05O2',
  ],
  description: 'LiNi0.83Co0.11Mn0.06O2 or LiNi0.83Co0.12Mn0.05O2, single crystals and polycrystals alike',
  density: { value: 4770, unit: 'kg/m3', source: `${sources.bielefeld}; ${sources.schlautmann}`, range: [4650, 4780] },
  theoreticalCapacity: {
    value: 274.5 * 3600,
    unit: 'C/kg',
    source: 'F / molar mass',
    note: '274.5 mAh/g',
  },
  openCircuitVoltage: {
    value: mixedGalleries(ncm811.openCircuitVoltage.value, ncm85.openCircuitVoltage.value, towardsNcm85),
    unit: 'V',
    source: `${sources.derived} from NCM811 and NCM85`,
    range: [0.115, 1],
    note: 'constructed: at every potential the content between those of NCM811 and NCM85, by nickel; 4.3 V means 228 mAh/g, as of a first charge (218 to 236). Studies that were fitted with the curve of NCM85 under this name state it',
  },
  volumeChange: nickelRichVolumeChange,
};
