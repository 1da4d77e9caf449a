import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitProblem } from '../../src/fit/fit.js';
import { type CellPool, openCellPool } from '../../src/fit/runs/cellPool.js';
import type { Interval } from '../../src/results/fit.js';
import { measured, problemOf, type Series, truthOf } from './coverageCell.js';

const every = [1, 2, 3, 4, 5, 6, 7, 8];
const capacity: Series = { quantity: 'dischargeCapacity', unit: 'mAh/g', error: '0.4 mAh/g', cycles: every };
const charge: Series = { quantity: 'chargeCapacity', unit: 'mAh/g', error: '0.4 mAh/g', cycles: every };
const resistance: Series = { quantity: 'interfaceResistance', unit: 'Ohm cm2', error: '5 %', cycles: [2, 5, 8] };

const growth = 'parameter: mechanisms.interphase.parabolicRate, from: 1e-24 m2/s, to: 1e-18 m2/s, scale: log';
const contact = 'parameter: mechanisms.contactLoss.rate, from: 1e-4, to: 10, scale: log';
const contacts = 'parameter: cell.extraResistance, from: 0 Ohm cm2, to: 200 Ohm cm2';
const film = 'parameter: cell.cathode.interphase.conductivity, from: 1e-10 S/m, to: 1e-6 S/m, scale: log';

let pool: CellPool;
beforeAll(async () => {
  pool = await openCellPool({ threads: 0 });
});
afterAll(() => pool.close());

const holds = ({ low = -Infinity, high = Infinity }: Interval, value: number): boolean => low <= value && value <= high;

describe('known parameters are recovered from noisy data', () => {
  const truth = [2e-21, 0.2, 25];
  const three = [growth, contact, contacts];

  it('with 95 % intervals that hold them in 90 to 99 of 100 repetitions', async () => {
    const problem = await problemOf([charge, capacity, resistance], three);
    const exact = await truthOf(problem, truth, pool);
    const repetitions = 100;
    const covered = truth.map(() => 0);
    const deviation = truth.map(() => 0);
    for (let seed = 1; seed <= repetitions; seed++) {
      // The data scatter more than the file says.
      const { parameters, status } = await fitProblem(measured(problem, exact, seed, 1.3), { pool });
      expect(status).toBe('converged');
      parameters.forEach(({ interval, value, error, scale }, j) => {
        if (holds(interval, truth[j])) covered[j]++;
        const away = scale === 'log' ? Math.log(value / truth[j]) / (error / value) : (value - truth[j]) / error;
        deviation[j] += away / repetitions;
      });
    }
    for (const count of covered) {
      expect(count).toBeGreaterThanOrEqual(90);
      expect(count).toBeLessThanOrEqual(99);
    }
    // Without bias: in standard errors, the mean of 100 normal numbers is within 0.3 of zero.
    for (const mean of deviation) expect(Math.abs(mean)).toBeLessThan(0.3);
  });

  it('with profiles that say what linear theory says where that holds', async () => {
    const problem = await problemOf(
      [charge, capacity, resistance],
      three,
      'uncertainty: { profiles: all, bandRuns: 0 }\nsuggest: false',
    );
    const exact = await truthOf(problem, truth, pool);
    const repetitions = 8;
    let covered = 0;
    const ratios: number[] = [];
    for (let seed = 1; seed <= repetitions; seed++) {
      const { parameters } = await fitProblem(measured(problem, exact, seed), { pool });
      parameters.forEach(({ profile, interval, scale, determination }, j) => {
        const found = profile!.interval;
        if (holds(found, truth[j])) covered++;
        expect(determination).toBe('well');
        const width = ({ low, high }: Interval): number => (scale === 'log' ? Math.log(high! / low!) : high! - low!);
        ratios.push(width(found) / width(interval));
      });
    }
    // Differences of simulations carry some of their noise into the linear errors, one repetition more than another.
    ratios.sort((a, b) => a - b);
    expect(Math.abs(ratios[ratios.length >> 1] - 1)).toBeLessThan(0.05);
    expect(ratios[0]).toBeGreaterThan(0.7);
    expect(ratios[ratios.length - 1]).toBeLessThan(1.4);
    // Of 24 intervals at 95 %, fewer than 20 hold the truth once in three hundred times.
    expect(covered).toBeGreaterThanOrEqual(20);
  });
});

describe('what the data cannot see', () => {
  it('is said: growth and conductivity of a film by capacity alone', async () => {
    const more = 'uncertainty: { profiles: all, bandRuns: 0 }';
    const problem = await problemOf([capacity], [growth, film], more);
    const exact = await truthOf(problem, [2e-21, 2e-8], pool);
    const result = await fitProblem(measured(problem, exact, 1), { pool });
    const { parameters, correlation, weakDirections, rank, verdicts, suggestions } = result;
    expect(rank).toBe(1);
    expect(correlation[0][1]).toBeGreaterThan(0.99);
    expect(weakDirections).toHaveLength(1);
    expect(weakDirections[0].weights.map(({ path }) => path).sort()).toEqual(parameters.map(({ path }) => path).sort());
    expect(verdicts.join(' ')).toContain('cannot be told apart by capacity alone');
    for (const { determination, verdict } of parameters) {
      expect(['poorly', 'not']).toContain(determination);
      expect(verdict).toContain('trades with');
    }
    // Along the valley one of them reaches its bound before the data object.
    const ends = parameters.map(({ profile }) => profile!.interval);
    expect(ends.some(({ low, high }) => low === undefined || high === undefined)).toBe(true);
    expect(suggestions[0].factor).toBeLessThan(0.95);

    // With resistances the valley is closed at both ends, narrow as it is: both are known to their size.
    const both = await problemOf([capacity, resistance], [growth, film], more);
    const seen = await truthOf(both, [2e-21, 2e-8], pool);
    const told = await fitProblem(measured(both, seen, 1), { pool });
    expect(told.rank).toBe(2);
    expect(told.weakDirections).toEqual([]);
    told.parameters.forEach(({ profile, determination }, j) => {
      expect(determination).not.toBe('not');
      expect(holds(profile!.interval, [2e-21, 2e-8][j])).toBe(true);
    });
  });

  it('is a law of another shape: residuals go together and intervals widen', async () => {
    const cycles = Array.from({ length: 30 }, (_, i) => i + 1);
    const long: Series = { ...capacity, cycles };
    const thirty = ['protocol[0].cycling.cycles=30'];
    const right = await problemOf([long], [growth, contact], undefined, thirty);
    const without = await problemOf([long], [growth], undefined, [...thirty, 'mechanisms.contactLoss=false']);
    const exact = await truthOf(right, [2e-21, 0.5], pool);
    const wrong = await fitProblem(measured(without, exact, 1), { pool });
    expect(wrong.series[0].autocorrelation).toBeGreaterThan(0.6);
    expect(wrong.inflation).toBeGreaterThan(1.5);
    expect(wrong.scatter).toBeGreaterThan(2);
    expect(wrong.verdicts.join(' ')).toContain('the law has another shape than the data');
    const good = await fitProblem(measured(right, exact, 1), { pool });
    expect(Math.abs(good.series[0].autocorrelation)).toBeLessThan(0.4);
    expect(good.inflation).toBeLessThan(1.2);
    expect(good.aicc).toBeLessThan(wrong.aicc - 10);
    good.parameters.forEach(({ interval }, j) => {
      expect(holds(interval, [2e-21, 0.5][j])).toBe(true);
    });
  });
});
