import { FARADAY, GAS_CONSTANT, T0 } from '../constants/physical.js';
import type { GalleryData } from './material.js';

/** A gallery model in both directions. z = ln(x/(1 - x)). */
export interface GalleryCurve {
  /** [V] U as a function of z. */
  readonly atLogit: (z: number) => number;
  /** z as a function of U [V], inside the window. */
  readonly logitAt: (potential: number) => number;
}

/**
 * Multi-site multi-reaction insertion: lithium in several kinds of sites, each filling around its own potential.
 *     x(U) = 1 - S (1 - sum_j X_j / (1 + exp(F (U - U0_j) / (R T0 w_j)))),   sum_j X_j normalised to 1
 * solved for U at given z = ln(x/(1 - x)). Both x and 1 - x are formed as sums of positive terms, so the steep end at
 * x -> 1 loses no digits. Inside the window by Newton's method on z(U) with bisection as safeguard; beyond the window U
 * continues as a straight line in z (C1), which is also the asymptote of the formula for S = 1. The shape is taken at
 * T0: the entropic shift between 25 and 45 degC is below 1.5 mV.
 * Source: Verbrugge, Baker, Koch, Xiao & Gu, J. Electrochem. Soc. 164 (2017) E3243. Equation (T1.7) of the handbook.
 */
export function galleryCurve({ scale, galleries, window }: GalleryData): GalleryCurve {
  const thermal = (GAS_CONSTANT * T0) / FARADAY;
  const total = galleries.reduce((sum, [, share]) => sum + share, 0);
  const sites = galleries.map(([U0, X, w]) => ({ U0, share: X / total, width: thermal * w }));

  /** z and dz/dU at potential U. */
  const evaluate = (U: number): { z: number; slope: number } => {
    let filled = 0;
    let empty = 0;
    let change = 0;
    for (const { U0, share, width } of sites) {
      const u = (U - U0) / width;
      const full = 1 / (1 + Math.exp(u));
      const bare = 1 / (1 + Math.exp(-u));
      filled += share * full;
      empty += share * bare;
      change += (share * full * bare) / width;
    }
    const x = 1 - scale + scale * filled;
    const vacancies = scale * empty;
    return { z: Math.log(x) - Math.log(vacancies), slope: (-scale * change) / (x * vacancies) };
  };

  const [lowest, highest] = window;
  const atLowest = evaluate(lowest);
  const atHighest = evaluate(highest);

  const atLogit = (z: number): number => {
    if (z >= atLowest.z) return lowest + (z - atLowest.z) / atLowest.slope;
    if (z <= atHighest.z) return highest + (z - atHighest.z) / atHighest.slope;
    let low = lowest;
    let high = highest;
    let U = lowest + ((highest - lowest) * (atLowest.z - z)) / (atLowest.z - atHighest.z);
    let lastStep = highest - lowest;
    // Bisection alone would end in 50 halvings; Newton usually needs five, but must halve its step to be believed:
    // between two plateaus it can go back and forth.
    for (let iteration = 0; iteration < 100; iteration++) {
      const { z: found, slope } = evaluate(U);
      if (found > z) low = U;
      else high = U;
      const newton = U - (found - z) / slope;
      const trusted = newton > low && newton < high && Math.abs(newton - U) < lastStep / 2;
      const next = trusted ? newton : (low + high) / 2;
      lastStep = Math.abs(next - U);
      if (lastStep < 1e-14) return next;
      U = next;
    }
    return U;
  };

  return { atLogit, logitAt: (potential) => evaluate(potential).z };
}
