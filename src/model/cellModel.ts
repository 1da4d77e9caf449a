import type { Cell } from '../cell/cell.js';
import type { ConsistentSystem } from '../numerics/integration/integrator.js';
import { type CompiledBalance, ConsistentStart } from './consistentStart.js';
import { Elimination } from './elimination.js';
import { CellEquations, type ModelOptions } from './equations.js';
import { errorNorm } from './errorNorm.js';
import { confine, horizon, isDelicate, leaps } from './nearlyFull.js';

export type { ModelOptions } from './equations.js';

/** Surface movement of the first step, in tolerances. Measured: larger is refused, smaller wastes steps. */
const FIRST_MOVE = 10;

/** The equations of one cell as the integrator sees them: with their elimination, consistent starts, errors and limits of a step. */
export class CellModel extends CellEquations implements ConsistentSystem {
  readonly size: number;
  readonly mass: Float64Array;
  readonly tolerance: number;
  private readonly elimination: Elimination;
  private readonly start: ConsistentStart;

  constructor(cell: Cell, options: ModelOptions) {
    super(cell, options);
    this.size = this.layout.size;
    this.mass = this.layout.mass(this.radial.mass);
    this.tolerance = options.tolerance;
    this.elimination = new Elimination(this);
    this.start = new ConsistentStart(this);
  }

  factor(y: Float64Array, shift: number): void {
    this.elimination.factor(y, shift);
  }

  solve(x: Float64Array): void {
    this.elimination.solve(x);
  }

  makeConsistent(y: Float64Array, rough = false): boolean {
    return this.start.solve(y, rough);
  }

  /** From now on consistent states are solved for with the same equations, compiled; without: as they are written. */
  balanceBy(compiled?: CompiledBalance): void {
    this.start.compiled = compiled;
  }

  /**
   * Part of a change of the power at the poles that a change of the current makes at the present voltage, less what the voltage falls:
   * 1 without resistance, 0 where no current gives more, below it where less current would give as much.
   */
  powerMargin(y: Float64Array): number {
    const voltage = this.voltage(y);
    return (voltage + y[this.layout.current] * this.start.resistance(y)) / Math.abs(voltage);
  }

  errorNorm(y: Float64Array, yNew: Float64Array, error: Float64Array): number {
    return errorNorm(this, this.tolerance, y, yNew, error);
  }

  /**
   * [s] After a change of current the surface content moves like sqrt(t): start where it has moved by FIRST_MOVE tolerances
   * at the rate that the outermost shell alone would have.
   */
  firstStep(y: Float64Array): number {
    const { layout, surfaceRate } = this;
    const { weight } = this.parameters;
    const mass = this.radial.mass[this.radial.size - 1];
    let fastest = 1e-12;
    for (let i = 0; i < layout.nodes; i++) {
      for (let k = 0; k < layout.classes; k++) {
        const at = layout.particle(i, k);
        let average = 0;
        for (let p = 0; p < layout.patches; p++) average += weight[k * layout.patches + p] * y[layout.patch(at, p)];
        fastest = Math.max(fastest, (Math.abs(average) * surfaceRate[k]) / mass);
      }
    }
    if (this.anodeParticle) fastest = Math.max(fastest, this.anodeParticle.fillingRate(y[layout.current]));
    const start = (FIRST_MOVE * this.tolerance) / fastest;
    // A voltage that is driven moves at its own pace, also from rest.
    return this.targetSlope === 0 ? start : Math.min(start, (FIRST_MOVE * this.tolerance) / Math.abs(this.targetSlope));
  }

  horizon(before: Float64Array, after: Float64Array, h: number): number {
    return horizon(this.layout, before, after, h);
  }

  leaps(before: Float64Array, after: Float64Array): boolean {
    return leaps(this.layout, before, after);
  }

  isDelicate(y: Float64Array): boolean {
    return isDelicate(this.layout, y);
  }

  confine(before: Float64Array, after: Float64Array, between: Float64Array): void {
    confine(this.layout, before, after, between);
  }
}
