import { describe, expect, it } from 'vitest';
import { SearchSpace } from '../../src/numerics/search/searchSpace.js';
import { StartBox } from '../../src/numerics/search/startPoints.js';

describe('the coordinates of a search', () => {
  const space = new SearchSpace([
    { start: 2 },
    { start: 100, scale: 'log', lower: 1, upper: 1e4 },
    { start: 0, lower: -3, upper: 5, typical: 0.5 },
    { start: 9, upper: 7 },
    { start: 1e-3, scale: 'log' },
  ]);

  it('are numbers or their logarithms within the bounds', () => {
    expect(space.n).toBe(5);
    expect([...space.lower]).toEqual([-Infinity, 0, -3, -Infinity, -Infinity]);
    expect([...space.upper]).toEqual([Infinity, Math.log(1e4), 5, 7, Infinity]);
    expect([...space.start]).toEqual([2, Math.log(100), 0, 7, Math.log(1e-3)]);
    expect([...space.typical]).toEqual([2, 1, 0.5, 9, 1]);
    expect(new SearchSpace([{ start: 0 }, { start: -4 }]).typical).toEqual(Float64Array.of(1, 4));
    expect([...space.inside([1, 10, 2, 3, 0])]).toEqual([1, Math.log(10), 2, 3, -Infinity]);
    const outside = space.outside(Float64Array.of(1, 0, 2, 3, Math.log(5)));
    expect([...outside].map((v) => Math.round(1e9 * v) / 1e9)).toEqual([1, 1, 2, 3, 5]);
    expect([...space.derivative(Float64Array.of(8, 7, 6, 5, 4))]).toEqual([1, 7, 1, 1, 4]);
  });

  it('know when they stand on a bound', () => {
    expect(space.boundAt(Float64Array.of(0, 0, -3, 7, 0))).toEqual([undefined, 'lower', 'lower', 'upper', undefined]);
    expect(space.boundAt(Float64Array.of(0, 1, -2.9, 6.9, 0))).toEqual(Array(5).fill(undefined));
    expect([...space.clamp(Float64Array.of(-9, -9, -9, 9, -9))]).toEqual([-9, 0, -3, 7, -9]);
  });

  it('refuse a logarithm of nothing and crossed bounds, by name or number', () => {
    expect(() => new SearchSpace([{ start: 1 }, { start: 0, scale: 'log' }])).toThrow('must start above 0 (1)');
    expect(() => new SearchSpace([{ name: 'D', start: -1, scale: 'log' }])).toThrow('must start above 0 (D)');
    expect(() => new SearchSpace([{ name: 'k', start: 1, lower: 3, upper: 2 }])).toThrow('bounds are crossed (k)');
    expect(() => new SearchSpace([{ start: 1, lower: 2, upper: 2 }])).not.toThrow();
  });
});

describe('the box of several starts', () => {
  const box = new StartBox(
    new SearchSpace([
      { start: 2, lower: 0, upper: 4 },
      { start: 3, typical: 2 },
      { start: 5, lower: 5, upper: 5 },
      { start: 1, lower: 0 },
      { start: 1, upper: 2 },
    ]),
  );

  it('lies within the bounds, and five typical changes to either side where there are none', () => {
    const points = box.sequence(256, 3);
    expect(points).toHaveLength(256);
    for (const [j, [low, high]] of [
      [0, 4],
      [-7, 13],
      [5, 5],
      [0, 6],
      [-4, 2],
    ].entries()) {
      const column = points.map((q) => q[j]);
      const margin = 0.01 * (high - low) + 1e-12;
      expect(Math.min(...column)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...column)).toBeLessThanOrEqual(high);
      expect(Math.min(...column)).toBeLessThan(low + margin);
      expect(Math.max(...column)).toBeGreaterThan(high - margin);
    }
  });

  it('measures distances as shares of its widths, over the parameters that move', () => {
    const a = Float64Array.of(1, 0, 5, 0, 0);
    expect(box.distance(a, Float64Array.of(3, 0, 5, 0, 0))).toBeCloseTo(Math.sqrt(0.25 / 4), 12);
    expect(box.distance(a, Float64Array.of(1, 5, 9, 0, 0))).toBeCloseTo(Math.sqrt(0.0625 / 4), 12);
    expect(new StartBox(new SearchSpace([{ start: 5, lower: 5, upper: 5 }])).distance(a, a)).toBe(0);
  });

  it('takes of points in order those that are far enough from all before', () => {
    const line = [0, 1, 2, 4].map((v) => Float64Array.of(v));
    const narrow = new StartBox(new SearchSpace([{ start: 2, lower: 0, upper: 4 }]));
    expect(narrow.apart(line, [0, 1, 2, 3], 0.5)).toEqual([0, 2, 3]);
    expect(narrow.apart(line, [1, 0, 3, 2], 0.5)).toEqual([1, 3]);
    expect(narrow.apart(line, [1, 0, 3, 2], 0)).toEqual([1, 0, 3, 2]);
  });
});
