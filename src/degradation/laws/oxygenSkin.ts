import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';
import { type OxygenConstants, OxygenState } from './oxygenState.js';

/**
 * Oxygen release as a skin that lithium enters slowly. Closure: deepens the drop of D towards full lithiation by
 *     A_s omega sqrt(X)  [decades],   mean over the active material, since all particles share one D(x),
 * X the exposure of the surface to the reaction. The released amount is amount X omega. Equations (T12.2) and (T12.3) of the handbook.
 */
export class OxygenSkin implements SlowMechanism {
  readonly name = 'oxygenRelease';
  readonly states;
  readonly calendar;
  private readonly oxygen: OxygenState;
  /** X when the states last moved: a run that is put back has it before it knows its coverage. */
  private readonly exposure: Float64Array;

  constructor(
    /** `skin` A_s [decades]. */
    private readonly constants: OxygenConstants & { readonly skin: number },
    /** Share of each class in the active material; they add up to 1. */
    private readonly volumes: readonly number[],
  ) {
    this.oxygen = new OxygenState(constants, volumes.length);
    this.calendar = this.oxygen.calendar;
    this.exposure = new Float64Array(volumes.length);
    this.states = [
      ...this.oxygen.states,
      { name: 'exposure of the surface', unit: '1', values: this.exposure, sense: 'free' as const },
    ];
  }

  observe(view: AgeingView): void {
    this.oxygen.observe(view);
  }

  advance(view: AgeingView): void {
    this.oxygen.advance(view);
    for (let k = 0; k < view.classes; k++) this.exposure[k] = view.exposure[k];
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    const { skin, amount } = this.constants;
    for (let k = 0; k < view.classes; k++) {
      const share = this.volumes[k] * this.oxygen.extent[k];
      effects.surfaceDrop[0] += skin * share * Math.sqrt(this.exposure[k]);
      effects.releasedOxygen[0] += amount * share * this.exposure[k];
    }
  }
}
