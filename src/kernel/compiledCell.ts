import type { CellModel } from '../model/cellModel.js';
import type { CompiledBalance } from '../model/consistentStart.js';
import { Description } from './description.js';
import type { Kernel, Resident } from './instance.js';

/** Who takes steps of a cell: the kernel has the states of one step. */
export interface Stepping {
  /** States of its last step while another has their place. */
  kept: Float64Array | undefined;
  /** Tells the cell the moment of a stage, 0 to 5, of its step. */
  moment(stage: number): void;
}

/** A cell in the memory of the kernel, or one that has been there and comes back. */
export class CompiledCell implements CompiledBalance, Resident {
  /** Valid while the cell is in the memory: a state in the order of the program, and all states of the last step. */
  flat: Float64Array = new Float64Array(0);
  states: Float64Array = new Float64Array(0);
  private potentials: Float64Array = new Float64Array(0);
  private matrix: Float64Array = new Float64Array(0);
  private readonly description: Description;
  private revision = -1;
  private stepping: Stepping | undefined;
  private readonly scratch: Float64Array;

  constructor(
    readonly model: CellModel,
    readonly kernel: Kernel,
  ) {
    this.scratch = new Float64Array(model.size);
    this.description = new Description(model);
  }

  /** Has the memory of the kernel, with the numbers of the cell as they are now. */
  enter(): void {
    const { kernel, description } = this;
    const { revision } = this.model.parameters;
    const fresh = kernel.enter(this);
    if (!fresh && revision === this.revision) return;
    this.revision = revision;
    kernel.describe(description.length, (to) => description.write(to, fresh));
    const { size, layout } = this.model;
    const { flatState, potentials, matrix } = kernel.exports;
    this.flat = kernel.doubles(flatState, size);
    this.states = kernel.states();
    this.potentials = kernel.doubles(potentials, layout.nodes);
    this.matrix = kernel.doubles(matrix, layout.nodes ** 2);
  }

  /** With the states of the last step of one of those who take them. */
  enterFor(stepping: Stepping): void {
    this.enter();
    if (this.stepping === stepping) return;
    this.leaveStates();
    this.stepping = stepping;
    if (stepping.kept) this.states.set(stepping.kept);
    stepping.kept = undefined;
  }

  leave(): void {
    this.leaveStates();
    this.stepping = undefined;
  }

  private leaveStates(): void {
    if (this.stepping) this.stepping.kept = this.states.slice();
  }

  balance(y: Float64Array, move: Float64Array, matrix: Float64Array): void {
    this.enter();
    this.flat.set(y);
    this.kernel.exports.balance();
    y.set(this.flat);
    move.set(this.potentials);
    matrix.set(this.matrix);
  }

  anodePotential(charge: number, excess: number, current: number): number {
    // The equations ask for a state, of which they read the charge, and of a particle the current and the sum of its modes.
    const { scratch, model } = this;
    const { layout } = model;
    scratch[layout.anode] = charge;
    if (layout.modes > 0) {
      scratch[layout.anodeModes] = excess;
      scratch[layout.current] = current;
    }
    return model.anodePotential(scratch);
  }

  controlResidual(voltage: number, current: number, stage: number): number {
    const { model } = this;
    this.stepping?.moment(stage);
    return model.controlLaw.residual(voltage, current, model.target);
  }
}
