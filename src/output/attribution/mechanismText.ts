import type { DifferencePart } from '../../results/attribution.js';

/** Mechanisms as a person calls them, and what stands beside them in an attribution. */
export const mechanismText: Readonly<Record<DifferencePart['mechanism'], string>> = {
  interphase: 'interphase',
  carbonOxidation: 'oxidation on carbon',
  oxygenRelease: 'oxygen release',
  contactLoss: 'contact loss',
  isolation: 'isolated particles',
  cracking: 'cracks',
  unaged: 'without ageing',
  start: 'at the start',
};
