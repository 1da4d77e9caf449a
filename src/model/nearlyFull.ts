import type { Layout } from './layout.js';
import { extendedLogit } from './surface.js';

/** Largest move of a surface towards full or empty in one step, in logit(x): the distance left falls by a factor e^3 = 20. */
const LARGEST_LEAP = 3;
/** Contents from which on a leap can matter, and the voltage of a step is solved for. */
const NEAR_FULL = 0.99;
const NEAR_EMPTY = 0.01;
const everything = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

/**
 * [s] When the first surface would be full or empty, if all went on as in the last step. Beyond it the potential leaves every
 * window, and the error of a step that ends there tells nothing about a good one. Equation (N2.6) of the handbook.
 */
export function horizon(layout: Layout, before: Float64Array, after: Float64Array, h: number): number {
  let fastest = 0;
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const at = layout.surface(layout.particle(i, k));
      const x = after[at];
      const move = x - before[at];
      const left = move > 0 ? 1 - x : x;
      if (Math.abs(move) > fastest * left && left > 0) fastest = Math.abs(move) / left;
    }
  }
  return h / fastest;
}

/**
 * Whether a surface comes nearer to full or empty by more than LARGEST_LEAP in z = logit(x). The error of a step counts x, of
 * which a surface this near to full has nothing left to lose, while its potential falls by RT/F for every unit of z.
 */
export function leaps(layout: Layout, before: Float64Array, after: Float64Array): boolean {
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const at = layout.surface(layout.particle(i, k));
      const x = after[at];
      if (x > NEAR_EMPTY && x < NEAR_FULL) continue;
      if (Math.abs(extendedLogit(x)) > Math.abs(extendedLogit(before[at])) + LARGEST_LEAP) return true;
    }
  }
  return false;
}

/** Whether a surface is nearly full or empty: the voltage of a step can be off by tens of millivolts there, its contents are not. */
export function isDelicate(layout: Layout, y: Float64Array): boolean {
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const x = y[layout.surface(layout.particle(i, k))];
      if (x < NEAR_EMPTY || x > NEAR_FULL) return true;
    }
  }
  return false;
}

/**
 * Least and greatest surface content between the ends of a step: those of the ends for a surface that is nearly full or empty.
 * There the potential falls by a volt within less than the error of an interpolated content, and the other particles would have
 * to carry whatever current the mistake of one calls for.
 */
export function surfaceBounds(before: number, after: number): readonly [number, number] {
  const low = Math.min(before, after);
  const high = Math.max(before, after);
  return low > NEAR_EMPTY && high < NEAR_FULL ? everything : [low, high];
}

/** Holds the surface contents of a state between two others within their bounds. */
export function confine(layout: Layout, before: Float64Array, after: Float64Array, between: Float64Array): void {
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const at = layout.surface(layout.particle(i, k));
      const [low, high] = surfaceBounds(before[at], after[at]);
      between[at] = Math.min(Math.max(between[at], low), high);
    }
  }
}
