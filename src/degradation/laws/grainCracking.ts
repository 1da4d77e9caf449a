import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';
import { embrittlement } from './breathing.js';

export interface GrainCrackingConstants {
  /** k_y: growth of y per cycle at Z = 1 on bare surface. */
  readonly rate: number;
  /** c_r: weight of the difference of strain inside the particle, per 1 %. */
  readonly gradient: number;
  /** lambda_c: lengthening of the path, in units of L_0, of a particle cracked to its grains. */
  readonly pathLengthening: number;
  /** Part of the rate that is left where the electrolyte does not react with the surface at all. */
  readonly protectedShare: number;
}

/** Contraction of a cycle, and difference of volume between inside and surface, that Z is told in. */
const REFERENCE_CONTRACTION = 0.05;
const REFERENCE_GRADIENT = 0.01;
const EXPONENT = 1.5;

/**
 * Dry cracks along the boundaries of grains. Closure, once per full cycle and class, in closed form over it,
 *     dy/dN = k_y Z^1.5 (1 - y) w(X),     Z = Delta eps/0.05 + c_r e_d/0.01,     L = L_0 [ell(theta) + lambda_c y],
 * Delta eps the contraction range of the cycle (grains of different orientation contract against each other at any rate), e_d the
 * largest eps_v(x_mean) - eps_v(x_surf) (grows with the rate). Reaction products wedge the boundaries open, hence w. Cracks end at
 * the grain size, hence 1 - y. Equations (T11.1), (T11.2) and (T11.3) of the handbook.
 */
export class GrainCracking implements SlowMechanism {
  readonly name = 'cracking';
  readonly states;
  private readonly crack: Float64Array;
  private readonly gradient: Float64Array;
  private readonly lowest: Float64Array;
  private readonly highest: Float64Array;
  private readonly counted = new Float64Array(1);

  constructor(
    private readonly constants: GrainCrackingConstants,
    /** [m] L_0 of each class, and L in the fresh cell. */
    private readonly classes: readonly { readonly intactLength: number; readonly diffusionLength: number }[],
  ) {
    const memory = (value: number) => new Float64Array(classes.length).fill(value);
    this.crack = memory(0);
    this.gradient = memory(0);
    this.lowest = memory(Number.POSITIVE_INFINITY);
    this.highest = memory(Number.NEGATIVE_INFINITY);
    this.states = [
      { name: 'cracked share', unit: '1', values: this.crack, sense: 'grows' as const, most: 1 },
      { name: 'largest difference of volume', unit: '1', values: this.gradient, sense: 'free' as const },
      { name: 'lowest volume change', unit: '1', values: this.lowest, sense: 'free' as const },
      { name: 'highest volume change', unit: '1', values: this.highest, sense: 'free' as const },
      { name: 'half cycles counted', unit: '1', values: this.counted, sense: 'grows' as const },
    ];
  }

  observe(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) {
      if (this.lowest[k] === Number.POSITIVE_INFINITY) this.widen(k, view.volumeChange(view.contentBefore[k]));
      const mean = view.volumeChange(view.content[k]);
      this.widen(k, mean);
      this.gradient[k] = Math.max(this.gradient[k], mean - view.volumeChange(view.surface[k]));
    }
  }

  /** Once per full cycle, when the strains of both halves are known. */
  advance(view: AgeingView): void {
    const { rate, gradient, protectedShare } = this.constants;
    const cycles = Math.floor((view.halfCycles - this.counted[0]) / 2);
    if (cycles < 1) return;
    this.counted[0] += 2 * cycles;
    for (let k = 0; k < view.classes; k++) {
      const range = Math.max(this.highest[k] - this.lowest[k], 0);
      const drive = range / REFERENCE_CONTRACTION + (gradient * this.gradient[k]) / REFERENCE_GRADIENT;
      const growth = cycles * rate * drive ** EXPONENT * embrittlement(view.exposure[k], protectedShare);
      this.crack[k] -= (1 - this.crack[k]) * Math.expm1(-growth);
      this.gradient[k] = 0;
      const now = view.volumeChange(view.content[k]);
      this.lowest[k] = now;
      this.highest[k] = now;
    }
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      const { intactLength, diffusionLength } = this.classes[k];
      effects.lengthening[k] += (this.constants.pathLengthening * this.crack[k] * intactLength) / diffusionLength;
    }
  }

  private widen(k: number, volume: number): void {
    if (volume < this.lowest[k]) this.lowest[k] = volume;
    if (volume > this.highest[k]) this.highest[k] = volume;
  }
}
