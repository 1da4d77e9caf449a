import type { CellModel } from './cellModel.js';
import { surfaceBounds } from './nearlyFull.js';
import { extendedLogit } from './surface.js';

/**
 * [V] Mean equilibrium potential of the particle surfaces, weighted with their reacting areas. What the voltage of a cell is above
 * it (kinetics, films, ohmic drops) changes smoothly over a time step, while the potential itself goes up and down whatever steps
 * the open-circuit curve has there: with it the voltage within a step is known without solving for currents.
 */
export class SurfacePotential {
  /** Where the surfaces are in y, particle by particle. */
  readonly entries: Int32Array;
  private readonly weights: Float64Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;

  constructor(private readonly model: CellModel) {
    const { layout } = model;
    const { classes, particles } = layout;
    this.entries = Int32Array.from({ length: particles }, (_, i) =>
      layout.surface(layout.particle(Math.floor(i / classes), i % classes)),
    );
    this.weights = new Float64Array(particles);
    this.low = new Float64Array(particles);
    this.high = new Float64Array(particles);
  }

  /** Before the potentials of one time step are asked for. */
  begin(before: Float64Array, after: Float64Array): void {
    const { model, entries, weights, low, high } = this;
    const { classes, patches } = model.layout;
    const { area, weight } = model.parameters;
    let total = 0;
    for (let i = 0; i < entries.length; i++) {
      const k = i % classes;
      let reacting = 0;
      for (let p = 0; p < patches; p++) reacting += weight[k * patches + p];
      weights[i] = reacting * area[k] * model.nodeLength[(i - k) / classes];
      total += weights[i];
      [low[i], high[i]] = surfaceBounds(before[entries[i]], after[entries[i]]);
    }
    for (let i = 0; i < entries.length; i++) weights[i] /= total;
  }

  /** Of surface contents in the order of `entries`, within the step. */
  at(contents: Float64Array): number {
    const { potentials } = this.model.law;
    const { classes } = this.model.layout;
    let sum = 0;
    for (let i = 0; i < contents.length; i++) {
      const potential = potentials[i % classes];
      potential.evaluate(extendedLogit(Math.min(Math.max(contents[i], this.low[i]), this.high[i])));
      sum += this.weights[i] * potential.value;
    }
    return sum;
  }

  /** Of a whole state. */
  of(y: Float64Array, contents: Float64Array): number {
    for (let i = 0; i < contents.length; i++) contents[i] = y[this.entries[i]];
    return this.at(contents);
  }
}
