import { EventLocation, firstPositive, type Guard, largest, largestValue } from './eventLocation.js';
import type { ConsistentSystem, Leg, LegEnd } from './leg.js';
import { LegReplay } from './legReplay.js';
import type { LegPlan, PlannedLeg } from './plannedLeg.js';
import { Rodas4, type Stepper } from './rodas4.js';

export type { Guard } from './eventLocation.js';
export type { ConsistentSystem, Leg, LegEnd } from './leg.js';

/** Safety factor on the predicted step (Hairer & Wanner 1996, IV.8). */
const SAFETY = 0.9;
const LARGEST_GROWTH = 5;
/**
 * How far a falling trend of the error is trusted, as the exponent of its growth against that of the error alone. After a switch
 * of the current the solution goes like sqrt(t), each step may be the same multiple of the one before, and only the trend shows
 * that the multiple could be larger. Measured on 153 half cycles, holds and rests: 0 needs 2 % more steps, 1 has a fifth more refusals.
 */
const TREND_UP = 0.6;
/** After a refusal something sharp is passing: no growth at once, and little in so many steps. */
const CAUTIOUS_GROWTH = 1.8;
const CAUTIOUS_STEPS = 3;
/** A step goes so far towards the horizon of the system, but is cut for that to no less than this part of the step before. */
const HORIZON_PART = 0.9;
const HORIZON_CUT = 0.3;
/** A cut after a step that leapt. */
const LEAP_CUT = 0.4;
const LARGEST_CUT = 0.15;
/** A cut after a step whose arithmetic broke down. */
const BREAKDOWN_CUT = 0.1;
/** Of a step in which an event seemed to be. */
const REPEATED_PART = 0.5;
/** Steps shorter than this part of the time already covered (or of a second) mean that the equations cannot be followed. */
const SMALLEST_STEP = 1e-12;
/**
 * A step that brings a guard within so many times its own change of the event is looked at with the algebraic part re-solved: at a
 * cliff of the potential the error of the step may hide that the contents are beyond it already.
 */
const WATCHED_CHANGES = 2;
/** Steps after which a leg is given up when nothing else is said. */
const MOST_STEPS = 20000;

/**
 * Adaptive Rodas4 from one consistent state to an event or a duration.
 *
 * Each pass: try a step; too large an error (or none at all): shorten, and on the second refusal in a row re-solve the algebraic
 * unknowns, because the embedded error does not vanish with h from an inconsistent state; good: look at the guards. If one
 * has changed sign, the root is first looked for on the interpolated contents with the algebraic part re-solved, then
 * approached by a real error-checked step from the same start, so that a located event is as accurate as any other step.
 * Equation (N2.5) of the handbook.
 */
export class Integrator {
  steps = 0;
  rejected = 0;
  private readonly event: EventLocation;
  private readonly before: Float64Array;
  private readonly beyond: Float64Array;
  /** The last step reported ended at this fraction of the step that the method took. */
  private reported = 1;
  private readonly replay: LegReplay;

  constructor(
    private readonly system: ConsistentSystem,
    tolerance: number,
    readonly method: Stepper = new Rodas4(system),
  ) {
    this.event = new EventLocation(system, method, tolerance);
    this.replay = new LegReplay(system, method);
    this.before = new Float64Array(system.size);
    this.beyond = new Float64Array(system.size);
  }

  /** State at the fraction theta of the step from `before` to `after` last reported by `onStep`; false when it has no algebraic part. */
  interpolate(before: Float64Array, after: Float64Array, theta: number, out: Float64Array, rough = false): boolean {
    this.method.interpolate(before, theta * this.reported, out);
    this.system.confine?.(before, after, out);
    return this.system.makeConsistent(out, rough);
  }

  /** Some entries of that state, which must not be algebraic ones: cheap. */
  interpolateEntries(before: Float64Array, theta: number, at: Int32Array, out: Float64Array): void {
    this.method.interpolateEntries(before, theta * this.reported, at, out);
  }

  /** Advances y in place. */
  run(y: Float64Array, leg: Leg): LegEnd {
    const { planned } = leg.plan ?? {};
    const end = planned && leg.plan ? this.followed(y, leg, planned, leg.plan) : this.integrate(y, leg);
    this.system.moment?.(end.time);
    return end;
  }

  private followed(y: Float64Array, leg: Leg, planned: PlannedLeg, plan: LegPlan): LegEnd {
    this.system.moment?.(0);
    if (!this.system.makeConsistent(y)) return { kind: 'failed', reason: 'inconsistent', time: 0 };
    this.reported = 1;
    const end = this.replay.run(y, leg, planned, plan);
    this.steps += this.replay.steps;
    this.replay.steps = 0;
    return end;
  }

  private integrate(y: Float64Array, leg: Leg): LegEnd {
    const { system, method, event, before } = this;
    const notes = leg.plan?.notes;
    system.moment?.(0);
    if (!system.makeConsistent(y)) return { kind: 'failed', reason: 'inconsistent', time: 0 };
    const already = firstPositive(leg.guards, y);
    if (already >= 0) {
      if (notes) notes.guard = already;
      return { kind: 'event', guard: already, time: 0 };
    }
    if (leg.duration <= 0) return { kind: 'duration', time: 0 };
    let time = 0;
    let h = Math.min(system.firstStep(y), leg.duration);
    let lastError = 0;
    let lastStep = 0;
    let refusals = 0;
    let cautious = 0;
    let value = largestValue(leg.guards, y);
    this.reported = 1;
    for (let attempt = 0; attempt < (leg.mostSteps ?? MOST_STEPS); attempt++) {
      if (leg.interrupted && (attempt & 63) === 63 && leg.interrupted()) return { kind: 'interrupted', time };
      const left = leg.duration - time;
      // Never leave a sliver behind: a remainder below a tenth of a step is split evenly.
      if (h >= left) h = left;
      else if (h > 0.55 * left) h = 0.5 * left;
      const error = method.step(y, h, time);
      /** Part of the step to try next; 0: it is good. */
      let cut = 0;
      let newValue = value;
      if (!(error <= 1)) {
        cut = error < Number.POSITIVE_INFINITY ? Math.max(LARGEST_CUT, SAFETY * error ** -0.25) : BREAKDOWN_CUT;
      } else if (system.leaps?.(y, method.yNew)) cut = LEAP_CUT;
      else {
        this.steps++;
        newValue = largestValue(leg.guards, method.yNew);
        if (newValue >= 0 || (newValue + WATCHED_CHANGES * (newValue - value) >= 0 && this.isBeyond(leg.guards))) {
          const located = event.locate(y, h, time, leg.guards);
          this.steps += event.steps;
          if (located > 0) {
            this.reported = event.part;
            before.set(y);
            y.set(event.state);
            time += located;
            leg.onStep?.(time, located, before, y);
            const guard = largest(leg.guards, y);
            notes?.steps.push(located);
            if (notes) notes.guard = guard;
            return { kind: 'event', guard, time };
          }
          // The root moved out of the step when looked at closely.
          cut = REPEATED_PART;
        }
      }
      if (cut > 0) {
        this.rejected++;
        if (++refusals === 2) {
          system.moment?.(time);
          if (!system.makeConsistent(y)) return { kind: 'failed', reason: 'inconsistent', time };
          if (notes && notes.steps.length > 0) notes.resolved.push(notes.steps.length - 1);
        }
        h *= cut;
        if (h < SMALLEST_STEP * (time + 1)) return { kind: 'failed', reason: 'step too small', time };
        continue;
      }
      before.set(y);
      y.set(method.yNew);
      notes?.steps.push(h);
      if (system.isDelicate?.(y)) {
        notes?.resolved.push(notes.steps.length - 1);
        if (!system.makeConsistent(y)) {
          y.set(before);
          return { kind: 'failed', reason: 'inconsistent', time };
        }
        newValue = largestValue(leg.guards, y);
      }
      value = newValue;
      time += h;
      leg.onStep?.(time, h, before, y);
      if (time >= leg.duration * (1 - 1e-14)) return { kind: 'duration', time };
      // Predictive controller (Gustafsson 1994): the trend of the error counts once there is one, upward in part.
      const bounded = Math.max(error, 1e-4);
      let growth = SAFETY * bounded ** -0.25;
      if (lastStep > 0) {
        const trend = SAFETY * (h / lastStep) * (lastError / (bounded * bounded)) ** 0.25;
        if (trend < growth) growth = trend;
        else if (refusals === 0 && cautious === 0) growth *= (trend / growth) ** TREND_UP;
      }
      if (refusals > 0) {
        growth = Math.min(growth, 1);
        cautious = CAUTIOUS_STEPS;
      } else if (cautious > 0) {
        growth = Math.min(growth, CAUTIOUS_GROWTH);
        cautious--;
      }
      lastError = Math.max(bounded, 1e-2);
      lastStep = h;
      refusals = 0;
      h *= Math.min(LARGEST_GROWTH, Math.max(0.2, growth));
      const horizon = system.horizon?.(before, y, lastStep) ?? Number.POSITIVE_INFINITY;
      h = Math.min(h, Math.max(HORIZON_PART * horizon, HORIZON_CUT * lastStep));
    }
    return { kind: 'failed', reason: 'too many steps', time };
  }

  /** Whether the contents at the end of the step just taken are beyond the event. */
  private isBeyond(guards: readonly Guard[]): boolean {
    this.beyond.set(this.method.yNew);
    return this.system.makeConsistent(this.beyond) && firstPositive(guards, this.beyond) >= 0;
  }
}
