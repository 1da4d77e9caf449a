/** The discrete decisions of one leg of an integration: with these held, its end is a smooth function of the parameters. Plain data. */
export interface PlannedLeg {
  /** [s] Lengths of its time steps; none: it was over at once. */
  readonly steps: readonly number[];
  /** Numbers of the steps after which the algebraic unknowns are solved for once more. */
  readonly resolved: readonly number[];
  /** The guard that ended it; absent: its duration did. */
  readonly guard?: number;
  /** [1/s] How fast that guard rose at its end. */
  readonly slope?: number;
  /** What those who watched the steps decided on the way, in order. */
  readonly choices: readonly number[];
}

/** The same while it is written. */
export interface LegNotes {
  readonly steps: number[];
  readonly resolved: number[];
  guard?: number;
  slope?: number;
  readonly choices: number[];
}

/** How a leg is to be integrated beside its duration and guards; absent: with error control and nothing written down. */
export interface LegPlan {
  /** Where to write what is decided. */
  readonly notes?: LegNotes;
  /** What to keep to. With notes: but splitting steps that are not accurate enough. */
  readonly planned?: PlannedLeg;
  /** Time to the event over that of the plan, as far as it is known beforehand; absent: it is found on the way. */
  readonly stretch?: number;
}

/**
 * A decision of someone who watches the steps: as it is made here, or as it was made in the run that the plan is of. Takes it made, not a way to make it:
 * most runs have no plan, and a closure for each of their steps cost a third of their time.
 */
export type Choose = (made: number) => number;

/** As it is made here. */
export const freely: Choose = (made) => made;

/** [s] All of a leg. */
export function lengthOf({ steps }: Pick<PlannedLeg, 'steps'>): number {
  return steps.reduce((sum, step) => sum + step, 0);
}
