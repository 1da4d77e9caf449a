import { sources } from '../../constants/sources.js';
import type { ActiveMaterial } from '../material.js';
import {
  assembledContent,
  layeredOxideDiffusivity,
  layeredOxideDiffusivityActivation,
  layeredOxideExchange,
  layeredOxideExchangeActivation,
  layeredOxideModulus,
  layeredOxidePoisson,
  layeredOxideTransferable,
  nickelRichVolumeChange,
} from './layeredOxide.js';
import { ncm85 } from './ncm85.js';

/** LiNi0.83Co0.11Mn0.06O2 or LiNi0.83Co0.12Mn0.05O2, single crystals and polycrystals alike */
export const ncm83: ActiveMaterial = {
  kind: 'cam',
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
  openCircuitVoltage: ncm85.openCircuitVoltage,
  diffusivity: layeredOxideDiffusivity,
  diffusivityActivation: layeredOxideDiffusivityActivation,
  exchangeCurrentDensity: layeredOxideExchange,
  exchangeActivation: layeredOxideExchangeActivation,
  volumeChange: nickelRichVolumeChange,
  initialContent: assembledContent,
  youngsModulus: layeredOxideModulus,
  poissonRatio: layeredOxidePoisson,
  transferable: layeredOxideTransferable,
};
