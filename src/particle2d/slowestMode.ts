import { DiffusionBand } from './diffusionBand.js';
import type { ParticleGrid } from './particleGrid.js';

/** Smallest decay rate of an intact particle with its surface held, in D/R^2: squares of pi and of the first zero of J_0 (Crank 1975). */
export const intactRate = { sphere: Math.PI ** 2, disc: 2.404825557695773 ** 2 } as const;

export interface SlowestMode {
  /** Decay rate, in D/R^2. */
  readonly rate: number;
  /** L/R of the intact particle, surface held, that is as slow. */
  readonly length: number;
  /** The mode, cell by cell, of mean square 1. */
  readonly content: Float64Array;
}

/** Iterations at most, and the relative change of the rate that ends them. */
const MOST_ITERATIONS = 400;
const SETTLED = 1e-13;

/**
 * The slowest decay of a concentration difference, K c = rate M c: with the contact held at one potential what a
 * chronoamperogram shows at its end, L/R = sqrt(rate of the intact particle/rate); closed (no current) the levelling after
 * a current has stopped. Inverse iteration with Rayleigh quotients (Golub & Van Loan, Matrix Computations, section 8.2).
 */
export function slowestMode(grid: ParticleGrid, contact: 'held' | 'closed' = 'held'): SlowestMode {
  const { size, volume, totalVolume, contactCells, contactAreas, contactDepth } = grid;
  const band = new DiffusionBand(grid);
  const diagonal = new Float64Array(size);
  if (contact === 'held') {
    contactCells.forEach((n, k) => {
      diagonal[n] += contactAreas[k] / contactDepth;
    });
  } else diagonal[size - 1] = 1;
  band.factor(diagonal);
  // Any start but one that lacks the mode: content falling from the surface's far end.
  const content = Float64Array.from(volume, (_, n) => 1 + n / size);
  const next = new Float64Array(size);
  let rate = 0;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    if (contact === 'closed') subtractMean(content, volume, totalVolume);
    const norm = Math.sqrt(product(content, content, volume) / totalVolume);
    for (let n = 0; n < size; n++) {
      content[n] /= norm;
      next[n] = volume[n] * content[n];
    }
    band.solve(next);
    if (contact === 'closed') subtractMean(next, volume, totalVolume);
    // (c, M c)/(c, M K^-1 M c): the Rayleigh quotient of the inverse.
    const quotient = totalVolume / product(content, next, volume);
    content.set(next);
    if (Math.abs(quotient - rate) < SETTLED * quotient) break;
    rate = quotient;
  }
  const norm = Math.sqrt(product(content, content, volume) / totalVolume);
  return {
    rate,
    length: Math.sqrt(intactRate[grid.shape.geometry] / rate),
    content: content.map((c) => c / norm),
  };
}

function product(a: Float64Array, b: Float64Array, volume: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < volume.length; n++) sum += volume[n] * a[n] * b[n];
  return sum;
}

function subtractMean(c: Float64Array, volume: Float64Array, totalVolume: number): void {
  let mean = 0;
  for (let n = 0; n < c.length; n++) mean += volume[n] * c[n];
  mean /= totalVolume;
  for (let n = 0; n < c.length; n++) c[n] -= mean;
}
