import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';
import { type OxygenCell, type OxygenConstants, OxygenState } from './oxygenState.js';

/**
 * Oxygen release as a film. Closure, fitted: adds r_O omega to the film resistance of the bare patch (oxygenated species and a
 * rock-salt skin). A coating keeps the oxygen: covered surface does not take part. The released amount is reported, since
 * laboratories measure gas. Equation (T12.4) of the handbook.
 */
export class OxygenRelease implements SlowMechanism {
  readonly name = 'oxygenRelease';
  readonly states;
  readonly calendar;
  private readonly oxygen: OxygenState;

  constructor(
    /** `resistance` r_O [Ohm m2]: of the fully reconstructed bare surface at the cell temperature. */
    private readonly constants: OxygenConstants & { readonly resistance: number },
    private readonly cell: OxygenCell,
  ) {
    this.oxygen = new OxygenState(constants, cell.volumes.length);
    this.states = this.oxygen.states;
    this.calendar = this.oxygen.calendar;
  }

  observe(view: AgeingView): void {
    this.oxygen.observe(view);
  }

  advance(view: AgeingView): void {
    this.oxygen.advance(view);
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    const { constants, cell } = this;
    const { extent } = this.oxygen;
    for (let k = 0; k < view.classes; k++) {
      for (let p = 0; p < view.patches; p++) {
        const share = extent[k] * cell.bare[p];
        effects.resistance[k * view.patches + p] += constants.resistance * share;
        effects.releasedOxygen[0] += constants.amount * cell.volumes[k] * view.shares[p] * share;
      }
    }
  }
}
