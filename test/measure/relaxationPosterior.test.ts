import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/measure/spectrum/relaxationEvidence.js';
import { relaxationDraws } from '../../src/measure/spectrum/relaxationPosterior.js';
import type { SeriesTerm } from '../../src/measure/spectrum/relaxationProblem.js';
import type { RelaxationSolution } from '../../src/measure/spectrum/relaxationSolution.js';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';

const term = { name: 'ohmic', exponent: 0 } as SeriesTerm;

function solution(x: number[], curvature: number[], noise: number, terms: SeriesTerm[] = []): RelaxationSolution {
  return {
    terms,
    lambda: 1,
    x: Float64Array.from(x),
    curvature: Float64Array.from(curvature),
    squares: 0,
    cost: 0,
    noise,
  };
}

function draws(spread: Evidence['spread'], count: number) {
  const draw = relaxationDraws({ best: spread[0].solution, spread });
  const random = new RandomStream(4);
  return Array.from({ length: count }, () => draw(random));
}

describe('distributions as likely as the best', () => {
  it('scatter around it with the inverse of the curvature times the noise, and entries at zero stay there', () => {
    // Open are the first, third and fourth entry: [[4, 1, 0], [1, 9, 2], [0, 2, 1]], whose inverse is [[5, -1, 2], [-1, 4, -8], [2, -8, 35]]/19.
    const curvature = [4, 7, 1, 0, 7, 50, 7, 7, 1, 7, 9, 2, 0, 7, 2, 1];
    const centre = [20, 0, 30, 40];
    const all = draws([{ solution: solution(centre, curvature, 0.5), share: 1 }], 20000);
    for (const { x } of all.slice(0, 50)) expect(x[1]).toBe(0);
    const open = [0, 2, 3];
    const inverse = [
      [5, -1, 2],
      [-1, 4, -8],
      [2, -8, 35],
    ];
    for (const [i, a] of open.entries()) {
      const mean = all.reduce((sum, { x }) => sum + x[a], 0) / all.length;
      expect(Math.abs(mean - centre[a])).toBeLessThan(0.03);
      for (const [j, b] of open.entries()) {
        const covariance = all.reduce((sum, { x }) => sum + (x[a] - centre[a]) * (x[b] - centre[b]), 0) / all.length;
        const scale = 0.25 * Math.sqrt((inverse[i][i] / 19) * (inverse[j][j] / 19));
        expect(Math.abs(covariance - (0.25 * inverse[i][j]) / 19) / scale).toBeLessThan(0.05);
      }
    }
  });

  it('have the terms of each solution as often as the evidence is for them', () => {
    const plain = { solution: solution([1], [1e12], 1e-6), share: 0.3 };
    const other = { solution: solution([2, 5], [1e12, 0, 0, 1e12], 1e-6, [term]), share: 0.7 };
    const all = draws([plain, other], 4000);
    const first = all.filter(({ terms }) => terms.length === 0);
    expect(Math.abs(first.length / 4000 - 0.3)).toBeLessThan(0.03);
    for (const { x } of first.slice(0, 20)) expect(x[0]).toBeCloseTo(1, 6);
    for (const { x, terms } of all.filter((draw) => draw.terms.length === 1).slice(0, 20)) {
      expect(terms).toEqual([term]);
      expect(x[1]).toBeCloseTo(5, 6);
    }
    // The centre itself is left as it was.
    expect([...other.solution.x]).toEqual([2, 5]);
  });

  it('come from the best where rounding leaves the shares short of one', () => {
    const [only] = draws([{ solution: solution([3], [1e12], 1e-6), share: 0 }], 1);
    expect(only.x[0]).toBeCloseTo(3, 6);
  });
});
