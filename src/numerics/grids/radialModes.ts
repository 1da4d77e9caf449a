import { symmetricEigen } from '../linear/symmetricEigen.js';
import type { RadialGrid } from './radialGrid.js';

/** The modes of a sphere beside its mean, slowest first. */
export interface RadialModes {
  /** mu_n: rates of decay in units of D/R^2. */
  readonly decay: Float64Array;
  /** g_n: how fast the part of each at the surface rises where the mean rises by 1 a second. */
  readonly gain: Float64Array;
}

/**
 * Linear diffusion in a sphere on a radial grid, M ds/dt = -(D/R^2) S s + [surface] flux, taken apart into its modes S v = mu M v,
 * v M v = 1: the one with mu = 0 is the mean, which moves with the flux alone, and with the parts e_n of the others at the surface
 *     s_surface = s_mean + sum e_n,   de_n/dt = -(D/R^2) mu_n e_n + g_n ds_mean/dt,   g_n = v_n(1)^2/3
 * For a fine grid mu_n are the squares of the roots of tan l = l, g_n = 2/3 and sum g_n/mu_n = 1/15: Crank, The Mathematics of Diffusion
 * (2nd ed. 1975), eq. 6.45. Equation (N1.6) of the handbook.
 */
export function radialModes({ size, mass, stiffness, bandwidth }: RadialGrid): RadialModes {
  const scaled = new Float64Array(size * size);
  for (let n = 0; n < size; n++) {
    for (let d = 0; d <= bandwidth && d <= n; d++) {
      const m = n - d;
      const entry = stiffness[n * (bandwidth + 1) + bandwidth - d] / Math.sqrt(mass[n] * mass[m]);
      scaled[n * size + m] = entry;
      scaled[m * size + n] = entry;
    }
  }
  const { values, vectors } = symmetricEigen(scaled, size);
  const surface = (k: number): number => vectors[k * size + size - 1] ** 2 / mass[size - 1];
  return {
    decay: values.slice(1),
    gain: Float64Array.from({ length: size - 1 }, (_, k) => surface(k + 1) / 3),
  };
}
