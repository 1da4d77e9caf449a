import { ONSET_WIDTH, type OxidationLaw } from './oxidationLaw.js';

/** Constants of the law at the cell temperature. Resistances of films are those at 25 degC, by which their thickness is measured. */
export interface ActivityOxidationConstants {
  /** [Ohm m2 s^-1/2] G: r = G sqrt(t) on bare surface at 4.3 V vs Li. */
  readonly growth: number;
  /** [1/V] beta: G grows as exp(beta (E - 4.3 V)). */
  readonly potentialSlope: number;
  /** [V] vs Li, below which oxidation fades out. */
  readonly onset: number;
  /** omega: share of the electrode's potential in E, the rest being the equilibrium potential of the surface; [0, 1]. */
  readonly electrodeShare: number;
  /** [Ohm m2] r_0: film of bare surface before the first current. */
  readonly contactResistance: number;
  /** [S/m] Of the film at 25 degC: thickness = resistance times conductivity. */
  readonly conductivity: number;
  /** [m] Thickness at which growth ends; Infinity: at none. */
  readonly greatestThickness: number;
  /** [C/m2] See `OxidationLaw`. */
  readonly reachableCharge: number;
}

/** [Ohm m2] r_k, below which growth is limited by the reaction: only keeps the rate of the first film finite. */
const REACTION_RESISTANCE = 5e-3;
/** [V] vs Li, to which G refers, and above which it grows no further. */
const REFERENCE_POTENTIAL = 4.3;
const HIGHEST_POTENTIAL = 5;
/** [V] Electrode potentials between which omega rises to 1: above, an aged film no longer shields the surface. */
const SHIELDED = 4.4;
const UNSHIELDED = 4.5;

/**
 * Oxidation of the solid electrolyte in what a laboratory reads: r, the area resistance of the film at 25 degC,
 *     dr/dt = s g(E)/(2 (r + r_k)),   g = G^2,   G = G_0 exp(beta (min(E, 5 V) - 4.3 V)),   g faded out below the onset,
 *     E = U(x_surf) + omega (psi - U(x_surf)),   omega rising to 1 for psi from 4.4 to 4.5 V,
 * so that (r + r_k)^2 grows evenly at constant E, and r(0) = r_0 sqrt(s) is there from the contact before the first current. Closure,
 * fitted: the lithium activity of the surface drives the reaction, more than the potential of an electrode whose film takes most of it.
 * delta = sigma_i r is carried along in place of r. Equations (T7.1), (T7.2), (T7.3), (T7.4), (T7.5) and (T8.5) of the handbook.
 */
export class ActivityOxidation implements OxidationLaw {
  rate = 0;
  byPotential = 0;
  byEquilibrium = 0;
  byThickness = 0;
  readonly byContent = 0;
  readonly behindCoating = false;
  readonly reachableCharge: number;
  readonly compiled: readonly number[];
  /** [m2/s] g sigma_i^2/2 at 4.3 V. */
  private readonly half: number;
  /** [m] r_k sigma_i. */
  private readonly reactionThickness: number;
  private readonly startOfBare: number;
  private readonly exponent: number;
  private readonly onset: number;
  private readonly share: number;
  private readonly inverseGreatest: number;

  constructor(constants: ActivityOxidationConstants) {
    const { growth, conductivity } = constants;
    this.half = (growth * conductivity) ** 2 / 2;
    this.reactionThickness = REACTION_RESISTANCE * conductivity;
    this.startOfBare = constants.contactResistance * conductivity;
    this.exponent = 2 * constants.potentialSlope;
    this.onset = constants.onset;
    this.share = constants.electrodeShare;
    this.inverseGreatest = 1 / constants.greatestThickness;
    this.reachableCharge = constants.reachableCharge;
    this.compiled = [
      2,
      this.half,
      this.reactionThickness,
      this.exponent,
      this.onset,
      this.share,
      this.inverseGreatest,
      (1 - this.share) / (UNSHIELDED - SHIELDED),
      SHIELDED,
      HIGHEST_POTENTIAL,
      UNSHIELDED,
      ONSET_WIDTH,
      REFERENCE_POTENTIAL,
    ];
  }

  startThickness(factor: number): number {
    return this.startOfBare * Math.sqrt(factor);
  }

  evaluate(psi: number, equilibrium: number, thickness: number, _content: number, factor: number): void {
    const over = psi - equilibrium;
    let omega = this.share;
    let omegaSlope = 0;
    if (psi > SHIELDED && omega < 1) {
      omegaSlope = psi < UNSHIELDED ? (1 - omega) / (UNSHIELDED - SHIELDED) : 0;
      omega = psi < UNSHIELDED ? omega + omegaSlope * (psi - SHIELDED) : 1;
    }
    const potential = equilibrium + omega * over;
    const capped = potential > HIGHEST_POTENTIAL;
    let drive =
      factor * this.half * Math.exp(this.exponent * ((capped ? HIGHEST_POTENTIAL : potential) - REFERENCE_POTENTIAL));
    let slope = capped ? 0 : this.exponent;
    const below = (this.onset - potential) / ONSET_WIDTH;
    if (below > -20) {
      const e = Math.exp(below < 200 ? below : 200);
      const open = 1 / (1 + e);
      slope += (e * open) / ONSET_WIDTH;
      drive *= open;
    }
    const left = 1 - thickness * this.inverseGreatest;
    const depth = 1 / (thickness + this.reactionThickness);
    const rate = left > 0 ? drive * left * depth : 0;
    this.rate = rate;
    this.byPotential = rate * slope * (omega + omegaSlope * over);
    this.byEquilibrium = rate * slope * (1 - omega);
    this.byThickness = left > 0 ? -rate * depth - drive * depth * this.inverseGreatest : 0;
  }
}
