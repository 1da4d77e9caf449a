import type { AgeingEffects, AgeingView, SlowMechanism } from '../mechanism.js';

export interface CrackingConstants {
  /** k_cr [1/cycle]: growth of y = l/R per cycle at the reference strain and y = 1. */
  readonly rate: number;
  /** Paris exponent m. */
  readonly exponent: number;
  /** Crack length over radius at the start. */
  readonly initial: number;
  /** lambda_c: lengthening of the diffusion path of a dry particle with y = 1. */
  readonly pathLengthening: number;
  /** Share of the contraction that becomes misfit strain between grains: 0 for a single crystal. */
  readonly misfit: number;
  /** Driving strain below which cracks rest. */
  readonly threshold: number;
  /** Gain of reacting area of a wetted particle with y = 1; only used in liquid electrolyte. */
  readonly wettedArea: number;
}

/** Strain to which `rate` refers. */
const REFERENCE_STRAIN = 0.02;

/**
 * Growth of cracks by cyclic strain. Closure, fitted: Paris' law with a stress intensity ~ strain sqrt(l) (Paris & Erdogan 1963;
 * for electrode particles Deshpande et al. 2012, Ai et al. 2020), per charging half cycle in which the surface is in tension,
 *     dy/dN = k_cr (e/0.02)^m y^(m/2),   y = l/R <= 1,
 *     e = max_t [eps_v(x_mean) - eps_v(x_surf)]_+ / 3 ... diffusion strain, + misfit * contraction of the cycle,
 * integrated in closed form over the cycle. The grain misfit acts at any rate, the diffusion strain grows with it. In a solid cell
 * cracks stay dry and lengthen the path, L = R (1 + lambda_c y); in a liquid they are wetted: area up, path down.
 * Equations (T11.4), (T11.5), (T11.7) and (T11.8) of the handbook.
 */
export class Cracking implements SlowMechanism {
  readonly name = 'cracking';
  readonly states;
  private readonly crack: Float64Array;
  private readonly tension: Float64Array;
  private readonly lowest: Float64Array;
  private readonly highest: Float64Array;
  private readonly counted = new Float64Array(1);

  constructor(
    private readonly constants: CrackingConstants,
    private readonly cell: { readonly classes: number; readonly liquid: boolean },
  ) {
    this.crack = new Float64Array(cell.classes).fill(constants.initial);
    this.tension = new Float64Array(cell.classes);
    this.lowest = new Float64Array(cell.classes).fill(Number.POSITIVE_INFINITY);
    this.highest = new Float64Array(cell.classes).fill(Number.NEGATIVE_INFINITY);
    this.states = [
      { name: 'crack length over radius', unit: '1', values: this.crack, sense: 'grows' as const, most: 1 },
      { name: 'largest diffusion strain', unit: '1', values: this.tension, sense: 'free' as const },
      { name: 'lowest volume change', unit: '1', values: this.lowest, sense: 'free' as const },
      { name: 'highest volume change', unit: '1', values: this.highest, sense: 'free' as const },
      { name: 'half cycles counted', unit: '1', values: this.counted, sense: 'grows' as const },
    ];
  }

  observe(view: AgeingView): void {
    for (let k = 0; k < view.classes; k++) {
      const mean = view.volumeChange(view.content[k]);
      const strain = (mean - view.volumeChange(view.surface[k])) / 3;
      if (strain > this.tension[k]) this.tension[k] = strain;
      if (mean < this.lowest[k]) this.lowest[k] = mean;
      if (mean > this.highest[k]) this.highest[k] = mean;
    }
  }

  /** Grows the cracks once per full cycle, when the strains of both halves are known. */
  advance(view: AgeingView): void {
    const { rate, exponent, misfit, threshold } = this.constants;
    const cycles = Math.floor((view.halfCycles - this.counted[0]) / 2);
    if (cycles < 1) return;
    this.counted[0] += 2 * cycles;
    for (let k = 0; k < view.classes; k++) {
      const range = Math.max(this.highest[k] - this.lowest[k], 0);
      const strain = this.tension[k] + misfit * range;
      if (strain > threshold && this.crack[k] > 0) {
        this.crack[k] = parisGrowth(this.crack[k], rate * (strain / REFERENCE_STRAIN) ** exponent * cycles, exponent);
      }
      this.tension[k] = 0;
      const now = view.volumeChange(view.content[k]);
      this.lowest[k] = now;
      this.highest[k] = now;
    }
  }

  effect(view: AgeingView, effects: AgeingEffects): void {
    const { pathLengthening, wettedArea } = this.constants;
    for (let k = 0; k < view.classes; k++) {
      if (this.cell.liquid) {
        effects.area[k] *= 1 + wettedArea * this.crack[k];
        // A wetted crack brings the electrolyte inside: the path is divided, not lengthened.
        effects.lengthening[k] += 1 / (1 + pathLengthening * this.crack[k]) - 1;
      } else effects.lengthening[k] += pathLengthening * this.crack[k];
    }
  }
}

/** y after dy = growth y^(m/2), exactly, at most 1: y^(1 - m/2) = y0^(1 - m/2) + (1 - m/2) growth. Equation (T11.6) of the handbook. */
export function parisGrowth(y: number, growth: number, exponent: number): number {
  const power = 1 - exponent / 2;
  if (Math.abs(power) < 1e-9) return Math.min(1, y * Math.exp(growth));
  const base = y ** power + power * growth;
  // Roots and powers round: a crack that does not grow must not heal by it.
  return base <= 0 ? 1 : Math.min(1, Math.max(y, base ** (1 / power)));
}
