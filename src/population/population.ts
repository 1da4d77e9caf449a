import { normalQuantile } from '../numerics/probability/distributions.js';
import { sobolPoints } from '../numerics/probability/sobol.js';
import type { PopulationConstant } from './constant.js';

/** What has been learnt of one constant: how far the mean of studies lies from what is built in, and how they scatter about it. */
export interface LearntConstant {
  /** Mean less built-in value, in the scale of the constant. */
  readonly shift: number;
  /** Standard error of that. */
  readonly error: number;
  /** Standard deviation between studies. */
  readonly sd: number;
}

/** The error of the laws themselves: what no constant explains. */
export interface ModelError {
  /** Of capacities, ln: the same for all cycles of a cell. */
  readonly capacity: number;
  /** [points] Of retentions after `cycles` and more, and of all that changes with cycling; in proportion before. */
  readonly retention: number;
  readonly cycles: number;
  /** Of resistances, ln. */
  readonly resistance: number;
  /** Of the part of the charge that does not come back, ln. */
  readonly loss: number;
  /** Correlation of these errors between the samples of a study. */
  readonly shared: number;
}

/**
 * Before any study was left out: residual scatter of studies that were left out of a first fit of these laws; 0.25 of the loss is 4 points of a first
 * efficiency. What an estimation starts from.
 */
export const priorModelError: ModelError = {
  capacity: 0.08,
  retention: 8,
  cycles: 50,
  resistance: 0.4,
  loss: 0.25,
  shared: 0.7,
};

/** Constants with their spread between studies: what predictions draw from. */
export interface Population {
  /** Where it is from: "prior" or "population of 27 studies". */
  readonly source: string;
  readonly constants: readonly PopulationConstant[];
  /** By the names of the constants; those that are absent are as they were before any study: no shift, their own spread. */
  readonly learnt: { readonly [name: string]: LearntConstant };
  readonly modelError: ModelError;
}

/** Mean and standard deviation of a new study in a constant, in its scale, about what is built in. Equation (T17.2) of the handbook. */
export function spreadOf({ name, sd }: PopulationConstant, { learnt }: Population): { mean: number; sd: number } {
  const known = learnt[name];
  return known ? { mean: known.shift, sd: Math.hypot(known.sd, known.error) } : { mean: 0, sd };
}

/** One draw: standard normal coordinates, one for each constant of the population, shared by all samples of a study. */
export type Draw = Float64Array;

/** Draws that fill the population evenly (Sobol), the same for the same seed. */
export function drawsOf({ constants }: Population, count: number, seed: number): readonly Draw[] {
  return sobolPoints(count, constants.length, seed).map((point) => point.map(normalQuantile));
}

/** What a draw adds to the built-in constants, in the scale of each. Equation (T17.1) of the handbook. */
export function deviationsOf(draw: Draw, population: Population): Float64Array {
  return Float64Array.from(population.constants, (constant, i) => {
    const { mean, sd } = spreadOf(constant, population);
    return mean + sd * (draw[i] ?? 0);
  });
}
