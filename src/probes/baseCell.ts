import { mechanismNames } from '../degradation/mechanisms.js';
import { isPlain, type Plain } from '../scenario/document/path.js';

/** How finely all probes are solved, unless one says otherwise. */
export const resolution = { throughNodes: 1, radialNodes: 8, sizeClasses: 2, contactClasses: 4 } as const;
/** Of those that conduction through the composite decides about. */
export const resolvedThrough = { throughNodes: 3 } as const;
/** Of long cycling: few cycles are solved, the others follow from them. */
export const jumping = { cycleJumping: { ratio: 1.3, tolerance: 5e-3 } } as const;

/** [V vs Li] */
export const lowerLimit = 2.6;
export const upperLimit = 4.3;

/** Steps of a programme, as a scenario has them. */
export type Protocol = readonly (string | Plain)[];

/** Cycles at a rate between the limits. */
export function cycling(cycles: number, rate: string, upper = upperLimit): Protocol {
  return [{ cycling: { cycles, charge: rate, window: [`${lowerLimit} V vs Li`, `${upper} V vs Li`] } }];
}

/** One charge and one discharge at their own rates. */
export function oneCycle(charge: string, discharge: string, upper = upperLimit): Protocol {
  return [`Charge at ${charge} until ${upper} V vs Li`, `Discharge at ${discharge} until ${lowerLimit} V vs Li`];
}

/**
 * The cell that a probe changes one thing of: bare NCM85 of 3 um without carbon in Li6PS5Cl, 70 : 30 by weight, pressed at 380 MPa and
 * cycled at 65 MPa and 25 degC, everything else and all constants of ageing as built in.
 */
export function baseCell(): Plain {
  return {
    title: 'Sign probe',
    laws: 'transferable',
    cell: {
      temperature: '25 degC',
      pressure: '65 MPa',
      fabricationPressure: '380 MPa',
      diameter: '10 mm',
      oneC: '200 mA/g',
      cathode: {
        activeMaterial: 'NCM85',
        weightRatio: { cam: 70, electrolyte: 30 },
        electrolyte: 'Li6PS5Cl',
        loading: '10 mg/cm2',
        particles: { d50: '3 um' },
      },
      separator: { electrolyte: 'Li6PS5Cl', mass: '100 mg' },
      anode: { material: 'In/InLi' },
    },
    mechanisms: Object.fromEntries(mechanismNames.map((name) => [name, true])),
    numerics: resolution,
    output: { series: 'none', profiles: 'none' },
  };
}

/** A document with parts of it replaced, at any depth; lists and plain values as a whole. */
export function changed(document: Plain, change: Plain): Plain {
  const result: Record<string, unknown> = { ...document };
  for (const [key, value] of Object.entries(change)) {
    const before = result[key];
    result[key] = isPlain(before) && isPlain(value) ? changed(before, value) : value;
  }
  return result;
}

/** The base cell and how finely it is solved, in words for those who read the table. */
export const probeConditions =
  'Bare polycrystalline NCM85 of 3 um, Li6PS5Cl 70 : 30, no carbon, 10 mg/cm2, In/InLi, 65 MPa, 25 degC, 100 cycles at 0.2C from 2.6 to 4.3 V vs Li ' +
  'unless a probe says otherwise; laws: transferable, all mechanisms with their built-in constants. ' +
  `${resolution.sizeClasses} sizes x ${resolution.contactClasses} contacts, ${resolution.radialNodes} nodes along the radius, ` +
  `${resolution.throughNodes} through the cathode (${resolvedThrough.throughNodes} where conduction decides); in long cycling most cycles are jumped over.`;
