import type { AgeingEffects, AgeingView, SlowMechanism } from './mechanism.js';

export interface CarbonLayerConstants {
  /** [m] Film on carbon at which oxidation ends. */
  readonly fullThickness: number;
  /** Part of the ionic paths that the full layer blocks. */
  readonly blocking: number;
  /** n of kappa_eff ~ phi^n. */
  readonly ionicExponent: number;
}

/** A composite conducts at least this part of what it did, however much carbon it has. */
const LEAST_CONDUCTION = 0.1;

/**
 * What the oxidised layer on carbon takes from the ionic paths beside it: kappa_eff *= max(0.1, 1 - b q/q_max)^n. No state of its own.
 * Closure: carbon raises the capacity at high rate by its electrons, and costs first charge and ions. Equation (T8.6) of the handbook.
 */
export class CarbonLayer implements SlowMechanism {
  readonly name = 'carbonOxidation';
  readonly states = [];

  constructor(private readonly constants: CarbonLayerConstants) {}

  /** Nothing to move. */
  advance(): void {}

  effect(view: AgeingView, effects: AgeingEffects): void {
    const { fullThickness, blocking, ionicExponent } = this.constants;
    const left = 1 - (blocking * view.carbonFilm) / fullThickness;
    effects.ionicConductivity[0] *= Math.max(LEAST_CONDUCTION, left) ** ionicExponent;
  }
}
