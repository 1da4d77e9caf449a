import { arrhenius } from '../constants/arrhenius.js';
import type { AnodeMaterial } from '../materials/material.js';
import type { AnodeRecipe } from '../scenario/recipe.js';
import type { AnodeParticle } from './cell.js';

/** The particle that stands for all, if lithium has to diffuse into those of the material. S = 3 Q_an/(Q rho R). Equation (T4.6) of the handbook. */
export function anodeParticle(
  { d50 }: AnodeRecipe,
  material: AnodeMaterial,
  capacity: number,
  temperature: number,
): AnodeParticle | undefined {
  const { density, particleDiameter, diffusivity, exchangeCurrentDensity } = material;
  if (!density || !particleDiameter || !diffusivity || !exchangeCurrentDensity) return undefined;
  const activated = (energy: { readonly value: number } | undefined): number =>
    energy ? arrhenius(energy.value, temperature) : 1;
  const radius = (d50 ?? particleDiameter.value) / 2;
  return {
    radius,
    diffusionRate: (diffusivity.value * activated(material.diffusivityActivation)) / radius ** 2,
    surface: (3 * capacity) / (material.capacity.value * density.value * radius),
    exchangeCurrentDensity: exchangeCurrentDensity.value * activated(material.exchangeActivation),
  };
}
