import { describe, expect, test } from 'vitest';
import { informationCriteria, quasiCriteria } from '../../src/fit/laws/informationCriterion.js';
import type { FitParameter, FitProblem } from '../../src/fit/problem.js';
import type { ProblemEvaluation } from '../../src/fit/runs/problemEvaluation.js';
import type { Solution } from '../../src/fit/search/solution.js';
import { parameterResults, quantileOf } from '../../src/fit/uncertainty/parameterResult.js';
import { drawParameters, predictionBands } from '../../src/fit/uncertainty/predictionBand.js';
import type { Context } from '../../src/fit/uncertainty/verdict.js';
import { problemOf } from './openedFit.js';

const uncertainty = (level: number, knownErrors = false) => ({
  uncertainty: { level, knownErrors } as FitProblem['uncertainty'],
});

/** Student's t as statistics books print it, two-sided. */
const printed: readonly (readonly [level: number, degreesOfFreedom: number, t: number])[] = [
  [0.95, 1, 12.706],
  [0.95, 2, 4.303],
  [0.95, 5, 2.571],
  [0.95, 10, 2.228],
  [0.95, 30, 2.042],
  [0.95, Infinity, 1.96],
  [0.9, 5, 2.015],
  [0.99, 10, 3.169],
];

test.each(printed)('an interval of %d with %d degrees of freedom reaches %d standard errors', (level, dof, t) => {
  expect(quantileOf(uncertainty(level), dof)).toBeCloseTo(t, 3);
  // Errors that are known, and those that nothing can be said against, take the normal distribution.
  const normal = { 0.9: 1.645, 0.95: 1.96, 0.99: 2.576 }[level]!;
  expect(quantileOf(uncertainty(level, true), dof)).toBeCloseTo(normal, 3);
  expect(quantileOf(uncertainty(level), 0)).toBeCloseTo(normal, 3);
});

const parameter = (path: string, more: Partial<FitParameter>): FitParameter => ({
  path,
  also: [],
  unit: '',
  scale: 'linear',
  lower: 0,
  upper: 100,
  start: 7,
  stage: 'films',
  ...more,
});

test('intervals by linear theory: value and t errors, on a log scale as a factor, open beyond a bound', () => {
  const parameters = [
    parameter('plain', {}),
    parameter('factor', { scale: 'log', lower: 1e-6, upper: 1 }),
    parameter('high', { upper: 50.5 }),
    parameter('lost', {}),
    parameter('held', {}),
  ];
  const problem = { parameters, ...uncertainty(0.95) };
  const solution = {
    problem,
    best: { values: [50, 0.001, 50, 20, 0], atBound: [undefined, undefined, undefined, undefined, 'lower'] },
    known: { errors: [2, 0.1, 0.3, Infinity, Number.NaN], fromPrior: [0.25], degreesOfFreedom: 5 },
  } as unknown as Solution;
  const context: Context = {
    parameters,
    correlation: parameters.map(() => []),
    series: [],
    suggestions: [],
  } as unknown as Context;
  const [plain, factor, high, lost, held] = parameterResults(
    problem as unknown as FitProblem,
    solution,
    new Map(),
    undefined,
    context,
  );
  const t = 2.5706;
  expect(plain.interval.low).toBeCloseTo(50 - 2 * t, 3);
  expect(plain.interval.high).toBeCloseTo(50 + 2 * t, 3);
  expect([plain.value, plain.error, plain.start, plain.fromPrior]).toEqual([50, 2, 7, 0.25]);
  expect(factor.interval.low! / (0.001 * Math.exp(-0.1 * t))).toBeCloseTo(1, 4);
  expect(factor.interval.high! / (0.001 * Math.exp(0.1 * t))).toBeCloseTo(1, 4);
  // The error of ln p is one of p times 1/p.
  expect(factor.error).toBeCloseTo(0.0001, 12);
  expect(high.interval.low).toBeCloseTo(50 - 0.3 * t, 3);
  expect(high.interval).not.toHaveProperty('high');
  expect([lost.interval, lost.error, lost.determination]).toEqual([{}, Infinity, 'not']);
  expect([held.interval, held.atBound, held.determination]).toEqual([{}, 'lower', 'bound']);
});

describe('information criteria', () => {
  test('of twenty data, three numbers and a sum of squares of 5 are those of the books', () => {
    // k = 4 with the variance; 20 ln(5/20) = -27.7259
    const { aic, aicc, bic } = informationCriteria(20, 3, 5);
    expect(aic).toBeCloseTo(-27.7259 + 8, 4);
    expect(aicc).toBeCloseTo(-27.7259 + 8 + 40 / 15, 4);
    expect(bic).toBeCloseTo(-27.7259 + 4 * 2.995732, 4);
  });

  test('with a variance that is given take the sum over it', () => {
    const { aic, aicc, bic } = quasiCriteria(20, 3, 5, 0.25);
    expect(aic).toBeCloseTo(20 + 8, 12);
    expect(aicc).toBeCloseTo(20 + 8 + 40 / 15, 12);
    expect(bic).toBeCloseTo(20 + 4 * Math.log(20), 12);
  });

  test('have no AICc where every datum has its number', () => {
    expect(informationCriteria(6, 4, 1).aicc).toBe(Infinity);
    expect(informationCriteria(7, 4, 1).aicc).toBeCloseTo(informationCriteria(7, 4, 1).aic + 60, 9);
  });
});

test('a prediction band is as wide as its runs scatter, and the next datum as that and its error together', async () => {
  const problem = await problemOf(`title: Made up
scenario: cell.yaml
data:
  - { file: bare.csv, variant: bare }
free:
  - { parameter: mechanisms.interphase.parabolicRate, from: 1e-25 m2/s, to: 1e-20 m2/s, scale: log }
`);
  const best = (cycle: number) => 200 - cycle;
  // Half of the runs 0.1 below for each cycle, half 0.3 above.
  const off = [0, ...Array.from({ length: 16 }, (_, n) => (n % 2 === 0 ? -0.1 : 0.3))];
  let run = 0;
  const evaluation = {
    observe: async (_cell: unknown, observations: readonly { readonly measurement: { readonly cycle: number } }[]) => {
      const shift = off[run++];
      return observations.map(({ measurement: { cycle } }) => best(cycle) + shift * cycle);
    },
  } as unknown as ProblemEvaluation;
  const draws = off.slice(1).map(() => Float64Array.of(3e-22));
  const bands = await predictionBands(problem, evaluation, [3e-22], draws);
  expect(run).toBe(off.length);
  expect(bands.map(({ quantity }) => quantity).sort()).toEqual(['coulombicEfficiency', 'dischargeCapacity']);
  const z = 1.959964;
  for (const band of bands) {
    const s = problem.series.findIndex(({ quantity }) => quantity === band.quantity);
    const errors = problem.data.filter(({ series }) => series === s).map(({ error }) => error);
    const error = Math.sqrt(errors.reduce((sum, e) => sum + e * e, 0) / errors.length);
    expect(error).toBeGreaterThan(0);
    expect(band.unit).toBe(problem.series[s].unit);
    expect(band.cycle).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    band.cycle.forEach((cycle, i) => {
      expect(band.best[i]).toBeCloseTo(best(cycle), 12);
      // Of two equal halves, each side alone has the spread of a symmetric distribution.
      expect(band.low[i]).toBeCloseTo(best(cycle) - z * 0.1 * cycle, 5);
      expect(band.high[i]).toBeCloseTo(best(cycle) + z * 0.3 * cycle, 5);
      expect(band.dataLow[i]).toBeCloseTo(best(cycle) - z * Math.hypot(0.1 * cycle, error), 5);
      expect(band.dataHigh[i]).toBeCloseTo(best(cycle) + z * Math.hypot(0.3 * cycle, error), 5);
    });
  }
});

test('parameters are drawn with the errors and the correlation of linear theory, within the bounds', () => {
  const parameters = [parameter('a', { upper: 1000 }), parameter('b', { scale: 'log', lower: 1e-9, upper: 1 })];
  const root = Math.SQRT1_2;
  const known = {
    directions: [
      { deviation: 0.02, strength: 1, weights: Float64Array.of(root, root) },
      { deviation: 0.01, strength: 0.5, weights: Float64Array.of(root, -root) },
    ],
    units: Float64Array.of(100, 5),
  };
  const draws = drawParameters(parameters, [500, 1e-3], known, 4096, 1);
  expect(draws).toHaveLength(4096);
  const a = draws.map(([value]) => (value - 500) / 100);
  const b = draws.map(([, value]) => Math.log(value / 1e-3) / 5);
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  // Covariance root^2 (0.02^2 +- 0.01^2).
  expect(mean(a)).toBeCloseTo(0, 4);
  expect(mean(b)).toBeCloseTo(0, 4);
  expect(mean(a.map((one) => one * one)) / 2.5e-4).toBeCloseTo(1, 1);
  expect(mean(b.map((one) => one * one)) / 2.5e-4).toBeCloseTo(1, 1);
  expect(mean(a.map((one, i) => one * b[i])) / 1.5e-4).toBeCloseTo(1, 1);
  const narrow = drawParameters(
    [{ ...parameters[0], lower: 499, upper: 501 }, parameters[1]],
    [500, 1e-3],
    known,
    64,
    1,
  );
  expect(Math.min(...narrow.map(([value]) => value))).toBe(499);
  expect(Math.max(...narrow.map(([value]) => value))).toBe(501);
});
