import type { CathodeRecipe } from '../../scenario/recipe.js';
import type { SizeClass } from '../cell.js';
import { contacts } from './contactConstants.js';

/** Share 1 - exp(-N_c th) of the particles that take part at a mean contact th. Closure: Poisson. Equation (T5.16) of the handbook. */
export function connectedMean(meanContacts: number, contact: number): number {
  return -Math.expm1(-meanContacts * contact);
}

/** N_c of a composite: as given, else by how it was mixed. */
export function meanContacts({ mixing = 'hand', weightRatio, contactsPerParticle }: CathodeRecipe): number {
  if (contactsPerParticle !== undefined) return contactsPerParticle;
  return contacts[weightRatio.carbon > 0 ? 'mill' : mixing].value;
}

/**
 * N_m of m_j = 1 - exp(-N_m theta_j), with which the mean of m over the volume of the classes is `mean`: N_c was read from means, and
 * of its own would make the badly contacted count for less. Infinite where all take part. Equation (T5.17) of the handbook.
 */
export function contactsOfClasses(
  classes: readonly Pick<SizeClass, 'volumeFraction' | 'contact'>[],
  mean: number,
): number {
  if (mean >= 1) return Number.POSITIVE_INFINITY;
  const volume = classes.reduce((sum, { volumeFraction }) => sum + volumeFraction, 0);
  const over = (f: (contact: number) => number): number =>
    classes.reduce((sum, { volumeFraction, contact }) => sum + (volumeFraction / volume) * f(contact), 0);
  // Concave in N, and too small at the N of equal contacts (Jensen): Newton's steps from there come up to the root from below.
  let n = -Math.log1p(-mean) / over((contact) => contact);
  for (let step = 0; step < mostSteps; step++) {
    const missing = mean - over((contact) => -Math.expm1(-n * contact));
    const next = n + missing / over((contact) => contact * Math.exp(-n * contact));
    if (!(next - n > 1e-14 * n)) return n;
    n = next;
  }
  return n;
}

/** From a hardly to a fully connected powder with contacts of 1e-3 it takes some dozens. */
const mostSteps = 1000;
