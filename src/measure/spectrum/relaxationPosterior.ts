import { choleskyFactor } from '../../numerics/linear/cholesky.js';
import type { RandomStream } from '../../numerics/probability/randomStream.js';
import type { Evidence } from './relaxationEvidence.js';
import type { SeriesTerm } from './relaxationProblem.js';

/** A distribution as likely as others: coefficients of the basis, then those of its terms. */
export interface RelaxationDraw {
  readonly x: Float64Array;
  readonly terms: readonly SeriesTerm[];
}

/** As in the search for non-negative minima: keeps the scaled curvature definite. */
const RIDGE = 1e-13;

/**
 * Random distributions around the most probable ones: normal, with the curvature of the cost over the noise as precision (Laplace's
 * approximation, the same prior), terms drawn from their evidence: not knowing them counts too. Entries at zero stay there:
 * free to move, but only upwards, they would add every error of an empty region to the polarisation.
 */
export function relaxationDraws({ spread }: Evidence): (random: RandomStream) => RelaxationDraw {
  const centres = spread.map(({ solution, share }) => {
    const { x, curvature } = solution;
    const size = x.length;
    const open = Array.from(x, (_, i) => i).filter((i) => x[i] > 0);
    const n = open.length;
    const length = Float64Array.from(open, (i) => 1 / Math.sqrt(curvature[i * size + i]));
    const L = new Float64Array(n * n);
    for (let a = 0; a < n; a++) {
      for (let b = 0; b < a; b++) L[a * n + b] = curvature[open[a] * size + open[b]] * length[a] * length[b];
      L[a * n + a] = 1 + RIDGE;
    }
    choleskyFactor(L, n);
    return { ...solution, share, open, L, length };
  });
  return (random) => {
    let left = random.uniform();
    const chosen = centres.find(({ share }) => {
      left -= share;
      return left <= 0;
    });
    const { L, length, open, x: centre, terms, noise } = chosen ?? centres[0];
    const n = open.length;
    // L^-T e has the inverse of L L^T as covariance.
    const e = Float64Array.from({ length: n }, () => noise * random.normal());
    const x = centre.slice();
    for (let i = n - 1; i >= 0; i--) {
      let sum = e[i];
      for (let k = i + 1; k < n; k++) sum -= L[k * n + i] * e[k];
      e[i] = sum * L[i * n + i];
      x[open[i]] += e[i] * length[i];
    }
    return { x, terms };
  };
}
