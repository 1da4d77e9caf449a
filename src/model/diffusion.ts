import type { Cathode, DiffusivityCurve } from '../cell/cell.js';
import { powderOfClasses, powdersOf } from '../cell/powders/powders.js';
import type { CubicTable } from '../numerics/grids/cubicTable.js';
import type { RadialGrid } from '../numerics/grids/radialGrid.js';
import type { CellParameters } from './parameters.js';
import { kirchhoffTable } from './surface.js';

/** [decades] Steps in which the table of D follows a deeper drop: 0.1 % of D, and the same table for the same ageing, however it came. */
const DROP_STEP = 1e-3;

/**
 * Diffusion inside the particles: -(1/L^2) S Phi(s) on the radial grid, without the flux through the surface. Equation (T1.1) of the handbook.
 * Equation (N1.1) of the handbook.
 */
export class Diffusion {
  private readonly powder: Int32Array;
  // Per powder.
  private readonly curves: readonly DiffusivityCurve[];
  private readonly tables: CubicTable[];
  /** Drop of the table, in steps, and the one that it was last asked for. */
  private readonly steps: Int32Array;
  private readonly drops: Float64Array;
  /** -Phi/L^2 of one particle between `bandwidth` zeros on either side. */
  private readonly phi: Float64Array;
  /** The stiffness with both triangles: rows of 2 bandwidth + 1 entries, zero outside the matrix. */
  readonly rows: Float64Array;

  constructor(
    readonly radial: RadialGrid,
    cathode: Cathode,
    private readonly parameters: Pick<CellParameters, 'inverseLength2' | 'surfaceDrop'>,
  ) {
    this.powder = powderOfClasses(cathode);
    this.curves = powdersOf(cathode).map(({ diffusivity }) => diffusivity);
    this.tables = this.curves.map((curve) => kirchhoffTable(curve));
    this.steps = new Int32Array(this.tables.length);
    this.drops = new Float64Array(this.tables.length);
    this.phi = new Float64Array(radial.size + 2 * radial.bandwidth);
    this.rows = fullRows(radial);
  }

  /** Phi(s) of class k in the present state of ageing. */
  kirchhoff(k: number): CubicTable {
    const powder = this.powder[k];
    const drop = this.parameters.surfaceDrop[powder];
    if (drop === this.drops[powder]) return this.tables[powder];
    this.drops[powder] = drop;
    const steps = Math.round(drop / DROP_STEP);
    if (steps !== this.steps[powder]) {
      this.steps[powder] = steps;
      this.tables[powder] = kirchhoffTable(this.curves[powder], steps * DROP_STEP);
    }
    return this.tables[powder];
  }

  /** f[at ..] of a particle of class k with its contents at y[at ..]; the entries add up to zero exactly. */
  evaluate(y: Float64Array, at: number, k: number, f: Float64Array): void {
    const { phi } = this;
    const { size, bandwidth } = this.radial;
    const { coefficients, from, inverse, cells } = this.kirchhoff(k);
    const lastCell = cells - 1;
    const scale = -this.parameters.inverseLength2[k];
    for (let n = 0; n < size; n++) {
      // Phi(s), as in CubicTable.evaluate.
      const position = (y[at + n] - from) * inverse;
      const cell = position > 0 ? (position < lastCell ? position | 0 : lastCell) : 0;
      const t = position - cell;
      const c = cell * 4;
      phi[bandwidth + n] =
        scale * (coefficients[c] + t * (coefficients[c + 1] + t * (coefficients[c + 2] + t * coefficients[c + 3])));
    }
    this.applyStiffness(f, at);
    // What the other shells gain leaves the outermost: rounding of the large entries of S must not make lithium.
    const surface = at + size - 1;
    let gained = 0;
    for (let n = at; n < surface; n++) gained += f[n];
    f[surface] = -gained;
  }

  /** f[at ..] <- S phi, with phi between `bandwidth` zeros on either side and S as full rows. */
  private applyStiffness(f: Float64Array, at: number): void {
    const { phi, rows: s } = this;
    const { size, bandwidth } = this.radial;
    if (bandwidth === 3) {
      let p0 = 0;
      let p1 = 0;
      let p2 = 0;
      let p3 = phi[3];
      let p4 = phi[4];
      let p5 = phi[5];
      for (let n = 0, e = 0; n < size; n++, e += 7) {
        const p6 = phi[n + 6];
        f[at + n] =
          s[e] * p0 + s[e + 1] * p1 + s[e + 2] * p2 + s[e + 3] * p3 + s[e + 4] * p4 + s[e + 5] * p5 + s[e + 6] * p6;
        p0 = p1;
        p1 = p2;
        p2 = p3;
        p3 = p4;
        p4 = p5;
        p5 = p6;
      }
      return;
    }
    const row = 2 * bandwidth + 1;
    for (let n = 0, e = 0; n < size; n++) {
      let sum = 0;
      for (let m = n; m < n + row; m++) sum += s[e++] * phi[m];
      f[at + n] = sum;
    }
  }
}

function fullRows({ size, bandwidth, stiffness }: RadialGrid): Float64Array {
  const row = 2 * bandwidth + 1;
  const full = new Float64Array(size * row);
  for (let n = 0; n < size; n++) {
    for (let d = 0; d <= bandwidth && d <= n; d++) {
      const entry = stiffness[n * (bandwidth + 1) + bandwidth - d];
      full[n * row + bandwidth - d] = entry;
      full[(n - d) * row + bandwidth + d] = entry;
    }
  }
  return full;
}
