import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';
import { Breathing, type BreathingConstants, embrittlement, pressedAllowance } from './breathing.js';

/** Contraction beyond the allowance to which the rate refers. */
const REFERENCE_CONTRACTION = 0.03;

export interface BreathingIsolationConstants extends BreathingConstants {
  /** k_i: per cycle and 3 % beyond the allowance, on bare surface. */
  readonly rate: number;
  /** k_1: once, where the contraction is reached for the first time, and 3 % beyond the allowance, on bare surface. */
  readonly debonding: number;
  /** m_f: share of the mass connected at the start that breathing cannot isolate. */
  readonly remaining: number;
}

/**
 * Active mass isolated by breathing. Closure, driven by what the electrolyte does not follow (see `Breathing`), not by a count of cycles,
 *     m/m_fresh = m_f + (1 - m_f) exp(-y),     dy = h w(X) (k_i d[c - a(P)]_+ + k_1 d[c_max - a(P)]_+) / 0.03,
 * with the contraction c and the deepest one so far c_max, as pressed included: bonds of the pressed composite that have held up to a contraction break
 * where it is passed for the first time, most of them in the first charge (Koerver et al. 2017 see contact lost there, in cracks around the
 * particles). A coating that binds (h) keeps them as it keeps contact.
 * Limits: a shallow or polarised cycle isolates nothing, and it saturates at m_f. What isolated mass held of lithium is trapped.
 * Equations (T10.1) and (T10.2) of the handbook.
 */
export class BreathingIsolation implements SlowMechanism {
  readonly name = 'isolation';
  readonly states;
  private readonly isolation: Float64Array;
  /** c_max of each class, 0 if it has only swollen. */
  private readonly deepest: Float64Array;
  private readonly breathing: Breathing;
  private readonly allowance: number;

  constructor(
    private readonly constants: BreathingIsolationConstants,
    private readonly cell: {
      readonly classes: number /** [Pa] */;
      readonly pressure: number /** h */;
      readonly adhesion: number;
    },
  ) {
    this.isolation = new Float64Array(cell.classes);
    this.deepest = new Float64Array(cell.classes);
    this.allowance = pressedAllowance(constants, cell.pressure);
    this.breathing = new Breathing(cell.classes, this.allowance);
    this.states = [
      { name: 'isolation by breathing', unit: '1', values: this.isolation, sense: 'grows' as const },
      this.breathing.state,
      { name: 'deepest contraction', unit: '1', values: this.deepest, sense: 'grows' as const },
    ];
  }

  observe(view: AgeingView): void {
    // What was charged when it was pressed has its contraction behind it.
    for (let k = 0; k < view.classes; k++) {
      if (this.breathing.followed[k] === Number.POSITIVE_INFINITY) this.deeper(view.contentBefore[k], view, k);
    }
    this.breathing.observe(view);
  }

  advance(view: AgeingView): void {
    const { rate, debonding, protectedShare } = this.constants;
    for (let k = 0; k < view.classes; k++) {
      const weight = this.cell.adhesion * embrittlement(view.exposure[k], protectedShare);
      const driven = rate * this.breathing.advance(view, k) + debonding * this.deeper(view.content[k], view, k);
      this.isolation[k] += (weight * driven) / REFERENCE_CONTRACTION;
    }
  }

  /** By how much class k has contracted beyond the allowance and beyond what it ever has. */
  private deeper(content: number, { volumeChange }: AgeingView, k: number): number {
    const before = Math.max(this.deepest[k], this.allowance);
    this.deepest[k] = Math.max(this.deepest[k], -volumeChange(content));
    return Math.max(this.deepest[k] - before, 0);
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    const { remaining } = this.constants;
    for (let k = 0; k < view.classes; k++) {
      effects.connected[k] *= remaining + (1 - remaining) * Math.exp(-this.isolation[k]);
    }
  }
}
