import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';
import { Breathing } from './breathing.js';

export interface CoatingCrackingConstants {
  /** k_f [1/cycle]: loss of ln(chi) at 5 % of contraction beyond the allowance. */
  readonly rate: number;
  /** eps_b: contraction that 5 nm follow. */
  readonly strain: number;
  /** [m] Thickness t of the coating. */
  readonly thickness: number;
}

/** Contraction and thickness to which `rate` and `strain` refer. */
const REFERENCE_CONTRACTION = 0.05;
const REFERENCE_THICKNESS = 5e-9;

/**
 * Cracks in the coating. Closure: where particles contract on charge by more than the film follows, it tears, thick brittle films first
 * (Griffith: strain of fracture ~ t^(-1/2)),
 *     d ln(chi) = - k_f d[c - b]_+ / 0.05,     b = eps_b (5 nm/t)^(1/2),
 * with the contraction c counted as in `Breathing`. The uncovered surface is bare and brings its film along. Limits: a thin
 * film, a shallow cycle, a material that never cracks lose nothing; a constant depth gives exponential loss with cycle number.
 * Equation (T6.13) of the handbook.
 */
export class CoatingCracking implements SlowMechanism {
  readonly name = 'coatingCracking';
  readonly states;
  private readonly logKept: Float64Array;
  private readonly breathing: Breathing;
  private readonly speed: number;

  constructor(
    { rate, strain, thickness }: CoatingCrackingConstants,
    private readonly covered: readonly number[],
    classes: number,
  ) {
    this.logKept = new Float64Array(classes);
    // Pressure does not help a film.
    this.breathing = new Breathing(classes, strain * Math.sqrt(REFERENCE_THICKNESS / thickness));
    this.speed = rate / REFERENCE_CONTRACTION;
    this.states = [
      { name: 'ln of the coating kept', unit: '1', values: this.logKept, sense: 'falls' as const },
      this.breathing.state,
    ];
  }

  observe(view: AgeingView): void {
    this.breathing.observe(view);
  }

  advance(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) this.logKept[k] -= this.speed * this.breathing.advance(view, k);
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      const kept = Math.exp(this.logKept[k]);
      for (const p of this.covered) effects.coverage[k * view.patches + p] *= kept;
    }
  }
}
