import { firstPositive, type Guard, largestValue } from './eventLocation.js';
import type { ConsistentSystem, Leg, LegEnd } from './leg.js';
import { type LegNotes, type LegPlan, lengthOf, type PlannedLeg } from './plannedLeg.js';
import type { Stepper } from './rodas4.js';

/** A step of a plan is split where its error is above this, relative to the tolerance. */
const LARGEST_ERROR = 1.2;
/** A plan no longer holds where the error of one of its steps is above this. */
const OFF_ERROR = 2;
/** A last step shorter than this part of the one before leaves the event no room to move: both are made alike. */
const LEAST_LAST = 0.2;
const MOST_SPLITS = 12;
/** An event is met where its guard is this near to zero; or below MET where it no longer falls, which is its rounding. */
const EXACTLY = 3e-12;
const MET = 1e-8;
const FALLS = 0.3;
const MOST_CORRECTIONS = 25;
/** Of the last step, for a first slope; and the most by which a correction changes its length. */
const SLOPE_STEP = 1e-3;
const LARGEST_CORRECTION = 0.8;
/** Guards that differ by less tell no slope. */
const SLOPE_ROUNDING = 1e-7;
/** [s] A leg this short is over at once. */
const AT_ONCE = 1e-4;

const offPlan = (time: number): LegEnd => ({ kind: 'failed', reason: 'off the plan', time });

/**
 * Goes through a leg by the steps of a plan, without error control: h_i T/T_0, where T is the time to the event and T_0 that of the plan,
 * and the last one of the length h_n for which the guard is zero at the end of the step itself. The end is then a smooth function of
 * all parameters. Without the stretch the event would move against the steps, and their errors with it.
 * Equations (N7.1) and (N7.2) of the handbook.
 */
export class LegReplay {
  steps = 0;
  /** The last search for an event began before it, by a good step. */
  private short = false;
  private readonly start: Float64Array;
  private readonly before: Float64Array;
  private readonly end: Float64Array;

  constructor(
    private readonly system: ConsistentSystem,
    private readonly method: Stepper,
  ) {
    this.start = new Float64Array(system.size);
    this.before = new Float64Array(system.size);
    this.end = new Float64Array(system.size);
  }

  /** Advances the consistent y in place. */
  run(y: Float64Array, leg: Leg, planned: PlannedLeg, { notes, stretch }: LegPlan): LegEnd {
    const { guard, steps } = planned;
    const whole = lengthOf(planned);
    const already = guard !== undefined && whole < AT_ONCE ? guard : firstPositive(leg.guards, y);
    if (already >= 0) {
      // A leg of a few milliseconds may be none when its steps are not quite those that its start came from.
      if (already !== guard || (!notes && whole >= AT_ONCE)) return offPlan(0);
      if (notes) notes.guard = already;
      return { kind: 'event', guard: already, time: 0 };
    }
    if (steps.length === 0) return { kind: 'duration', time: 0 };
    if (guard === undefined) return this.pass(y, leg, planned, leg.duration / whole, notes, leg.onStep);
    if (notes) return this.pass(y, leg, planned, 1, notes, leg.onStep);
    let factor = stretch;
    if (factor === undefined) {
      this.start.set(y);
      const first = this.pass(y, leg, planned, 1, undefined, undefined);
      if (first.kind !== 'event') return first;
      y.set(this.start);
      factor = first.time / whole;
    }
    return this.pass(y, leg, planned, factor, undefined, leg.onStep);
  }

  private pass(
    y: Float64Array,
    leg: Leg,
    planned: PlannedLeg,
    factor: number,
    notes: LegNotes | undefined,
    onStep: Leg['onStep'],
  ): LegEnd {
    const { system, method, before } = this;
    const { guard } = planned;
    const ahead = aheadOf(planned, factor, notes !== undefined);
    let time = 0;
    let splits = 0;
    while (ahead.length > 0) {
      const { h, resolve } = ahead[0];
      const isEvent = guard !== undefined && ahead.length === 1;
      const met = isEvent ? this.meet(y, h, time, leg.guards[guard], planned.slope, factor) : undefined;
      if (isEvent && met === undefined) {
        if (!notes || ++splits > MOST_SPLITS) return offPlan(time);
        // Not yet there: on with longer steps; or it cannot be followed that far at once.
        const [next, last] = this.short ? [h, 2 * h] : [h / 2, h / 2];
        ahead.splice(0, 1, { h: next, resolve: false }, { h: last, resolve: false });
        continue;
      }
      const length = met?.length ?? h;
      const error = met?.error ?? method.step(y, h, time);
      this.steps++;
      if (notes && (!(error <= LARGEST_ERROR) || system.leaps?.(y, method.yNew))) {
        if (++splits > MOST_SPLITS) return offPlan(time);
        ahead.splice(0, 1, { h: length / 2, resolve: false }, { h: length / 2, resolve });
        if (splits === 2 && notes.steps.length > 0) {
          system.moment?.(time);
          if (!system.makeConsistent(y)) return { kind: 'failed', reason: 'inconsistent', time };
          notes.resolved.push(notes.steps.length - 1);
        }
        continue;
      }
      if (!(error <= OFF_ERROR)) return offPlan(time);
      ahead.shift();
      before.set(y);
      y.set(met ? this.end : method.yNew);
      const delicate = !met && (resolve || (notes !== undefined && system.isDelicate?.(y) === true));
      if (delicate && !system.makeConsistent(y)) return { kind: 'failed', reason: 'inconsistent', time };
      if (!met && this.isBeyond(leg.guards, y)) {
        if (!notes || guard === undefined || ++splits > MOST_SPLITS) return offPlan(time);
        // The event is within this step already, which becomes the last one.
        y.set(before);
        ahead.splice(0, ahead.length, { h: length, resolve: false });
        continue;
      }
      splits = 0;
      time += length;
      if (notes) {
        notes.steps.push(length);
        if (delicate) notes.resolved.push(notes.steps.length - 1);
      }
      onStep?.(time, length, before, y);
      if (guard === undefined || !met) continue;
      if (leg.guards.some((other, g) => g !== guard && other(y) >= 0)) return offPlan(time);
      if (notes) Object.assign(notes, { guard, slope: met.slope });
      return { kind: 'event', guard, time };
    }
    return { kind: 'duration', time: leg.duration };
  }

  /** The step, of about h, at whose consistent end, left in `end`, the guard is zero; undefined where there is none near. */
  private meet(
    y: Float64Array,
    h: number,
    time: number,
    guard: Guard,
    known: number | undefined,
    factor: number,
  ): { readonly length: number; readonly error: number; readonly slope: number } | undefined {
    const { system, method, end } = this;
    let error = 0;
    const at = (length: number): number => {
      error = method.step(y, length, time);
      this.steps++;
      if (Number.isNaN(error)) return error;
      end.set(method.yNew);
      return system.makeConsistent(end) ? guard(end) : Number.NaN;
    };
    const short = h * (1 - SLOPE_STEP);
    const first = known === undefined ? at(short) : Number.NaN;
    let length = h;
    let value = at(length);
    let slope = known === undefined ? (value - first) / (h - short) : known / factor;
    this.short = value < 0 && error <= LARGEST_ERROR;
    for (let i = 0; i < MOST_CORRECTIONS; i++) {
      if (Number.isNaN(value) || !(slope > 0)) return undefined;
      const size = Math.abs(value);
      if (size <= EXACTLY) return { length, error, slope };
      const move = Math.min(Math.max(-value / slope, -LARGEST_CORRECTION * length), LARGEST_CORRECTION * length);
      const next = at(length + move);
      const met = size < MET && Math.abs(next) > FALLS * size;
      if (Math.abs(next - value) > SLOPE_ROUNDING) slope = (next - value) / move;
      length += move;
      value = next;
      if (met) return { length, error, slope };
    }
    return undefined;
  }

  /** Whether the contents of a state are beyond an event: the algebraic part of a step alone may overshoot. */
  private isBeyond(guards: readonly Guard[], y: Float64Array): boolean {
    if (!(largestValue(guards, y) >= 0)) return false;
    this.end.set(y);
    return this.system.makeConsistent(this.end) && firstPositive(guards, this.end) >= 0;
  }
}

/** A step to come. */
interface Ahead {
  readonly h: number;
  /** Solve for the algebraic unknowns after it. */
  readonly resolve: boolean;
}

function aheadOf({ steps, resolved, guard }: PlannedLeg, factor: number, shared: boolean): Ahead[] {
  const marks = new Set(resolved);
  const ahead = steps.map((h, i) => ({ h: h * factor, resolve: marks.has(i) }));
  const last = ahead.at(-1);
  const before = ahead.at(-2);
  if (!shared || guard === undefined || !last || !before || last.h >= LEAST_LAST * before.h) return ahead;
  const h = (last.h + before.h) / 2;
  ahead.splice(-2, 2, { h, resolve: before.resolve }, { h, resolve: false });
  return ahead;
}
