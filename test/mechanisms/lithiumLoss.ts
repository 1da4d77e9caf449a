import { mechanism } from '../../src/degradation/descriptor.js';
import type { AgeingEffects, AgeingView, SlowMechanism } from '../../src/degradation/mechanism.js';
import { assumed, share } from '../../src/degradation/options.js';

const SECONDS_PER_YEAR = 365.25 * 86400;

/** A toy: lithium of the anode dies at a constant rate, and a part of it has come back to the cathode through the electrolyte. */
class LithiumLoss implements SlowMechanism {
  readonly name = 'lithiumLoss';
  readonly states;
  private readonly lost = new Float64Array(1);
  private readonly years = new Float64Array(1);

  constructor(
    /** [mol/m2] A year. */
    private readonly rate: number,
    private readonly returned: number,
  ) {
    this.states = [
      { name: 'lithium lost by the anode', unit: 'mol/m2', values: this.lost, sense: 'grows' as const },
      { name: 'time not yet applied', unit: 'a', values: this.years, sense: 'free' as const },
    ];
  }

  observe({ h }: AgeingView): void {
    this.years[0] += h / SECONDS_PER_YEAR;
  }

  advance(): void {
    this.lost[0] += this.rate * this.years[0];
    this.years[0] = 0;
  }

  effect(_: AgeingView, effects: AgeingEffects): void {
    effects.anodeLoss[0] += this.lost[0];
    effects.cathodeGain[0] += this.returned * this.lost[0];
  }
}

export const lithiumLoss = mechanism({
  name: 'lithiumLoss',
  meaning: 'Loss of lithium at the anode',
  words: {
    name: 'lithium lost at the anode',
    fit: 'loss of lithium',
    better: 'from less lithium lost at the anode',
    worse: 'through more lithium lost at the anode',
    starter: 'lithium that dies at the anode',
  },
  stage: 'transport',
  options: {
    rate: share('Loss in a year, as a share of the capacity of the anode', 1e6, '0.2', {
      default: assumed(0.1, '1', [0, 1], 'a toy'),
    }),
    returned: share('Part of it that side currents put into the cathode', 1, '0.1', {
      default: assumed(0, '1', [0, 1], 'a toy'),
    }),
  },
  build({ rate, returned }, { anode }) {
    return Number.isFinite(anode.capacity)
      ? { slow: new LithiumLoss((rate * anode.capacity) / 96485.33, returned) }
      : undefined;
  },
});
