import type { CellModel } from '../model/cellModel.js';
import type { Stepper } from '../numerics/integration/rodas4.js';
import { MOMENT_1, MOMENT_2, MOMENT_3, MOMENT_4 } from '../numerics/integration/rodas4Coefficients.js';
import { Description } from './description.js';
import type { Kernel, Resident } from './instance.js';

const MOMENTS = [MOMENT_1, MOMENT_2, MOMENT_3, MOMENT_4, 1, 1];

/** The steps of `Rodas4` for a cell, taken by the compiled kernel: the same bits. */
export class CompiledStepper implements Stepper, Resident {
  readonly yNew: Float64Array;
  evaluations = 0;
  factorisations = 0;
  /** [s] Time at which the last attempted step began, and its length. */
  private from = 0;
  private length = 0;
  private readonly description: Description;
  private revision = -1;
  private flat: Float64Array = new Float64Array(0);
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

  interpolateEntries(_y: Float64Array, theta: number, at: Int32Array, out: Float64Array): void {
    this.enter();
    this.kernel.exports.interpolate(theta);
    for (let e = 0; e < at.length; e++) out[e] = this.flat[at[e]];
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
    this.kept = this.kernel.states().slice();
  }

  /** Has the memory of the kernel, with the numbers of the cell as they are now. */
  private enter(): void {
    const { kernel, description } = this;
    const { revision } = this.model.parameters;
    const fresh = kernel.enter(this);
    if (!fresh && revision === this.revision) return;
    this.revision = revision;
    kernel.describe(description.length, (to) => description.write(to, fresh));
    this.flat = kernel.flat(this.model.size);
    if (fresh && this.kept) kernel.states().set(this.kept);
    this.kept = undefined;
  }
}
