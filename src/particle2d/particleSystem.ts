import type { PropertyCurve } from '../materials/propertyCurve.js';
import { kirchhoffTable } from '../model/surface.js';
import type { CubicTable } from '../numerics/grids/cubicTable.js';
import type { ConsistentSystem } from '../numerics/integration/integrator.js';
import { DiffusionBand } from './diffusionBand.js';
import type { ParticleGrid } from './particleGrid.js';

/** What drives the particle. */
export type Drive =
  /** [1/s] A constant current that fills the whole particle at this rate (content per time); negative empties it. */
  | { readonly kind: 'fill'; readonly rate: number }
  /** The content at the contact is held, as by a held potential. */
  | { readonly kind: 'hold'; readonly content: number };

/** Weight of the contents inside in the error of a step, against 1 at the contact. */
const INTERIOR_WEIGHT = 0.1;
/** Newton iterations for the content at the contact, and the change that ends them. */
const MOST_ITERATIONS = 60;
const SETTLED = 1e-14;

/**
 * Transient diffusion with D(x) in a resolved particle whose contact is at one potential, hence at one content x_c:
 *     V_n dx_n/dt = -(K Phi(x))_n + [contact] g_n (Phi(x_c) - Phi(x_n)),      Phi = int D dx / R^2
 *     0 = q V - sum_n g_n (Phi(x_c) - Phi(x_n))     or     0 = x_set - x_c
 * K of the grid, g of the half cells behind the contact. With D dx as unknown the stage matrix is symmetric: one band elimination, and
 * x_c by bordering. The last entry of y is x_c.
 */
export class ParticleSystem implements ConsistentSystem {
  readonly size: number;
  readonly mass: Float64Array;
  readonly grid: ParticleGrid;
  private readonly band: DiffusionBand;
  private readonly table: CubicTable;
  private readonly conductance: Float64Array;
  private readonly total: number;
  private readonly scale: number;
  private readonly phi: Float64Array;
  private readonly slope: Float64Array;
  private readonly diagonal: Float64Array;
  private readonly response: Float64Array;
  private shift = 1;
  private contactSlope = 1;
  private schur = 1;

  /** Diffusivity in m2/s, radius in m. */
  constructor(
    grid: ParticleGrid,
    readonly diffusivity: PropertyCurve,
    radius: number,
    readonly drive: Drive,
    private readonly tolerance: number,
  ) {
    const n = grid.size;
    this.grid = grid;
    this.size = n + 1;
    this.mass = new Float64Array(n + 1);
    this.mass.set(grid.volume);
    this.band = new DiffusionBand(grid);
    this.table = kirchhoffTable(diffusivity);
    this.scale = 1 / (radius * radius);
    this.conductance = grid.contactAreas.map((area) => area / grid.contactDepth);
    this.total = this.conductance.reduce((sum, g) => sum + g, 0);
    this.phi = new Float64Array(n + 1);
    this.slope = new Float64Array(n);
    this.diagonal = new Float64Array(n);
    this.response = new Float64Array(n);
  }

  /** A particle at one content everywhere. */
  uniform(content: number): Float64Array {
    return new Float64Array(this.size).fill(content);
  }

  /** Volume average. */
  mean(y: Float64Array): number {
    const { volume, totalVolume, size } = this.grid;
    let sum = 0;
    for (let n = 0; n < size; n++) sum += volume[n] * y[n];
    return sum / totalVolume;
  }

  /** [1/s] Rate at which the contact fills the particle now. */
  rate(y: Float64Array): number {
    const { contactCells, totalVolume } = this.grid;
    const surface = this.potential(y[this.size - 1]);
    let sum = 0;
    for (let k = 0; k < contactCells.length; k++) {
      sum += this.conductance[k] * (surface - this.potential(y[contactCells[k]]));
    }
    return sum / totalVolume;
  }

  evaluate(y: Float64Array, f: Float64Array): void {
    const { grid, phi, conductance, drive } = this;
    const { size, contactCells } = grid;
    for (let n = 0; n <= size; n++) phi[n] = this.potential(y[n]);
    this.band.inflow(phi, f);
    let current = 0;
    for (let k = 0; k < contactCells.length; k++) {
      const flow = conductance[k] * (phi[size] - phi[contactCells[k]]);
      f[contactCells[k]] += flow;
      current += flow;
    }
    f[size] = drive.kind === 'fill' ? drive.rate * grid.totalVolume - current : drive.content - y[size];
  }

  factor(y: Float64Array, shift: number): void {
    const { grid, slope, diagonal, response, conductance, scale, table } = this;
    const { size, volume, contactCells } = grid;
    this.shift = shift;
    for (let n = 0; n < size; n++) {
      table.evaluate(y[n]);
      slope[n] = table.slope * scale;
      diagonal[n] = (shift * volume[n]) / slope[n];
    }
    table.evaluate(y[size]);
    this.contactSlope = table.slope * scale;
    for (let k = 0; k < contactCells.length; k++) diagonal[contactCells[k]] += conductance[k];
    this.band.factor(diagonal);
    if (this.drive.kind === 'hold') return;
    response.fill(0);
    for (let k = 0; k < contactCells.length; k++) response[contactCells[k]] = conductance[k];
    this.band.solve(response);
    this.schur = this.total;
    for (let k = 0; k < contactCells.length; k++) this.schur -= conductance[k] * response[contactCells[k]];
  }

  solve(x: Float64Array): void {
    const { grid, slope, response, conductance, band } = this;
    const { size, contactCells } = grid;
    let surface: number;
    let put = x[size];
    for (let n = 0; n < size; n++) put += x[n];
    if (this.drive.kind === 'hold') {
      surface = this.contactSlope * x[size];
      for (let k = 0; k < contactCells.length; k++) x[contactCells[k]] += conductance[k] * surface;
      band.solve(x);
    } else {
      const residual = x[size];
      band.solve(x);
      surface = residual;
      for (let k = 0; k < contactCells.length; k++) surface += conductance[k] * x[contactCells[k]];
      surface /= this.schur;
      for (let n = 0; n < size; n++) x[n] += response[n] * surface;
    }
    for (let n = 0; n < size; n++) x[n] /= slope[n];
    x[size] = surface / this.contactSlope;
    if (this.drive.kind === 'fill') this.close(x, put / this.shift);
  }

  /**
   * At a given current the rows add up to shift sum V_n x_n = sum of the right sides. Elimination meets that to rounding times
   * the largest conductance, which the finest cells make large; an even shift meets it to rounding.
   */
  private close(x: Float64Array, put: number): void {
    const { volume, totalVolume, size } = this.grid;
    let missing = put;
    for (let n = 0; n < size; n++) missing -= volume[n] * x[n];
    missing /= totalVolume;
    for (let n = 0; n < size; n++) x[n] += missing;
  }

  errorNorm(_y: Float64Array, _yNew: Float64Array, error: Float64Array): number {
    const { volume, totalVolume, size } = this.grid;
    let sum = 0;
    for (let n = 0; n < size; n++) sum += volume[n] * error[n] * error[n];
    return Math.max(Math.abs(error[size]), INTERIOR_WEIGHT * Math.sqrt(sum / totalVolume)) / this.tolerance;
  }

  /** Newton for Phi(x_c) at the given contents; Phi rises everywhere, so that it converges from its present value. */
  makeConsistent(y: Float64Array): boolean {
    const { grid, conductance, drive, table, scale } = this;
    const { size, contactCells, totalVolume } = grid;
    if (drive.kind === 'hold') {
      y[size] = drive.content;
      return true;
    }
    let target = drive.rate * totalVolume;
    for (let k = 0; k < contactCells.length; k++) target += conductance[k] * this.potential(y[contactCells[k]]);
    target /= this.total;
    let low = Number.NEGATIVE_INFINITY;
    let high = Number.POSITIVE_INFINITY;
    let x = y[size];
    for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      table.evaluate(x);
      const miss = table.value * scale - target;
      if (miss > 0) high = x;
      else low = x;
      let next = x - miss / (table.slope * scale);
      // Where D changes by decades the tangent may leave the bracket.
      if (!(next > low && next < high) && high - low < 2) next = (low + high) / 2;
      if (Math.abs(next - x) < SETTLED) break;
      x = next;
    }
    y[size] = x;
    return Number.isFinite(x);
  }

  /** [s] Until a plane surface at this flux has moved by a tenth of the tolerance, or a small part of the diffusion time. */
  firstStep(y: Float64Array): number {
    this.table.evaluate(y[0]);
    const D = this.table.slope * this.scale;
    if (this.drive.kind === 'hold') return (1e-3 * this.grid.contactDepth ** 2) / D;
    const flux = (this.drive.rate * this.grid.totalVolume) / this.grid.contactArea;
    return (Math.PI * D * (0.1 * this.tolerance) ** 2) / (4 * flux * flux);
  }

  private potential(x: number): number {
    this.table.evaluate(x);
    return this.table.value * this.scale;
  }
}
