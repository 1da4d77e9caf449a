import type { CathodeRecipe } from '../../scenario/recipe.js';
import { milledRatio } from './contactConstants.js';

/**
 * [m] Diameter of the electrolyte in the composite: as the recipe has it, but a mill leaves no particles that are much coarser than those of the
 * active material. Closure. Undefined where the recipe does not know it. `activeDiameter` [m]: of all active particles, whose powders a recipe may mix.
 * Equation (T5.7) of the handbook.
 */
export function mixedElectrolyteDiameter(
  cathode: Pick<CathodeRecipe, 'electrolyteParticles' | 'mixing'>,
  activeDiameter: number,
): number | undefined {
  const given = cathode.electrolyteParticles?.d50;
  if (given === undefined || cathode.mixing !== 'mill') return given;
  return Math.min(given, milledRatio.value * activeDiameter);
}
