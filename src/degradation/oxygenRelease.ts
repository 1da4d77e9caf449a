import { arrhenius } from '../constants/arrhenius.js';
import { sources } from '../constants/sources.js';
import { mechanism } from './descriptor.js';
import type { AgeingEffects, AgeingView, CalendarLaw, SlowMechanism } from './mechanism.js';
import { assumed, energy, fitted, positive, share } from './options.js';

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

export const oxygenRelease = mechanism({
  name: 'oxygenRelease',
  meaning: 'Oxygen release and surface reconstruction of bare surface at deep delithiation',
  words: {
    name: 'oxygen release',
    fit: 'oxygen release',
    better: 'from less oxygen release',
    worse: 'through more oxygen release',
    starter: 'reconstruction of bare surface at deep delithiation',
  },
  stage: 'films',
  options: {
    rate: positive('s^-1', 'Rate at deep delithiation, at 25 degC', '1e-5 s^-1', {
      default: fitted(1e-5, '1/s', [0, 1e-3], 'bare Ni-rich NCM above 4.2 V vs Li'),
    }),
    activation: energy('Activation energy of the rate', assumed(80e3, 'J/mol', [60e3, 100e3], 'unknown')),
    resistance: {
      unit: 'Ohm m2',
      min: 0,
      meaning: 'Resistance of the reconstructed bare surface, local, at 25 degC',
      example: '0.3 Ohm m2',
      default: fitted(0.3, 'Ohm m2', [0, 5], 'oxygenated species and rock-salt skin together'),
    },
    content: share('Surface content below which oxygen leaves', 1, '0.25', {
      default: { value: 0.25, unit: '1', source: sources.zuo, range: [0.2, 0.3], note: 'onset at 4.06 to 4.2 V vs Li' },
    }),
    width: positive('', 'Softness of that limit', '0.02', {
      default: assumed(0.02, '1', [0.005, 0.1], 'sharpness of the onset'),
    }),
    amount: positive('umol/g', 'Oxygen released by a fully reconstructed powder', '6.7 umol/g', {
      default: { value: 6.7e-3, unit: 'mol/kg', source: sources.zuo, note: '6.7 umol per gram measured' },
    }),
  },
  idle: [
    {
      needs: ({ cell }) => cell.cathode.patches.some(({ name }) => name === 'bare'),
      because: 'oxygen leaves through bare surface, and the coating covers all of it',
    },
    { options: ['amount'], needs: () => false, because: 'no result tells of the released gas' },
  ],
  build(constants, { temperature, cathode }) {
    const rate = constants.rate * arrhenius(constants.activation, temperature);
    // Conducts with the activation energy of the interphase.
    const resistance = constants.resistance / cathode.interphaseArrhenius;
    const bare = cathode.patches.map((patch) => (patch.name === 'bare' ? 1 : 0));
    return { slow: new OxygenRelease({ ...constants, rate, resistance }, { classes: cathode.classes.length, bare }) };
  },
});
