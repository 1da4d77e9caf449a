import { type QuadratureRule, recurrenceRule } from '../grids/quadrature.js';

/**
 * Gauss-Hermite rule of n points for the standard normal density: E[f] = sum_k weight_k f(node_k), exact to degree 2 n - 1;
 * the weights add up to 1. Recurrence: alpha_k = 0, beta_k = k. n from 1 to 100. Equation (N6.3) of the handbook.
 */
export function normalRule(n: number): QuadratureRule {
  const { nodes, weights } = recurrenceRule(
    new Float64Array(n),
    Float64Array.from({ length: n }, (_, k) => (k === 0 ? 1 : k)),
  );
  // The rule is symmetric about 0; averaging with the mirror image removes the rounding that says otherwise.
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    nodes: nodes.map((node, i) => (node - nodes[n - 1 - i]) / 2),
    weights: weights.map((weight, i) => (weight + weights[n - 1 - i]) / (2 * total)),
  };
}

/**
 * Gauss-Jacobi rule of n points for the beta density on (0, 1),
 *     t^(a - 1) (1 - t)^(b - 1)/B(a, b),   a = nu mean,  b = nu (1 - mean),
 * with variance mean (1 - mean)/(1 + nu); exact to degree 2 n - 1, weights add up to 1. mean in (0, 1), concentration nu above 0
 * and finite. Recurrence of the Jacobi polynomials shifted to (0, 1) (Abramowitz & Stegun 1964, 22.7.1), written so that
 * nothing overflows for large nu, where the nodes draw together about the mean. Equation (N6.4) of the handbook.
 */
export function betaRule(n: number, mean: number, concentration: number): QuadratureRule {
  const nu = concentration;
  const a = nu * mean;
  const b = nu * (1 - mean);
  const alpha = Float64Array.from({ length: n }, (_, k) =>
    k === 0 ? mean : 0.5 + (mean - 0.5) * (nu / (2 * k + nu)) * ((nu - 2) / (2 * k + nu - 2)),
  );
  const beta = Float64Array.from({ length: n }, (_, k) => {
    if (k === 0) return 1;
    if (k === 1) return (mean * (1 - mean)) / (1 + nu);
    const middle = 2 * k + nu - 2;
    return (k / middle) * ((k + nu - 2) / middle) * ((k + a - 1) / (middle + 1)) * ((k + b - 1) / (middle - 1));
  });
  return recurrenceRule(alpha, beta);
}
