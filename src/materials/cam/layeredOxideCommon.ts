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
} from './layeredOxide.js';

/** All but names, density, capacity, open-circuit voltage and volume change of a layered oxide. */
export const layeredOxideCommon = {
  kind: 'cam',
  diffusivity: layeredOxideDiffusivity,
  diffusivityActivation: layeredOxideDiffusivityActivation,
  exchangeCurrentDensity: layeredOxideExchange,
  exchangeActivation: layeredOxideExchangeActivation,
  initialContent: assembledContent,
  youngsModulus: layeredOxideModulus,
  poissonRatio: layeredOxidePoisson,
  transferable: layeredOxideTransferable,
} as const satisfies Partial<ActiveMaterial>;
