import { expect, test } from 'vitest';
import { cycleChosen, cycleHeldOut, cycleSpanText } from '../../src/fit/data/cycleUse.js';
import type { FitDatum, FitParameter, SeriesHead } from '../../src/fit/problem.js';
import { residualRows } from '../../src/fit/search/residuals.js';

const upTo = (last: number, chosen: (cycle: number) => boolean) =>
  Array.from({ length: last }, (_, i) => i + 1).filter(chosen);

test('cycles are counted from the first one that is used', () => {
  expect(upTo(20, cycleChosen({ from: 3, every: 5 }, 1))).toEqual([3, 8, 13, 18]);
  expect(upTo(12, cycleChosen({ every: 4 }, 2))).toEqual([2, 6, 10]);
  expect(upTo(12, cycleChosen({ from: 3, to: 9, every: 2, except: [5] }, 1))).toEqual([3, 7, 9]);
  expect(upTo(12, cycleChosen([2, 11, 30], 1))).toEqual([2, 11]);
  expect(upTo(6, cycleHeldOut({ from: 4 }))).toEqual([4, 5, 6]);
  expect(upTo(6, cycleHeldOut({ to: 2, cycles: [5] }))).toEqual([1, 2, 5]);
  expect(cycleSpanText([2, 6, 10])).toBe('2 to 10, 3 of them');
});

const parameter = (more: Partial<FitParameter>): FitParameter => ({
  path: 'p',
  also: [],
  unit: '',
  scale: 'linear',
  lower: 0,
  upper: 100,
  start: 1,
  stage: 'films',
  ...more,
});

test('rows are data in standard errors times the root of their weight, then priors in their own coordinate', () => {
  const series = [{ weight: 1 }, { weight: 4 }] as unknown as readonly SeriesHead[];
  const datum = (one: Partial<FitDatum>) =>
    ({ series: 0, measured: 100, error: 2, heldOut: false, ...one }) as FitDatum;
  const data = [datum({}), datum({ heldOut: true }), datum({ series: 1, measured: 50, error: 0.5 }), datum({})];
  const parameters = [
    parameter({}),
    parameter({ prior: { value: 5, error: 2 } }),
    parameter({ scale: 'log', prior: { value: 1e-3, error: 0.5 } }),
  ];
  const rows = residualRows(data, series, parameters);
  expect([rows.data, rows.priors]).toEqual([
    [0, 2, 3],
    [1, 2],
  ]);
  const [first, weighted, missing, linear, log] = rows.at([103, 0, 49, Number.NaN], [1, 9, 1e-2]);
  expect(first).toBeCloseTo(1.5, 12);
  expect(weighted).toBeCloseTo(-4, 12);
  // What a run does not have is far off.
  expect(missing).toBe(30);
  expect(linear).toBeCloseTo(2, 12);
  // Ten times the prior is ln 10 away, far from (0.01 - 0.001)/0.5.
  expect(log).toBeCloseTo(4.60517, 5);
});
