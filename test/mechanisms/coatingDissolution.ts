import { arrhenius } from '../../src/constants/arrhenius.js';
import { mechanism } from '../../src/degradation/descriptor.js';
import type { AgeingEffects, AgeingView, CalendarLaw, SlowMechanism } from '../../src/degradation/mechanism.js';
import { assumed, energy, positive } from '../../src/degradation/options.js';

interface Constants {
  /** [1/s] At the cell temperature. */
  readonly rate: number;
  /** [J/mol] */
  readonly activation: number;
  /** [V] vs Li */
  readonly onset: number;
}

/**
 * A toy: the coverage of a coating falls with time at potential,
 *     d ln c/dt = -k / (1 + exp((U_on - U(x_surf))/0.02 V)),
 * and the surface that it leaves is bare.
 */
class CoatingDissolution implements SlowMechanism {
  readonly name = 'coatingDissolution';
  readonly states;
  readonly calendar: CalendarLaw;
  private readonly logKept: Float64Array;
  private readonly pending: Float64Array;

  constructor(
    { rate, activation, onset }: Constants,
    private readonly patches: readonly ('covered' | 'bare')[],
    classes: number,
    potential: (content: number) => number,
  ) {
    this.logKept = new Float64Array(classes);
    this.pending = new Float64Array(classes);
    this.calendar = {
      activation,
      collected: this.pending,
      rate: (content) => rate / (1 + Math.exp((onset - potential(content)) / 0.02)),
    };
    this.states = [
      { name: 'ln of the coating kept', unit: '1', values: this.logKept, sense: 'falls' as const },
      { name: 'dissolution not yet applied', unit: '1', values: this.pending, sense: 'free' as const },
    ];
  }

  observe(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) this.pending[k] += view.h * this.calendar.rate(view.surface[k]);
  }

  advance(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) {
      this.logKept[k] -= this.pending[k];
      this.pending[k] = 0;
    }
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      this.patches.forEach((name, p) => {
        if (name === 'covered') effects.coverage[k * view.patches + p] *= Math.exp(this.logKept[k]);
      });
    }
  }
}

export const coatingDissolution = mechanism({
  name: 'coatingDissolution',
  meaning: 'Dissolution of the coating at high potential',
  words: {
    name: 'dissolved coating',
    fit: 'dissolution of the coating',
    better: 'from a better kept coating',
    worse: 'through more dissolved coating',
    starter: 'coating that dissolves at high potential',
  },
  stage: 'films',
  options: {
    rate: positive('h^-1', 'Rate at high potential, at 25 degC', '1e-3 h^-1', {
      default: assumed(1e-6, '1/s', [0, 1e-3], 'a toy'),
    }),
    onset: {
      unit: 'V',
      min: 0,
      max: 5,
      meaning: 'Potential against Li above which it dissolves',
      example: '4 V',
      default: { solid: assumed(4, 'V', [3.5, 4.5], 'a toy'), liquid: assumed(3.8, 'V', [3.5, 4.5], 'a toy') },
    },
    activation: energy('Activation energy of the rate', assumed(50e3, 'J/mol', [30e3, 100e3], 'a toy')),
  },
  idle: [
    {
      needs: ({ cell }) => cell.cathode.patches.length > 1,
      because: 'there is no coating beside bare surface',
    },
  ],
  asksFor: { 'cell.cathode.coating.blocking': { as: 'coatingDissolution' } },
  variations: [
    {
      name: 'coating kept',
      meaning: 'a coating that lasts',
      set: { option: 'rate', value: '1e-20 h^-1' },
      without: 'rate',
    },
  ],
  build({ rate, activation, onset }, { temperature, cathode }) {
    if (cathode.patches.length < 2) return undefined;
    return {
      slow: new CoatingDissolution(
        { rate: rate * arrhenius(activation, temperature), activation, onset },
        cathode.patches.map(({ name }) => name),
        cathode.classes.length,
        cathode.openCircuitVoltage.at,
      ),
    };
  },
});
