import { OXIDATION_CHARGE } from '../degradation/oxidationLaw.js';
import { choleskyFactor, choleskySolve } from '../numerics/linear/cholesky.js';
import type { CellEquations } from './equations.js';

/** [V] Largest change of psi in one Newton iteration: a few thermal voltages times the size of a gallery. */
const LARGEST_MOVE = 0.3;
/** [V] A move below this is the last one; the iteration converges quadratically, so the error left is its square over RT/F: 1e-12 V. */
const LAST_MOVE = 1e-7;
/** [V] The same where only the voltage is asked for: the error left is 5e-8 V. */
const LAST_ROUGH_MOVE = 5e-5;
/** [V] A move that changes no current by more than 1e-10 of itself: those found before it stay. */
const NO_MOVE = 1e-12;
/** Times the current that flows or 1C: a residual from which a new guess is nearer. */
const ABSURD_CURRENT = 1e3;
/** Where the interface conducts far less than the electrode, rounding keeps the moves above LAST_MOVE: after so many, this will do. [V] */
const USUAL_ITERATIONS = 100;
const ROUNDED_MOVE = 1e-6;
/**
 * After so many cut moves in a row, 6 V, all kinetics lie behind and what is left is ohmic, where Newton's own moves are good: the
 * largest one doubles from there on. A blocked cell needs thousands of volts for its current before its limit ends the step at once.
 */
const CUT_MOVES = 20;
const MOST_ITERATIONS = 1000;

/** Something that computes the same as `residual` below. */
export interface CompiledBalance {
  /** Sets patch currents and film rates at the psi in y; leaves minus the residual of each node in `move` and its Jacobian in `matrix`. */
  balance(y: Float64Array, move: Float64Array, matrix: Float64Array): void;
}

/**
 * Solves the algebraic unknowns (patch currents, film rates, psi, cell current) for the contents, films and anode charge
 * in y and the control in force: what every step starts from, every event ends on and every output point needs.
 * Newton on psi only, since the patch currents follow exactly from psi: at given psi each is a convex scalar equation.
 * Equation (N4.2) of the handbook.
 */
export class ConsistentStart {
  private readonly matrix: Float64Array;
  private readonly move: Float64Array;
  /** The one before. */
  private readonly last: Float64Array;
  private readonly unit: Float64Array;
  private readonly scratch: Float64Array;
  /** Computes the residual in place of the equations as they are written here. */
  compiled: CompiledBalance | undefined;

  constructor(private readonly model: CellEquations) {
    const n = model.layout.nodes;
    this.matrix = new Float64Array(n * n);
    this.move = new Float64Array(n);
    this.last = new Float64Array(n);
    this.unit = new Float64Array(n);
    this.scratch = new Float64Array(model.layout.size);
  }

  /**
   * Changes y in place; false when no state was found (not a finite number anywhere in reach). `rough`: only for the voltage, patch
   * currents and film rates are those before the last move.
   */
  solve(y: Float64Array, rough = false): boolean {
    const { model, matrix, move, unit } = this;
    const { layout } = model;
    const { border, resistance } = model.parameters;
    const n = layout.nodes;
    if (!model.voltageControlled) y[layout.current] = model.target;
    for (let i = 0; i < n; i++) this.last[i] = 0;
    this.fromCurrents(y);
    let usual = LARGEST_MOVE;
    let bound = usual;
    let cut = 0;
    let taken = 0;
    for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      this.residual(y);
      if (iteration === 0 && this.absurd(y)) {
        this.guess(y);
        this.residual(y);
      }
      choleskyFactor(matrix, n);
      choleskySolve(matrix, n, move);
      let currentMove = 0;
      /** [V] What the ohmic drops move by, where the law of the current is not one of the voltage alone. */
      let ohmicMove = 0;
      if (model.voltageControlled) {
        unit.set(border);
        choleskySolve(matrix, n, unit);
        const voltage = model.voltage(y);
        const current = y[layout.current];
        const byVoltage = -model.controlLaw.byVoltage(voltage, current, model.target);
        let gap = model.controlLaw.residual(voltage, current, model.target);
        const anodeResistance = model.anodeInterface(y);
        let response = resistance;
        if (model.anodeParticle) response += anodeResistance;
        for (let i = 0; i < n; i++) {
          gap -= byVoltage * (border[i] * move[i]);
          response += border[i] * unit[i];
        }
        const byCurrent = -model.controlLaw.byCurrent(voltage, current, model.target);
        currentMove = gap / (byVoltage * response + byCurrent);
        if (byCurrent !== 0) ohmicMove = Math.abs(currentMove) * resistance;
        ohmicMove = Math.max(ohmicMove, Math.abs(currentMove) * anodeResistance);
        for (let i = 0; i < n; i++) move[i] += unit[i] * currentMove;
      }
      let largest = ohmicMove;
      for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(move[i]));
      if (!(largest < Number.POSITIVE_INFINITY)) return false;
      if (Math.min(largest, bound) > taken / 2 && this.turnsBack()) {
        // Between a film that bends the current down and a side reaction that bends it up, moves as large as this would go to and fro.
        usual = taken / 2;
        bound = usual;
        cut = 0;
      } else if (largest <= usual) {
        bound = usual;
        cut = 0;
      } else if (largest > bound && ++cut > CUT_MOVES) bound *= 2;
      const damping = largest > bound ? bound / largest : 1;
      taken = damping * largest;
      for (let i = 0; i < n; i++) {
        this.last[i] = move[i];
        y[layout.psi(i)] += damping * move[i];
      }
      y[layout.current] = this.currentAfter(y, damping * currentMove);
      if (rough && largest < LAST_ROUGH_MOVE) return true;
      if (largest < (iteration < USUAL_ITERATIONS ? LAST_MOVE : ROUNDED_MOVE)) {
        if (largest > NO_MOVE) this.residual(y);
        return true;
      }
    }
    return false;
  }

  /**
   * [A/m2] The current after a move. Towards zero the move is one of the overpotential of the anode's particle, which follows the
   * logarithm of the current: a straight line in the current would lead far beyond zero, and from there back again.
   */
  private currentAfter(y: Float64Array, move: number): number {
    const { model } = this;
    const current = y[model.layout.current];
    const { anodeParticle } = model;
    if (!anodeParticle || move * current >= 0) return current + move;
    const content = model.anodeSurface(y);
    const overpotential = anodeParticle.overpotential(content, current);
    return anodeParticle.currentAt(content, overpotential + move * anodeParticle.resistance(content, current));
  }

  /** Whether the move goes against the one before. */
  private turnsBack(): boolean {
    const { move, last } = this;
    let sum = 0;
    for (let i = 0; i < move.length; i++) sum += move[i] * last[i];
    return sum < 0;
  }

  /** [Ohm m2] By how much the voltage of the consistent state y rises with the current, at once. */
  resistance(y: Float64Array): number {
    const { model, matrix, unit, scratch } = this;
    const { border, resistance } = model.parameters;
    const n = model.layout.nodes;
    scratch.set(y);
    this.residual(scratch);
    choleskyFactor(matrix, n);
    unit.set(border);
    choleskySolve(matrix, n, unit);
    return unit.reduce((sum, rise, i) => sum + border[i] * rise, resistance + model.anodeInterface(y));
  }

  /**
   * Sets psi at every node to what the first patch of its first particle needs for its present current. Between two steps the
   * current changes evenly, while psi follows the steps of the potential: there this is the better guess, elsewhere it changes little.
   */
  private fromCurrents(y: Float64Array): void {
    const { layout, law } = this.model;
    for (let i = 0; i < layout.nodes; i++) {
      const at = layout.particle(i, 0);
      const jAt = layout.patch(at, 0);
      law.surface(y, layout.surface(at), 0);
      const psi = law.psi(y[jAt], law.ohmic(0, layout.films ? y[jAt + 1] : 0));
      if (Math.abs(psi) < Number.POSITIVE_INFINITY) y[layout.psi(i)] = psi;
    }
  }

  /**
   * Whether the psi in y lets pass so much current that Newton would come back from it by one thermal voltage at a time,
   * as on an interpolated state near a cliff of the potential.
   */
  private absurd(y: Float64Array): boolean {
    const { model, move } = this;
    const usual = Math.abs(y[model.layout.current]) + model.cell.oneC;
    for (let i = 0; i < move.length; i++) if (!(Math.abs(move[i]) < ABSURD_CURRENT * usual)) return true;
    return false;
  }

  /** Sets psi at every node to the mean equilibrium potential of its surfaces: the currents there are small or cancel. */
  private guess(y: Float64Array): void {
    const { layout, law } = this.model;
    for (let i = 0; i < layout.nodes; i++) {
      let sum = 0;
      for (let k = 0; k < layout.classes; k++) {
        law.surface(y, layout.surface(layout.particle(i, k)), k);
        sum += law.equilibrium;
      }
      y[layout.psi(i)] = sum / layout.classes;
    }
  }

  /** Sets patch currents and film rates at the psi in y; leaves minus the residual in `move` and its Jacobian in `matrix`. */
  private residual(y: Float64Array): void {
    const { model, matrix, move, compiled } = this;
    if (compiled) {
      compiled.balance(y, move, matrix);
      return;
    }
    const { layout, law, nodeLength, carbonSurface } = model;
    const { area, weight, conduction, border } = model.parameters;
    const { nodes, classes, patches } = layout;
    const current = y[layout.current];
    for (let i = 0; i < nodes; i++) {
      const psiAt = layout.psi(i);
      let reaction = 0;
      let slope = 0;
      for (let k = 0; k < classes; k++) {
        const at = layout.particle(i, k);
        law.surface(y, layout.surface(at), k);
        let total = 0;
        let conductance = 0;
        for (let p = 0; p < patches; p++) {
          const kp = k * patches + p;
          law.balance(y, psiAt, layout.patch(at, p), kp);
          total += weight[kp] * law.current;
          conductance += weight[kp] * law.conductance;
        }
        reaction += area[k] * total;
        slope += area[k] * conductance;
      }
      if (layout.carbon) {
        law.growOnCarbon(y, psiAt);
        const growth = law.carbonOxidation!;
        y[psiAt + 2] = growth.rate;
        reaction += carbonSurface * OXIDATION_CHARGE * growth.rate;
        slope += carbonSurface * OXIDATION_CHARGE * (growth.byPotential + growth.byEquilibrium);
      }
      let sum = nodeLength[i] * reaction - border[i] * current;
      for (let m = 0; m < nodes; m++) {
        const along = conduction[i * nodes + m];
        matrix[i * nodes + m] = along;
        sum += along * (y[layout.psi(m)] - y[layout.psi(0)]);
      }
      move[i] = -sum;
      matrix[i * nodes + i] += nodeLength[i] * slope;
    }
  }
}
