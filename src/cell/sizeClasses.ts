import { gaussRule, type QuadratureRule } from '../numerics/grids/quadrature.js';
import { betaRule, normalRule } from '../numerics/probability/probabilityRules.js';
import type { CathodeRecipe } from '../scenario/recipe.js';
import type { ParticleDistribution, SizeClass } from './cell.js';

/** What distinguishes the particles of one powder, and by how many classes it is represented. */
export interface Powder extends ParticleDistribution {
  readonly sizeClasses: number;
  /** Of every size; counts where contact is independent of size. */
  readonly contactClasses: number;
}

/** A particle without any contact could not be in the equations: theta of an independent class is at least this. */
export const leastContact = 1e-3;

/**
 * Classes of a powder whose volume is log-normally distributed over the diameter,
 *     R_i = d50/2 exp(spread z_i),   (z_i, w_i) the Gauss-Hermite rule,
 * or as a measured histogram says, of which n sizes are the Gauss rule in ln d (all, where there are no more),
 * and whose contact is distributed independently of size or tied to it; smallest particles first, worst contact first within a size.
 * Closure: needed to reconcile a small interface resistance with a large loss of capacity. Equation (T5.2) of the handbook.
 */
export function sizeClasses(powder: Powder, volumeFraction: number): readonly SizeClass[] {
  const { d50, spread, connected } = powder;
  const sizes = sizeRule(powder);
  return Array.from(sizes.nodes).flatMap((z, i) => {
    const radius = (d50 / 2) * Math.exp(spread * z);
    const contacts = contactRuleOf(powder, z);
    return Array.from(contacts.nodes, (theta, j) => ({
      radius,
      volumeFraction: volumeFraction * sizes.weights[i] * contacts.weights[j],
      contact: theta,
      connected,
      intactLength: radius,
      diffusionLength: radius,
    }));
  });
}

/** A measured distribution where a recipe has one. */
export function measuredSizes({ histogram }: CathodeRecipe['particles']): Pick<ParticleDistribution, 'histogram'> {
  return histogram === undefined ? {} : { histogram };
}

/** Concentration nu of the beta density of contact for a spread s: variance theta (1 - theta)/(1 + nu), nothing to spread at nu = Infinity. */
export function contactConcentration(spread: number): number {
  return 1 / spread ** 2;
}

/** Without anything that depends on size one size is exact. */
function sizeRule({ d50, spread, histogram, sizeClasses: n, contactSpread, contactRule }: Powder): QuadratureRule {
  if (histogram !== undefined && spread > 0) {
    const points = Float64Array.from(histogram, ({ diameter }) => Math.log(diameter / d50) / spread);
    const masses = Float64Array.from(histogram, ({ share }) => share);
    return points.length <= n ? { nodes: points, weights: masses } : gaussRule({ points, masses }, n);
  }
  return normalRule(spread === 0 && (contactRule === 'independent' || contactSpread === 0) ? 1 : n);
}

/**
 * Contact of the particles of size quantile z:
 *     independent    beta density with mean theta and concentration nu = 1/s^2, Gauss-Jacobi: converges with the number of classes
 *     tied to size   theta exp(-s z), at most 1: larger particles are worse contacted. The limit is a kink that Gauss rules do
 *                    not see, so capacities go on changing with the number of classes
 * Equations (T5.3) and (T5.4) of the handbook.
 */
function contactRuleOf(powder: Powder, z: number): QuadratureRule {
  const { contact, contactSpread, contactRule, contactClasses } = powder;
  const single = (theta: number) => ({ nodes: Float64Array.of(theta), weights: Float64Array.of(1) });
  if (contactRule === 'tied to size') return single(Math.min(1, contact * Math.exp(-contactSpread * z)));
  const concentration = contactConcentration(contactSpread);
  if (concentration === Infinity || contact === 1) return single(contact);
  const { nodes, weights } = betaRule(contactClasses, contact, concentration);
  return { nodes: nodes.map((theta) => Math.max(leastContact, theta)), weights };
}

/** [1/m] Particle surface per electrode volume, sum of 3 eps_k/R_k. */
export function specificArea(classes: readonly SizeClass[]): number {
  return classes.reduce((sum, { radius, volumeFraction }) => sum + (3 * volumeFraction) / radius, 0);
}
