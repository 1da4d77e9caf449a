import type { Cell, AnodeParticle as ParticleOfCell } from '../cell/cell.js';
import { FARADAY, GAS_CONSTANT } from '../constants/physical.js';
import type { RadialGrid } from '../numerics/grids/radialGrid.js';
import { radialModes } from '../numerics/grids/radialModes.js';
import type { Layout } from './layout.js';
import type { CellParameters } from './parameters.js';

/** Within this of empty or full the exchange current stays as it is there: beyond full, metal plates on the particles instead. */
const EDGE = 0.01;

/**
 * The inside and the interface of the one particle that stands for all of an anode (graphite, silicon). Its flux is the current of the cell and
 * D is constant, so that diffusion is linear: it is carried by its modes, each a state of its own that the current alone drives,
 *     y_surface = y + sum e_n,   de_n/dt = -(D/R^2) mu_n e_n + g_n I/Q_an,   phi = U_an(y_surface) - (2RT/F) asinh(I/(2 j0 S))
 * j0 = j0_ref 2 sqrt(y_s (1 - y_s)), S = 3 Q_an/(Q rho R) the surface of the particles per area of the cell. The mean y is the charge that
 * has passed, whatever the modes are: no lithium is made or lost. Equations (T4.5) and (T4.6) of the handbook.
 */
export class AnodeParticle {
  /** [1/s] (D/R^2) mu_n. */
  readonly decay: Float64Array;
  private readonly gains: Float64Array;
  /** [V] 2RT/F */
  private readonly scale: number;
  /** Share of the flux that the outermost shell takes for itself. */
  private readonly shell: number;
  /** 1/(shift + decay) of the time step. */
  private readonly pivots: Float64Array;

  constructor(
    private readonly cell: Cell,
    private readonly particle: ParticleOfCell,
    private readonly layout: Layout,
    private readonly parameters: CellParameters,
    grid: RadialGrid,
  ) {
    const modes = radialModes(grid);
    this.decay = modes.decay.map((mu) => mu * particle.diffusionRate);
    this.gains = modes.gain;
    this.scale = (2 * GAS_CONSTANT * cell.temperature) / FARADAY;
    this.shell = 1 / (3 * grid.mass[grid.size - 1]);
    this.pivots = new Float64Array(modes.decay.length);
  }

  /** By how much the surface holds more than the mean, in y. */
  excess(y: Float64Array): number {
    const { anodeModes, modes } = this.layout;
    let sum = 0;
    for (let n = 0; n < modes; n++) sum += y[anodeModes + n];
    return sum;
  }

  /** [A/m2] 2 j0 S, at a surface content. */
  private twiceExchange(content: number): number {
    const inside = content < EDGE ? EDGE : content > 1 - EDGE ? 1 - EDGE : content;
    const { particle, parameters, cell } = this;
    const surface = (particle.surface * parameters.anodeCapacity) / cell.anode.capacity;
    return 4 * particle.exchangeCurrentDensity * surface * Math.sqrt(inside * (1 - inside));
  }

  /** [V] Of the interface against Li at a surface content and a current [A/m2], positive while the cell charges. */
  potential(content: number, current: number): number {
    return this.cell.anode.potential(content) - this.overpotential(content, current);
  }

  /** [V] By which the interface is below its equilibrium, at a surface content and a current [A/m2]. */
  overpotential(content: number, current: number): number {
    return this.scale * Math.asinh(current / this.twiceExchange(content));
  }

  /** [A/m2] The current at an overpotential [V]. */
  currentAt(content: number, overpotential: number): number {
    return this.twiceExchange(content) * Math.sinh(overpotential / this.scale);
  }

  /** [Ohm m2] Rise of the overpotential with the current. */
  resistance(content: number, current: number): number {
    return this.scale / Math.hypot(this.twiceExchange(content), current);
  }

  /** [1/s] How fast the outermost shell alone would fill at a current [A/m2]. */
  fillingRate(current: number): number {
    return (Math.abs(current) * this.shell) / this.parameters.anodeCapacity;
  }

  /** [m2/C] Of each mode: its part at the surface per charge of the cell. */
  gainsOfCharge(): Float64Array {
    return this.gains.map((_, n) => this.gain(n));
  }

  /** Part of mode n at the surface per charge of the cell, [m2/C]. */
  gain(n: number): number {
    return this.gains[n] / this.parameters.anodeCapacity;
  }

  evaluate(y: Float64Array, f: Float64Array): void {
    const { anodeModes, modes, current } = this.layout;
    for (let n = 0; n < modes; n++) f[anodeModes + n] = this.gain(n) * y[current] - this.decay[n] * y[anodeModes + n];
  }

  /** Takes up the length of the time step, 1/shift; what a change of the current changes at the surface by the modes [m2/A]. */
  factor(shift: number): number {
    const { pivots, decay } = this;
    let sum = 0;
    for (let n = 0; n < pivots.length; n++) {
      pivots[n] = 1 / (shift + decay[n]);
      sum += pivots[n] * this.gain(n);
    }
    return sum;
  }

  /** What the right-hand side x changes at the surface by the modes, without a change of the current. */
  excessOf(x: Float64Array): number {
    const { anodeModes, modes } = this.layout;
    let sum = 0;
    for (let n = 0; n < modes; n++) sum += this.pivots[n] * x[anodeModes + n];
    return sum;
  }

  /** The modes of the solution, once the change of the current is known. */
  solve(x: Float64Array, current: number): void {
    const { anodeModes, modes } = this.layout;
    for (let n = 0; n < modes; n++) x[anodeModes + n] = this.pivots[n] * (x[anodeModes + n] + this.gain(n) * current);
  }
}
