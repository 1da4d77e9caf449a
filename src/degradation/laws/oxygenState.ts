import type { AgeingView, CalendarLaw, MechanismState } from '../mechanism.js';

export interface OxygenConstants {
  /** [1/s] k_O at the cell temperature. */
  readonly rate: number;
  /** [J/mol] of k_O, for storage at another temperature. */
  readonly activation: number;
  /** Surface content below which lattice oxygen leaves, and the width of that limit. */
  readonly content: number;
  readonly width: number;
  /** [mol/kg] Oxygen released by a fully reconstructed powder. */
  readonly amount: number;
}

/**
 * Reconstructed share omega of the surface at deep delithiation, per class. Closure, fitted:
 *     d omega/dt = k_O (1 - omega) / (1 + exp((x_surf - x_O)/w)),   0 <= omega <= 1.
 * Onset near 4.2 V vs Li (x about 0.25; Jung et al. 2017 for liquid cells, Bartsch et al. 2018 and Ma et al. 2022 for solid ones).
 * Equation (T12.1) of the handbook.
 */
export class OxygenState {
  readonly extent: Float64Array;
  readonly states: readonly MechanismState[];
  readonly calendar: CalendarLaw;
  private readonly pending: Float64Array;
  /** [1/s] At the end of the last time step; negative before the first. */
  private readonly rateBefore: Float64Array;

  constructor({ rate, activation, content, width }: OxygenConstants, classes: number) {
    this.extent = new Float64Array(classes);
    this.pending = new Float64Array(classes);
    this.rateBefore = new Float64Array(classes).fill(-1);
    this.calendar = {
      activation,
      collected: this.pending,
      rate: (surface) => rate / (1 + Math.exp((surface - content) / width)),
    };
    this.states = [
      { name: 'reconstructed share of the bare surface', unit: '1', values: this.extent, sense: 'grows', most: 1 },
      { name: 'rate at the last time step', unit: '1/s', values: this.rateBefore, sense: 'free' },
      { name: 'exposure not yet applied', unit: '1', values: this.pending, sense: 'free' },
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
}

/** What the laws of oxygen release need to know of the fresh cell. */
export interface OxygenCell {
  /** Share of each class in the active material; they add up to 1. */
  readonly volumes: readonly number[];
  /** Per patch: 1 where it is bare, 0 where it is covered. */
  readonly bare: readonly number[];
}
