import { Bracket } from './bracket.js';
import type { LinearlyImplicitSystem, Stepper } from './rodas4.js';

/** What to stop for: negative before the event, positive after it; of order 1 (volts, relative currents). */
export type Guard = (y: Float64Array) => number;

/**
 * An event is located when its guard is this close to zero, relative to the tolerance, or its time this close, relative; but never
 * further from zero than LARGEST_MISS [V]: at a cliff of the potential a part in 1e8 of the time is many millivolts.
 */
const EVENT_VALUE = 1e-4;
const EVENT_TIME = 3e-8;
const LARGEST_MISS = 1e-6;
/** The interpolant only has to give a first guess: this close in the guard relative to the tolerance, or in time relative to the root. */
const GUESS_VALUE = 0.05;
const GUESS_TIME = 0.005;
/**
 * An error-checked step that ends this close to the event, relative to its length, is not repeated: the rest of the way is made on
 * its own interpolant, whose error vanishes towards the end of the step.
 */
const INTERPOLATED_PART = 0.02;
/** [V], or relative: guards further from zero than this tell no more than their sign. */
const GUARD_BOUND = 0.3;
/** A located event is the end of a step of this error, relative to the tolerance, at most. */
const LARGEST_ERROR = 1.5;
/** Evaluations on the interpolant, for the guess and for the rest of the way, and real steps. */
const GUESSES = 40;
const REFINEMENTS = 60;
const STEPS = 40;
/** A bracket this narrow, relative to the time, holds no further number. */
const NARROWEST = 1e-15;

/** Finds the moment within a step of `method` at which the largest guard is zero. Equation (N4.3) of the handbook. */
export class EventLocation {
  /** State at the event, consistent, which is at the fraction `part` of the step that the method took last. */
  readonly state: Float64Array;
  part = 1;
  /** Steps that the last search took. */
  steps = 0;

  constructor(
    private readonly system: LinearlyImplicitSystem & { makeConsistent(y: Float64Array): boolean },
    private readonly method: Stepper,
    private readonly tolerance: number,
  ) {
    this.state = new Float64Array(system.size);
  }

  /** Length of the step from y, of at most the h just taken, at which the largest guard is zero. 0: no crossing after all. */
  locate(y: Float64Array, h: number, time: number, guards: readonly Guard[]): number {
    const { system, method, state } = this;
    this.steps = 0;
    this.part = 1;
    const start = boundedValue(guards, y);
    const end = this.onInterpolant(y, 1, guards);
    // The step's own algebraic part may have overshot: the consistent end is before the event.
    if (!(end > 0)) return 0;
    const guess = this.guess(y, start, end, guards);
    if (Number.isNaN(guess)) return 0;
    // Now on real steps; the bracket starts wide again because interpolant and step differ by the local error.
    const bracket = new Bracket(0, start, h, end);
    let target = guess * h;
    let [last, lastValue] = [0, start];
    let highKnown = false;
    for (let i = 0; i < STEPS; i++) {
      const error = method.step(y, target, time);
      this.steps++;
      if (!(error <= LARGEST_ERROR)) return 0;
      state.set(method.yNew);
      if (!system.makeConsistent(state)) return 0;
      const value = boundedValue(guards, state);
      const slope = Math.abs((value - lastValue) / (target - last));
      const small = Math.max(EVENT_VALUE * this.tolerance, slope * EVENT_TIME * (time + target));
      const close = Math.min(small, LARGEST_MISS);
      if (Math.abs(value) <= close) return target;
      if (Math.abs(value) < INTERPOLATED_PART * target * slope) {
        const located = this.nearEnd(y, target, value, slope, close, guards);
        if (located > 0) return located;
      }
      if (value > 0) highKnown = true;
      const rise = (value - lastValue) / (target - last);
      bracket.add(target, value);
      if (bracket.high - bracket.low < NARROWEST * (time + target)) break;
      if (value <= 0) [last, lastValue] = [target, value];
      if (highKnown) target = bracket.next();
      else {
        // Still before the event: follow the secant through the last two points, at most to the end of the step.
        const next = rise > 0 ? target - value / rise : h;
        target = next < h ? next : h;
      }
    }
    return target;
  }

  /** Value of the guards at the fraction theta of the last step, whose consistent state is left in `state`; NaN without one. */
  private onInterpolant(y: Float64Array, theta: number, guards: readonly Guard[]): number {
    this.method.interpolate(y, theta, this.state);
    return this.system.makeConsistent(this.state) ? boundedValue(guards, this.state) : Number.NaN;
  }

  /** Fraction of the step just taken at which the event is on its interpolant: cheap, and good to the order of the method. */
  private guess(y: Float64Array, start: number, end: number, guards: readonly Guard[]): number {
    const bracket = new Bracket(0, start, 1, end);
    let theta = 1;
    let value = end;
    for (let i = 0; i < GUESSES; i++) {
      const [last, lastValue] = [theta, value];
      theta = bracket.next();
      value = this.onInterpolant(y, theta, guards);
      if (Number.isNaN(value)) return value;
      const size = Math.abs(value);
      const move = size * Math.abs(theta - last);
      if (size < GUESS_VALUE * this.tolerance || move < GUESS_TIME * theta * Math.abs(value - lastValue)) break;
      bracket.add(theta, value);
    }
    return theta;
  }

  /**
   * Length at which the guard is zero to `close` on the interpolant of the step of length h just taken from y, near its end where
   * the guard has this value and slope. 0: not near the end.
   */
  private nearEnd(
    y: Float64Array,
    h: number,
    value: number,
    slope: number,
    close: number,
    guards: readonly Guard[],
  ): number {
    const bracket = new Bracket();
    let length = h;
    for (let i = 0; i < REFINEMENTS; i++) {
      bracket.add(length, value);
      const next = bracket.closed ? bracket.next() : length - value / slope;
      if (!(Math.abs(next - h) < 2 * INTERPOLATED_PART * h)) return 0;
      const nextValue = this.onInterpolant(y, next / h, guards);
      if (Number.isNaN(nextValue)) return 0;
      if (next !== length) slope = (nextValue - value) / (next - length);
      length = next;
      value = nextValue;
      if (Math.abs(value) <= EVENT_VALUE * this.tolerance || (i > 0 && Math.abs(value) <= close)) {
        this.part = length / h;
        return length;
      }
    }
    return 0;
  }
}

/** The first guard that is not negative; -1: none. */
export function firstPositive(guards: readonly Guard[], y: Float64Array): number {
  for (let i = 0; i < guards.length; i++) if (guards[i](y) >= 0) return i;
  return -1;
}

export function largestValue(guards: readonly Guard[], y: Float64Array): number {
  let value = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < guards.length; i++) {
    const g = guards[i](y);
    if (!(g <= value)) value = g;
  }
  return value;
}

/** Index of the largest guard. */
export function largest(guards: readonly Guard[], y: Float64Array): number {
  let best = 0;
  for (let i = 1; i < guards.length; i++) if (guards[i](y) > guards[best](y)) best = i;
  return best;
}

/**
 * The largest guard, held within +-GUARD_BOUND: beyond an event a voltage may be thousands of volts off, and a search by secants
 * would creep.
 */
function boundedValue(guards: readonly Guard[], y: Float64Array): number {
  const value = largestValue(guards, y);
  return value > GUARD_BOUND ? GUARD_BOUND : value < -GUARD_BOUND ? -GUARD_BOUND : value;
}
