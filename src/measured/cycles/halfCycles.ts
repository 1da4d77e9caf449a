import { numberAt } from '../numberAt.js';

/** A stretch of rows in which the current keeps its direction; `to` is excluded. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** 1 charging, -1 discharging, 0 resting. */
  readonly direction: number;
}

/** Below this share of the largest current a cell counts as resting. */
const restingShare = 1e-3;
/** A voltage turns when it comes back by this share of its whole range. */
const turningShare = 0.25;

/** Direction row by row from the sign of a current; noise around zero is rest. */
export function signs(current: ArrayLike<number>): Int8Array {
  let largest = 0;
  for (let i = 0; i < current.length; i++) largest = Math.max(largest, Math.abs(numberAt(current, i)));
  const limit = restingShare * largest;
  return Int8Array.from({ length: current.length }, (_, i) => {
    const here = numberAt(current, i);
    return Math.abs(here) <= limit ? 0 : Math.sign(here);
  });
}

/** Direction row by row from turning points of the voltage, for curves without a current. */
export function trends(voltage: ArrayLike<number>, breaks: ReadonlySet<number> = new Set()): Int8Array {
  const direction = new Int8Array(voltage.length);
  const at = (row: number): number => numberAt(voltage, row);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < voltage.length; i++) [least, most] = [Math.min(least, at(i)), Math.max(most, at(i))];
  const turn = turningShare * (most - least);
  const fill = (from: number, to: number, sign: number): void => {
    direction.fill(sign, from, to);
  };
  let start = 0;
  let [low, high] = [0, 0];
  let sign = 0;
  for (let i = 1; i < voltage.length; i++) {
    const broken = breaks.has(i);
    if (broken) {
      fill(start, i, sign === 0 ? Math.sign(at(i - 1) - at(start)) : sign);
      [start, low, high, sign] = [i, i, i, 0];
      continue;
    }
    if (at(i) > at(high)) high = i;
    if (at(i) < at(low)) low = i;
    if (sign >= 0 && at(high) - at(i) > turn) {
      fill(start, high + 1, sign === 0 ? Math.sign(at(high) - at(start)) : 1);
      [start, sign, low] = [Math.max(start, high), -1, i];
    } else if (sign <= 0 && at(i) - at(low) > turn) {
      fill(start, low + 1, sign === 0 ? Math.sign(at(low) - at(start)) : -1);
      [start, sign, high] = [Math.max(start, low), 1, i];
    }
  }
  fill(start, voltage.length, sign === 0 ? Math.sign(at(voltage.length - 1) - at(start)) : sign);
  return direction;
}

/** Stretches of one direction; a change of step or cycle also begins a new one. */
export function stretches(
  direction: ArrayLike<number>,
  ...counters: readonly (ArrayLike<number> | undefined)[]
): Stretch[] {
  const found: Stretch[] = [];
  for (let from = 0, i = 1; i <= direction.length; i++) {
    const same =
      i < direction.length &&
      direction[i] === direction[i - 1] &&
      counters.every((counter) => counter === undefined || counter[i] === counter[i - 1]);
    if (same) continue;
    found.push({ from, to: i, direction: numberAt(direction, from) });
    from = i;
  }
  return found;
}

export interface Numbering {
  readonly cycle: Int32Array;
  readonly step: Int32Array;
  /** What a cycle begins with. */
  readonly first: 'charge' | 'discharge';
}

/** A half cycle that passes less than this share of the largest charge is a pulse or a correction. */
const smallHalf = 0.02;

/**
 * Numbers steps and cycles from 1 by the direction of the current: a step is a stretch of one direction, a cycle begins
 * whenever the direction of the first half cycle comes back after the other one.
 */
export function numberCycles(direction: ArrayLike<number>, charge: (stretch: Stretch) => number): Numbering {
  const all = stretches(direction);
  const cycle = new Int32Array(direction.length);
  const step = new Int32Array(direction.length);
  const largest = Math.max(0, ...all.map((stretch) => (stretch.direction === 0 ? 0 : charge(stretch))));
  const halves = all.filter((stretch) => stretch.direction !== 0 && charge(stretch) >= smallHalf * largest);
  const first = halves[0]?.direction ?? 1;
  let number = 1;
  let other = false;
  all.forEach((stretch, n) => {
    if (halves.includes(stretch)) {
      if (stretch.direction === first && other) {
        number++;
        other = false;
      } else if (stretch.direction !== first) other = true;
    }
    step.fill(n + 1, stretch.from, stretch.to);
    cycle.fill(number, stretch.from, stretch.to);
  });
  return { cycle, step, first: first > 0 ? 'charge' : 'discharge' };
}
