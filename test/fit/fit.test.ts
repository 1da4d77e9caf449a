import { afterAll, describe, expect, test } from 'vitest';
import { type FitOptions, fitProblem } from '../../src/fit/fit.js';
import type { FitParameter, FitProblem } from '../../src/fit/problem.js';
import { type CellPool, openCellPool } from '../../src/fit/runs/cellPool.js';
import { ProblemEvaluation } from '../../src/fit/runs/problemEvaluation.js';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';
import { Interrupted } from '../../src/study/pool.js';
import { contact, problemOf, rate } from './suggestCells.js';

const cycling = (count: number) =>
  `  - cycling: { cycles: ${count}, charge: 0.5C, discharge: 0.5C, window: [1.35 V vs LTO, 2.75 V vs LTO] }`;
const truth = [1.2e-21, 0.04];
const cycles = [1, 2, 3, 4, 5, 6, 7, 8];

/** Noisy data that the problem's own model has made at `values`. */
async function measuredAt(
  problem: FitProblem,
  values: readonly number[],
  pool: CellPool,
  seed: number,
  noise = 1,
): Promise<FitProblem> {
  const exact = await new ProblemEvaluation(problem, pool).at(values, problem.parameters, [], 'all');
  const random = new RandomStream(seed);
  const data = problem.data.map((datum, i) => ({
    ...datum,
    measured: exact[i] + noise * datum.error * random.normal(),
  }));
  return { ...problem, data };
}

const capacities = (variant: string) => ({ variant, quantity: 'dischargeCapacity', unit: 'mAh/g', cycles, error: 0.1 });
const resistances = (variant: string) => ({
  variant,
  quantity: 'interfaceResistance',
  unit: 'Ohm cm2',
  cycles: [2, 4, 6, 8],
  error: 0.2,
});

function started(parameters: readonly FitParameter[]): FitProblem {
  return problemOf([capacities('bare'), resistances('bare')], parameters, { protocol: cycling(8) });
}

const pool = await openCellPool();
afterAll(() => pool.close());

const fitted = (problem: FitProblem, more: Partial<FitOptions> = {}) =>
  fitProblem({ ...problem, suggest: false }, { pool, ...more });

describe('a fit', () => {
  test('finds what the data were made with, within its intervals', async () => {
    const problem = await measuredAt(started([rate, contact]), truth, pool, 7);
    const result = await fitted(problem);
    expect(result.status).toBe('converged');
    for (const [j, { interval, value, error }] of result.parameters.entries()) {
      expect(Math.abs(value - truth[j])).toBeLessThan(3 * error);
      expect(interval.low!).toBeLessThan(truth[j] * 1.02);
      expect(interval.high!).toBeGreaterThan(truth[j] * 0.98);
    }
    expect(result.scatter).toBeGreaterThan(0.6);
    expect(result.scatter).toBeLessThan(1.5);
    expect(result.rank).toBe(2);
    expect(result.parameters.map(({ determination }) => determination)).toEqual(['well', 'well']);
    expect(result.evaluations).toBeLessThan(60);
    expect(result.cost).toBeLessThan(result.startCost / 10);
  });

  test('is the same to the last bit from the answers of a run that was cut off', async () => {
    const problem = await measuredAt(started([rate, contact]), truth, pool, 8);
    const log = new Map<string, readonly number[]>();
    const keep = {
      get: (key: string) => log.get(key),
      put: (key: string, values: readonly number[]) => void log.set(key, values),
    };
    const whole = await fitted(problem, { log: keep });
    const half = new Map([...log].slice(0, 15));
    let made = 0;
    const resumed = await fitted(problem, {
      log: {
        get: (key) => half.get(key),
        put: () => {
          made++;
        },
      },
    });
    expect(made).toBe(log.size - half.size);
    expect({ ...resumed, runs: 0 }).toEqual({ ...whole, runs: 0 });
  });

  test('keeps the best when it is interrupted', async () => {
    const problem = await measuredAt(started([rate, contact]), truth, pool, 9);
    let enough = false;
    const broken: CellPool = {
      ...pool,
      run: (job) => (enough ? Promise.reject(new Interrupted()) : pool.run(job)),
    };
    let first = Number.NaN;
    const result = await fitProblem(problem, {
      pool: broken,
      onProgress: ({ cost }) => {
        if (Number.isNaN(first)) first = cost;
        enough ||= cost < first;
      },
    });
    expect(result.status).toBe('interrupted');
    expect(result.cost).toBeLessThan(result.startCost);
    expect(result.parameters[0].determination).toBe('unknown');
    expect(result.suggestions).toEqual([]);
  });

  test('adapts standard errors that are wrong, but not when they are known', async () => {
    const problem = await measuredAt(started([rate, contact]), truth, pool, 10, 3);
    const free = { ...problem, uncertainty: { ...problem.uncertainty, knownErrors: false } };
    const [known, adapted] = [await fitted(problem), await fitted(free)];
    expect(adapted.scatter).toBeGreaterThan(2);
    expect(adapted.scatter).toBeLessThan(4);
    expect(adapted.parameters[0].error / known.parameters[0].error).toBeCloseTo(adapted.scatter, 0);
  });

  test('says when two numbers cannot be told apart', async () => {
    const conductivity: FitParameter = {
      ...rate,
      path: 'cell.cathode.interphase.conductivity',
      unit: 'S/m',
      lower: 1e-10,
      upper: 1e-7,
      start: 2.6e-9,
    };
    // Enough cycles for the film that was there at first to count little.
    const grown = { ...resistances('bare'), cycles: [2, 5, 8, 12], error: 1 };
    const only = problemOf([grown], [rate, conductivity], { protocol: cycling(12) });
    const result = await fitted(await measuredAt(only, [1.2e-21, 2.6e-9], pool, 11));
    expect(result.rank).toBe(1);
    expect(result.verdicts.join(' ')).toContain('cannot be told apart by resistance alone');
    // Parabolic growth: the resistance is sqrt(k t)/sigma, so that ln k goes twice as far as ln sigma.
    const [{ weights }] = result.weakDirections;
    expect(weights[0].weight / weights[1].weight).toBeCloseTo(2, 1);
  });

  test('staged, ends where all at once does', async () => {
    const problem = await measuredAt(started([rate, contact]), truth, pool, 12);
    const staged = await fitted({ ...problem, search: { ...problem.search, method: 'staged' } });
    const together = await fitted(problem);
    for (const [j, { value, error }] of together.parameters.entries())
      expect(Math.abs(staged.parameters[j].value - value)).toBeLessThan(0.2 * error);
  });
});

describe('profiles', () => {
  test('agree with linear theory where the problem is nearly linear', async () => {
    const problem = await measuredAt(started([rate, contact]), truth, pool, 13);
    const result = await fitted({ ...problem, uncertainty: { ...problem.uncertainty, profiles: 'all' } });
    for (const { profile } of result.parameters) {
      expect(profile!.stretch).toBeGreaterThan(0.8);
      expect(profile!.stretch).toBeLessThan(1.25);
    }
    expect(result.evaluations).toBeLessThan(130);
  });
});

describe('Markov chains', () => {
  test('agree with linear theory where the problem is nearly linear', async () => {
    const start = started([rate, contact]);
    const problem = await measuredAt(start, truth, pool, 14);
    const wished = { ...problem, uncertainty: { ...problem.uncertainty, samples: 320, bandRuns: 4 } };
    const result = await fitted(wished);
    for (const { value, error, posterior } of result.parameters) {
      expect(Math.abs(posterior!.median - value)).toBeLessThan(0.7 * error);
      const half = (posterior!.interval.high! - posterior!.interval.low!) / 2;
      expect(half / (1.96 * error)).toBeGreaterThan(0.5);
      expect(half / (1.96 * error)).toBeLessThan(1.6);
      expect(posterior!.agreement).toBeLessThan(1.5);
    }
    const [band] = result.bands;
    expect(band.cycle[0]).toBe(1);
    band.best.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(band.low[i]);
      expect(band.dataHigh[i]).toBeGreaterThanOrEqual(band.high[i]);
    });
  });
});
