import { backwardBand, factorBand, forwardBand } from '../numerics/linear/bandLdl.js';
import type { ParticleGrid } from './particleGrid.js';

/** The diffusion operator K of a particle grid, (K c)_n = what leaves cell n, and the direct solution of (K + diagonal) x = b. */
export class DiffusionBand {
  private readonly bandwidth: number;
  private readonly band: Float64Array;

  constructor(private readonly grid: ParticleGrid) {
    this.bandwidth = Math.max(grid.radialStride, grid.angularStride, 1);
    this.band = new Float64Array(grid.size * (this.bandwidth + 1));
  }

  /** out <- -K c, face by face, so that the entries add up to zero to the last bit that rounding allows. */
  inflow(c: Float64Array, out: Float64Array): void {
    const { size, outwards, sideways, radialStride, angularStride } = this.grid;
    out.fill(0, 0, size);
    for (let n = 0; n < size; n++) {
      const out1 = outwards[n];
      if (out1 > 0) {
        const flow = out1 * (c[n] - c[n + radialStride]);
        out[n] -= flow;
        out[n + radialStride] += flow;
      }
      const out2 = sideways[n];
      if (out2 > 0) {
        const flow = out2 * (c[n] - c[n + angularStride]);
        out[n] -= flow;
        out[n + angularStride] += flow;
      }
    }
  }

  /** Factorises K + diagonal; the sum has to be positive definite. */
  factor(diagonal: Float64Array): void {
    const { band, bandwidth: b, grid } = this;
    const { size, outwards, sideways, radialStride, angularStride } = grid;
    const row = b + 1;
    band.fill(0);
    for (let n = 0; n < size; n++) {
      band[n * row + b] += diagonal[n];
      couple(n, n + radialStride, outwards[n]);
      couple(n, n + angularStride, sideways[n]);
    }
    factorBand(band, 0, size, b);

    function couple(n: number, m: number, g: number): void {
      if (g === 0) return;
      band[n * row + b] += g;
      band[m * row + b] += g;
      band[m * row + b - (m - n)] -= g;
    }
  }

  /** x <- (K + diagonal)^-1 x with the last factorisation. */
  solve(x: Float64Array): void {
    const { band, bandwidth: b, grid } = this;
    const last = grid.size - 1;
    forwardBand(band, 0, grid.size, b, x, 0, 1);
    x[last] *= band[last * (b + 1) + b];
    backwardBand(band, 0, grid.size, b, x, 0);
  }
}
