import type { AgeingView, MechanismState } from '../mechanism.js';

/** How far a pressed electrolyte follows the particles, and what a surface that does not react changes. Pressures in Pa. */
export interface BreathingConstants {
  /** Contraction that the electrolyte follows elastically at the reference pressure. */
  readonly allowance: number;
  readonly referencePressure: number;
  /** Power of pressure in the allowance. */
  readonly pressureExponent: number;
  /** Part of the rate that is left where the electrolyte does not react with the surface at all. */
  readonly protectedShare: number;
}

/** a(P): contraction that a pressed electrolyte follows under a stack pressure [Pa]. Equation (T9.2) of the handbook. */
export function pressedAllowance(
  { allowance, referencePressure, pressureExponent }: BreathingConstants,
  pressure: number,
): number {
  return allowance * (pressure / referencePressure) ** pressureExponent;
}

/**
 * Contraction of the particles that what is on them, electrolyte or coating, does not follow. It follows by the allowance a either way, as in the play of a
 * gear: the place p that it holds moves only where a contraction c runs ahead by more than a, which opens a gap, or where the
 * expanding particle pushes it back,
 *     c - a <= p <= c,     gap per cycle = sum of all rises of p = [Delta eps - a]_+ .
 * So a contraction is paid once, in however many steps, holds and shallow cycles it comes; a cycle within the allowance moves nothing.
 * Equation (T9.1) of the handbook.
 */
export class Breathing {
  /** p of each class; Infinity before the first time step. */
  readonly followed: Float64Array;
  readonly state: MechanismState;

  constructor(
    classes: number,
    /** a, of the electrolyte by `pressedAllowance`. */ private readonly allowance: number,
  ) {
    this.followed = new Float64Array(classes).fill(Number.POSITIVE_INFINITY);
    this.state = { name: 'followed contraction', unit: '1', values: this.followed, sense: 'free' };
  }

  /** Starts from the particles as they were pressed, before the first time step. */
  observe({ classes, contentBefore, volumeChange }: AgeingView): void {
    for (let k = 0; k < classes; k++) {
      if (this.followed[k] === Number.POSITIVE_INFINITY) this.followed[k] = -volumeChange(contentBefore[k]);
    }
  }

  /** By how much class k has contracted beyond what is followed since the last call. */
  advance({ content, volumeChange }: AgeingView, k: number): number {
    const contraction = -volumeChange(content[k]);
    if (contraction < this.followed[k]) this.followed[k] = contraction;
    const beyond = contraction - this.allowance - this.followed[k];
    if (!(beyond > 0)) return 0;
    this.followed[k] += beyond;
    return beyond;
  }
}

/**
 * w(X) = w_0 + (1 - w_0) X. Closure: the decomposed, embrittled layer is what does not follow the particle; it grows at a rate that goes
 * with the exposure X of the surface to the reaction. With the root of X, as its thickness has it, coated cells that lose 11 to 22 % in 150
 * cycles would have bare ones lose no more than 30 to 40 %, where 40 to 55 % were measured (Zhao et al. 2024, Ma et al. 2022).
 * Equation (T9.3) of the handbook.
 */
export function embrittlement(exposure: number, protectedShare: number): number {
  return protectedShare + (1 - protectedShare) * exposure;
}
