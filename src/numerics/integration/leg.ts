import type { Guard } from './eventLocation.js';
import type { LegPlan } from './plannedLeg.js';
import type { LinearlyImplicitSystem } from './rodas4.js';

/** A system that can also re-solve its algebraic unknowns and propose the length of a first step. */
export interface ConsistentSystem extends LinearlyImplicitSystem {
  /** Re-solves the algebraic entries of y, `rough` no better than what is read off between steps asks for; false when there is no solution. */
  makeConsistent(y: Float64Array, rough?: boolean): boolean;
  /** [s] Length of the first step from a consistent y. */
  firstStep(y: Float64Array): number;
  /** [s] Time from `after` in which the system, if it goes on as from `before` a step of h ago, comes to a limit that its states must not pass. */
  horizon?(before: Float64Array, after: Float64Array, h: number): number;
  /** Whether a step from `before` to `after` jumps so far towards a limit of the states that its error estimate tells nothing. */
  leaps?(before: Float64Array, after: Float64Array): boolean;
  /** Whether so small an error of a state has such consequences for its algebraic part that this is to be solved for after a step. */
  isDelicate?(y: Float64Array): boolean;
  /** Holds interpolated states of a step within those at its ends where the interpolation is not good enough to be drawn. */
  confine?(before: Float64Array, after: Float64Array, between: Float64Array): void;
}

export interface Leg {
  /** [s] Longest duration. */
  readonly duration: number;
  readonly guards: readonly Guard[];
  /** Called after every accepted step that ends at `time` [s since the start of the leg]; `before` is the state at its start. */
  readonly onStep?: (time: number, step: number, before: Float64Array, after: Float64Array) => void;
  /** Attempted steps after which the leg is given up. */
  readonly mostSteps?: number;
  /** Asked now and then; true ends the leg as interrupted. */
  readonly interrupted?: () => boolean;
  /** Decisions to write down, or to keep to. */
  readonly plan?: LegPlan;
}

export type LegEnd =
  /** A guard became positive (index), possibly at once (time 0). */
  | { readonly kind: 'event'; readonly guard: number; readonly time: number }
  | { readonly kind: 'duration'; readonly time: number }
  | { readonly kind: 'interrupted'; readonly time: number }
  /** Numerical failure; y is the last good state. */
  | {
      readonly kind: 'failed';
      readonly reason: 'inconsistent' | 'step too small' | 'too many steps' | 'off the plan';
      readonly time: number;
    };
