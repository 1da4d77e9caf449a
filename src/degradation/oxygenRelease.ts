import type { AgeingEffects, AgeingView, CalendarLaw, SlowMechanism } from './mechanism.js';

export interface OxygenConstants {
  /** [1/s] k_O at the cell temperature. */
  readonly rate: number;
  /** [J/mol] of k_O, for storage at another temperature. */
  readonly activation: number;
  /** [Ohm m2] r_O: resistance of the fully reconstructed bare surface at the cell temperature. */
  readonly resistance: number;
  /** Surface content below which lattice oxygen leaves, and the width of that limit. */
  readonly content: number;
  readonly width: number;
  /** [mol/kg] Oxygen released by a fully reconstructed powder. */
  readonly amount: number;
}

/**
 * Oxygen release and surface reconstruction at deep delithiation. Closure, fitted:
 *     d omega/dt = k_O (1 - omega) / (1 + exp((x_surf - x_O)/w)),   0 <= omega <= 1,
 * adds r_O omega to the film resistance of the bare patch (oxygenated species and a rock-salt skin). A coating keeps the oxygen:
 * covered surface does not take part. The released amount is reported, since laboratories measure gas. Onset near 4.2 V vs Li
 * (x about 0.25; Jung et al. 2017 for liquid cells, Bartsch et al. 2018 and Ma et al. 2022 for solid ones).
 */
export class OxygenRelease implements SlowMechanism {
  readonly name = 'oxygenRelease';
  readonly states;
  readonly calendar: CalendarLaw;
  private readonly extent: Float64Array;
  private readonly pending: Float64Array;
  /** [1/s] At the end of the last time step; negative before the first. */
  private readonly rateBefore: Float64Array;

  constructor(
    private readonly constants: OxygenConstants,
    private readonly cell: {
      readonly classes: number /** 1 for a bare patch, 0 for a covered one. */;
      readonly bare: readonly number[];
    },
  ) {
    this.extent = new Float64Array(cell.classes);
    this.pending = new Float64Array(cell.classes);
    this.rateBefore = new Float64Array(cell.classes).fill(-1);
    const { rate, activation, content, width } = constants;
    this.calendar = {
      activation,
      collected: this.pending,
      rate: (surface) => rate / (1 + Math.exp((surface - content) / width)),
    };
    this.states = [
      {
        name: 'reconstructed share of the bare surface',
        unit: '1',
        values: this.extent,
        sense: 'grows' as const,
        most: 1,
      },
      { name: 'rate at the last time step', unit: '1/s', values: this.rateBefore, sense: 'free' as const },
      { name: 'exposure not yet applied', unit: '1', values: this.pending, sense: 'free' as const },
    ];
  }

  /** Trapezoid over the time step. */
  observe(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) {
      const rate = this.calendar.rate(view.surface[k]);
      const before = this.rateBefore[k];
      this.pending[k] += 0.5 * view.h * (rate + (before < 0 ? rate : before));
      this.rateBefore[k] = rate;
    }
  }

  advance(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) {
      this.extent[k] = 1 - (1 - this.extent[k]) * Math.exp(-this.pending[k]);
      this.pending[k] = 0;
    }
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      for (let p = 0; p < view.patches; p++) {
        effects.resistance[k * view.patches + p] += this.constants.resistance * this.extent[k] * this.cell.bare[p];
      }
    }
  }
}
