import { describe, expect, test } from 'vitest';
import { freeParameters } from '../../src/fit/opening/freeParameters.js';
import { calibrate } from '../../src/published/calibrate.js';
import { compareLaws } from '../../src/published/compareLaws.js';
import { leaveOut } from '../../src/published/leaveOut.js';
import { openStudy } from '../../src/published/openStudy.js';
import { medianErrors, validateStudy } from '../../src/published/validate.js';
import { Interrupted } from '../../src/study/pool.js';
import { formula, madeUpPool } from './madeUpPool.js';
import { filesOf, opened, studyTexts } from './study.js';

// The studies of cells that are a formula, in which every number can be reckoned by hand.

/** At 30 Ohm cm2 and 1.2e-21 m2/s: in the order of the study, capacity, voltage and retention of bare and coated. */
const truth = [185, 2.06, 60, 195, 2.06, 80];
const changed = (values: readonly number[], by: Readonly<Record<number, number>>) =>
  values.map((value, i) => value + (by[i] ?? 0));

const calibrated = (texts: ReturnType<typeof studyTexts>) => {
  const study = opened(texts);
  return { study, parameters: freeParameters(study.study.free, study.base).parameters };
};

describe('calibrate', () => {
  test('finds the numbers of the formula and tells how far it is', async () => {
    const { study, parameters } = calibrated(studyTexts(truth));
    const told: { evaluations: number; most: number; cost: number }[] = [];
    const fit = await calibrate(study, parameters, {
      pool: madeUpPool(formula),
      onProgress: (one) => told.push({ ...one }),
    });
    expect(fit.parameters.map(({ path }) => path)).toEqual([
      'cell.extraResistance',
      'mechanisms.interphase.parabolicRate',
    ]);
    expect(fit.parameters[0].value).toBeCloseTo(30, 1);
    expect(fit.parameters[1].value / 1.2e-21).toBeCloseTo(1, 2);
    expect(told[0]).toEqual({ evaluations: 1, most: 80, cost: Number.NaN });
    expect(told.at(-1)?.cost).toBeCloseTo(fit.cost, 9);
    expect(fit.rows.map(({ variant, quantity, cycle, unit, published }) => [variant, quantity, cycle, unit, published]))
      // In the order of the file, with its units.
      .toEqual([
        ['bare', 'dischargeCapacity', 1, 'mAh/g', 185],
        ['bare', 'meanDischargeVoltage', 1, 'V', 2.06],
        ['bare', 'retention', 20, '%', 60],
        ['coated', 'dischargeCapacity', 1, 'mAh/g', 195],
        ['coated', 'meanDischargeVoltage', 1, 'V', 2.06],
        ['coated', 'retention', 20, '%', 80],
      ]);
    expect(fit.rows[2].simulated).toBeCloseTo(60, 1);
    // Each of them has data of its own.
    expect(fit.correlations).toEqual([]);
  });

  test('keeps the rate of a value that belongs to one, and no cycle', async () => {
    const texts = studyTexts(truth);
    const atRate = texts['ageing.yaml'].replace('dischargeCapacity, cycle: 1', 'dischargeCapacity, rate: 1');
    const { study } = calibrated({ ...texts, 'ageing.yaml': atRate });
    const { rows } = await calibrate(study, [], { pool: madeUpPool(formula) });
    expect(rows.slice(0, 2).map(({ cycle, rate }) => [cycle, rate])).toEqual([
      [undefined, 1],
      [1, undefined],
    ]);
    expect(['rate' in rows[1], 'cycle' in rows[0]]).toEqual([false, false]);
  });

  test('names numbers that only their sum is known of', async () => {
    const { study, parameters } = calibrated(studyTexts([169, 2.06, 68, 169, 2.06, 68]));
    const pool = madeUpPool(({ resistance, growth }, { quantity }) => {
      if (quantity === 'dischargeCapacity') return 200 - 0.5 * resistance - 8 * growth;
      return quantity === 'retention' ? 70 - growth : 2.06;
    });
    const { correlations } = await calibrate(study, parameters, { pool, maxEvaluations: 10 });
    expect(correlations).toHaveLength(1);
    expect(correlations[0]).toMatchObject({ a: 'cell.extraResistance', b: 'mechanisms.interphase.parabolicRate' });
    expect(correlations[0].value).toBeLessThan(-0.9);
  });

  test('a value that does not exist counts as thirty tolerances, and one that is off by its tolerance', async () => {
    const { study } = calibrated(studyTexts(changed(truth, { 3: -10 })));
    const told: number[] = [];
    // Nothing is free: 20 Ohm cm2 and 3e-22 m2/s as the file has them.
    const fit = await calibrate(study, [], {
      pool: madeUpPool((cell, asked) => (asked.cycle === 20 ? Number.NaN : formula(cell, asked))),
      onProgress: ({ most }) => told.push(most),
    });
    expect(told[0]).toBe(40);
    expect(fit.rows.map(({ simulated }) => simulated)).toEqual([190, 2.11, Number.NaN, 200, 2.11, Number.NaN]);
    expect(fit.rows.map(({ residual }) => residual)).toEqual([
      expect.closeTo(5 / (0.03 * 185), 9),
      expect.closeTo(fit.rows[1].residual, 9),
      30,
      expect.closeTo(15 / (0.03 * 185), 9),
      expect.closeTo(fit.rows[1].residual, 9),
      30,
    ]);
  });
});

describe('validateStudy', () => {
  test('says errors of percentages in points, of all else in per cent of what is published', async () => {
    const study = opened(studyTexts([200, 2.11, 70, 250, 2.11, 90]));
    const { rows, median, free, orderings } = await validateStudy(study, { pool: madeUpPool(formula) });
    expect(free).toBe(2);
    expect(rows.map(({ simulated }) => simulated)).toEqual([190, 2.11, 80, 200, 2.11, 90]);
    expect(rows.map(({ error }) => error)).toEqual([-5, 0, 10, -20, 0, 0]);
    expect(rows.map(({ tolerance }) => tolerance).slice(0, 4)).toEqual([6, expect.any(Number), 3, 7.5]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['missed', 'ok', 'missed', 'missed', 'ok', 'ok']);
    expect(rows.map(({ role }) => role)).toEqual(rows.map(() => 'calibrated'));
    // Of all: 0, 0, 0, 5, 100 / 7 and 20 %.
    expect(median).toEqual({ all: 2.5, capacities: 12.5, percentages: 5, resistances: Number.NaN });
    expect(orderings).toMatchObject([
      {
        verdict: 'ok',
        unit: 'mAh/g',
        values: [
          { variant: 'coated', value: 200 },
          { variant: 'bare', value: 190 },
        ],
      },
    ]);
  });

  test('errors of values that have no sign of their own are those of their size', async () => {
    const study = opened(studyTexts([-200, 2.11, 70, 250, 2.11, 90]));
    const { rows } = await validateStudy(study, { pool: madeUpPool(() => -190) });
    expect(rows[0].error).toBe(5);
    expect(medianErrors([rows[0]]).all).toBe(5);
  });

  test('what was left out is predicted, and the median is of that', async () => {
    const study = opened(studyTexts([200, 2.11, 70, 250, 2.11, 90], { 1: ', role: predicted' }));
    const leftOut = leaveOut(study, 'coated')!.row;
    const { rows, median } = await validateStudy(study, { pool: madeUpPool(formula), leftOut, free: 1 });
    expect(rows.map(({ role }) => role)).toEqual([
      'calibrated',
      'predicted',
      'calibrated',
      'predicted',
      'predicted',
      'predicted',
    ]);
    expect(median).toEqual({ all: 0, capacities: 20, percentages: 0, resistances: Number.NaN });
  });

  test('nothing is calibrated where nothing is free', async () => {
    const texts = studyTexts([200, 2.11, 70, 250, 2.11, 90]);
    const none = {
      ...texts,
      'study.yaml': texts['study.yaml'].replace(/free:[\s\S]*?orderings/, 'free: []\norderings'),
    };
    const { rows, free } = await validateStudy(opened(none), { pool: madeUpPool(formula) });
    expect(free).toBe(0);
    expect(rows.map(({ role }) => role)).toEqual(rows.map(() => 'predicted'));
  });

  test('what is free in a study that nobody has fitted counts once it is fitted', async () => {
    const texts = studyTexts([200, 2.11, 70, 250, 2.11, 90]);
    const study = opened({ ...texts, 'study.yaml': `${texts['study.yaml']}calibrated: false\n` });
    const { rows, free } = await validateStudy(study, { pool: madeUpPool(formula) });
    expect(free).toBe(0);
    expect(rows.map(({ role }) => role)).toEqual(rows.map(() => 'predicted'));
    const leftOut = leaveOut(study, 'coated')!.row;
    const anew = await validateStudy(study, { pool: madeUpPool(formula), leftOut, free: 1 });
    expect(anew.free).toBe(1);
    expect(anew.rows.filter(({ role }) => role === 'calibrated')).toHaveLength(3);
  });

  test('each cell is asked for what is its own, by settings that reach it, and told of when it is done', async () => {
    const texts = studyTexts(truth);
    const own = {
      ...texts,
      'ageing.yaml': texts['ageing.yaml'].replace('protocol:', 'cell: { extraResistance: 30 Ohm cm2 }\nprotocol:'),
    };
    const pool = madeUpPool(formula);
    let done = 0;
    const settings = ['cell.extraResistance=55 Ohm cm2', 'mechanisms.interphase.parabolicRate=1.2e-21 m2/s'];
    const { rows, runs } = await validateStudy(opened(own), { pool, settings, onCell: () => done++ });
    expect(done).toBe(2);
    // The third of each is that of the ordering.
    expect(pool.jobs.map((job) => [job.observe.length, job.table])).toEqual([
      [4, true],
      [4, true],
    ]);
    expect(pool.jobs.map((job) => job.settings)).toEqual([[settings[1]], [settings[1]]]);
    expect(rows.map(({ simulated }) => simulated)).toEqual(truth);
    expect(runs.map(({ scenario, results }) => [scenario, results.title, results.variants])).toEqual([
      ['ageing.yaml', 'A few cycles', []],
    ]);
  });

  test('keeps how a value was read, the cycle of a value at a rate, and the tables', async () => {
    const texts = studyTexts(truth);
    const atRate = {
      ...texts,
      'ageing.yaml': texts['ageing.yaml'].replace(
        'quantity: dischargeCapacity, cycle: 1',
        'quantity: dischargeCapacity, rate: 1',
      ),
    };
    const table = { rows: [], balances: [], statistics: {} } as never;
    const pool = madeUpPool(formula, ({ variant }) =>
      variant === 'bare' ? { table, origins: ['analysed', 'inside', 'inside', 'inside'] } : {},
    );
    const { rows, runs } = await validateStudy(opened(atRate), { pool });
    expect(rows.map(({ origin, cycle }) => [origin, cycle])).toEqual([
      ['analysed', 7],
      ['inside', 1],
      ['inside', 20],
      ['inside', 1],
      ['inside', 1],
      ['inside', 20],
    ]);
    expect(runs[0].results.variants.map(({ name }) => name)).toEqual(['bare']);
  });

  test('tells of runs that failed, or that ended before a cycle that is asked for', async () => {
    const issues = async (code: 'failed' | 'ended' | 'interrupted', value: number) => {
      const pool = madeUpPool(
        (cell, asked) => (asked.cycle === 20 ? value : formula(cell, asked)),
        ({ variant }) => (variant === 'bare' ? ({ status: { code, message: `It has ${code}.` } } as never) : {}),
      );
      return (await validateStudy(opened(studyTexts(truth)), { pool })).issues;
    };
    const told = (code: string) => [{ severity: 'warning', path: 'ageing.yaml: bare', message: `It has ${code}.` }];
    expect(await issues('failed', 60)).toEqual(told('failed'));
    expect(await issues('ended', Number.NaN)).toEqual(told('ended'));
    expect(await issues('ended', 60)).toEqual([]);
  });
});

describe('a study file', () => {
  const texts = studyTexts(truth);
  const faults = (...changes: readonly (readonly [string, string])[]) => {
    const study = changes.reduce((text, [from, to]) => text.replace(from, to), texts['study.yaml']);
    expect(study).not.toBe(texts['study.yaml']);
    const { opened: found, wrong } = openStudy(study, filesOf(texts));
    expect(found).toBeUndefined();
    return wrong.flatMap(({ file, issues }) => issues.map(({ path, got }) => [file, path, got]));
  };

  test.each([
    [['base: cell.yaml', ''], 'base'],
    [['cycle: 1, order', 'cycle: 0, order'], 'orderings.0.cycle'],
    [['cycle: 1, order', 'rate: 0, order'], 'orderings.0.rate'],
    [['[coated, bare]', '[coated]'], 'orderings.0.order'],
    [['scenarios: [ageing.yaml]', 'scenarios: []'], 'scenarios'],
    [['quantity: dischargeCapacity', 'quantity: ""'], 'orderings.0.quantity'],
  ] as const)('%j is refused at %s', (change, path) => {
    expect(faults(change)[0].slice(0, 2)).toEqual(['study.yaml', path]);
  });

  test('names scenarios, samples and quantities that are not there', () => {
    expect(faults(['scenario: ageing.yaml', 'scenario: fading.yaml'])).toEqual([
      ['study.yaml', 'orderings[0].scenario', 'fading.yaml'],
    ]);
    expect(faults(['[coated, bare]', '[coated, blank]'], ['quantity: dischargeCapacity', 'quantity: charm'])).toEqual([
      ['study.yaml', 'orderings[0].order', 'blank'],
      ['study.yaml', 'orderings[0].quantity', 'charm'],
    ]);
  });

  test('may measure each place of an ordering in its own way', async () => {
    const text = texts['study.yaml'].replace('[coated, bare]', '[coated, { variant: bare, cycle: 3 }]');
    const { orderings } = await validateStudy(opened({ ...texts, 'study.yaml': text }), { pool: madeUpPool(formula) });
    expect(orderings[0].values.map(({ variant }) => variant)).toEqual(['coated', 'bare (cycle 3)']);
  });
});

describe('compareLaws', () => {
  /** By the gap the cell is the formula; by the film its voltage is a little higher, and the coated cell has a little more. */
  const pool = madeUpPool((cell, asked) => {
    const value = formula(cell, asked);
    if (cell.law !== 'film-coupled') return value;
    if (asked.quantity === 'meanDischargeVoltage') return value + 0.0018;
    return asked.quantity === 'dischargeCapacity' && cell.variant === 'coated' ? value + 1.2 : value;
  });
  const texts = studyTexts(changed(truth, { 0: -0.6, 2: 0.6, 3: 0.6, 5: -0.6 }));
  const files = filesOf(texts);
  const laws = ['gap', 'film'];

  test('recommends of the laws that fit about equally well the one that predicts best', async () => {
    const fits = new Set<string>();
    const { comparison, wrong } = await compareLaws(texts['study.yaml'], files, {
      pool,
      laws,
      onProgress: ({ law, fit, fits: of }) => fits.add(`${law}: ${fit} of ${of}`),
    });
    expect(wrong).toEqual([]);
    expect([...fits]).toEqual(['gap: 1 of 4', 'gap: 2 of 4', 'film: 3 of 4', 'film: 4 of 4']);
    const { laws: found, ...rest } = comparison!;
    expect(found.map(({ law, free, data }) => [law, free, data])).toEqual([
      ['film', 2, 6],
      ['gap', 2, 6],
    ]);
    for (const { fit, aic, aicc, delta } of found) {
      expect(aic).toBeCloseTo(6 * Math.log((2 * fit.cost) / 6) + 6, 9);
      expect(aicc).toBeCloseTo(aic + 12, 9);
      expect(delta).toBeCloseTo(aicc - found[0].aicc, 9);
    }
    expect(found[1].delta).toBeGreaterThan(0);
    expect(found[1].delta).toBeLessThan(4);
    // Early values alone say 30 Ohm cm2 and 1.2e-21 m2/s by the gap; by the film 31.2, and 1.7 in place of the root of 4.
    const off = [
      found[1].predicted[0] - 60,
      found[1].predicted[1] - 80,
      found[0].predicted[0] - 66,
      found[0].predicted[1] - 83,
    ];
    for (const one of off) expect(Math.abs(one)).toBeLessThan(1);
    expect(found[1].heldOut).toBeCloseTo(
      (Math.abs(found[1].predicted[0] - 60.6) + Math.abs(found[1].predicted[1] - 79.4)) / 2 / 3,
      9,
    );
    expect(rest).toMatchObject({ study: 'tiny', leftOut: 'late', criterion: 'AICc', recommended: 'gap' });
    expect(rest.recommendation).toMatch(/^For tiny, use "gap" \(contact lost by the gap that opens\): of the 2 laws/);
    expect(rest.recommendation).toContain('predicts the late cycles noticeably better');
    expect(rest.predictions).toMatchObject([
      { variant: 'bare', quantity: 'retention', cycle: 20, unit: '%', published: 60.6, tolerance: 3 },
      { variant: 'coated', quantity: 'retention', cycle: 20, unit: '%', published: 79.4, tolerance: 3 },
    ]);
    // Without the late cycles the film fits better by far: the range is that of the film alone.
    expect(found[0].deltaBefore).toBe(0);
    expect(found[1].deltaBefore).toBeGreaterThan(4);
    rest.predictions.forEach(({ predicted, low, high }, r) => {
      expect([predicted, low, high]).toEqual([found[1].predicted[r], found[0].predicted[r], found[0].predicted[r]]);
    });
  });

  test('the range of a prediction is that of all laws that fit about equally well without it', async () => {
    // Only the late cycles tell the laws apart.
    const alike = madeUpPool((cell, asked) => {
      const less = cell.law === 'film-coupled' && asked.quantity === 'retention' ? 2 : 0;
      return formula(cell, asked) - less;
    });
    const noisy = studyTexts(changed(truth, { 0: -0.6, 2: 0.6, 3: 0.6, 5: -0.6 }));
    const { comparison } = await compareLaws(noisy['study.yaml'], filesOf(noisy), { pool: alike, laws });
    const late = (law: string) => comparison!.laws.find((one) => one.law === law)!.predicted;
    comparison!.predictions.forEach(({ low, high }, r) => {
      expect([low, high]).toEqual([late('film')[r], late('gap')[r]]);
      expect(high - low).toBeCloseTo(2, 6);
    });
  });

  test('a sample can be what has to be predicted', async () => {
    const { comparison } = await compareLaws(texts['study.yaml'], files, { pool, laws: ['gap'], leaveOut: 'coated' });
    expect(comparison?.laws).toHaveLength(1);
    expect(comparison?.predictions.map(({ variant }) => variant)).toEqual(['coated', 'coated', 'coated']);
    expect(comparison?.recommendation).toContain('It predicts coated with a median error of');
  });

  test('says which laws and samples there are', async () => {
    const law = await compareLaws(texts['study.yaml'], files, { pool, laws: ['gap', 'rust'] });
    expect(law).toMatchObject({ wrong: [{ file: 'study.yaml', issues: [{ severity: 'error', got: 'rust' }] }] });
    expect(law.wrong[0].issues[0].allowed).toMatch(/^gap; .*; film; /);
    const sample = await compareLaws(texts['study.yaml'], files, { pool, leaveOut: 'blank' });
    expect(sample).toMatchObject({ wrong: [{ issues: [{ got: 'blank', allowed: 'late, or the name of a sample' }] }] });
  });

  test('refuses bounds that cannot be', async () => {
    const turned = texts['study.yaml'].replace('from: 0 Ohm cm2', 'from: 200 Ohm cm2');
    const { comparison, wrong } = await compareLaws(turned, filesOf({ ...texts, 'study.yaml': turned }), {
      pool,
      laws,
    });
    expect(comparison).toBeUndefined();
    expect(wrong.map(({ file }) => file)).toEqual(['study.yaml']);
    expect(wrong[0].issues.length).toBeGreaterThan(0);
  });

  test('interrupted, it keeps the laws that are done, if there are any', async () => {
    const until = async (law: string) => {
      const stopped = {
        ...pool,
        run: async (job: Parameters<typeof pool.run>[0]) => {
          if (job.document.includes(law)) throw new Interrupted();
          return pool.run(job);
        },
      };
      return compareLaws(texts['study.yaml'], files, { pool: stopped, laws });
    };
    expect(await until('"law":"gap"')).toEqual({ wrong: [] });
    const { comparison } = await until('film-coupled');
    expect(comparison?.laws.map(({ law }) => law)).toEqual(['gap']);
  });
});
