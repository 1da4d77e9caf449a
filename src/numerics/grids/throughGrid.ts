import { differentiationMatrix } from './lagrange.js';
import { gaussLegendre, gaussRule } from './quadrature.js';

/**
 * Discretisation of the electrode thickness [0, 1] (0 = separator) by one polynomial on Legendre-Gauss-Lobatto nodes:
 *     integral g v' dx ~ stiffness, integral i v dx ~ weights (diagonal).
 * Nodes cluster at both ends, where reaction fronts sit; 4 nodes equal about 20 finite volumes.
 * `size` 1 is the lumped electrode: one node that stands for the mean, no stiffness. Equation (N1.4) of the handbook.
 */
export interface ThroughGrid {
  readonly size: number;
  readonly position: Float64Array;
  /** Sum 1. */
  readonly weights: Float64Array;
  /** Row-major size x size, integral of l_m' l_n'. */
  readonly stiffness: Float64Array;
}

const cache = new Map<number, ThroughGrid>();

/** The through-thickness grid with `size` nodes; built once and shared. */
export function throughGrid(size: number): ThroughGrid {
  let grid = cache.get(size);
  if (!grid) {
    grid = size === 1 ? lumped() : lobatto(size);
    cache.set(size, grid);
  }
  return grid;
}

function lumped(): ThroughGrid {
  return { size: 1, position: new Float64Array([0.5]), weights: new Float64Array([1]), stiffness: new Float64Array(1) };
}

function lobatto(size: number): ThroughGrid {
  const legendre = gaussLegendre(size + 4, 0, 1);
  const measure = { points: legendre.nodes, masses: legendre.weights };
  const { nodes, weights } = gaussRule(measure, size, [0, 1]);
  const derivative = differentiationMatrix(nodes);
  const stiffness = new Float64Array(size * size);
  // The product of two derivatives has degree 2 size - 4, which the Lobatto rule integrates exactly.
  for (let q = 0; q < size; q++) {
    for (let m = 0; m < size; m++) {
      for (let n = 0; n < size; n++) {
        stiffness[m * size + n] += weights[q] * derivative[q * size + m] * derivative[q * size + n];
      }
    }
  }
  for (let m = 0; m < size; m++) {
    let sum = 0;
    for (let n = 0; n < size; n++) if (n !== m) sum += stiffness[m * size + n];
    stiffness[m * size + m] = -sum;
  }
  return { size, position: nodes, weights, stiffness };
}
