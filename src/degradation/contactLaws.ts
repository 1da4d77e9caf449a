import { fluxTubeLength } from './fluxTube.js';
import type { AgeingEffects, AgeingView, SlowMechanism } from './mechanism.js';

/** Constants of the gap law; pressures in Pa. */
export interface GapLaw {
  readonly law: 'gap';
  /** k_gap: loss of ln(theta) per cycle and 5 % of contraction beyond the allowance. */
  readonly rate: number;
  /** Contraction that the pressed electrolyte follows elastically at the reference pressure. */
  readonly allowance: number;
  readonly referencePressure: number;
  /** Power of pressure in the allowance. */
  readonly pressureExponent: number;
  /** Part of a gap that the next expansion closes for good at the reference pressure; grows with the same power of pressure, up to 1. */
  readonly recovery: number;
  /** lambda_t: lengthening of the diffusion path per lost contact, lambda_t (1/theta - 1). */
  readonly pathLengthening: number;
  /** n: contact patches of a particle, for the law of flux tubes in place of lambda_t; 0: lambda_t. */
  readonly patches: number;
}

/** Constants of the film-coupled law. */
export interface FilmCoupledLaw {
  readonly law: 'film-coupled';
  /** [m] Interphase growth that costs a factor e of contact. */
  readonly thickness: number;
  readonly pathLengthening: number;
  readonly patches: number;
}

/** Contraction to which `rate` refers: about that of a Ni-rich NCM charged to 4.3 V. */
const REFERENCE_CONTRACTION = 0.05;

/** What the laws of contact loss need to know of the fresh cell. */
export interface ContactCell {
  readonly classes: number;
  /** [Pa] */
  readonly pressure: number;
  /** Factor of the coating on the loss, averaged over the surface. */
  readonly adhesion: number;
  /** theta of each class. */
  readonly contact: Float64Array;
  /** [m] Interphase of each (class, patch). */
  readonly film: Float64Array;
}

/** Loss of contact between particles and electrolyte by the law that was chosen. */
export function contactLaw(constants: GapLaw | FilmCoupledLaw, cell: ContactCell): SlowMechanism {
  return constants.law === 'gap' ? new GapContactLoss(constants, cell) : new FilmCoupledContactLoss(constants, cell);
}

/**
 * Gap law. Closure, fitted: active material shrinks on charge; where the contraction c since the last discharge exceeds
 * the elastic allowance a(P) of the pressed electrolyte, a gap opens and part of the contact is lost,
 *     d ln(theta) = - k_gap * adhesion * (1 - recovery) * d[c - a]_+ / 0.05,     a = a_ref (P/P_ref)^n.
 * c counts from the end of the last expansion, so that it is the contraction range of a cycle. Limits: high pressure or a shallow cycle loses
 * nothing; a constant depth gives exponential loss with cycle number. Equation (T9.7) of the handbook.
 */
class GapContactLoss implements SlowMechanism {
  readonly name = 'contactLoss';
  readonly states;
  private readonly logContact: Float64Array;
  /** |eps_v| at which the last expansion ended. */
  private readonly closed: Float64Array;
  /** |eps_v| at the end of the last protocol step. */
  private readonly last: Float64Array;
  /** Largest [c - a]_+ that the present charge has already paid for. */
  private readonly opened: Float64Array;
  private readonly allowance: number;
  private readonly speed: number;

  constructor(
    private readonly constants: GapLaw,
    private readonly cell: ContactCell,
  ) {
    this.logContact = new Float64Array(cell.classes);
    this.closed = new Float64Array(cell.classes);
    this.last = new Float64Array(cell.classes).fill(Number.POSITIVE_INFINITY);
    this.opened = new Float64Array(cell.classes);
    const relative = (cell.pressure / constants.referencePressure) ** constants.pressureExponent;
    this.allowance = constants.allowance * relative;
    this.speed =
      (constants.rate * cell.adhesion * (1 - Math.min(1, constants.recovery * relative))) / REFERENCE_CONTRACTION;
    this.states = [
      { name: 'ln contact', unit: '1', values: this.logContact, sense: 'falls' as const },
      { name: 'closed contraction', unit: '1', values: this.closed, sense: 'free' as const },
      { name: 'last contraction', unit: '1', values: this.last, sense: 'free' as const },
      { name: 'opened contraction', unit: '1', values: this.opened, sense: 'free' as const },
    ];
  }

  advance(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) {
      const contraction = Math.abs(view.volumeChange(view.content[k]));
      if (!(contraction > this.last[k])) {
        // Re-expansion: the gap closes, and the next charge starts from here.
        this.closed[k] = contraction;
        this.opened[k] = 0;
      }
      this.last[k] = contraction;
      const beyond = contraction - this.closed[k] - this.allowance;
      if (beyond > this.opened[k]) {
        this.logContact[k] -= this.speed * (beyond - this.opened[k]);
        this.opened[k] = beyond;
      }
    }
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      const factor = Math.exp(this.logContact[k]);
      effects.contact[k] *= factor;
      lengthen(effects, k, this.cell.contact[k], factor, this.constants);
    }
  }
}

/**
 * Film-coupled law, an alternative. Closure, fitted: the growing interphase itself costs contact,
 *     theta_p = exp(-(delta_p - delta_0,p)/delta_theta)   per patch.
 * No state of its own. As good as the gap law for oxide coatings at 45 degC, fails for a polymer that adheres but does not block.
 * Equation (T9.8) of the handbook.
 */
class FilmCoupledContactLoss implements SlowMechanism {
  readonly name = 'contactLoss';
  readonly states = [];

  constructor(
    private readonly constants: FilmCoupledLaw,
    private readonly cell: ContactCell,
  ) {}

  /** Nothing to move: the law follows the film. */
  advance(): void {}

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      let mean = 0;
      for (let p = 0; p < view.patches; p++) {
        const kp = k * view.patches + p;
        const factor = Math.exp(-Math.max(view.film[kp] - this.cell.film[kp], 0) / this.constants.thickness);
        effects.patchContact[kp] *= factor;
        mean += factor * view.shares[p];
      }
      lengthen(effects, k, this.cell.contact[k], mean, this.constants);
    }
  }
}

/**
 * L grows relative to the fresh cell, whose lengthening by its own theta_0 is part of its effective diffusivity. Closure, fitted:
 *     lambda_t (1/(theta_0 f) - 1/theta_0),
 * or, without a fitted constant, by flux tubes to n contact patches, L(theta_0 f)/L(theta_0) - 1 of `fluxTubeLength`.
 * Equation (T9.9) of the handbook.
 */
function lengthen(
  effects: AgeingEffects,
  k: number,
  contact: number,
  factor: number,
  { pathLengthening, patches }: Pick<GapLaw, 'pathLengthening' | 'patches'>,
): void {
  effects.lengthening[k] +=
    patches > 0
      ? fluxTubeLength(contact * factor, patches) / fluxTubeLength(contact, patches) - 1
      : (pathLengthening * (1 / factor - 1)) / contact;
}
