import type { Property } from '../../constants/property.js';
import { sources } from '../../constants/sources.js';

/**
 * The transferable laws of coating: what a film of nominal thickness t [m], the mean over the whole particle surface, gives and takes.
 * Limits: t = 0 is bare, exactly; an endless film protects wholly and lets nothing pass. Pure functions, SI, shares from 0 to 1.
 */

/**
 * [m] Thickness of an amount in kg per kg of powder: t = w (1 - f_agg)/(rho S), with the powder's surface S in m2/kg.
 * Equation (T6.1) of the handbook.
 */
export function nominalThickness(amount: number, agglomerated: number, density: number, surface: number): number {
  return (amount * (1 - agglomerated)) / (density * surface);
}

/** [m2/kg] Surface of a powder of spheres of diameter d [m] and density rho, rough by a factor: 6 f/(rho d). Equation (T6.2) of the handbook. */
export function powderSurface(diameter: number, density: number, roughness: number): number {
  return (6 * roughness) / (density * diameter);
}

/** Share of the surface under a film that grows from islands: 1 - exp(-t/t_0). Closure (Poisson). Equation (T6.3) of the handbook. */
export function coveredShare(thickness: number, coverThickness: number): number {
  return 1 - Math.exp(-thickness / coverThickness);
}

/**
 * Factor s_c on the oxidation of the electrolyte underneath: 1/(1 + t/t_b). Electrons, oxygen and sulfur cross the film in series with the
 * reaction. Without t_b the film protects nothing. Equation (T6.4) of the handbook.
 */
export function protection(thickness: number, barrierThickness = Number.POSITIVE_INFINITY): number {
  return 1 / (1 + thickness / barrierThickness);
}

/**
 * Factor on every electronic contact of the particles, with each other and with carbon: 1/(1 + t/t_e), covered or not.
 * Equation (T6.5) of the handbook.
 */
export function electronicContact(thickness: number, insulatingThickness: number): number {
  return 1 / (1 + thickness / insulatingThickness);
}

/**
 * Electronic contacts of a particle without carbon; more of them with carbon, by its surface [m2 per kg of composite], so that fibres
 * make fewer than black.
 */
export const electronicContacts = {
  bare: { value: 4, unit: '1', source: sources.assumed, range: [2, 8], note: 'neighbours that touch' },
  carbon: {
    value: 0.01,
    unit: 'kg/m2',
    source: sources.assumed,
    range: [0.003, 0.03],
    note: 'six with 1 wt% of black, one with 1 wt% of fibres',
  },
} as const satisfies Readonly<Record<string, Property>>;

/**
 * Share u of the active material that electrons still reach,
 *     u = [1 - exp(-N_e f)]/[1 - exp(-N_e)],   N_e = 4 + 6 per 1 wt% of carbon black,
 * with f from `electronicContact`: the chance of at least one contact that conducts, relative to bare particles. `carbonSurface` in
 * m2 per kg of composite. Closure. Equation (T6.6) of the handbook.
 */
export function utilisedShare(contact: number, carbonSurface: number): number {
  const contacts = electronicContacts.bare.value + electronicContacts.carbon.value * carbonSurface;
  return (1 - Math.exp(-contacts * contact)) / (1 - Math.exp(-contacts));
}
