import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';
import { Breathing, type BreathingConstants, embrittlement, pressedAllowance } from './breathing.js';

/** Contraction beyond the allowance to which the rate refers. */
const REFERENCE_CONTRACTION = 0.03;

export interface BreathingIsolationConstants extends BreathingConstants {
  /** k_i: per cycle and 3 % beyond the allowance, on bare surface. */
  readonly rate: number;
  /** m_f: share of the mass connected at the start that breathing cannot isolate. */
  readonly remaining: number;
}

/**
 * Active mass isolated by breathing. Closure, driven by what the electrolyte does not follow (see `Breathing`), not by a count of cycles,
 *     m/m_fresh = m_f + (1 - m_f) exp(-y),     dy/dN = k_i w(X) [Delta eps - a(P)]_+ / 0.03.
 * Limits: a shallow or polarised cycle isolates nothing, and it saturates at m_f. What isolated mass held of lithium is trapped.
 */
export class BreathingIsolation implements SlowMechanism {
  readonly name = 'isolation';
  readonly states;
  private readonly isolation: Float64Array;
  private readonly breathing: Breathing;

  constructor(
    private readonly constants: BreathingIsolationConstants,
    cell: { readonly classes: number /** [Pa] */; readonly pressure: number },
  ) {
    this.isolation = new Float64Array(cell.classes);
    this.breathing = new Breathing(cell.classes, pressedAllowance(constants, cell.pressure));
    this.states = [
      { name: 'isolation by breathing', unit: '1', values: this.isolation, sense: 'grows' as const },
      this.breathing.state,
    ];
  }

  observe(view: AgeingView): void {
    this.breathing.observe(view);
  }

  advance(view: AgeingView): void {
    const { rate, protectedShare } = this.constants;
    for (let k = 0; k < view.classes; k++) {
      const weight = embrittlement(view.exposure[k], protectedShare);
      this.isolation[k] += (rate * weight * this.breathing.advance(view, k)) / REFERENCE_CONTRACTION;
    }
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    const { remaining } = this.constants;
    for (let k = 0; k < view.classes; k++) {
      effects.connected[k] *= remaining + (1 - remaining) * Math.exp(-this.isolation[k]);
    }
  }
}
