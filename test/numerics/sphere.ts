import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { RadialGrid } from '../../src/numerics/grids/radialGrid.js';

/** The symmetric stiffness of a radial grid as a full matrix. */
export function stiffnessMatrix({ size, bandwidth, stiffness }: RadialGrid): Matrix {
  const full = Matrix.zeros(size, size);
  for (let n = 0; n < size; n++) {
    for (let m = Math.max(0, n - bandwidth); m <= n; m++) {
      const entry = stiffness[n * (bandwidth + 1) + bandwidth - (n - m)];
      full.set(n, m, entry);
      full.set(m, n, entry);
    }
  }
  return full;
}

/**
 * Profile s - s_0 in the unit sphere with D = 1 after a time tau of a constant flux of 1 into the surface, exactly in time:
 * the eigenvectors of M^-1/2 S M^-1/2 decouple the grid's equations M ds/dt = -S s + e_surface.
 */
export function discreteSphere(grid: RadialGrid): (tau: number) => number[] {
  const { size, mass } = grid;
  const root = Array.from(mass, Math.sqrt);
  const full = stiffnessMatrix(grid);
  const scaled = Matrix.zeros(size, size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) scaled.set(i, j, full.get(i, j) / (root[i] * root[j]));
  const { realEigenvalues: rates, eigenvectorMatrix: v } = new EigenvalueDecomposition(scaled, {
    assumeSymmetric: true,
  });
  return (tau) => {
    const s = new Array<number>(size).fill(0);
    for (let k = 0; k < size; k++) {
      const rate = Math.max(rates[k], 0);
      const amplitude =
        (v.get(size - 1, k) / root[size - 1]) * (rate * tau < 1e-12 ? tau : -Math.expm1(-rate * tau) / rate);
      for (let i = 0; i < size; i++) s[i] += (v.get(i, k) / root[i]) * amplitude;
    }
    return s;
  };
}

/** Positive roots of tan(a) = a. */
const roots = Array.from({ length: 400 }, (_, k) => {
  let low = (k + 1) * Math.PI;
  let high = (k + 1.5) * Math.PI;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    // sin(a) - a cos(a) changes sign once there.
    if ((Math.sin(middle) - middle * Math.cos(middle)) * (Math.sin(high) - high * Math.cos(high)) > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
});

/**
 * s - s_0 at radius r in the unit sphere with D = 1 after a time tau of a constant flux of 1 into the surface:
 *     3 tau + r^2/2 - 3/10 - (2/r) sum_n sin(a_n r)/(a_n^2 sin a_n) exp(-a_n^2 tau),   tan a_n = a_n
 * Crank, The Mathematics of Diffusion (1975), eq. 6.45. Converges for tau above about 1e-5.
 */
export function sphereSeries(r: number, tau: number): number {
  let sum = 0;
  for (const a of roots) {
    const shape = r === 0 ? a : Math.sin(a * r) / r;
    sum += (shape / (a * a * Math.sin(a))) * Math.exp(-a * a * tau);
  }
  return 3 * tau + (r * r) / 2 - 0.3 - 2 * sum;
}

/** Largest error of a grid's profile against the series at time tau. */
export function sphereError(grid: RadialGrid, tau: number): number {
  const s = discreteSphere(grid)(tau);
  return Math.max(...s.map((value, n) => Math.abs(value - sphereSeries(grid.radius[n], tau))));
}
