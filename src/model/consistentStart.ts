import { OXIDATION_CHARGE } from '../degradation/interphase.js';
import { choleskyFactor, choleskySolve } from '../numerics/cholesky.js';
import type { CellModel } from './cellModel.js';
import { exchangeShape, extendedLogit } from './surface.js';

/** [V] Largest change of psi in one Newton iteration: a few thermal voltages times the size of a gallery. */
const LARGEST_MOVE = 0.3;
/** [V] A move below this is the last one; the iteration converges quadratically, so the error left is rounding. */
const LAST_MOVE = 1e-9;
/** Times the current that flows or 1C: a residual from which a new guess is nearer. */
const ABSURD_CURRENT = 1e3;
/** Where the interface conducts far less than the electrode, rounding keeps the moves above LAST_MOVE: after so many, this will do. [V] */
const USUAL_ITERATIONS = 100;
const ROUNDED_MOVE = 1e-6;
/** Moves of LARGEST_MOVE that reach 300 V: a poor conductor at a high current needs tens of volts before its limit ends the step. */
const MOST_ITERATIONS = 1000;

/**
 * Solves the algebraic unknowns (patch currents, film rates, psi, cell current) for the contents, films and anode charge
 * in y and the control in force: what every step starts from, every event ends on and every output point needs.
 * Newton on psi only, since the patch currents follow exactly from psi: at given psi each is a convex scalar equation.
 */
export class ConsistentStart {
  private readonly matrix: Float64Array;
  private readonly move: Float64Array;
  private readonly unit: Float64Array;

  constructor(private readonly model: CellModel) {
    const n = model.layout.nodes;
    this.matrix = new Float64Array(n * n);
    this.move = new Float64Array(n);
    this.unit = new Float64Array(n);
  }

  /** Changes y in place; false when no state was found (not a finite number anywhere in reach). */
  solve(y: Float64Array): boolean {
    const { model, matrix, move, unit } = this;
    const { layout, border } = model;
    const n = layout.nodes;
    if (!model.voltageControlled) y[layout.current] = model.target;
    for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      this.residual(y);
      if (iteration === 0 && this.absurd(y)) {
        this.guess(y);
        this.residual(y);
      }
      choleskyFactor(matrix, n);
      choleskySolve(matrix, n, move);
      let currentMove = 0;
      if (model.voltageControlled) {
        unit.set(border);
        choleskySolve(matrix, n, unit);
        let gap = model.target - model.voltage(y);
        let response = model.resistance;
        for (let i = 0; i < n; i++) {
          gap -= border[i] * move[i];
          response += border[i] * unit[i];
        }
        currentMove = gap / response;
        for (let i = 0; i < n; i++) move[i] += unit[i] * currentMove;
      }
      let largest = 0;
      for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(move[i]));
      if (!(largest < Number.POSITIVE_INFINITY)) return false;
      const damping = largest > LARGEST_MOVE ? LARGEST_MOVE / largest : 1;
      for (let i = 0; i < n; i++) y[layout.psi(i)] += damping * move[i];
      y[layout.current] += damping * currentMove;
      if (largest < (iteration < USUAL_ITERATIONS ? LAST_MOVE : ROUNDED_MOVE)) {
        this.residual(y);
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the psi in y lets pass so much current that Newton would come back from it by one thermal voltage at a time,
   * as on an interpolated state near a cliff of the potential.
   */
  private absurd(y: Float64Array): boolean {
    const { model, move } = this;
    const usual = Math.abs(y[model.layout.current]) + model.cell.oneC;
    return move.some((residual) => !(Math.abs(residual) < ABSURD_CURRENT * usual));
  }

  /** Sets psi at every node to the mean equilibrium potential of its surfaces: the currents there are small or cancel. */
  private guess(y: Float64Array): void {
    const { layout, potential } = this.model;
    for (let i = 0; i < layout.nodes; i++) {
      let sum = 0;
      for (let k = 0; k < layout.classes; k++) {
        potential.evaluate(extendedLogit(y[layout.surface(layout.particle(i, k))]));
        sum += potential.value;
      }
      y[layout.psi(i)] = sum / layout.classes;
    }
  }

  /** Sets patch currents and film rates at the psi in y; leaves minus the residual in `move` and its Jacobian in `matrix`. */
  private residual(y: Float64Array): void {
    const { model, matrix, move } = this;
    const { layout, weight, fixedResistance, filmSlope, coatingResistance, oxidationFactor, oxidation } = model;
    const { nodes, classes, patches, films } = layout;
    const current = y[layout.current];
    matrix.set(model.conduction);
    for (let i = 0; i < nodes; i++) {
      const psi = y[layout.psi(i)];
      let reaction = 0;
      let slope = 0;
      for (let k = 0; k < classes; k++) {
        const at = layout.particle(i, k);
        const x = y[layout.surface(at)];
        model.potential.evaluate(extendedLogit(x));
        const drive = psi - model.potential.value;
        const twoExchange = 2 * model.exchange * exchangeShape(x);
        for (let p = 0; p < patches; p++) {
          const kp = k * patches + p;
          const jAt = layout.patch(at, p);
          const delta = films ? y[jAt + 1] : 0;
          const resistance = fixedResistance[kp] + delta * filmSlope[p];
          const j = patchCurrent(drive, resistance, twoExchange, model.thermalVoltage);
          y[jAt] = j;
          const conductance = 1 / (resistance + model.thermalVoltage / Math.sqrt(j * j + twoExchange * twoExchange));
          let total = j;
          let totalSlope = conductance;
          if (films && oxidation) {
            const coating = coatingResistance[p];
            oxidation.evaluate(psi - j * coating, delta, x, oxidationFactor[p]);
            y[jAt + 2] = oxidation.rate;
            total += OXIDATION_CHARGE * oxidation.rate;
            totalSlope += OXIDATION_CHARGE * oxidation.byPotential * (1 - coating * conductance);
          }
          reaction += model.area[k] * weight[kp] * total;
          slope += model.area[k] * weight[kp] * totalSlope;
        }
      }
      if (layout.carbon && model.carbonOxidation) {
        const at = layout.psi(i);
        model.carbonOxidation.evaluate(psi, y[at + 1], 0, 1);
        y[at + 2] = model.carbonOxidation.rate;
        reaction += model.carbonSurface * OXIDATION_CHARGE * model.carbonOxidation.rate;
        slope += model.carbonSurface * OXIDATION_CHARGE * model.carbonOxidation.byPotential;
      }
      let sum = model.nodeLength[i] * reaction - model.border[i] * current;
      for (let m = 0; m < nodes; m++) sum += model.conduction[i * nodes + m] * (y[layout.psi(m)] - y[layout.psi(0)]);
      move[i] = -sum;
      matrix[i * nodes + i] += model.nodeLength[i] * slope;
    }
  }
}

/**
 * Current density j with  drive = j r + (2RT/F) asinh(j/(2 j0)).
 * In a = asinh(j/(2 j0)) the equation 2 j0 r sinh a + (2RT/F) a = drive is convex for a > 0, and Newton from an upper
 * bound (either term alone) decreases monotonically to the root.
 */
export function patchCurrent(drive: number, resistance: number, twoExchange: number, twoThermal: number): number {
  const target = Math.abs(drive);
  const c = twoExchange * resistance;
  let a = target / twoThermal;
  if (c > 0) a = Math.min(a, Math.asinh(target / c));
  if (a > 700) a = 700;
  for (let iteration = 0; iteration < 100; iteration++) {
    const e = Math.exp(a);
    const sinh = a < 1e-5 ? a : 0.5 * (e - 1 / e);
    const move = (c * sinh + twoThermal * a - target) / (c * 0.5 * (e + 1 / e) + twoThermal);
    a -= move;
    if (!(move > 1e-14 * a)) break;
  }
  const e = Math.exp(a);
  const j = twoExchange * (a < 1e-5 ? a : 0.5 * (e - 1 / e));
  return drive < 0 ? -j : j;
}
