import type { Numerics } from '../scenario/schema/numerics.js';

/** What is made finer: nodes along the radius, nodes through the cathode, classes of particles, time steps, and all of these. */
export const directions = ['radial', 'through', 'classes', 'tolerance', 'all'] as const;

/** Name of a direction in which the numerics are made finer. */
export type Direction = (typeof directions)[number];

/** The largest change over all cycles, with the cycle that it belongs to. */
export interface LargestChange {
  readonly change: number;
  readonly cycle: number;
}

/** What one quantity of a run changes by when one direction is made finer. NaN where nothing could be compared. */
export interface DirectionError {
  readonly direction: Direction;
  /** Numbers of nodes or classes, or tolerance, as used and as made finer; empty for `all`. */
  readonly used: string;
  readonly finer: string;
  /** Of the discharge capacity, relative to it (to 5 mAh/g where it is less). */
  readonly capacity: LargestChange;
  /** [V] Of the mean discharge voltage. */
  readonly voltage: LargestChange;
  /** Of the interface resistance at half content, relative. */
  readonly resistance: LargestChange;
}

/** How much the results of one variant depend on its resolution. */
export interface DiscretisationError {
  readonly variant: string;
  readonly numerics: Numerics;
  /** Classes of particles in the model. */
  readonly classes: number;
  readonly errors: readonly DirectionError[];
  /** Sentences about what could not be compared. */
  readonly notes: readonly string[];
}

/** [mAh/g] Smaller capacities count as this much when their error is made relative: a hundredth of it is below what a lab resolves. */
export const leastCapacity = 5;
