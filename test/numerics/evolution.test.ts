import { describe, expect, it } from 'vitest';
import { EvolutionSearch } from '../../src/numerics/search/evolution.js';
import { paretoFront } from '../../src/numerics/search/paretoFront.js';

function best(value: (u: ArrayLike<number>) => number, d: number, evaluations: number) {
  const search = new EvolutionSearch(d, 3);
  let found: { value: number; point: ArrayLike<number> } = { value: -Infinity, point: [] };
  for (let done = 0; done < evaluations; done += search.size) {
    const points = search.ask();
    const values = points.map(value);
    search.tell(values);
    values.forEach((one, i) => {
      if (one > found.value) found = { value: one, point: points[i] };
    });
  }
  return found;
}

describe('a search by evolution', () => {
  it('finds the top of a narrow tilted hill in a few hundred values', () => {
    const hill = (u: ArrayLike<number>) =>
      -((u[0] + u[1] - 0.9) ** 2) - 100 * (u[0] - u[1] - 0.3) ** 2 - (u[2] - 0.2) ** 2;
    const { point } = best(hill, 3, 400);
    [0.6, 0.3, 0.2].forEach((top, i) => {
      expect(Math.abs(point[i] - top)).toBeLessThan(0.02);
    });
  });

  it('finds a maximum at a corner, and is not put off by values that are none', () => {
    const corner = (u: ArrayLike<number>) => (u[0] < 0.1 ? Number.NaN : u[0] - u[1]);
    const { point } = best(corner, 2, 300);
    expect(point[0]).toBeGreaterThan(0.99);
    expect(point[1]).toBeLessThan(0.01);
  });
});

describe('a Pareto front', () => {
  it('has the points that no other beats', () => {
    const points = [
      [1, 5],
      [2, 4],
      [2, 3],
      [0, 6],
      [1, 5],
      [Number.NaN, 9],
      [3, 1],
      [0, 5],
    ];
    expect(paretoFront(points)).toEqual([0, 1, 3, 4, 6]);
  });
});
