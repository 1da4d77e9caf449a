import { FARADAY, GAS_CONSTANT } from '../constants/physical.js';
import { ONSET_WIDTH, type OxidationLaw } from './oxidationLaw.js';

/** [V] vs Li, to which the rates refer. */
const REFERENCE_POTENTIAL = 4.3;

/** Constants of the law at the cell temperature. */
export interface PotentialOxidationConstants {
  /** [m/s] Reaction-limited growth at 4.3 V vs Li. */
  readonly reactionRate: number;
  /** [m2/s] Parabolic (diffusion-limited) growth: delta^2 = k_p t at 4.3 V vs Li. */
  readonly parabolicRate: number;
  /** Symmetry factor of the potential dependence. */
  readonly alpha: number;
  /** [V] vs Li, below which oxidation fades out. */
  readonly onset: number;
  /** Optional soft gate on the depth of delithiation: lithium content and width; absent: no gate. */
  readonly gate?: { readonly content: number; readonly width: number };
}

/**
 * Oxidation of the solid electrolyte driven by the potential E of the electrode against it, behind the coating.
 *     d(delta)/dt = 1/(1/k_r + 2 delta/k_p) exp(alpha F (E - 4.3 V)/RT) / (1 + exp((E_on - E)/w)) * gate(x)
 * Closure, fitted: reaction and diffusion in series (Deal & Grove 1965, eq. 11, for linear-parabolic growth), potential
 * dependence as a Tafel factor. delta and k in m and s. Equations (T7.3), (T7.7) and (T7.8) of the handbook.
 */
export class PotentialOxidation implements OxidationLaw {
  /** [m/s] */ rate = 0;
  /** [m/(s V)] d rate/dE */ byPotential = 0;
  readonly byEquilibrium = 0;
  /** [1/s] d rate/d delta */ byThickness = 0;
  /** [m/s] d rate/dx */ byContent = 0;
  readonly behindCoating = true;
  readonly reachableCharge = Infinity;
  readonly compiled: readonly number[];
  private readonly inverseReaction: number;
  private readonly twoOverParabolic: number;
  private readonly exponent: number;
  private readonly onset: number;
  private readonly gated: boolean;
  private readonly gateContent: number;
  private readonly gateWidth: number;

  constructor(constants: PotentialOxidationConstants, temperature: number) {
    this.inverseReaction = 1 / constants.reactionRate;
    this.twoOverParabolic = 2 / constants.parabolicRate;
    this.exponent = (constants.alpha * FARADAY) / (GAS_CONSTANT * temperature);
    this.onset = constants.onset;
    this.gated = constants.gate !== undefined;
    this.gateContent = constants.gate?.content ?? 0;
    this.gateWidth = constants.gate?.width ?? 1;
    this.compiled = [
      1,
      this.inverseReaction,
      this.twoOverParabolic,
      this.exponent,
      this.onset,
      Number(this.gated),
      this.gateContent,
      this.gateWidth,
      REFERENCE_POTENTIAL,
      ONSET_WIDTH,
    ];
  }

  /** A recipe states what there is. */
  startThickness(): number {
    return 0;
  }

  evaluate(potential: number, _equilibrium: number, thickness: number, content: number, factor: number): void {
    let drive = factor * Math.exp(this.exponent * (potential - REFERENCE_POTENTIAL));
    let slope = this.exponent;
    const below = (this.onset - potential) / ONSET_WIDTH;
    if (below > -20) {
      const e = Math.exp(below < 200 ? below : 200);
      const open = 1 / (1 + e);
      slope += (e * open) / ONSET_WIDTH;
      drive *= open;
    }
    let gateSlope = 0;
    if (this.gated) {
      const e = Math.exp((content - this.gateContent) / this.gateWidth);
      const open = 1 / (1 + e);
      gateSlope = (-e * open) / this.gateWidth;
      drive *= open;
    }
    const resistance = this.inverseReaction + this.twoOverParabolic * thickness;
    const rate = drive / resistance;
    this.rate = rate;
    this.byPotential = rate * slope;
    this.byThickness = (-rate * this.twoOverParabolic) / resistance;
    this.byContent = rate * gateSlope;
  }
}
