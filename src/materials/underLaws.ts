import type { LawSet } from '../constants/lawSet.js';
import type { Material } from './material.js';

/**
 * The material with its values for a set of laws: constants that mean something else there, or were determined together with other
 * laws, stand under `transferable`. Everything else is the same in both.
 */
export function underLaws<M extends Material>(material: M, laws: LawSet): M {
  return laws === 'transferable' ? { ...material, ...material.transferable } : material;
}
