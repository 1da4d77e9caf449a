import type { Cell } from '../cell/cell.js';
import { powderOfClasses, powdersOf } from '../cell/powders/powders.js';
import { FARADAY, GAS_CONSTANT } from '../constants/physical.js';
import { OXIDATION_CHARGE, type OxidationLaw } from '../degradation/oxidationLaw.js';
import type { CubicTable } from '../numerics/grids/cubicTable.js';
import { asinh } from './asinh.js';
import type { CellParameters } from './parameters.js';
import { patchCurrent } from './patchCurrent.js';
import { exchangeLogSlope, exchangeShape, extendedLogit, extendedLogitSlope, potentialTable } from './surface.js';

/**
 * The law of the interface between active material and electrolyte, for one patch of surface:
 *
 *     psi = U(x) + j r + (2RT/F) asinh(j/(2 j0(x)))     r = r_coating + r_added + delta/sigma_i
 *     d delta/dt = g(psi - j r_growth, U(x), delta, x)  which takes the current density Q_ox g beside j
 *
 * and of the electrolyte on carbon, d delta_C/dt = g_C(psi, delta_C). Everything that the residual, its elimination, a consistent
 * start and the small signals of impedance need of it is asked for here: first the surface of a particle at its content, then
 * its patches. Results stay in the fields, of the oxidation law too, and states are told by where they are in y: a number would be
 * boxed where a call is not inlined, and a hot loop allocates nothing. Equations (T2.1), (T2.3) and (T8.1) of the handbook.
 */
export class InterfaceLaw {
  /** [V] 2RT/F */
  readonly thermalVoltage: number;
  /** [V] U in logit(x), per class. */
  readonly potentials: readonly CubicTable[];

  // Of the surface: by `surface` and, below, by `surfaceSlopes`.
  /** [V] */ equilibrium = 0;
  /** [A/m2] */ twoExchange = 0;
  /** [V] dU/dx */ equilibriumByContent = 0;
  /** d ln j0/dx */ exchangeByContent = 0;
  private inverseTwoExchange = 0;
  private equilibriumByLogit = 0;
  private content = Number.NaN;
  private powder = 0;

  // Of a patch, by `balance`: with its side reaction, [A/m2] current density at psi, and [S/m2] its derivative by psi.
  current = 0;
  conductance = 0;

  // Of a patch, by `slopes`.
  /** [Ohm m2] d psi/dj */ byCurrent = 0;
  /** [V] d psi/dx */ byContent = 0;
  /** [V/m] d psi/d delta */ byThickness = 0;

  /** [Ohm m2] Per (class, patch): drop between electrode and what drives the growth of the film, that over the coating or none. */
  readonly growthResistance: Float64Array;

  /** [A/m2] Per powder: twice its j0_ref. */
  readonly exchange: Float64Array;
  /** Which powder each class belongs to. */
  private readonly powders: Int32Array;
  private readonly fixedResistance: Float64Array;
  private readonly filmSlope: Float64Array;
  private readonly coatingResistance: Float64Array;
  private readonly oxidationFactor: Float64Array;

  constructor(
    cell: Cell,
    private readonly parameters: CellParameters,
    /** Growth of the films; absent: they stay as they are. */
    readonly oxidation: OxidationLaw | undefined,
    /** Growth of the film on carbon; absent: none. */
    readonly carbonOxidation: OxidationLaw | undefined,
  ) {
    this.thermalVoltage = (2 * GAS_CONSTANT * cell.temperature) / FARADAY;
    const powders = powdersOf(cell.cathode);
    this.powders = powderOfClasses(cell.cathode);
    const tables = powders.map(({ openCircuitVoltage }) => potentialTable(openCircuitVoltage));
    this.potentials = Array.from(this.powders, (powder) => tables[powder]);
    this.exchange = Float64Array.from(powders, ({ exchangeCurrentDensity }) => 2 * exchangeCurrentDensity);
    this.fixedResistance = parameters.fixedResistance;
    this.filmSlope = parameters.filmSlope;
    this.coatingResistance = parameters.coatingResistance;
    this.oxidationFactor = parameters.oxidationFactor;
    this.growthResistance = oxidation?.behindCoating
      ? parameters.coatingResistance
      : new Float64Array(parameters.coatingResistance.length);
  }

  /** The surface of a particle of class k whose content x is at y[at]. Several iterations, stages and terms in turn ask for the same one. */
  surface(y: Float64Array, at: number, k: number): void {
    const x = y[at];
    const powder = this.powders[k];
    if (x === this.content && powder === this.powder) return;
    const potential = this.potentials[k];
    potential.evaluate(extendedLogit(x));
    this.equilibrium = potential.value;
    this.equilibriumByLogit = potential.slope;
    this.powder = powder;
    this.twoExchange = this.exchange[powder] * exchangeShape(x);
    this.inverseTwoExchange = 1 / this.twoExchange;
    this.content = x;
  }

  /** With the slopes by x. */
  surfaceSlopes(y: Float64Array, at: number, k: number): void {
    const x = y[at];
    this.surface(y, at, k);
    this.equilibriumByContent = this.equilibriumByLogit * extendedLogitSlope(x);
    this.exchangeByContent = exchangeLogSlope(x);
  }

  /** [Ohm m2] r of (class, patch) kp with a growing film of thickness delta [m], 0 where films do not grow. */
  ohmic(kp: number, delta: number): number {
    return this.fixedResistance[kp] + delta * this.filmSlope[kp];
  }

  /** [V] psi - U - j r - (2RT/F) asinh(j/(2 j0)): zero where the law holds. */
  residual(psi: number, j: number, resistance: number): number {
    return psi - this.equilibrium - j * resistance - this.thermalVoltage * asinh(j * this.inverseTwoExchange);
  }

  /**
   * Into y[jAt] the current density for which the law holds at the psi of y[psiAt], from the one there; behind it that growth of the
   * film, where films grow.
   */
  balance(y: Float64Array, psiAt: number, jAt: number, kp: number): void {
    const growth = this.oxidation;
    const resistance = this.ohmic(kp, growth ? y[jAt + 1] : 0);
    const drive = y[psiAt] - this.equilibrium;
    const j = patchCurrent(drive, resistance, this.twoExchange, this.thermalVoltage, y[jAt]);
    y[jAt] = j;
    const conductance = 1 / (resistance + this.chargeTransfer(j));
    if (!growth) {
      this.current = j;
      this.conductance = conductance;
      return;
    }
    this.grow(y, psiAt, jAt, kp);
    y[jAt + 2] = growth.rate;
    this.current = j + OXIDATION_CHARGE * growth.rate;
    this.conductance =
      conductance + OXIDATION_CHARGE * growth.byPotential * (1 - this.growthResistance[kp] * conductance);
  }

  /** [V] The psi for which the law holds. */
  psi(j: number, resistance: number): number {
    return this.equilibrium + j * resistance + this.thermalVoltage * Math.asinh(j / this.twoExchange);
  }

  /** [Ohm m2] What of it is not the coating: interphase and added resistance. */
  filmResistance(kp: number, delta: number): number {
    return this.fixedResistance[kp] - this.coatingResistance[kp] + delta * this.filmSlope[kp];
  }

  /**
   * [Ohm m2] By which the overpotential of charge transfer grows with the current density at j: (2RT/F)/sqrt(j^2 + (2 j0)^2).
   * Equation (T14.5) of the handbook.
   */
  chargeTransfer(j: number): number {
    return this.thermalVoltage / Math.sqrt(j * j + this.twoExchange * this.twoExchange);
  }

  /** Slopes of the psi for which the law holds, at j; after `surfaceSlopes`. */
  slopes(j: number, kp: number, delta: number): void {
    const root = Math.sqrt(j * j + this.twoExchange * this.twoExchange);
    this.byCurrent = this.fixedResistance[kp] + this.thermalVoltage / root + delta * this.filmSlope[kp];
    this.byThickness = j * this.filmSlope[kp];
    this.byContent = this.equilibriumByContent - (this.thermalVoltage * this.exchangeByContent * j) / root;
  }

  /** Growth of the film at y[jAt + 1] of (class, patch) kp, with its slopes, into the fields of `oxidation`. */
  grow(y: Float64Array, psiAt: number, jAt: number, kp: number): void {
    this.oxidation!.evaluate(
      y[psiAt] - y[jAt] * this.growthResistance[kp],
      this.equilibrium,
      y[jAt + 1],
      this.content,
      this.oxidationFactor[kp] * this.parameters.electrolyteSupply,
    );
  }

  /** [m/s] d(growth)/dx of the patch that grew last; after `surfaceSlopes`. */
  growthByContent(): number {
    const { byContent, byEquilibrium } = this.oxidation!;
    return byContent + byEquilibrium * this.equilibriumByContent;
  }

  /** Growth of the film on carbon, behind psi in y, into the fields of `carbonOxidation`: without lithium of its own it is at psi. */
  growOnCarbon(y: Float64Array, psiAt: number): void {
    const psi = y[psiAt];
    this.carbonOxidation!.evaluate(psi, psi, y[psiAt + 1], 0, this.parameters.electrolyteSupply);
  }
}
