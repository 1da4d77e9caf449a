import { fluxTubeLength } from '../fluxTube.js';
import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';
import { Breathing, type BreathingConstants, embrittlement } from './breathing.js';

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
 * Limits: no window or high pressure loses nothing; a constant depth gives exponential loss with cycle number.
 */
export class BreathingContactLoss implements SlowMechanism {
  readonly name = 'contactLoss';
  readonly states;
  private readonly logContact: Float64Array;
  private readonly breathing: Breathing;

  /** `rate`: k_c f_SE h at the temperature of the cell, per cycle and 5 % beyond the allowance. */
  constructor(
    private readonly constants: BreathingConstants & { readonly rate: number },
    private readonly cell: BreathingCell,
  ) {
    const classes = cell.classes.length;
    this.logContact = new Float64Array(classes);
    this.breathing = new Breathing(classes, constants, cell.pressure);
    this.states = [
      { name: 'ln contact', unit: '1', values: this.logContact, sense: 'falls' as const },
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
      this.logContact[k] -= (rate * weight * this.breathing.advance(view, k)) / REFERENCE_CONTRACTION;
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
