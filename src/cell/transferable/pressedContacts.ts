import type { SizeClass } from '../cell.js';
import { leastContact } from '../sizeClasses.js';

/** Rounds of the search for the factor, and how near to the mean it has to come. */
const mostRounds = 200;
const near = 1e-12;

/**
 * Classes whose mean contact by volume has become `factor` times what it was: every contact by one and the same factor, none above 1, so
 * that where particles come into full contact the others gain the more. Equation (T5.20) of the handbook.
 */
export function pressedContacts(classes: readonly SizeClass[], factor: number): readonly SizeClass[] {
  const mean = (of: (contact: number) => number): number =>
    classes.reduce((sum, { volumeFraction, contact }) => sum + volumeFraction * of(contact), 0);
  const goal = factor * mean((contact) => contact);
  let each = factor;
  const pressed = (contact: number): number => Math.min(1, Math.max(leastContact, each * contact));
  for (let round = 0; round < mostRounds; round++) {
    const missing = goal / mean(pressed);
    if (Math.abs(missing - 1) < near) break;
    each *= missing;
  }
  return classes.map((particle) => ({ ...particle, contact: pressed(particle.contact) }));
}
