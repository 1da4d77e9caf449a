import { breathes } from './conditions.js';
import { Contraction } from './contraction.js';
import { mechanism } from './descriptor.js';
import type { AgeingEffects, AgeingView, SlowMechanism } from './mechanism.js';
import { share } from './options.js';

export interface CoatingCrackingConstants {
  /** k_f [1/cycle]: loss of ln(chi) at 5 % of contraction beyond the allowance. */
  readonly rate: number;
  /** eps_b: contraction that 5 nm follow. */
  readonly strain: number;
  /** [m] Thickness t of the coating. */
  readonly thickness: number;
}

/** Contraction and thickness to which `rate` and `strain` refer. */
const REFERENCE_CONTRACTION = 0.05;
const REFERENCE_THICKNESS = 5e-9;

/**
 * Cracks in the coating. Closure: where particles contract on charge by more than the film follows, it tears, thick brittle films first
 * (Griffith: strain of fracture ~ t^(-1/2)),
 *     d ln(chi) = - k_f d[c - b]_+ / 0.05,     b = eps_b (5 nm/t)^(1/2),
 * with c the contraction since the end of the last expansion. The uncovered surface is bare and brings its film along. Limits: a thin
 * film, a shallow cycle, a material that never cracks lose nothing; a constant depth gives exponential loss with cycle number.
 */
export class CoatingCracking implements SlowMechanism {
  readonly name = 'coatingCracking';
  readonly states;
  private readonly logKept: Float64Array;
  private readonly contraction: Contraction;
  private readonly speed: number;

  constructor(
    { rate, strain, thickness }: CoatingCrackingConstants,
    private readonly covered: readonly number[],
    classes: number,
  ) {
    this.logKept = new Float64Array(classes);
    this.contraction = new Contraction(strain * Math.sqrt(REFERENCE_THICKNESS / thickness), classes);
    this.speed = rate / REFERENCE_CONTRACTION;
    this.states = [
      { name: 'ln of the coating kept', unit: '1', values: this.logKept, sense: 'falls' as const },
      ...this.contraction.states,
    ];
  }

  advance(view: AgeingView): void {
    this.contraction.advance(view);
    for (let k = 0; k < view.classes; k++) this.logKept[k] -= this.speed * this.contraction.opening[k];
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    for (let k = 0; k < view.classes; k++) {
      const kept = Math.exp(this.logKept[k]);
      for (const p of this.covered) effects.coverage[k * view.patches + p] *= kept;
    }
  }
}

export const coatingCracking = mechanism({
  name: 'coatingCracking',
  meaning: 'Cracks in the coating, which uncover surface',
  words: {
    name: 'cracked coating',
    fit: 'cracks in the coating',
    better: 'from a coating with fewer cracks',
    worse: 'through a coating with more cracks',
    starter: 'a thick coating tears when particles contract',
  },
  stage: 'films',
  lawSet: 'transferable',
  uncovers: true,
  options: {
    rate: share('Loss of ln(covered share) per cycle and 5 % contraction beyond what the coating follows', 10, '0.02', {
      default: { of: ({ cathode }) => cathode.coating?.crackRate ?? 0, meaning: 'crackRate of the coating' },
    }),
    strain: share(
      'Contraction of the particles that 5 nm of the coating follow; goes with thickness^(-1/2)',
      1,
      '0.06',
      {
        default: { of: ({ cathode }) => cathode.coating?.crackStrain ?? 1, meaning: 'crackStrain of the coating' },
      },
    ),
  },
  idle: [
    {
      needs: ({ cell }) => cell.laws === 'transferable',
      because: 'coatings crack under the transferable laws (laws: transferable)',
    },
    {
      needs: ({ cell }) => cell.cathode.patches.some(({ name }) => name === 'covered'),
      because: 'there is no coating',
    },
    {
      needs: ({ cell, given }) => (given.rate ?? cell.cathode.coating?.crackRate ?? 0) > 0,
      because: 'this coating does not crack (crackRate of the material)',
    },
    {
      needs: ({ cell }) => breathes(cell),
      because: 'this active material has no volume change (volumeChange of the material)',
    },
  ],
  build({ rate, strain }, { cathode }) {
    const { coating, patches } = cathode;
    if (coating === undefined) return undefined;
    const covered = patches.flatMap(({ name }, p) => (name === 'covered' ? [p] : []));
    const { thickness } = coating;
    return { slow: new CoatingCracking({ rate, strain, thickness }, covered, cathode.classes.length) };
  },
});
