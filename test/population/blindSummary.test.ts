import { describe, expect, it } from 'vitest';
import { summaryOf } from '../../src/population/blindSummary.js';
import { builtInPopulation } from '../../src/population/builtInPopulation.js';
import { withDead } from '../../src/population/deadCells.js';
import { deviation, quantityError } from '../../src/population/modelError.js';
import { probabilityOfOrder } from '../../src/population/orderProbability.js';
import { drawsOf, priorModelError } from '../../src/population/population.js';
import { varianceShares } from '../../src/population/variance.js';

const row = (quantity: string, unit: string, published: number, median: number, half: number) => ({
  study: 's',
  scenario: 'a.yaml',
  variant: 'v',
  quantity,
  unit,
  cycle: 1,
  published,
  median,
  low90: median - half,
  high90: median + half,
  given: false,
  draws: 1,
});

describe('the summary of blind predictions', () => {
  it('counts numbers in their bands and takes medians by kind', () => {
    const rows = [
      row('dischargeCapacity', 'mAh/g', 200, 180, 25),
      row('dischargeCapacity', 'mAh/g', 100, 104, 1),
      row('retention', '%', 80, 74, 10),
      row('coulombicEfficiency', '%', 85, 82, 4),
      row('cathodeResistance', 'Ohm cm2', 50, 100, 60),
    ];
    const orderings = [0.8, 0.4, 0.5].map((probability) => ({ study: 's', statement: '', probability }));
    expect(summaryOf(rows, orderings)).toEqual({
      coverage90: 0.8,
      medianAbsolute: { capacity: 7, retention: 6, efficiency: 3, resistance: 2 },
      orderings: { right: 1, of: 3 },
    });
  });

  it('thinks an order as probable as draws show it, equal ones included where the paper says so', () => {
    expect(
      probabilityOfOrder(
        [
          [3, 1, 3, Number.NaN],
          [2, 2, 2, 2],
          [1, 1, 2.1, 1],
        ],
        0,
      ),
    ).toBeCloseTo(1 / 3, 12);
    expect(
      probabilityOfOrder(
        [
          [3, 1],
          [2, 1.05],
        ],
        0.1,
      ),
    ).toBe(1);
  });
});

it('a cell without any capacity has 0 where others have some, and one whose run failed has no value', () => {
  const values = [150, Number.NaN, Number.NaN];
  expect(withDead('dischargeCapacity', values, (draw) => draw !== 2)).toEqual([150, 0, Number.NaN]);
  expect(withDead('retention', values, () => true)).toEqual([150, 0, 0]);
  expect(withDead('coulombicEfficiency', values, () => true)).toEqual(values);
  expect(withDead('dischargeCapacity', [Number.NaN], () => true)).toEqual([Number.NaN]);
});

describe('the error of the laws', () => {
  const modelError = priorModelError;

  it('of a retention grows with cycles up to 8 points, of a capacity begins at 8 %', () => {
    const retention = quantityError('retention', '%', modelError);
    expect([0, 25, 50, 500].map((since) => 100 * deviation(retention, since))).toEqual([0, 4, 8, 8]);
    const capacity = quantityError('dischargeCapacity', 'mAh/g', modelError);
    expect(deviation(capacity, 0)).toBe(0.08);
    expect(deviation(capacity, 50)).toBeCloseTo(0.08 * Math.SQRT2, 12);
  });

  it('of an efficiency is a share of what is lost, however it is written', () => {
    for (const [unit, whole] of [
      ['%', 100],
      ['1', 1],
    ] as const) {
      const { to, from, level } = quantityError('coulombicEfficiency', unit, modelError);
      expect(from(to(0.85 * whole))).toBeCloseTo(0.85 * whole, 12);
      expect(from(to(0.85 * whole) + level)).toBeCloseTo((1 - 0.15 * Math.exp(0.25)) * whole, 12);
    }
  });

  it('stands beside recipe and constants in the variance', () => {
    const { constants } = builtInPopulation;
    const draws = drawsOf(builtInPopulation, 256, 1);
    const names = constants.map(({ name }) => name);
    const [growth, rest] = [names.indexOf('growth'), names.indexOf('fabricationPressure')];
    const values = draws.map((z) => 2 * z[growth] + z[rest]);
    const shares = varianceShares(values, draws, constants, new Set([growth, rest]), Math.sqrt(5));
    expect(shares.law).toBeCloseTo(0.5, 1);
    expect(shares.constants).toBeCloseTo(0.4, 1);
    expect(shares.recipe).toBeCloseTo(0.1, 1);
  });
});
