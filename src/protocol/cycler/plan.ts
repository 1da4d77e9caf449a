import type { LegEnd } from '../../numerics/integration/integrator.js';
import type { Choose, LegNotes, LegPlan, PlannedLeg } from '../../numerics/integration/plannedLeg.js';
import { lengthOf } from '../../numerics/integration/plannedLeg.js';

/** How a step of the protocol went. */
export interface PlannedStep {
  /** Number of the step in the programme, from 0, repeats counted. */
  readonly index: number;
  readonly legs: readonly PlannedLeg[];
  readonly ended: 'event' | 'duration';
  /** The limit that ended it, by its number among those that were watched. */
  readonly limit?: number;
}

/** A decision of cycle jumping, made once for many cycles: made here, or as it was made in the run that the plan is of. */
export type ChooseJump = (make: () => number) => number;

/** All discrete decisions of a run: with these held, everything that it reports is a smooth function of its recipe. Plain data. */
export interface Plan {
  /** Of a time step: a plan belongs to one grid. */
  readonly unknowns: number;
  readonly steps: readonly PlannedStep[];
  /** Lengths of the jumps of cycle jumping, and what else it decided. */
  readonly jumps: readonly number[];
}

interface StepNotes {
  readonly index: number;
  readonly legs: LegNotes[];
  ended: 'event' | 'duration';
  limit?: number;
}

/**
 * A run that writes its plan, or one that keeps to a plan; with both, what is kept to is written again with steps split where they are
 * not accurate enough, and with the choices of the recorders.
 */
export class PlanCourse {
  /** Why the plan does not hold for this run, one sentence; absent: it has held so far. */
  broken: string | undefined;
  private readonly steps: StepNotes[] = [];
  private readonly jumps: number[] = [];
  /** Of the plan that is kept to. */
  private next = 0;
  private nextLeg = 0;
  private nextJump = 0;
  private nextChoice = 0;
  private step: PlannedStep | undefined;
  private leg: PlannedLeg | undefined;
  private notes: LegNotes | undefined;
  private key = '';
  /** Time to the event over that of the plan in the last leg of its kind. */
  private readonly ratios = new Map<string, number>();

  constructor(
    private readonly kept: Plan | undefined,
    private readonly writes: boolean,
  ) {}

  /** Whether there is a plan to keep to. */
  get keeps(): boolean {
    return this.kept !== undefined;
  }

  /** A step of the protocol begins; false where the plan has another one. */
  begin(index: number, unknowns: number): boolean {
    if (this.writes) this.steps.push({ index, legs: [], ended: 'duration' });
    if (!this.kept) return true;
    this.step = this.kept.steps[this.next++];
    this.nextLeg = 0;
    if (this.kept.unknowns !== unknowns) return this.breaks('the equations have another number of unknowns');
    if (this.step?.index !== index) return this.breaks(`the programme goes another way before step ${index + 1}`);
    return true;
  }

  /** The limit that ended the step of the plan before any leg, -1: none did; undefined without a plan that is kept to. */
  get limitAtOnce(): number | undefined {
    if (!this.step) return undefined;
    return this.step.legs.length === 0 ? (this.step.limit ?? -1) : -1;
  }

  /** How the next leg of the step is to be integrated, `kind` said of the step; undefined where the plan has no further one. */
  nextOf(kind: string): LegPlan | undefined {
    this.notes = this.writes ? { steps: [], resolved: [], choices: [] } : undefined;
    if (this.notes) this.steps.at(-1)?.legs.push(this.notes);
    const notes = this.notes ? { notes: this.notes } : {};
    if (!this.kept) return notes;
    this.leg = this.step?.legs[this.nextLeg++];
    this.nextChoice = 0;
    if (!this.leg) {
      this.breaks('a step has more parts');
      return undefined;
    }
    this.key = `${this.leg.guard} ${kind}`;
    const stretch = this.ratios.get(this.key);
    return { ...notes, planned: this.leg, ...(stretch === undefined ? {} : { stretch }) };
  }

  legEnded(end: LegEnd): void {
    const { leg } = this;
    if (leg?.guard !== undefined && end.kind === 'event' && leg.steps.length > 0 && !this.writes)
      this.ratios.set(this.key, end.time / lengthOf(leg));
    if (leg && !this.writes && end.kind !== 'failed' && this.nextChoice !== leg.choices.length)
      this.breaks('a recorder went another way');
    this.leg = undefined;
    this.notes = undefined;
  }

  /** A step has ended; false where that of the plan ended otherwise. */
  ended(end: LegEnd): boolean {
    const limit = end.kind === 'event' ? end.guard : undefined;
    const notes = this.steps.at(-1);
    if (notes && (end.kind === 'event' || end.kind === 'duration')) {
      notes.ended = end.kind;
      if (limit !== undefined) notes.limit = limit;
    }
    if (!this.kept || !this.step) return true;
    if (end.kind === 'failed') return this.breaks(`${end.reason} in step ${this.step.index + 1}`);
    const same = end.kind === this.step.ended && limit === this.step.limit && this.nextLeg === this.step.legs.length;
    return same || this.breaks(`step ${this.step.index + 1} ends otherwise`);
  }

  /** A decision about a time step. Only those within legs are kept to: storage has time steps of its own. */
  readonly choose: Choose = (made) => {
    if (this.notes) {
      // Those of a run under error control are of steps that may yet be split.
      if (this.keeps) this.notes.choices.push(made);
      return made;
    }
    return this.leg?.choices[this.nextChoice++] ?? made;
  };

  /** A decision of cycle jumping. */
  readonly chooseJump: ChooseJump = (make) => {
    const decided = this.kept?.jumps[this.nextJump++] ?? make();
    if (this.writes) this.jumps.push(decided);
    return decided;
  };

  /** The plan that was written, where the run came to its end. */
  written(unknowns: number): Plan {
    return { unknowns, steps: this.steps, jumps: this.jumps };
  }

  /** The run is over: whether all of the plan was used. */
  finished(): boolean {
    if (!this.kept || this.broken !== undefined) return this.broken === undefined;
    return this.next === this.kept.steps.length || this.breaks('the programme ends earlier');
  }

  private breaks(reason: string): false {
    this.broken ??= reason;
    return false;
  }
}
