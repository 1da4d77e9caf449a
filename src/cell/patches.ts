import { arrhenius } from '../constants/arrhenius.js';
import type { Coating, Electrolyte } from '../materials/material.js';
import type { CathodeRecipe } from '../scenario/recipe.js';
import type { Patch } from './cell.js';
import type { ResolvedCoating } from './coating.js';

/**
 * The covered and the bare part of the particle surface with their films at the cell temperature.
 *     r_covered = delta_c/sigma_c + delta_ic/sigma_i,   r_bare = delta_ib/sigma_i      [Ohm m2], local
 * Both conductivities grow with temperature by their own Arrhenius factor. A part of share 0 is left out, but for the bare one where
 * a mechanism uncovers surface. Equations (T6.7) and (T7.6) of the handbook.
 */
export function surfacePatches(
  { coating, interphase }: Pick<CathodeRecipe, 'interphase'> & { readonly coating?: ResolvedCoating },
  material: Coating | undefined,
  electrolyte: Electrolyte,
  temperature: number,
  uncovers = false,
): readonly Patch[] {
  const filmConductivity =
    (interphase.conductivity ?? electrolyte.interphaseConductivity.value) *
    arrhenius(electrolyte.interphaseActivation.value, temperature);
  const patches: Patch[] = [];
  const coverage = coating?.coverage ?? 0;
  if (coating !== undefined && material !== undefined && coverage > 0) {
    const conductivity =
      (coating.conductivity ?? material.conductivity.value) *
      arrhenius(material.conductivityActivation.value, temperature);
    patches.push({
      name: 'covered',
      fraction: coverage,
      coatingResistance: coating.thickness / conductivity,
      filmThickness: interphase.covered,
      filmConductivity,
      oxidationFactor: coating.blocking ?? material.blocking.value,
    });
  }
  if (coverage < 1 || uncovers) {
    patches.push({
      name: 'bare',
      fraction: 1 - coverage,
      coatingResistance: 0,
      filmThickness: interphase.bare,
      filmConductivity,
      oxidationFactor: 1,
    });
  }
  return patches;
}
