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
import type { CompiledCell, Stepping } from './compiledCell.js';

const MOMENTS = [MOMENT_1, MOMENT_2, MOMENT_3, MOMENT_4, 1, 1];
/** States that the kernel has of a step: y, six stages, and the candidate. */
const STATES = 8;

/** The steps of `Rodas4` for a cell, taken by the compiled kernel: the same bits. */
export class CompiledStepper implements Stepper, Stepping {
  readonly yNew: Float64Array;
  evaluations = 0;
  factorisations = 0;
  kept: Float64Array | undefined;
  /** [s] Time at which the last attempted step began, and its length. */
  private from = 0;
  private length = 0;
  /** Where each unknown is in a state of the kernel, whose particles go two by two. */
  private readonly places: Int32Array;

  constructor(private readonly cell: CompiledCell) {
    const { size, layout } = cell.model;
    this.yNew = new Float64Array(size);
    const { particles } = layout;
    const perParticle = layout.psi(0) / particles;
    const electrode = 2 * perParticle * Math.ceil(particles / 2);
    this.places = Int32Array.from({ length: size }, (_, i) => {
      const particle = Math.floor(i / perParticle);
      if (particle >= particles) return electrode + i - particles * perParticle;
      return 2 * (perParticle * Math.floor(particle / 2) + (i % perParticle)) + (particle % 2);
    });
  }

  step(y: Float64Array, h: number, time = 0): number {
    const { cell } = this;
    const { model } = cell;
    const { exports } = cell.kernel;
    this.from = time;
    this.length = h;
    cell.enterFor(this);
    model.moment(time);
    if (model.voltageControlled) {
      const { controlLaw, target } = model;
      const voltage = model.voltage(y);
      const current = y[model.layout.current];
      exports.controlByLaw(
        -controlLaw.byVoltage(voltage, current, target),
        -controlLaw.byCurrent(voltage, current, target),
        model.anodeSlope(y),
        model.surfaceSlope(y),
        model.anodeInterface(y),
      );
    } else exports.controlCurrent(model.target);
    cell.flat.set(y);
    const error = exports.step(h);
    this.yNew.set(cell.flat);
    this.evaluations += 6;
    this.factorisations++;
    return error / model.tolerance;
  }

  interpolate(_y: Float64Array, theta: number, out: Float64Array): void {
    const { cell } = this;
    cell.model.moment(this.from + theta * this.length);
    cell.enterFor(this);
    cell.kernel.exports.interpolate(theta);
    out.set(cell.flat);
  }

  interpolateEntries(y: Float64Array, theta: number, at: Int32Array, out: Float64Array): void {
    const { places, yNew, cell } = this;
    cell.enterFor(this);
    const { states } = cell;
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

  moment(stage: number): void {
    this.cell.model.moment(this.from + MOMENTS[stage] * this.length);
  }
}
