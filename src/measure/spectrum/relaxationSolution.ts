import { nonNegativeMinimum } from '../../numerics/linear/nonNegative.js';
import type { RelaxationProblem, SeriesTerm } from './relaxationProblem.js';

/** The most probable distribution for some terms and one smoothing. */
export interface RelaxationSolution {
  readonly terms: readonly SeriesTerm[];
  readonly lambda: number;
  /** Coefficients of the basis, then those of the terms; none negative. */
  readonly x: Float64Array;
  /** Curvature of the cost, x.length squared. */
  readonly curvature: Float64Array;
  /** |A x + F b - z|^2, and with lambda x.P x added to it. */
  readonly squares: number;
  readonly cost: number;
  /** Standard deviation of the points relative to |Z|: what the cost is made of. */
  readonly noise: number;
}

/** Least relative noise: four digits, more than which no instrument measures and no basis of this width follows. */
export const LEAST_NOISE = 1e-4;

/** Solves min |A x + F b - z|^2 + lambda x.P x with x, b >= 0 for terms F and smoothings lambda. */
export function relaxationSolver(
  { rows, tau, triangle, terms: all }: RelaxationProblem,
  penalty: Float64Array,
): (terms: readonly SeriesTerm[], lambda: number) => RelaxationSolution {
  const count = tau.length;
  const width = triangle.columns;
  const gram = new Float64Array(width * width);
  for (let r = 0; r < triangle.rows; r++) {
    for (let a = 0; a < width; a++) {
      const value = triangle.get(r, a);
      if (value !== 0) for (let b = 0; b < width; b++) gram[a * width + b] += value * triangle.get(r, b);
    }
  }
  return (terms, lambda) => {
    const columns = [...Array.from(tau, (_, k) => k), ...terms.map((term) => count + 1 + all.indexOf(term))];
    const size = columns.length;
    const curvature = new Float64Array(size * size);
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) curvature[a * size + b] = gram[columns[a] * width + columns[b]];
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) curvature[a * size + b] += lambda * penalty[a * count + b];
    const c = Float64Array.from(columns, (at) => gram[at * width + count]);
    const x = nonNegativeMinimum(curvature, c, () => true);
    // By the triangle, where the normal equations would lose the digits of a good fit.
    let squares = 0;
    for (let r = 0; r < Math.min(triangle.rows, width); r++) {
      let sum = -triangle.get(r, count);
      for (let a = 0; a < size; a++) sum += triangle.get(r, columns[a]) * x[a];
      squares += sum * sum;
    }
    let rough = 0;
    for (let a = 0; a < count; a++) for (let b = 0; b < count; b++) rough += x[a] * penalty[a * count + b] * x[b];
    const cost = squares + lambda * rough;
    return { terms, lambda, x, curvature, squares, cost, noise: Math.sqrt(cost / rows + LEAST_NOISE ** 2) };
  };
}
