import type { RadialGrid } from '../numerics/grids/radialGrid.js';
import { factorBand, forwardBand } from '../numerics/linear/bandLdl.js';
import type { Diffusion } from './diffusion.js';

/**
 * The stage matrices of the particles, shift mass + (1/L^2) S D(s), factorised as L D L^T in dPhi = D ds with the surface last. Of
 * each particle remains ds_surface = alpha - beta dj_avg, alpha by a forward sweep, from which its inside follows by a backward one.
 * Equation (N3.1) of the handbook.
 */
export class DiffusionFactors {
  /** Per particle: [m2/A] by which its surface content falls with the current density. */
  readonly beta: Float64Array;
  /** L and 1/D of each particle as in `factorBand`, the last pivot being exact; [s/m2] 1/D(s) of each content. */
  readonly bands: Float64Array;
  readonly inverseD: Float64Array;
  private readonly rowSum: Float64Array;

  constructor(
    private readonly radial: RadialGrid,
    private readonly diffusion: Pick<Diffusion, 'kirchhoff'>,
    particles: number,
    private readonly inverseLength2: Float64Array,
    private readonly surfaceRate: Float64Array,
  ) {
    const { size, bandwidth } = radial;
    this.beta = new Float64Array(particles);
    this.bands = new Float64Array(particles * size * (bandwidth + 1));
    this.inverseD = new Float64Array(particles * size);
    this.rowSum = new Float64Array(size);
  }

  /** Of a particle of class k with its contents at y[at ..]; `shift` [1/s] is the factor of the mass. */
  factor(y: Float64Array, at: number, particle: number, k: number, shift: number): void {
    const { bands, inverseD, rowSum } = this;
    const { stiffness, bandwidth, mass, size } = this.radial;
    const { coefficients, from, inverse, cells } = this.diffusion.kirchhoff(k);
    const lastCell = cells - 1;
    const row = bandwidth + 1;
    const length = size * row;
    const band = particle * length;
    const dAt = particle * size;
    const scaled = shift / this.inverseLength2[k];
    for (let e = 0; e < length; e++) bands[band + e] = stiffness[e];
    for (let n = 0; n < size; n++) {
      // D(s), the derivative of Phi in CubicTable.evaluate.
      const position = (y[at + n] - from) * inverse;
      const cell = position > 0 ? (position < lastCell ? position | 0 : lastCell) : 0;
      const t = position - cell;
      const c = cell * 4;
      const d = 1 / (inverse * (coefficients[c + 1] + t * (2 * coefficients[c + 2] + t * 3 * coefficients[c + 3])));
      inverseD[dAt + n] = d;
      const excess = mass[n] * scaled * d;
      rowSum[n] = excess;
      bands[band + n * row + bandwidth] += excess;
    }
    factorBand(bands, band, size, bandwidth);
    // S times 1 is zero, hence K 1 = rowSum and the last pivot is the last entry of L^-1 rowSum: exact also where the
    // rows nearly cancel (diffusion much faster than the step), while the pivot of the factorisation is then rounding.
    forwardBand(bands, band, size, bandwidth, rowSum, 0, 1);
    bands[band + length - 1] = 1 / rowSum[size - 1];
    this.beta[particle] =
      (this.surfaceRate[k] / this.inverseLength2[k]) * bands[band + length - 1] * inverseD[dAt + size - 1];
  }
}
