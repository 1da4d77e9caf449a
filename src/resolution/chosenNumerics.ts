import type { Numerics, NumericsGiven } from '../scenario/schema/numerics.js';
import type { Groups } from './groups.js';
import { defaultAccuracy, type Steps, stepped } from './steps.js';

/** Diffusion time over discharge time up to which the stated accuracy was tested. */
export const testedSlowness = 1e4;

/** [V] Drop over the rails up to which the stated accuracy was tested. */
export const testedRailDrop = 0.6;

/**
 * Nodes through the cathode by the drop over its rails [V]. Measured on random cells: three nodes leave 0.06 % of the capacity below 0.1 V and
 * 1 % below 0.3 V, four 0.06 % below 0.3 V, six 0.6 % below 0.6 V; between 0.6 and 1 V six and
 * eight left 0.6 to 1.8 % in two of two random cells. A single node would do for capacities below 0.03 V, but lacks a
 * third of the drop in the voltage. Two are worse than one. Where the rails take much more than the interface, the current crowds at one
 * end of the cathode: `crowded` counts such a drop as larger.
 */
const throughSteps: Steps = [
  [0.005, 1],
  [0.1, 3],
  [0.3, 4],
  [testedRailDrop, 6],
  [1, 8],
  [Infinity, 10],
];

/** Rails over interface from which on the current crowds, and by how much the drop then counts as larger. */
const crowded = { ratio: 1, factor: 2 } as const;

/**
 * Nodes along the radius by the time of diffusion over that of a discharge. Measured on random cells: ten nodes leave up to 0.12 % of the
 * capacity below 10 and up to 1.5 % below 30, thirteen up to 1 % there (nine in ten: 0.1 %), twenty 0.2 % in nine of ten below 10 000.
 */
const radialSteps: Steps = [
  [10, 10],
  [200, 13],
  [testedSlowness, 20],
  [Infinity, 28],
];

/** How finely to solve the equations of a cell: as its scenario says, the rest by the groups of the cell. Equation (N6.2) of the handbook. */
export function chosenNumerics(given: NumericsGiven, groups: Groups): Numerics {
  const { accuracy = defaultAccuracy, ...directions } = given;
  const finer = Math.sqrt(defaultAccuracy / accuracy);
  return {
    throughNodes: stepped(throughSteps, crowding(groups) * groups.railDrop * finer),
    radialNodes: stepped(radialSteps, finer / groups.fourier),
    tolerance: Math.min(1e-3, Math.max(1e-7, 3e-4 * (accuracy / defaultAccuracy))),
    ...directions,
  };
}

function crowding({ railDrop, interfaceDrop }: Groups): number {
  return railDrop > crowded.ratio * interfaceDrop ? crowded.factor : 1;
}
