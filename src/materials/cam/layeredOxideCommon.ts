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

/** [[x, V vs Li], ...] Where an open-circuit curve given as a table falls off, as that of NCM811 does: no paper has points there. */
export const endOfDischarge: readonly (readonly [number, number])[] = [
  [0.9922, 3.4],
  [0.9963, 3.3],
  [0.9982, 3.2],
  [0.9996, 3],
  [0.99999, 2.6],
];
