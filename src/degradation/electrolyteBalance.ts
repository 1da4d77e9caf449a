import { FARADAY } from '../constants/physical.js';
import type { AgeingEffects, AgeingView, SlowMechanism } from './mechanism.js';

export interface BalanceConstants {
  /** [C/m2] q_SE: charge that oxidises all of the electrolyte within reach, per cell area. */
  readonly reachableCharge: number;
  /** f_a: share of the electrolyte within reach. */
  readonly reach: number;
  /** n of kappa_eff ~ phi^n. */
  readonly ionicExponent: number;
  /** Factor on kappa_eff by the reaction at rest before use, (0, 1]. */
  readonly restFactor: number;
}

/**
 * What oxidation on the particles and on carbon leaves of the electrolyte within reach,
 *     S = [1 - q/q_SE]_+,   q: charge of all oxidation so far, the films of the start included,
 * slows both down and is missing in the ionic paths: kappa_eff ~ [1 - f_a (1 - S)]^n. No state of its own: it follows the books.
 * Equations (T8.2) and (T8.3) of the handbook.
 */
export class ElectrolyteBalance implements SlowMechanism {
  readonly name = 'interphase';
  readonly states = [];

  constructor(private readonly constants: BalanceConstants) {}

  /** Nothing to move. */
  advance(): void {}

  effect(view: AgeingView, effects: AgeingEffects): void {
    const { reachableCharge, reach, ionicExponent, restFactor } = this.constants;
    const supply = Math.max(1 - (view.oxidised * FARADAY) / reachableCharge, 0);
    effects.electrolyteSupply[0] *= supply;
    effects.ionicConductivity[0] *= restFactor * (1 - reach * (1 - supply)) ** ionicExponent;
  }
}
