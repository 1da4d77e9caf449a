import { FARADAY } from '../constants/physical.js';
import type { ActiveMaterial } from './material.js';

/**
 * [mol/m3] Lithium concentration of the fully lithiated CAM.
 *     c_max = rho Q_th / F
 * Derived, not stored, so that capacity per gram and per volume can never disagree. Equation (T1.3) of the handbook.
 */
export function maximumConcentration(material: ActiveMaterial): number {
  return (material.density.value * material.theoreticalCapacity.value) / FARADAY;
}
