import { describe, expect, test } from 'vitest';
import { informationCriteria } from '../../src/fit/laws/informationCriterion.js';
import { competingLaws } from '../../src/fit/laws/laws.js';
import { freeParameters, settingsAt } from '../../src/fit/opening/freeParameters.js';
import { leaveOut } from '../../src/published/leaveOut.js';
import { openStudy } from '../../src/published/openStudy.js';
import { inOrder, median } from '../../src/published/validate.js';
import { filesOf, measured, opened, studyTexts } from '../published/study.js';

const texts = studyTexts(measured.map(() => 100));

describe('free numbers', () => {
  const { base } = opened(texts);

  test('bounds may be in another unit than the value, and a number may stand in several places', () => {
    const { parameters, issues } = freeParameters(
      [
        {
          parameter: 'variants.coated.coating.thickness',
          also: ['cell.cathode.particles.d50'],
          from: '0.001 um',
          to: '10 nm',
        },
      ],
      base,
    );
    expect(issues).toEqual([]);
    expect(parameters[0]).toMatchObject({ lower: 1, upper: 10, start: 4.5, unit: 'nm' });
    expect(settingsAt(parameters, [2.5])).toEqual([
      'variants.coated.coating.thickness=2.5 nm',
      'cell.cathode.particles.d50=2.5 nm',
    ]);
  });

  test('every mistake is reported at once', () => {
    const { parameters, issues } = freeParameters(
      [
        { parameter: 'cell.nothing', from: 0, to: 1 },
        { parameter: 'cell.extraResistance', from: '1 nm', to: '2 Ohm cm2' },
        { parameter: 'cell.extraResistance', from: '3 Ohm cm2', to: '2 Ohm cm2' },
        { parameter: 'cell.extraResistance', from: '0 Ohm cm2', to: '2 Ohm cm2', scale: 'log' },
      ],
      base,
    );
    expect(parameters).toEqual([]);
    expect(issues.map(({ path }) => path)).toEqual(['free[0].parameter', 'free[1].from', 'free[2].to', 'free[3].from']);
  });
});

test('a study tells what is wrong with any of its files at once', () => {
  const broken = {
    ...texts,
    'cell.yaml': texts['cell.yaml'].replace('NCM85', 'NCM58'),
    'ageing.yaml': texts['ageing.yaml'].replace('extends: cell.yaml', 'extends: sell.yaml'),
  };
  const { opened: study, wrong } = openStudy(broken['study.yaml'], filesOf(broken));
  expect(study).toBeUndefined();
  expect(wrong.map(({ file }) => file)).toEqual(['cell.yaml', 'ageing.yaml']);

  const misnamed = { ...texts, 'study.yaml': texts['study.yaml'].replace('[coated, bare]', '[coated, blank]') };
  const { wrong: faults } = openStudy(misnamed['study.yaml'], filesOf(misnamed));
  expect(faults).toMatchObject([{ file: 'study.yaml', issues: [{ path: 'orderings[0].order', got: 'blank' }] }]);
});

describe('what can be left out', () => {
  const study = opened(texts);
  const names = (rows: ReturnType<typeof opened>['rows']) =>
    rows.map(({ cell, measurement }) => `${cell.prepared.name} ${measurement.quantity}`);

  test('late values: beyond half of the last published cycle', () => {
    expect(names(study.rows.filter(leaveOut(study, 'late')!.row))).toEqual(['bare retention', 'coated retention']);
  });

  test('fast values: beyond the mean of the slowest and the fastest rate, if these are far apart', () => {
    expect(leaveOut(study, 'fast')).toBeUndefined();
    const rates = [0.1, 0.2, 1].map((rate, i) =>
      `protocol:\n  - cycling: { cycles: 1, charge: 0.1C, discharge: ${rate}C, window: [1.35 V vs LTO, 2.75 V vs LTO] }\n`.slice(
        i && 10,
      ),
    );
    const data = [1, 2, 3].map(
      (cycle) =>
        `  - { variant: bare, quantity: dischargeCapacity, cycle: ${cycle}, value: 100 mAh/g, source: test }\n`,
    );
    const block = `  - { variant: bare, quantity: dischargeCapacity, rate: 0.5, value: 100 mAh/g, source: test }\n`;
    const rated = opened({
      ...texts,
      'ageing.yaml': `extends: cell.yaml\ntitle: Rates\n${rates.join('')}  - rateTest: { rates: [0.5C], cyclesPerRate: 1, window: [1.35 V vs LTO, 2.75 V vs LTO] }\ndata:\n${data.join('')}${block}`,
    });
    const left = leaveOut(rated, 'fast')!;
    // 0.1C to 1C: beyond 0.32C.
    expect(rated.rows.map(left.row)).toEqual([false, false, true, true]);
  });

  test('a sample, with the numbers that are its own', () => {
    const own = { parameter: 'variants.coated.coating.coverage', from: 0, to: 1 };
    const more = { ...study, study: { ...study.study, free: [...study.study.free, own] } };
    const left = leaveOut(more, 'coated')!;
    expect(names(study.rows.filter(left.row)).every((name) => name.startsWith('coated'))).toBe(true);
    expect(left.own).toEqual([own]);
    expect(left.free).toEqual(study.study.free);
    expect(leaveOut(more, 'nobody')).toBeUndefined();
  });
});

describe('competing laws', () => {
  const { base } = opened(texts);

  test('exchange the own constant of the law, and only where it is free', () => {
    const fixed = competingLaws([], base);
    expect(fixed.find(({ name }) => name === 'film')?.free).toEqual([]);
    const rate = { parameter: 'mechanisms.contactLoss.rate', from: 0, to: 1 };
    const film = competingLaws([rate], base).find(({ name }) => name === 'film');
    expect(film?.free.map(({ parameter }) => parameter)).toEqual(['mechanisms.contactLoss.thickness']);
  });

  test('are all scenarios without mistakes, with a place for each of their numbers', () => {
    const rate = { parameter: 'mechanisms.isolation.rate', from: 0, to: 1 };
    const laws = competingLaws([rate], base);
    expect(laws.length).toBe(6);
    for (const law of laws) {
      const changed = opened(texts, law.settings);
      expect(freeParameters(law.free, changed.base, { restart: true }).issues).toEqual([]);
      expect(changed.cells.length).toBe(2);
    }
  });
});

test('a free number must lower the deviance by 2 to pay by AIC, by more with few data', () => {
  const sum = 3;
  const data = 20;
  const one = informationCriteria(data, 4, sum);
  const more = informationCriteria(data, 5, sum * Math.exp(-2 / data));
  expect(more.aic).toBeCloseTo(one.aic, 12);
  expect(more.aicc).toBeGreaterThan(one.aicc);
  expect(informationCriteria(1e6, 4, sum).aicc - informationCriteria(1e6, 4, sum).aic).toBeLessThan(1e-3);
  expect(informationCriteria(6, 5, sum).aicc).toBe(Infinity);
});

test('an order may be wrong by no more than it says', () => {
  expect(inOrder([3, 2, 1])).toBe('ok');
  expect(inOrder([3, 3.1, 1])).toBe('missed');
  expect(inOrder([3, 3.1, 1], 0.05)).toBe('ok');
  expect(inOrder([3, 3.3, 1], 0.05)).toBe('missed');
  expect(inOrder([3, Number.NaN])).toBe('missed');
  expect(inOrder([Number.NaN, 3], 0.1)).toBe('missed');
});

test('a median counts what does not exist as infinitely wrong', () => {
  expect(median([1, 5, 3])).toBe(3);
  expect(median([1, 2, 3, 10])).toBe(2.5);
  expect(median([1, Number.NaN, Number.NaN])).toBe(Infinity);
  expect(median([])).toBeNaN();
});
