import { describe, expect, test } from 'vitest';
import { freeParameters } from '../../src/fit/opening/freeParameters.js';
import type { LeastSquaresResult } from '../../src/numerics/search/leastSquares.js';
import { calibrationJson, calibrationText } from '../../src/output/fit/calibrationText.js';
import { calibrate } from '../../src/published/calibrate.js';
import { knownBesidePriors } from '../../src/published/knownBesidePriors.js';
import { leaveOut } from '../../src/published/leaveOut.js';
import { readStudy } from '../../src/published/study.js';
import { formula, madeUpPool } from './madeUpPool.js';
import { opened, studyTexts } from './study.js';

// Priors of the free numbers of a study, on cells that are a formula: 30 Ohm cm2 and 3e-22 m2/s have made these values.
const made = [185, 2.07, 80, 195, 2.07, 90];
const growth = 'mechanisms.interphase.parabolicRate, from: 1e-23 m2/s, to: 1e-20 m2/s, scale: log';

/** The study with these free numbers. */
function textsWith(...numbers: readonly string[]): ReturnType<typeof studyTexts> {
  const texts = studyTexts(made);
  const free = numbers.map((number) => `  - { parameter: ${number} }\n`).join('');
  return { ...texts, 'study.yaml': texts['study.yaml'].replace(/free:[\s\S]*?orderings/, `free:\n${free}orderings`) };
}

const fitted = async (...numbers: readonly string[]) => {
  const study = opened(textsWith(...numbers));
  const { parameters, issues } = freeParameters(study.study.free, study.base);
  expect(issues).toEqual([]);
  return calibrate(study, parameters, { pool: madeUpPool(formula) });
};

/** Lowest point of a curve with one minimum. */
function lowest(cost: (p: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > 1e-6 * (to - from)) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if (cost(a) < cost(b)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

/** Soft-l1 from two tolerances on, twice the cost: r^2 where r is small. */
const loss = (residual: number): number => 8 * (Math.sqrt(1 + (residual / 2) ** 2) - 1);

describe('a calibration with priors', () => {
  test('weighs the distance from a prior, in standard deviations, like one datum more', async () => {
    const { parameters, rows } = await fitted(
      'cell.extraResistance, from: 0 Ohm cm2, to: 100 Ohm cm2, prior: { value: 10 Ohm cm2, error: 5 Ohm cm2 }',
    );
    // Tolerances: 3 % of 185 and 195 mAh/g, 5 % of 2.07 V.
    const cost = (r: number): number =>
      loss((0.5 * (r - 30)) / 5.55) +
      loss((0.5 * (r - 30)) / 5.85) +
      2 * loss((0.004 * (r - 30)) / 0.1035) +
      loss((r - 10) / 5);
    expect(parameters[0].value).toBeCloseTo(lowest(cost, 0, 100), 1);
    expect(parameters[0].value).toBeGreaterThan(12);
    expect(parameters[0].value).toBeLessThan(28);
    // The prior is no published value.
    expect(rows).toHaveLength(6);
  });

  test('counts a number on a log scale in logarithms: the sd of a factor e is 1', async () => {
    const { parameters } = await fitted(
      `${growth}, prior: { value: 1.2e-21 m2/s, factor: 1.2840254166877414 }`,
      heldAt30,
    );
    const cost = (q: number): number => {
      const root = Math.sqrt(Math.exp(q));
      return (
        loss((20 * (root - 1)) / 3) +
        loss((10 * (root - 1)) / 3) +
        2 * loss((0.01 * (root - 1)) / 0.1035) +
        loss((q - Math.log(4)) / 0.25)
      );
    };
    expect(Math.log(parameters[0].value / 3e-22)).toBeCloseTo(lowest(cost, -2, 3), 2);
  });

  test('says how much of what is known is the prior, in words and in numbers', async () => {
    const numbers = [
      'cell.extraResistance, from: 0 Ohm cm2, to: 100 Ohm cm2, prior: { value: 30 Ohm cm2, error: 4 Ohm cm2 }',
      `${growth}, prior: { value: 3e-22 m2/s, error: 50 % }`,
    ];
    const fit = await fitted(...numbers);
    for (const { fromPrior, error, prior, value, scale } of fit.parameters) {
      const relative = scale === 'log' ? error / value : error;
      expect(fromPrior).toBeCloseTo((relative / prior!.error) ** 2, 9);
      expect(fromPrior).toBeGreaterThan(0);
      expect(fromPrior).toBeLessThan(1);
    }
    expect(fit.parameters[1].prior).toEqual({ value: 3e-22, error: 0.5 });
    const text = calibrationText(fit);
    expect(text).toContain('6 data, 2 free numbers, each with a prior, 2 combinations of them determined.');
    expect(text).toContain('30 +- 4');
    expect(text).toContain('3e-22 x/ 1.65');
    expect(text).toContain(`${Math.round(100 * fit.parameters[0].fromPrior!)} %`);
    expect(calibrationJson(fit, '1')).toMatchObject({
      data: 6,
      free: 2,
      parameters: [{ prior: { value: 30, error: 4 } }, { prior: { value: 3e-22, error: 0.5 } }],
    });
  });

  test('one of two numbers may have a prior; without any nothing is said of priors', async () => {
    const one = 'cell.extraResistance, from: 0 Ohm cm2, to: 100 Ohm cm2';
    const some = await fitted(`${one}, prior: { value: 30 Ohm cm2, error: 4 Ohm cm2 }`, growth);
    expect(calibrationText(some)).toContain('2 free numbers, 1 of them with a prior,');
    expect(some.parameters.map(({ fromPrior }) => fromPrior === undefined)).toEqual([false, true]);
    const none = await fitted(one, growth);
    expect(calibrationText(none)).not.toContain('prior');
    expect(JSON.stringify(calibrationJson(none, '1'))).not.toMatch(/prior/i);
  });
});

const heldAt30 = 'cell.extraResistance, from: 30 Ohm cm2, to: 30 Ohm cm2';

describe('what is known beside priors', () => {
  /** Two numbers of which four residuals of `size` each see one: derivatives 3 and 0. */
  const solution = (size: number): LeastSquaresResult =>
    ({
      jacobian: Float64Array.from([3, 0, 3, 0, 3, 0, 3, 0, 0.5, 0, 0, 2]),
      residuals: Float64Array.from([size, -size, size, -size, 0, 0]),
      values: Float64Array.from([1, 7]),
      atBound: [undefined, undefined],
    }) as never;
  const numbers = [
    { prior: { value: 1, error: 2 }, scale: 'linear' },
    { prior: { value: 7, error: 0.5 }, scale: 'log' },
  ] as never;

  test('is the sum of both; a number that no datum sees is its prior alone, and the data determine one less', () => {
    // Four losses of 8 (sqrt 2 - 1) over 4 + 2 - 2 degrees of freedom: the squared scatter.
    const scatter = 8 * (Math.SQRT2 - 1);
    const { errors, fromPrior, rank } = knownBesidePriors(solution(2), numbers, 4, [0, 1], 2);
    const information = 36 / scatter + 0.25;
    expect(errors[0]).toBeCloseTo(1 / Math.sqrt(information), 12);
    expect(fromPrior[0]).toBeCloseTo(0.25 / information, 12);
    // 0.5 in ln p, at 7.
    expect(errors[1]).toBeCloseTo(3.5, 12);
    expect(fromPrior[1]).toBeCloseTo(1, 12);
    expect(rank).toBe(1);
  });

  test('takes tolerances as they are where nothing is left over, and says nothing after a stop', () => {
    const { errors } = knownBesidePriors(solution(0), numbers, 4, [0, 1], 2);
    expect(errors[0]).toBeCloseTo(1 / Math.sqrt(36.25), 12);
    const stopped = { ...solution(2), jacobian: new Float64Array(0) };
    expect(knownBesidePriors(stopped, numbers, 4, [0, 1], 2).fromPrior).toEqual([undefined, undefined]);
  });
});

describe('the free numbers of a study', () => {
  const read = (text: string, restart = true) => {
    const study = opened(textsWith(text));
    return freeParameters(study.study.free, study.base, { restart });
  };
  const one = 'cell.extraResistance, from: 0 Ohm cm2, to: 100 Ohm cm2';

  test('begin without knowledge of the data at their prior, unless they say where', () => {
    expect(read(`${one}, prior: { value: 12 Ohm cm2, error: 5 Ohm cm2 }`).parameters[0].start).toBe(12);
    expect(read(`${one}, start: 8 Ohm cm2, prior: { value: 12 Ohm cm2, error: 50 % }`).parameters[0]).toMatchObject({
      start: 8,
      prior: { value: 12, error: 6 },
    });
    expect(read(`${one}, prior: { value: 12 Ohm cm2, error: 5 Ohm cm2 }`, false).parameters[0].start).toBe(20);
  });

  test.each([
    ['prior: { value: 12 mV, error: 5 Ohm cm2 }', 'free[0].prior.value'],
    ['prior: { value: 120 Ohm cm2, error: 5 Ohm cm2 }', 'free[0].prior.value'],
    ['prior: { value: 12 Ohm cm2 }', 'free[0].prior.error'],
    ['prior: { value: 12 Ohm cm2, factor: 2 }', 'free[0].prior.factor'],
  ])('%s is refused at %s', (prior, path) => {
    expect(read(`${one}, ${prior}`).issues.map((issue) => issue.path)).toEqual([path]);
  });

  test('a prior has the words of fit files, and a slip in them is told', () => {
    const { issues } = readStudy(textsWith(`${one}, prior: { mean: 12 }`)['study.yaml']);
    expect(issues.map(({ path }) => path)).toContain('free.0.prior');
  });

  test('stay at their prior where only what is left out could tell them', () => {
    const study = opened(
      textsWith('variants.coated.coating.coverage, from: 0, to: 1, prior: { value: 0.7, error: 0.1 }', growth),
    );
    const { own } = leaveOut(study, 'coated')!;
    expect(freeParameters(own, study.base, { restart: true }).parameters.map(({ start }) => start)).toEqual([0.7]);
  });
});
