import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';
import { MOST_DIMENSIONS, sobolPoints } from '../../src/numerics/probability/sobol.js';

/** Smallest t for which every elementary box of volume 2^(t-m) holds 2^t of the 2^m points, in two dimensions. */
function quality(points: readonly Float64Array[], i: number, j: number): number {
  const m = Math.log2(points.length);
  for (let t = 0; t <= m; t++) {
    const even = Array.from({ length: m - t + 1 }, (_, a) => a).every((a) => {
      const [columns, rows] = [2 ** a, 2 ** (m - t - a)];
      const counts = new Map<number, number>();
      for (const p of points) {
        const box = Math.floor(p[i] * columns) * rows + Math.floor(p[j] * rows);
        counts.set(box, (counts.get(box) ?? 0) + 1);
      }
      return counts.size === columns * rows && [...counts.values()].every((count) => count === 2 ** t);
    });
    if (even) return t;
  }
  return m;
}

describe('Sobol points', () => {
  it('begin as those of Joe & Kuo (their program with new-joe-kuo-6, Gray code order)', () => {
    // Also what scipy 1.17 qmc.Sobol(5, scramble=False) gives.
    const first = [
      [0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375],
      [0.875, 0.875, 0.125, 0.375, 0.875],
      [0.625, 0.125, 0.875, 0.625, 0.625],
      [0.125, 0.625, 0.375, 0.125, 0.125],
    ];
    for (const [i, point] of sobolPoints(8, 5).entries())
      for (const [j, u] of point.entries()) expect(Math.abs(u - first[i][j])).toBeLessThan(2 ** -31);
  });

  it('use the right direction numbers in every dimension of the table', () => {
    // Point 2730 of scipy 1.17 qmc.Sobol(40, scramble=False, bits=32), times 2^12. The Gray code of 2730 has all of its 12 digits set:
    // every number of the list goes into it, and the recurrence behind them.
    const expected = [
      4095, 273, 11, 3327, 2937, 4057, 1303, 639, 1743, 3751, 3027, 3907, 3841, 2291, 1431, 1973, 3961, 765, 3957, 3701,
      3731, 2681, 583, 3015, 3457, 3973, 749, 3651, 3521, 3701, 603, 3241, 4093, 2255, 3473, 1789, 2755, 1065, 1385,
      3557,
    ];
    const point = sobolPoints(2731, MOST_DIMENSIONS)[2730];
    expect(Array.from(point, (u) => Math.floor(u * 4096))).toEqual(expected);
  });

  it.each([undefined, 1, 2 ** 31])('have every coordinate once in each of 2^m slices (seed %s)', (seed) => {
    const points = sobolPoints(1024, MOST_DIMENSIONS, seed);
    for (let j = 0; j < MOST_DIMENSIONS; j++)
      expect(new Set(points.map((p) => Math.floor(p[j] * 1024))).size).toBe(1024);
    expect(points.flatMap((p) => [...p]).every((u) => u > 0 && u < 1)).toBe(true);
  });

  it('are nets in two dimensions: perfect in the first two, a shift changes nothing, others better than chance', () => {
    const plain = sobolPoints(256, 20);
    const shifted = sobolPoints(256, 20, 42);
    expect(quality(plain, 0, 1)).toBe(0);
    for (const [i, j] of [
      [0, 1],
      [1, 2],
      [2, 3],
      [0, 7],
      [5, 12],
      [18, 19],
    ]) {
      expect(quality(shifted, i, j)).toBe(quality(plain, i, j));
      expect(quality(plain, i, j)).toBeLessThanOrEqual(5);
    }
  });

  it('integrate a smooth function faster than random points: error below 1/N per doubling, on average', () => {
    // Product of 1 + (x - 1/2)/2 over 6 dimensions has the mean 1.
    const error = (count: number, seed: number) => {
      const points = sobolPoints(count, 6, seed);
      const sum = points.reduce((s, p) => s + p.reduce((f, x) => f * (1 + (x - 0.5) / 2), 1), 0);
      return (sum / count - 1) ** 2;
    };
    const seeds = Array.from({ length: 20 }, (_, k) => k + 1);
    const rms = (count: number) => Math.sqrt(seeds.reduce((s, seed) => s + error(count, seed), 0) / seeds.length);
    const rates = [64, 4096].map(rms);
    expect(Math.log(rates[0] / rates[1]) / Math.log(64)).toBeGreaterThan(0.85);
    // Random points: standard deviation sqrt((1 + 1/48)^6 - 1) = 0.36 over sqrt(N).
    expect(rates[1]).toBeLessThan((0.1 * 0.36) / Math.sqrt(4096));
  });

  it('are the same for the same seed, other for another, and random beyond the table', () => {
    expect(sobolPoints(16, 4, 3)).toEqual(sobolPoints(16, 4, 3));
    expect(sobolPoints(16, 4, 3)).not.toEqual(sobolPoints(16, 4, 4));
    expect(sobolPoints(16, 4, 3)).toEqual(sobolPoints(32, 4, 3).slice(0, 16));
    const many = sobolPoints(200, MOST_DIMENSIONS + 2, 3).map((p) => p[MOST_DIMENSIONS + 1]);
    expect(new Set(many).size).toBe(200);
    expect(Math.abs(many.reduce((a, b) => a + b) / 200 - 0.5)).toBeLessThan(0.1);
    expect(sobolPoints(0, 3)).toEqual([]);
  });
});

describe('random streams', () => {
  it('are uniform and normal, repeat themselves, and do not repeat each other', () => {
    const random = new RandomStream(11);
    const uniform = Array.from({ length: 20_000 }, () => random.uniform());
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    const moment = (numbers: readonly number[], k: number) => numbers.reduce((s, v) => s + v ** k, 0) / numbers.length;
    for (const k of [1, 2, 3, 4]) expect(Math.abs(moment(uniform, k) - 1 / (k + 1))).toBeLessThan(0.01);
    for (const [k, value, error] of [
      [1, 0, 1],
      [2, 1, 1.41],
      [3, 0, 3.9],
      [4, 3, 9.8],
    ])
      expect(Math.abs(moment(normal, k) - value)).toBeLessThan((4 * error) / Math.sqrt(20_000));
    const first = (seed: number, stream: number) => new RandomStream(seed, stream).uniform();
    expect(first(1, 0)).toBe(first(1, 0));
    expect(new Set([first(1, 0), first(1, 1), first(1, 2), first(2, 0), first(0, 0)]).size).toBe(5);
  });
});
