import type { Property } from '../../constants/property.js';
import { sources } from '../../constants/sources.js';
import type { LabRecipe } from '../../scenario/recipe.js';

/** [Pa] Pressure of fabrication where it is not given, to which contact and conductivity refer. */
export const customaryFabrication: Property = { value: 380e6, unit: 'Pa', source: sources.minnmann };

/** [Pa] P_y: how far a composite has to be pressed for its particles to touch. */
const yielding: Property = {
  value: 250e6,
  unit: 'Pa',
  source: sources.sakka,
  range: [100e6, 500e6],
  note: 'resistance of a never pressed composite falls 14.5 times from 6 to 100 MPa; this hardly fixes the number',
};

/** [Pa] P_ref: stack pressure to which contact refers, and P_a: what stays in a pressed pellet without any. */
const stack: Property = { value: 65e6, unit: 'Pa', source: sources.jungModulus };
const residual: Property = { value: 5e6, unit: 'Pa', source: sources.assumed };

/** n_P */
const stackExponent: Property = {
  value: 0.05,
  unit: '1',
  source: `${sources.sakka}; ${sources.jungModulus}`,
  range: [0, 0.14],
  note: 'tomography 0.048, capacities at 7 and 65 MPa 0.05 to 0.14; 0.5 on a flat pellet is the upper bound',
};

/** Void share of the loose composite, and [Pa] the pressure that begins to close it. */
const looseVoids: Property = {
  value: 0.45,
  unit: '1',
  source: sources.sakka,
  note: '42/39/31/23 % from 6 to 100 MPa; 0.04',
};
const closing: Property = { value: 40e6, unit: 'Pa', source: sources.sakka };

/** Voids that warm isostatic pressing leaves of those. */
const sheetVoids: Property = { value: 0.35, unit: '1', source: sources.choiSize };

const conductionExponent: Property = {
  value: 0.3,
  unit: '1',
  source: `${sources.yan}; ${sources.choiSize}`,
  note: 'pellets 1.0 to 1.5 mS/cm from 250 to 625 MPa',
};

/** [Pa] What a fresh cell has been under. */
export interface Pressures {
  /** P_max: the largest so far, which contact and voids keep. */
  readonly highest: number;
  /** P_op: in operation. */
  readonly stack: number;
}

export function pressuresOf({ fabricationPressure = customaryFabrication.value, pressure }: LabRecipe): Pressures {
  return { highest: Math.max(fabricationPressure, pressure), stack: pressure };
}

/**
 * Factor on the mean contact, 1 for 380 MPa of fabrication and 65 MPa in operation:
 *     (1 - exp(-P_max/P_y))/(1 - exp(-380 MPa/P_y)) [(P_op + P_a)/(P_ref + P_a)]^n_P      closure
 * Equation (T5.8) of the handbook.
 */
export function contactByPressure({ highest, stack: operation }: Pressures): number {
  const pressed = (pressure: number): number => -Math.expm1(-pressure / yielding.value);
  const held = (operation + residual.value) / (stack.value + residual.value);
  return (pressed(highest) / pressed(customaryFabrication.value)) * held ** stackExponent.value;
}

/**
 * Void share of a pressed composite: 0.45/(1 + P_max/40 MPa)^(1/2), 0.14 at 380 MPa; times 0.35 in warm isostatic sheets. Closure.
 * Equation (T5.10) of the handbook.
 */
export function porosityByPressure({ highest }: Pressures, route: 'pellet' | 'sheet' = 'pellet'): number {
  const pellet = looseVoids.value / Math.sqrt(1 + highest / closing.value);
  return route === 'sheet' ? sheetVoids.value * pellet : pellet;
}

/** Factor on the conductivity of a pressed electrolyte: (P_max/380 MPa)^0.3. Closure. Equation (T5.11) of the handbook. */
export function conductionByPressure({ highest }: Pressures): number {
  return (highest / customaryFabrication.value) ** conductionExponent.value;
}

/** The constants of all this by what they are, for lists. */
export const pressureConstants: Readonly<Record<string, Property>> = {
  'fabrication pressure': customaryFabrication,
  'pressure that makes contact': yielding,
  'stack pressure that contact refers to': stack,
  'pressure that stays in a pellet': residual,
  'power of stack pressure in contact': stackExponent,
  'voids of the loose composite': looseVoids,
  'pressure that closes voids': closing,
  'voids left in a sheet': sheetVoids,
  'power of pressure in conductivity': conductionExponent,
};
