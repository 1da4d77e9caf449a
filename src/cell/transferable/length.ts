import type { Property } from '../../constants/property.js';
import { sources } from '../../constants/sources.js';
import { fluxTubeLength } from '../../degradation/fluxTube.js';

/** [m] L_ref: radius at which particles of either morphology have their radius as length. */
const reference: Property = { value: 1.5e-6, unit: 'm', source: `${sources.conforto}; ${sources.jungCrystals}` };

/** n_L */
const exponents: Readonly<Record<'single' | 'poly', Property>> = {
  single: { value: 1, unit: '1', source: 'sphere' },
  poly: {
    value: 0.4,
    unit: '1',
    source: `${sources.jungCrystals}; ${sources.kang}`,
    note: 'boundaries carry lithium: 10 um alone 210 mAh/g at 0.1C, single crystals and polycrystals of 5 um alike at 0.05C',
  },
};

/** Round contacts of a particle between which its surface lies bare. */
const patches = 6;

/** [m] L_0 = L_ref (R/L_ref)^n_L of an intact, fully contacted particle. Closure. Equation (T5.18) of the handbook. */
export function intactLength(radius: number, morphology: 'single' | 'poly'): number {
  const n = exponents[morphology].value;
  return n === 1 ? radius : reference.value * (radius / reference.value) ** n;
}

/**
 * ell(theta) = L/L_0 of a particle that has lost nothing but was never contacted all over: flux tubes to six contacts, 1 at theta = 1.
 * Equation (T5.19) of the handbook.
 */
export function pathByContact(contact: number): number {
  return fluxTubeLength(contact, patches);
}

/** The constants of all this by what they are, for lists. */
export const lengthConstants: Readonly<Record<string, Property>> = {
  'radius with itself as length': reference,
  'power of the radius (single)': exponents.single,
  'power of the radius (poly)': exponents.poly,
};
