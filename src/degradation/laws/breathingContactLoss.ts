import { fluxTubeLength } from '../fluxTube.js';
import type { AgeingEffects, AgeingView, Pressing, SlowMechanism } from '../mechanism.js';
import { pressedAgain } from '../pressedAgain.js';
import { Breathing, type BreathingConstants, embrittlement, pressedAllowance } from './breathing.js';

/** Contraction to which the rate refers: about that of a Ni-rich NCM charged to 4.3 V. */
const REFERENCE_CONTRACTION = 0.05;

/** Contacts of a particle with the electrolyte. */
const CONTACTS = 6;

/** What contact loss needs to know of the fresh cell. */
export interface BreathingCell {
  /** [Pa] */
  readonly pressure: number;
  readonly classes: readonly {
    /** theta. */
    readonly contact: number;
    /** [m] L_0, and L in the fresh cell. */
    readonly intactLength: number;
    readonly diffusionLength: number;
  }[];
}

/**
 * Contact lost by breathing. Closure: where a particle contracts beyond what the pressed electrolyte follows (see `Breathing`), a gap
 * opens, the more the deeper the electrolyte beside it has reacted,
 *     d ln(theta)/dN = -k_c f_SE h w(X) [Delta eps - a(P)]_+ / 0.05.
 * The path in the particle is that of flux tubes to six contacts with the present theta, L = L_0 [ell(theta) + ...].
 * Pressing again brings part of it back (`pressed`).
 * Limits: no window or high pressure loses nothing; a constant depth gives exponential loss with cycle number.
 * Equations (T9.4) and (T9.5) of the handbook.
 */
export class BreathingContactLoss implements SlowMechanism {
  readonly name = 'contactLoss';
  readonly states;
  private readonly logContact: Float64Array;
  /** What presses have brought back of ln(theta), per class. */
  private readonly regained: Float64Array;
  /** [Pa] The highest stack pressure since contact was last lost: what it can close is closed. */
  private readonly held: Float64Array;
  private readonly breathing: Breathing;

  /** `rate`: k_c f_SE h at the temperature of the cell, per cycle and 5 % beyond the allowance. */
  constructor(
    private readonly constants: BreathingConstants & { readonly rate: number },
    private readonly cell: BreathingCell,
  ) {
    const classes = cell.classes.length;
    this.logContact = new Float64Array(classes);
    this.regained = new Float64Array(classes);
    this.held = Float64Array.of(cell.pressure);
    this.breathing = new Breathing(classes, pressedAllowance(constants, cell.pressure));
    this.states = [
      { name: 'ln contact', unit: '1', values: this.logContact, sense: 'falls' as const },
      this.breathing.state,
      { name: 'regained ln contact', unit: '1', values: this.regained, sense: 'grows' as const },
      { name: 'pressure held', unit: 'Pa', values: this.held, sense: 'free' as const },
    ];
  }

  observe(view: AgeingView): void {
    this.breathing.observe(view);
  }

  advance(view: AgeingView): void {
    const { rate, protectedShare } = this.constants;
    for (let k = 0; k < view.classes; k++) {
      const weight = embrittlement(view.exposure[k], protectedShare);
      const loss = (rate * weight * this.breathing.advance(view, k)) / REFERENCE_CONTRACTION;
      this.logContact[k] -= loss;
      if (loss > 0) this.held[0] = this.cell.pressure;
    }
  }

  /**
   * Closure (see `pressedAgain`), of all contact that has been lost so far: what a press closes is back, what it leaves open stays open
   * under any press that is not higher. So the same press, or a return to a pressure under which nothing has been lost since, brings nothing.
   * Equation (T9.6) of the handbook.
   */
  pressed({ pressure, highestBefore }: Pressing): void {
    if (!(pressure > this.held[0])) return;
    this.held[0] = pressure;
    for (let k = 0; k < this.logContact.length; k++) {
      const [present, regained] = [this.logContact[k], this.regained[k]];
      const after = Math.max(present, pressedAgain(present - regained, pressure, highestBefore));
      this.logContact[k] = after;
      this.regained[k] += after - present;
    }
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      const { contact, intactLength, diffusionLength } = this.cell.classes[k];
      effects.contact[k] *= Math.exp(this.logContact[k]);
      const longer = fluxTubeLength(contact * effects.contact[k], CONTACTS) - fluxTubeLength(contact, CONTACTS);
      effects.lengthening[k] += (longer * intactLength) / diffusionLength;
    }
  }
}
