import type { Property } from '../../constants/property.js';
import { sources } from '../../constants/sources.js';
import { coatingConstants } from '../../materials/coating/familyConstants.js';
import type { Coating, Electrolyte } from '../../materials/material.js';
import type { CathodeRecipe } from '../../scenario/recipe.js';
import type { DerivedQuantity } from '../cell.js';
import { coveredShare, protection } from './coatingLaws.js';
import { mixedElectrolyteDiameter } from './mixedElectrolyte.js';

/** [m] Diameter of the electrolyte where it is not known. */
const customarySize: Property = { value: 3e-6, unit: 'm', source: sources.assumed, range: [0.5e-6, 10e-6] };

/** What a coating on the particles of the electrolyte changes in a composite; neutral: 1. */
export interface ElectrolyteCoatingEffects {
  /** Factor on the resistance that films grow on the active material. */
  readonly growth: number;
  /** Factor on the ionic conductivity of the composite. */
  readonly conduction: number;
  readonly told: readonly DerivedQuantity[];
}

/**
 * A film of thickness t on the share c of the surface of the electrolyte particles, of diameter d. Closures:
 * where they touch active material, a share c of the contact is shielded by 1/(1 + t/t_b), so that the rate of growth has the mean of both,
 *     growth = [1 - c + c/(1 + t/t_b)]^(1/2)      of the resistance, whose square grows evenly;
 * ions pass from particle to particle through both their films, in series with the particle,
 *     conduction = 1/(1 + 2 c t kappa/(sigma_c d)).
 * `activeDiameter` [m]: of all active particles, where the powder of the recipe is not the only one.
 * Limits: t = 0 or c = 0 changes nothing, exactly. Contact, electrons and carbon are left as they are. Equations (T6.11) and (T6.12) of the handbook.
 */
export function electrolyteCoatingEffects(
  cathode: CathodeRecipe,
  material: Coating,
  electrolyte: Electrolyte,
  activeDiameter = cathode.particles.d50,
): ElectrolyteCoatingEffects {
  const { electrolyteCoating: given } = cathode;
  const thickness = given?.thickness ?? material.thickness.value;
  const constants = coatingConstants(material);
  const cover = given?.coverage ?? coveredShare(thickness, constants.coverThickness.value);
  const shielded = protection(thickness, constants.barrierThickness?.value);
  const growth = Math.sqrt(1 - cover + cover * shielded);
  const size = mixedElectrolyteDiameter(cathode, activeDiameter) ?? customarySize.value;
  const films = (2 * cover * thickness * electrolyte.ionicConductivity.value) / (material.conductivity.value * size);
  const conduction = 1 / (1 + films);
  const told = [
    { name: 'covered share of the electrolyte', value: 100 * cover, unit: '%', note: material.name },
    { name: 'film growth beside it', value: growth, unit: '', note: 'resistance, against bare electrolyte' },
    {
      name: 'ion paths through it',
      value: 100 * conduction,
      unit: '%',
      note: 'of the conductivity with bare electrolyte',
    },
  ];
  return { growth, conduction, told };
}
