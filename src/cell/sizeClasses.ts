import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { SizeClass } from './cell.js';

/** A rule for expectations over a standard normal variable: E[f] = sum_k weight_k f(node_k), exact to degree 2 n - 1. */
export interface NormalRule {
  readonly nodes: readonly number[];
  /** They add up to 1. */
  readonly weights: readonly number[];
}

/**
 * Gauss-Hermite rule of n points for the standard normal density (nodes are sqrt 2 times those of exp(-t^2)).
 * Nodes: eigenvalues of the symmetric tridiagonal matrix with zero diagonal and off-diagonal sqrt(k); weights: squared
 * first components of its eigenvectors. Source: Golub & Welsch, Math. Comput. 23 (1969) 221. n from 1 to about 50.
 */
export function normalRule(n: number): NormalRule {
  const jacobi = Matrix.zeros(n, n);
  for (let k = 1; k < n; k++) {
    jacobi.set(k, k - 1, Math.sqrt(k));
    jacobi.set(k - 1, k, Math.sqrt(k));
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(jacobi, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[a] - realEigenvalues[b]);
  const nodes = order.map((i) => realEigenvalues[i]);
  const weights = order.map((i) => eigenvectorMatrix.get(0, i) ** 2);
  // The rule is symmetric about 0; averaging with the mirror image removes the rounding that says otherwise.
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    nodes: nodes.map((node, i) => (node - nodes[n - 1 - i]) / 2),
    weights: weights.map((weight, i) => (weight + weights[n - 1 - i]) / (2 * total)),
  };
}

/** What distinguishes the size classes of one powder. */
export interface Powder {
  /** [m] Volume-median diameter. */
  readonly d50: number;
  /** Standard deviation of ln d of the volume distribution. */
  readonly spread: number;
  readonly classes: number;
  /** theta at the median size, (0, 1]. */
  readonly contact: number;
  /** s_theta */
  readonly contactSpread: number;
  /** Connected fraction, the same for all classes. */
  readonly connected: number;
}

/**
 * Size classes of a powder whose volume is log-normally distributed over the diameter.
 *     R_k = d50/2 exp(spread z_k),  eps_k = eps w_k,  theta_k = min(1, theta exp(-s_theta z_k))
 * with (z_k, w_k) the Gauss-Hermite rule: z_k is the normal quantile of the class, so larger particles are worse
 * contacted. Three classes represent a spread of 0.35 to 0.2 %, five one of 0.6; equal quantiles are ten times worse.
 * theta_k: closure, needed to reconcile a small interface resistance with a large loss of capacity.
 */
export function sizeClasses(powder: Powder, volumeFraction: number): readonly SizeClass[] {
  const { nodes, weights } = normalRule(powder.classes);
  return nodes.map((z, k) => {
    const radius = (powder.d50 / 2) * Math.exp(powder.spread * z);
    return {
      radius,
      volumeFraction: volumeFraction * weights[k],
      contact: Math.min(1, powder.contact * Math.exp(-powder.contactSpread * z)),
      connected: powder.connected,
      diffusionLength: radius,
    };
  });
}

/** [1/m] Particle surface per electrode volume, sum of 3 eps_k/R_k. */
export function specificArea(classes: readonly SizeClass[]): number {
  return classes.reduce((sum, { radius, volumeFraction }) => sum + (3 * volumeFraction) / radius, 0);
}
