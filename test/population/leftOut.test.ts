import { describe, expect, it } from 'vitest';
import { errorsByKind } from '../../src/population/errorsByKind.js';
import { type CorpusStudy, firstCycles } from '../../src/population/estimation/corpus.js';
import { leaveOneOut } from '../../src/population/estimation/leaveOneOut.js';
import { leftOutValidation } from '../../src/population/estimation/leftOutRows.js';
import type { LinearStudy } from '../../src/population/estimation/linearHierarchy.js';
import { jointPrediction, predictedNumbers } from '../../src/population/estimation/predictLinear.js';
import { quantityError } from '../../src/population/modelError.js';
import type { BlindRow } from '../../src/results/prediction.js';

/** Two numbers that both follow one constant, the second twice as strongly. */
const study: LinearStudy = {
  y: Float64Array.of(1, 5),
  jacobian: Float64Array.of(1, 2),
  noise: Float64Array.of(0.25, 0, 0, 1),
  laws: { capacity: Float64Array.of(0.5, 0.25, 0.25, 0.5) },
};
const population = {
  mean: Float64Array.of(0.5),
  covariance: Float64Array.of(0.36),
  sd: Float64Array.of(0.8),
  laws: { capacity: 2 },
};

const predicted = (given?: readonly number[]) => predictedNumbers(jointPrediction(study, population), study.y, given);

describe('a study as others predict it', () => {
  it('scatters by print, laws, studies and what is not known of their mean', () => {
    const [one, two] = predicted();
    expect([one.mean, two.mean]).toEqual([0.5, 1]);
    expect(one.sd ** 2).toBeCloseTo(0.25 + 2 * 0.5 + 0.36 + 0.64, 12);
    expect(two.sd ** 2).toBeCloseTo(1 + 2 * 0.5 + 4, 12);
  });

  it('moves and narrows by what is given of it, as joint normal numbers do', () => {
    const shared = 2 * 0.25 + 2;
    const [given, other] = predicted([0]);
    expect(given).toEqual(predicted()[0]);
    expect(other.mean).toBeCloseTo(1 + (shared / 2.25) * 0.5, 12);
    expect(other.sd ** 2).toBeCloseTo(6 - shared ** 2 / 2.25, 12);
  });

  it('is not among those that it is predicted from', () => {
    const of = (value: number): LinearStudy => ({ ...study, y: Float64Array.of(value, 2 * value) });
    const priors = [{ sd: 1, error: 3 }];
    const strength = { studies: 3, laws: 0 };
    const others = [1, 1, 1].map(of);
    const left = [100, -100].map(
      (value) =>
        leaveOneOut([...others, of(value)], [...others, of(value)], priors, strength, [[], [], [], []])[3].joint,
    );
    expect(left[0]).toEqual(left[1]);
    expect(left[0].mean[0]).toBeGreaterThan(0.5);
    expect(left[0].mean[0]).toBeLessThan(1);
  });
});

const cell = (name: string) => ({ scenario: 'cell.yaml', prepared: { name } });
const measurement = (quantity: string, unit: string, value: number, cycle?: number) => ({
  quantity,
  unit,
  value,
  source: '',
  ...(cycle === undefined ? {} : { cycle }),
});
const [bare, coated] = [cell('bare'), cell('coated')];
const rows = [
  { cell: bare, measurement: measurement('retention', '%', 80, 100) },
  { cell: coated, measurement: measurement('chargeCapacity', 'mAh/g', 200, 1) },
  { cell: bare, measurement: measurement('chargeCapacity', 'mAh/g', 190, 1) },
  { cell: coated, measurement: measurement('dischargeCapacity', 'mAh/g', 150, 2) },
  { cell: coated, measurement: measurement('dischargeCapacity', 'mAh/g', 150, 3) },
] as unknown as CorpusStudy['rows'];

describe('the first cycles of a study', () => {
  it('are those of the one sample that comes first with any', () => {
    expect(firstCycles(rows)).toEqual([1, 3]);
    expect(firstCycles(rows.slice(0, 1))).toEqual([]);
  });
});

describe('left-out studies', () => {
  const modelError = { capacity: 0.1, retention: 8, cycles: 50, resistance: 0.4, loss: 0.25, shared: 0.7 };
  const errors = rows.map(({ measurement: { quantity, unit } }) => quantityError(quantity, unit, modelError));
  const medians = [0.7, Math.log(190), Math.log(200), Math.log(160), Math.log(140)];
  const y = Float64Array.of(0.8, Math.log(200), Math.log(190), Math.log(150), Math.log(150));
  const noise = new Float64Array(25);
  const laws = { capacity: new Float64Array(25) };
  for (let i = 0; i < 5; i++) [noise[6 * i], laws.capacity[6 * i]] = [0.005, 0.0025];
  const corpus = [{ name: 'made up', rows, errors, y, noise, laws, orderings: [] }] as unknown as CorpusStudy[];
  /** Half of the draws lie 0.2 lower, and are worth a quarter of the others; the last number hardly exists. */
  const outputs = [0, 0, -0.2, -0.2].map((by, d) =>
    Float64Array.from(medians, (value, i) => (i === 4 && d !== 3 ? Number.NaN : value + by)),
  );
  const left = {
    drawn: { outputs, weights: Float64Array.of(0.4, 0.4, 0.1, 0.1) },
    others: { laws: { capacity: 2 } },
    joint: {
      mean: Float64Array.from(medians, (mean, i) => (i === 4 ? Number.NaN : mean)),
      covariance: Float64Array.from({ length: 25 }, (_, ij) => (ij % 6 === 0 ? 0.01 : 0)),
    },
    published: Float64Array.from(y, (value, i) => (i === 4 ? Number.NaN : value)),
    first: [1, 3],
  };
  const { recipe, given } = leftOutValidation(corpus, [left as never]);

  it('have bands of all draws with their weights and the error of laws and print, in the units of print', () => {
    expect(recipe.rows[0]).toMatchObject({ study: 'made up', variant: 'bare', quantity: 'retention', cycle: 100 });
    // 0.8 normal(0.7, 0.1) and 0.2 normal(0.5, 0.1) have 5, 50 and 95 % at these.
    expect(recipe.rows[0].low90).toBeCloseTo(42.8, 0);
    expect(recipe.rows[0].median).toBeCloseTo(67.1, 0);
    // Fifteen nodes stand for each error.
    expect(Math.abs(recipe.rows[0].high90 - 85.3)).toBeLessThan(1.2);
    expect(recipe.rows[1].median).toBeCloseTo(190 * Math.exp(-0.029) - 5, 0);
    expect(recipe.rows[4].median).toBeNaN();
    expect(recipe.rows.map(({ draws }) => draws)).toEqual([4, 4, 4, 4, 0]);
  });

  it('are given numbers in the linear form, and none where the simulation has none', () => {
    expect(given.rows[2].high90).toBeCloseTo(200 * Math.exp(0.16448536) - 5, 5);
    expect(given.rows[4].median).toBeNaN();
  });

  it('are judged by what was not given', () => {
    expect(recipe.rows.filter((row) => row.given)).toEqual([]);
    expect(given.rows.filter((row) => row.given).map(({ quantity }) => quantity)).toEqual([
      'chargeCapacity',
      'dischargeCapacity',
    ]);
    expect([recipe.scaled.length, given.scaled.length]).toEqual([4, 2]);
    expect(given.scaled[0]).toBeCloseTo(1, 12);
    // 0.8 of a mixture lies below: 0.8 of 0.8413 and 0.2 of 0.9987, which is 0.8728.
    expect(recipe.scaled[0]).toBeCloseTo(1.1398, 3);
    expect(recipe.kinds.map(({ kind, numbers: n }) => [kind, n])).toEqual([
      ['capacity', 4],
      ['retention', 1],
    ]);
    expect(given.kinds.map(({ kind, numbers: n }) => [kind, n])).toEqual([
      ['capacity', 2],
      ['retention', 1],
    ]);
  });
});

describe('an ordering of a left-out study', () => {
  it('is as probable as the difference of its numbers is positive, with what they have in common', () => {
    const cases = [0, 0.9].map((shared) => {
      const study = {
        name: 'made up',
        rows: [],
        y: new Float64Array(2),
        noise: new Float64Array(4),
        laws: { capacity: Float64Array.of(1, shared, shared, 1) },
        errors: [0, 1].map(() => ({ from: (value: number) => value })),
        orderings: [{ statement: 'first has more', alike: 0, numbers: [0, 1] }],
      };
      const drawn = { outputs: [Float64Array.of(1, 0)], weights: Float64Array.of(1) };
      const left = { first: [], drawn, others: { laws: {} } };
      return leftOutValidation([study as never], [left as never]).recipe.orderings[0];
    });
    expect(cases[0]).toMatchObject({ study: 'made up', statement: 'first has more' });
    // Normal probabilities of 1 over the root of 2 and of 0.2.
    expect(cases[0].probability).toBeCloseTo(0.7602, 1);
    expect(cases[1].probability).toBeCloseTo(0.9873, 1);
    expect(cases[1].probability).toBeGreaterThan(0.93);
  });
});

describe('errors by kind', () => {
  const row = (
    quantity: string,
    unit: string,
    published: number,
    median: number,
    half: number,
    cycle = 1,
  ): BlindRow => ({
    study: '',
    scenario: '',
    variant: '',
    quantity,
    unit,
    cycle,
    published,
    median,
    low90: median - half,
    high90: median + half,
    given: false,
    draws: 0,
  });

  it('are per cent of capacities, points of shares, factors of resistances', () => {
    const kinds = errorsByKind([
      row('dischargeCapacity', 'mAh/g', 200, 220, 10),
      row('dischargeCapacityAreal', 'mAh/cm2', 4, 3.6, 1),
      row('chargeCapacity', 'mAh/g', 100, 101, 2),
      row('retention', '%', 80, 70, 5),
      row('activeMassRetention', '1', 0.9, 0.85, 0.1),
      row('coulombicEfficiency', '%', 88, 84, 6),
      row('coulombicEfficiency', '%', 99.9, 99.8, 0.2, 50),
      row('interfaceResistance', 'Ohm', 50, 100, 60),
      row('interfaceResistanceMid', 'Ohm cm2', 100, 50, 40),
    ]);
    expect(kinds.map(({ kind, unit, numbers }) => [kind, unit, numbers])).toEqual([
      ['capacity', '%', 3],
      ['retention', 'points', 2],
      ['first efficiency', 'points', 1],
      ['resistance', 'factor', 2],
      ['others', '%', 1],
    ]);
    const [capacity, retention, efficiency, resistance] = kinds;
    expect(capacity.coverage90).toBeCloseTo(2 / 3, 12);
    expect(capacity.medianAbsolute).toBeCloseTo(10, 9);
    expect(capacity.medianWidth).toBeCloseTo(10, 9);
    expect([retention.coverage90, retention.medianAbsolute]).toEqual([0.5, expect.closeTo(7.5, 9)]);
    expect([efficiency.coverage90, efficiency.medianAbsolute]).toEqual([1, 4]);
    expect(resistance.medianAbsolute).toBeCloseTo(2, 12);
  });

  it('are infinite where there is no prediction', () => {
    const [{ coverage90, medianAbsolute }] = errorsByKind([row('retention', '%', 80, Number.NaN, Number.NaN)]);
    expect([coverage90, medianAbsolute]).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});
