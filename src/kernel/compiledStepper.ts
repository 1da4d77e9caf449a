import type { CellModel } from '../model/cellModel.js';
import type { CompiledBalance } from '../model/consistentStart.js';
import type { Stepper } from '../numerics/integration/rodas4.js';
import {
  D21,
  D22,
  D23,
  D24,
  D25,
  D31,
  D32,
  D33,
  D34,
  D35,
  MOMENT_1,
  MOMENT_2,
  MOMENT_3,
  MOMENT_4,
} from '../numerics/integration/rodas4Coefficients.js';
import { Description } from './description.js';
import type { Kernel, Resident } from './instance.js';

const MOMENTS = [MOMENT_1, MOMENT_2, MOMENT_3, MOMENT_4, 1, 1];
/** States that the kernel has of a step: y, six stages, and the candidate. */
const STATES = 8;

/** The steps of `Rodas4` for a cell, taken by the compiled kernel, and the balance of its consistent states: the same bits. */
export class CompiledStepper implements Stepper, CompiledBalance, Resident {
  readonly yNew: Float64Array;
  evaluations = 0;
  factorisations = 0;
  /** [s] Time at which the last attempted step began, and its length. */
  private from = 0;
  private length = 0;
  private readonly description: Description;
  private revision = -1;
  private flat: Float64Array = new Float64Array(0);
  private potentials: Float64Array = new Float64Array(0);
  private matrix: Float64Array = new Float64Array(0);
  private states: Float64Array = new Float64Array(0);
  /** Where each unknown is in a state of the kernel, whose particles go two by two. */
  private readonly places: Int32Array;
  /** States of the last step while another has the memory. */
  private kept: Float64Array | undefined;
  private readonly between: Float64Array;

  constructor(
    private readonly model: CellModel,
    private readonly kernel: Kernel,
  ) {
    this.yNew = new Float64Array(model.size);
    this.between = new Float64Array(model.size);
    this.description = new Description(model);
    const { particles } = model.layout;
    const perParticle = model.layout.psi(0) / particles;
    const electrode = 2 * perParticle * Math.ceil(particles / 2);
    this.places = Int32Array.from({ length: model.size }, (_, i) => {
      const particle = Math.floor(i / perParticle);
      if (particle >= particles) return electrode + i - particles * perParticle;
      return 2 * (perParticle * Math.floor(particle / 2) + (i % perParticle)) + (particle % 2);
    });
  }

  step(y: Float64Array, h: number, time = 0): number {
    const { model } = this;
    const { exports } = this.kernel;
    this.from = time;
    this.length = h;
    this.enter();
    model.moment(time);
    if (model.voltageControlled) {
      const { controlLaw, target } = model;
      const voltage = model.voltage(y);
      const current = y[model.layout.current];
      exports.controlByLaw(
        -controlLaw.byVoltage(voltage, current, target),
        -controlLaw.byCurrent(voltage, current, target),
        model.anodeSlope(y),
      );
    } else exports.controlCurrent(model.target);
    this.flat.set(y);
    const error = exports.step(h);
    this.yNew.set(this.flat);
    this.evaluations += 6;
    this.factorisations++;
    return error / model.tolerance;
  }

  interpolate(_y: Float64Array, theta: number, out: Float64Array): void {
    this.model.moment(this.from + theta * this.length);
    this.enter();
    this.kernel.exports.interpolate(theta);
    out.set(this.flat);
  }

  interpolateEntries(y: Float64Array, theta: number, at: Int32Array, out: Float64Array): void {
    this.enter();
    const { places, states, yNew } = this;
    const stride = states.length / STATES;
    const rest = 1 - theta;
    for (let e = 0; e < at.length; e++) {
      const i = at[e];
      // Of u1, the first one behind y.
      const u = stride + places[i];
      const v1 = states[u];
      const v2 = states[u + stride];
      const v3 = states[u + 2 * stride];
      const v4 = states[u + 3 * stride];
      const v5 = states[u + 4 * stride];
      const b2 = D21 * v1 + D22 * v2 + D23 * v3 + D24 * v4 + D25 * v5;
      const b3 = D31 * v1 + D32 * v2 + D33 * v3 + D34 * v4 + D35 * v5;
      out[e] = rest * y[i] + theta * yNew[i] + theta * rest * (b2 + theta * b3);
    }
  }

  balance(y: Float64Array, move: Float64Array, matrix: Float64Array): void {
    this.enter();
    this.flat.set(y);
    this.kernel.exports.balance();
    y.set(this.flat);
    move.set(this.potentials);
    matrix.set(this.matrix);
  }

  anodePotential(charge: number): number {
    // The equations ask for a state, of which they read the charge.
    const { between, model } = this;
    between[model.layout.anode] = charge;
    return model.anodePotential(between);
  }

  controlResidual(voltage: number, current: number, stage: number): number {
    const { model } = this;
    model.moment(this.from + MOMENTS[stage] * this.length);
    return model.controlLaw.residual(voltage, current, model.target);
  }

  leave(): void {
    this.kept = this.states.slice();
  }

  /** Has the memory of the kernel, with the numbers of the cell as they are now. */
  private enter(): void {
    const { kernel, description } = this;
    const { revision } = this.model.parameters;
    const fresh = kernel.enter(this);
    if (!fresh && revision === this.revision) return;
    this.revision = revision;
    kernel.describe(description.length, (to) => description.write(to, fresh));
    const { nodes } = this.model.layout;
    const { flatState, potentials, matrix } = kernel.exports;
    this.flat = kernel.doubles(flatState, this.model.size);
    this.potentials = kernel.doubles(potentials, nodes);
    this.matrix = kernel.doubles(matrix, nodes * nodes);
    this.states = kernel.states();
    if (fresh && this.kept) this.states.set(this.kept);
    this.kept = undefined;
  }
}
