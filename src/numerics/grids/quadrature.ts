import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Nodes and weights of a quadrature rule: sum_i weight[i] f(node[i]). */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** A discrete inner product (f, g) = sum_i mu_i f(t_i) g(t_i): how a weight function is given to `gaussRule`. */
export interface DiscreteMeasure {
  readonly points: Float64Array;
  readonly masses: Float64Array;
}

/**
 * Gauss-Legendre rule with `n` points on [a, b], exact to degree 2 n - 1.
 * Newton on the Legendre recurrence (Abramowitz & Stegun 1964, 25.4.29-30).
 */
export function gaussLegendre(n: number, a = -1, b = 1): QuadratureRule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  const half = (b - a) / 2;
  const middle = (a + b) / 2;
  for (let i = 0; i < n; i++) {
    let t = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let derivative = 1;
    for (let iteration = 0; iteration < 50; iteration++) {
      let previous = 1;
      let value = t;
      for (let k = 2; k <= n; k++) {
        const next = ((2 * k - 1) * t * value - (k - 1) * previous) / k;
        previous = value;
        value = next;
      }
      derivative = (n * (t * value - previous)) / (t * t - 1);
      const correction = value / derivative;
      t -= correction;
      if (Math.abs(correction) < 1e-15) break;
    }
    nodes[i] = middle + half * t;
    weights[i] = (half * 2) / ((1 - t * t) * derivative * derivative);
  }
  return { nodes, weights };
}

/**
 * Gauss rule with `n` points for any positive measure, optionally with prescribed end nodes (Radau: one, Lobatto: two).
 * Three-term recurrence by the Stieltjes procedure, nodes as eigenvalues of the Jacobi matrix (Golub & Welsch 1969),
 * prescribed nodes by modifying its last row (Golub 1973). The measure must have at least `n` + 1 points.
 */
export function gaussRule(measure: DiscreteMeasure, n: number, fixed: readonly number[] = []): QuadratureRule {
  const { points, masses } = measure;
  const count = points.length;
  const alpha = new Float64Array(n);
  const beta = new Float64Array(n);
  let previous = new Float64Array(count);
  let current = new Float64Array(count).fill(1);
  let previousNorm = 1;
  for (let k = 0; k < n; k++) {
    let norm = 0;
    let first = 0;
    for (let i = 0; i < count; i++) {
      const p2 = masses[i] * current[i] * current[i];
      norm += p2;
      first += p2 * points[i];
    }
    alpha[k] = first / norm;
    beta[k] = k === 0 ? norm : norm / previousNorm;
    const next = new Float64Array(count);
    for (let i = 0; i < count; i++) {
      next[i] = (points[i] - alpha[k]) * current[i] - (k === 0 ? 0 : beta[k] * previous[i]);
    }
    previous = current;
    current = next;
    previousNorm = norm;
  }
  if (fixed.length === 1) {
    alpha[n - 1] = fixed[0] + beta[n - 1] * ratio(alpha, beta, n - 1, fixed[0]);
  } else if (fixed.length === 2) {
    const ga = ratio(alpha, beta, n - 1, fixed[0]);
    const gb = ratio(alpha, beta, n - 1, fixed[1]);
    beta[n - 1] = (fixed[1] - fixed[0]) / (ga - gb);
    alpha[n - 1] = fixed[0] + beta[n - 1] * ga;
  }
  const { nodes, weights } = recurrenceRule(alpha, beta);
  // Prescribed nodes are eigenvalues up to rounding: put them exactly where they were asked for.
  for (const value of fixed) {
    let nearest = 0;
    for (let i = 1; i < n; i++) if (Math.abs(nodes[i] - value) < Math.abs(nodes[nearest] - value)) nearest = i;
    nodes[nearest] = value;
  }
  return { nodes, weights };
}

/**
 * Gauss rule from the recurrence p_{k+1} = (t - alpha_k) p_k - beta_k p_{k-1} of the monic orthogonal polynomials of a measure;
 * beta_0 is its total mass. Nodes: eigenvalues of the Jacobi matrix, ascending; weights: squared first components of the
 * eigenvectors (Golub & Welsch, Math. Comput. 23 (1969) 221). The points are as many as there are `alpha`.
 */
export function recurrenceRule(alpha: Float64Array, beta: Float64Array): QuadratureRule {
  const n = alpha.length;
  const jacobi = Matrix.zeros(n, n);
  for (let k = 0; k < n; k++) {
    jacobi.set(k, k, alpha[k]);
    if (k > 0) {
      const off = Math.sqrt(beta[k]);
      jacobi.set(k, k - 1, off);
      jacobi.set(k - 1, k, off);
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(jacobi, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[a] - realEigenvalues[b]);
  return {
    nodes: Float64Array.from(order, (i) => realEigenvalues[i]),
    weights: Float64Array.from(order, (i) => beta[0] * eigenvectorMatrix.get(0, i) ** 2),
  };
}

/** -p_{k-1}(t)/p_k(t) continued-fraction form: last entry of (J_k - t)^-1 e_k, needed for prescribed nodes. */
function ratio(alpha: Float64Array, beta: Float64Array, k: number, t: number): number {
  let pivot = alpha[0] - t;
  for (let i = 1; i < k; i++) pivot = alpha[i] - t - beta[i] / pivot;
  return 1 / pivot;
}
