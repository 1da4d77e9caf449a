import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';

export interface IsolationConstants {
  /** N_c: mean number of contacts of a particle at theta = 1; Infinity: no loss by chance. */
  readonly contacts: number;
  /** k_iso [1/cycle]: constant-rate loss on a bare surface. */
  readonly rate: number;
}

/**
 * Loss of active mass: particles without any contact left. Closure, fitted, two terms:
 *     random contacts  m = 1 - exp(-N_c theta)   (Poisson: chance of at least one contact),
 *     constant rate    dm/dN = -k_iso m [(1 - chi) + chi s_c].
 * Isolated mass does not come back: the connected fraction of a class never grows. What it held of lithium is trapped, which
 * the books of the cell take care of. Limit: without film and gap the second term is exponential in cycle number.
 * Equations (T10.3) and (T10.4) of the handbook.
 */
export class Isolation implements SlowMechanism {
  readonly name = 'isolation';
  readonly states;
  /** Lowest connected fraction by chance so far. */
  private readonly byChance: Float64Array;
  private readonly byRate: Float64Array;
  private counted = new Float64Array(1);

  constructor(
    private readonly constants: IsolationConstants,
    private readonly cell: {
      readonly classes: number;
      readonly contact: Float64Array /** (1 - chi) + chi s_c */;
      readonly exposure: number;
    },
  ) {
    this.byChance = Float64Array.from(cell.contact, (theta) => this.chance(theta));
    this.byRate = new Float64Array(cell.classes).fill(1);
    this.states = [
      { name: 'connected by chance', unit: '1', values: this.byChance, sense: 'falls' as const },
      { name: 'connected by rate', unit: '1', values: this.byRate, sense: 'falls' as const },
      { name: 'half cycles counted', unit: '1', values: this.counted, sense: 'grows' as const },
    ];
  }

  advance(view: AgeingView): void {
    const cycles = (view.halfCycles - this.counted[0]) / 2;
    this.counted[0] = view.halfCycles;
    const keep = Math.exp(-this.constants.rate * this.cell.exposure * cycles);
    for (let k = 0; k < this.byRate.length; k++) this.byRate[k] *= keep;
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      let patch = 0;
      for (let p = 0; p < view.patches; p++) patch += effects.patchContact[k * view.patches + p] * view.shares[p];
      const m = this.chance(this.cell.contact[k] * effects.contact[k] * patch);
      if (m < this.byChance[k]) this.byChance[k] = m;
      effects.connected[k] *= this.byChance[k] * this.byRate[k];
    }
  }

  private chance(theta: number): number {
    return 1 - Math.exp(-this.constants.contacts * theta);
  }
}
