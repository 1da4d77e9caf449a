import { fluxTubeLength } from '../degradation/fluxTube.js';
import { type GridOptions, particleGrid } from './particleGrid.js';
import { longTimePolarisation } from './polarisation.js';
import { type DamagedParticle, damagedParticle } from './shape.js';
import { slowestMode } from './slowestMode.js';

/** The constants of L = R (1 + lambda_c l/R + lambda_t (1/theta - 1)). Equation (T11.9) of the handbook. */
export interface ClosureConstants {
  /** lambda_c */
  readonly crack: number;
  /** lambda_t */
  readonly contact: number;
}

/** [1] L/R of the linear closure: 1 + lambda_c l/R + lambda_t (1/theta - 1); contact theta in (0, 1], cracks l/R in [0, 1). */
export function closureLength({ crack = 0, contact }: DamagedParticle, constants: ClosureConstants): number {
  return 1 + constants.crack * crack + constants.contact * (1 / contact - 1);
}

/** L/R of a sphere without cracks whose contact is divided into n round patches, by flux tubes: see `fluxTubeLength`. */
export function constrictionLength({ contact, patches = 1 }: DamagedParticle): number {
  return fluxTubeLength(contact, patches);
}

/**
 * L/R of a resolved particle by each experiment that a lab reads a length from. They agree in an intact particle only: a damaged one has
 * no diffusion length, it has one per experiment.
 */
export interface DiffusionLengths {
  /** Constant current, long time, contact at one potential (fast charge transfer). */
  readonly current: number;
  /** Constant current, long time, even flux through the contact (slow charge transfer); the larger of the two. */
  readonly evenFlux: number;
  /** End of a chronoamperogram: decay rate at a held potential. */
  readonly held: number;
}

export type LengthKind = keyof DiffusionLengths;

/**
 * Solves the diffusion in a damaged particle on a grid and reads its lengths, L/R, as three experiments would. Throws a RangeError for a shape that
 * cannot exist.
 */
export function diffusionLengths(particle: DamagedParticle, options: GridOptions = {}): DiffusionLengths {
  const grid = particleGrid(damagedParticle(particle), options);
  return {
    current: longTimePolarisation(grid).length,
    evenFlux: longTimePolarisation(grid, 0).length,
    held: slowestMode(grid).length,
  };
}

/** What lambda_t and lambda_c would have to be for the closure to meet the resolved particle; NaN where the closure has no say. */
export interface ApparentConstants {
  /** (L(0, theta) - L_0)/(R (1/theta - 1)), L_0 of the intact particle on a like grid. */
  readonly contact: DiffusionLengths;
  /** (L(l, theta) - L(0, theta))/l: of the crack as seen from this contact. */
  readonly crack: DiffusionLengths;
}

/** The apparent constants of a particle, from the lengths intact, with its contact alone, and with its cracks. */
export function apparentConstants(
  particle: DamagedParticle,
  intact: DiffusionLengths,
  uncracked: DiffusionLengths,
  damaged: DiffusionLengths,
): ApparentConstants {
  const { contact, crack = 0 } = particle;
  return {
    contact: slope(uncracked, intact, 1 / contact - 1),
    crack: slope(damaged, uncracked, crack),
  };
}

function slope(to: DiffusionLengths, from: DiffusionLengths, by: number): DiffusionLengths {
  const one = (kind: LengthKind): number => (by > 0 ? (to[kind] - from[kind]) / by : Number.NaN);
  return { current: one('current'), evenFlux: one('evenFlux'), held: one('held') };
}
