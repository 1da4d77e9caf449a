import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { leastSquares, leastSquaresSearch, type Progress } from '../../src/numerics/search/leastSquares.js';

const rosenbrock = ([x, y]: Float64Array) => [10 * (y - x * x), 1 - x];

/** Standard normal numbers (Box-Muller), the same each time. */
function normal(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  const uniform = () => (generator.next() / 2 ** 32 + 0.5) * (1 - 1e-9) + 5e-10;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

// NIST Statistical Reference Datasets, nonlinear regression: Misra1a (lower difficulty) and Thurber (higher difficulty).
const misra = {
  x: [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760],
  y: [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78],
};
const thurber = {
  x: [
    -3.067, -2.981, -2.921, -2.912, -2.84, -2.797, -2.702, -2.699, -2.633, -2.481, -2.363, -2.322, -1.501, -1.46,
    -1.274, -1.212, -1.1, -1.046, -0.915, -0.714, -0.566, -0.545, -0.4, -0.309, -0.109, -0.103, 0.01, 0.119, 0.377,
    0.79, 0.963, 1.006, 1.115, 1.572, 1.841, 2.047, 2.2,
  ],
  y: [
    80.574, 84.248, 87.264, 87.195, 89.076, 89.608, 89.868, 90.101, 92.405, 95.854, 100.696, 101.06, 401.672, 390.724,
    567.534, 635.316, 733.054, 759.087, 894.206, 990.785, 1090.109, 1080.914, 1122.643, 1178.351, 1260.531, 1273.514,
    1288.339, 1327.543, 1353.863, 1414.509, 1425.208, 1421.384, 1442.962, 1464.35, 1468.705, 1447.894, 1457.628,
  ],
};

describe('least squares', () => {
  it('reaches the end of the valley of Rosenbrock', () => {
    const fit = leastSquares({ parameters: [{ start: -1.2 }, { start: 1 }], residuals: rosenbrock });
    expect(fit.converged).toBe(true);
    expect(fit.values[0]).toBeCloseTo(1, 8);
    expect(fit.values[1]).toBeCloseTo(1, 8);
    expect(fit.evaluations).toBeLessThan(120);
  });

  it.each([
    [500, 1e-4, 'linear'],
    [250, 5e-4, 'linear'],
    [500, 1e-4, 'log'],
  ] as const)('meets the certified values and errors of Misra1a from (%d, %d), %s', (b1, b2, scale) => {
    const fit = leastSquares(
      {
        parameters: [
          { name: 'b1', start: b1, scale },
          { name: 'b2', start: b2, scale },
        ],
        residuals: ([p, q]) => misra.x.map((x, i) => p * (1 - Math.exp(-q * x)) - misra.y[i]),
      },
      { differences: 'central' },
    );
    expect(fit.converged).toBe(true);
    expect(fit.named.b1 / 238.94212918).toBeCloseTo(1, 6);
    expect(fit.named.b2 / 5.5015643181e-4).toBeCloseTo(1, 6);
    expect((2 * fit.cost) / 1.2455138894e-1).toBeCloseTo(1, 8);
    expect(fit.errors[0] / 2.7070075241).toBeCloseTo(1, 5);
    expect(fit.errors[1] / 7.2668688436e-6).toBeCloseTo(1, 5);
    expect(fit.rank).toBe(2);
  });

  it('meets the certified values of Thurber from the far start', () => {
    const certified = [
      1288.13968, 1491.0792535, 583.23836877, 75.416644291, 0.96629502864, 0.39797285797, 0.049727297349,
    ];
    const fit = leastSquares(
      {
        parameters: [1000, 1000, 400, 40, 0.7, 0.3, 0.03].map((start) => ({ start })),
        residuals: ([a, b, c, d, e, f, g]) =>
          thurber.x.map((x, i) => (a + x * (b + x * (c + x * d))) / (1 + x * (e + x * (f + x * g))) - thurber.y[i]),
      },
      { differences: 'central' },
    );
    expect(fit.converged).toBe(true);
    expect((2 * fit.cost) / 5642.7082397).toBeCloseTo(1, 8);
    for (const [j, value] of certified.entries()) expect(fit.values[j] / value).toBeCloseTo(1, 5);
  });

  it('stays in its box, and finds the constrained minimum on a bound', () => {
    const seen: number[] = [];
    const fit = leastSquares({
      parameters: [{ start: -1.2, upper: 0.5 }, { start: 1 }],
      residuals: (p) => {
        seen.push(p[0]);
        return rosenbrock(p);
      },
    });
    expect(Math.max(...seen)).toBeLessThanOrEqual(0.5);
    expect(fit.converged).toBe(true);
    expect(fit.values[0]).toBe(0.5);
    expect(fit.values[1]).toBeCloseTo(0.25, 8);
    expect(fit.atBound).toEqual(['upper', undefined]);
    expect(fit.errors[0]).toBeNaN();
    // A start on the wrong bound is left again.
    const leaves = leastSquares({
      parameters: [
        { start: 3, upper: 3 },
        { start: 5, lower: -2, upper: 5 },
      ],
      residuals: rosenbrock,
    });
    expect(leaves.values[0]).toBeCloseTo(1, 7);
  });

  it.each([
    ['lower', -1],
    ['upper', 1],
  ] as const)('names the %s bound that a number ends at, and none for one inside', (bound, sign) => {
    const fit = leastSquares({
      parameters: [
        { start: 0, lower: -2, upper: 2 },
        { start: 1, lower: -2, upper: 2 },
      ],
      residuals: ([p, q]) => [p - 3 * sign, q - 0.5],
    });
    expect(fit.values[0]).toBe(2 * sign);
    expect([...fit.atBound]).toEqual([bound, undefined]);
  });

  it('has the covariance of linear theory, known and estimated variance', () => {
    const random = normal(3);
    const x = Array.from({ length: 40 }, (_, i) => i / 10);
    const y = x.map((v) => 2 - 3 * v + 0.1 * random());
    const problem = {
      parameters: [{ start: 0 }, { start: 0 }],
      residuals: ([a, b]: Float64Array) => x.map((v, i) => (a + b * v - y[i]) / 0.1),
    };
    const mean = x.reduce((s, v) => s + v, 0) / 40;
    const spread = x.reduce((s, v) => s + (v - mean) ** 2, 0);
    const slopeError = 0.1 / Math.sqrt(spread);
    const known = leastSquares(problem, { knownVariance: true });
    expect(known.errors[1] / slopeError).toBeCloseTo(1, 6);
    expect(known.correlation[1]).toBeCloseTo(-mean / Math.sqrt(spread / 40 + mean * mean), 6);
    const estimated = leastSquares(problem);
    expect(estimated.errors[1] / slopeError).toBeCloseTo(Math.sqrt((2 * known.cost) / 38), 6);
    expect(Math.abs(known.values[1] + 3)).toBeLessThan(4 * slopeError);
    expect(known.evaluations).toBeLessThan(14);
  });

  it('covers the truth as often as its errors say', () => {
    const random = normal(8);
    const x = Array.from({ length: 30 }, (_, i) => i / 6);
    let inside = 0;
    for (let run = 0; run < 300; run++) {
      const y = x.map((v) => 2 * Math.exp(-v) + 0.05 * random());
      const fit = leastSquares({
        parameters: [
          { start: 1, scale: 'log' },
          { start: 0.5, scale: 'log' },
        ],
        residuals: ([a, k]) => x.map((v, i) => a * Math.exp(-k * v) - y[i]),
      });
      if (Math.abs(fit.values[1] - 1) < 1.96 * fit.errors[1]) inside++;
    }
    // 95 % of 300, binomial standard deviation 3.8.
    expect(inside).toBeGreaterThan(285 - 16);
    expect(inside).toBeLessThan(300);
  });

  it('says which parameters the data cannot tell apart', () => {
    const x = [0, 1, 2, 3, 4];
    const fit = leastSquares({
      parameters: [{ start: 1 }, { start: 1 }, { start: 0 }],
      residuals: ([a, b, c]) => x.map((v) => (a + b) * v + c - 3 * v - 1),
    });
    expect(fit.values[0] + fit.values[1]).toBeCloseTo(3, 7);
    expect(fit.rank).toBe(2);
    expect(fit.singularValues[2]).toBeLessThan(1e-7);
    expect([...fit.errors.slice(0, 2)]).toEqual([Infinity, Infinity]);
    expect(fit.errors[2]).toBeLessThan(1e-6);
    const unused = leastSquares({ parameters: [{ start: 1 }, { start: 7 }], residuals: ([a]) => [a - 2, a - 4] });
    expect(unused.values[0]).toBeCloseTo(3, 8);
    expect(unused.values[1]).toBe(7);
    expect(unused.rank).toBe(1);
  });

  it.each(['soft-l1', 'huber'] as const)('ignores outliers with %s loss', (loss) => {
    const random = normal(4);
    const x = Array.from({ length: 50 }, (_, i) => i / 10);
    const y = x.map((v, i) => 1 + 2 * v + 0.02 * random() + (i % 10 === 3 ? 5 : 0));
    const problem = {
      parameters: [{ start: 0 }, { start: 0 }],
      residuals: ([a, b]: Float64Array) => x.map((v, i) => a + b * v - y[i]),
    };
    const plain = leastSquares(problem);
    const robust = leastSquares(problem, { loss, lossScale: 0.05 });
    expect(robust.converged).toBe(true);
    expect(Math.abs(robust.values[0] - 1)).toBeLessThan(0.03);
    expect(Math.abs(plain.values[0] - 1)).toBeGreaterThan(0.3);
  });

  it('takes a given Jacobian, which saves the differences', () => {
    const problem = { parameters: [{ start: -1.2 }, { start: 2, scale: 'log' as const }], residuals: rosenbrock };
    const given = leastSquares({ ...problem, jacobian: ([x]) => [-20 * x, 10, -1, 0] });
    const differences = leastSquares(problem);
    for (const fit of [given, differences]) expect(fit.values[1]).toBeCloseTo(1, 7);
    expect(given.evaluations).toBeLessThan(differences.evaluations / 2);
  });

  it('needs fewer evaluations with secant updates, and finds the same', () => {
    const start = [1.5, 0.8, 0.5, 2.5, 0.2];
    const x = Array.from({ length: 60 }, (_, i) => i / 10);
    const model = ([a, b, c, d, e]: ArrayLike<number> & Iterable<number>) =>
      x.map((t) => a * Math.exp(-b * t) + c * Math.exp(-d * t) + e);
    const y = model([1, 0.5, 1, 3, 0.1]);
    const problem = {
      parameters: start.map((value) => ({ start: value })),
      residuals: (p: Float64Array) => model(p).map((v, i) => v - y[i]),
    };
    const plain = leastSquares(problem);
    const secant = leastSquares(problem, { secantUpdates: 4 });
    expect(secant.values[1]).toBeCloseTo(0.5, 5);
    expect(secant.evaluations).toBeLessThan(plain.evaluations);
  });

  it('goes around places where the residuals cannot be computed', () => {
    const fit = leastSquares({
      parameters: [{ start: 4 }],
      residuals: ([a]) => (a < 0 ? undefined : [Math.sqrt(a) - 0.1, 2 * (Math.sqrt(a) - 0.1)]),
    });
    expect(fit.values[0]).toBeCloseTo(0.01, 6);
    const nowhere = leastSquares({ parameters: [{ start: 1 }], residuals: () => [Number.NaN] });
    expect(nowhere.ending).toBe('start');
    expect(nowhere.converged).toBe(false);
  });

  it('reports its best, stops when asked or when its evaluations are used up, and repeats itself', () => {
    const problem = { parameters: [{ start: -1.2 }, { start: 1 }], residuals: rosenbrock };
    const costs: number[] = [];
    const stopped = leastSquares(problem, {
      onProgress: (best: Progress) => {
        costs.push(best.cost);
        return best.iteration >= 5;
      },
    });
    expect(stopped.ending).toBe('stopped');
    expect(costs.length).toBeGreaterThan(2);
    expect([...costs].sort((a, b) => b - a)).toEqual(costs);
    const short = leastSquares(problem, { maxEvaluations: 9, covariance: false });
    expect(short.ending).toBe('evaluations');
    expect(short.evaluations).toBeLessThanOrEqual(11);
    expect(leastSquares(problem)).toEqual(leastSquares(problem));
  });

  it('takes the same path when others evaluate, and returns its best when they give up', () => {
    const parameters = [{ start: -1.2 }, { start: 1, upper: 0.8 }];
    const lists: number[] = [];
    const follow = (most: number) => {
      const search = leastSquaresSearch({ parameters });
      let next = search.next();
      for (let given = 0; !next.done; given++) {
        lists.push(next.value.length);
        next = search.next(given < most ? next.value.map((p) => rosenbrock(p)) : 'stop');
      }
      return next.value;
    };
    const whole = follow(Infinity);
    expect(whole).toEqual(leastSquares({ parameters, residuals: rosenbrock }));
    // All columns of a Jacobian are asked for together.
    expect(new Set(lists)).toEqual(new Set([1, 2]));
    const given = follow(7);
    expect(given.ending).toBe('stopped');
    expect(given.cost).toBeGreaterThan(whole.cost);
    const [x, y] = given.residuals;
    expect(given.cost).toBeCloseTo(0.5 * (x * x + y * y), 12);
    expect(follow(0).ending).toBe('stopped');
  });
});
