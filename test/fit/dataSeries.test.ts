import { describe, expect, it } from 'vitest';
import { merged, numbered, type SeriesPoint } from '../../src/fit/data/dataSeries.js';
import type { FitDatum, FitParameter, SeriesHead } from '../../src/fit/problem.js';
import { coordinate, fromCoordinate, isMissing, residualRows } from '../../src/fit/search/residuals.js';
import { searchParameters } from '../../src/fit/search/search.js';

describe('residuals', () => {
  const data = [
    { series: 0, measured: 10, error: 2, heldOut: false },
    { series: 0, measured: 10, error: 2, heldOut: true },
    { series: 1, measured: 5, error: 0.5, heldOut: false },
  ] as unknown as FitDatum[];
  const series = [{ weight: 1 }, { weight: 4 }] as SeriesHead[];
  const parameters = [{ scale: 'linear' }, { scale: 'log', prior: { value: 2, error: 0.5 } }] as FitParameter[];

  it('are those of fitted data in standard errors times the root of the weight, then those of priors', () => {
    const rows = residualRows(data, series, parameters);
    expect(rows.data).toEqual([0, 2]);
    expect(rows.priors).toEqual([1]);
    expect([...rows.at([14, 99, 4], [7, 2 * Math.E])]).toEqual([2, -4, expect.closeTo(2, 12)]);
    expect([...rows.at([Number.NaN, 99, Infinity], [7, 2])]).toEqual([30, 60, 0]);
    expect(residualRows(data, series, parameters, ({ series: s }) => s === 1).data).toEqual([2]);
    expect([isMissing(60, 4), isMissing(60, 1), isMissing(30, 1)]).toEqual([true, false, true]);
  });

  it('are searched in logarithms, or in shares of the range', () => {
    expect(coordinate({ scale: 'log' }, Math.E)).toBe(1);
    expect(fromCoordinate({ scale: 'log' }, 0)).toBe(1);
    expect([coordinate({ scale: 'linear' }, 3), fromCoordinate({ scale: 'linear' }, 3)]).toEqual([3, 3]);
    const of = (scale: 'log' | 'linear', upper: number) =>
      searchParameters([{ path: 'p', start: 2, lower: 1, upper, scale } as FitParameter])[0];
    expect(of('linear', 11)).toEqual({ name: 'p', start: 2, lower: 1, upper: 11, scale: 'linear', typical: 2 });
    expect(of('linear', 1)).not.toHaveProperty('typical');
    expect(of('log', 11)).not.toHaveProperty('typical');
  });
});

describe('series of data', () => {
  const cell = { scenario: 'a.yaml' } as SeriesHead['cell'];
  const head = (label: string, source: string, more: object = {}) =>
    ({ kind: 'cycles', cell, label, unit: 'V', source, weight: 1, ...more }) as unknown as SeriesHead;
  const points = (...cycles: number[]) => cycles.map((cycle) => ({ cycle, line: cycle }) as unknown as SeriesPoint);

  it('of one source are one, in the order of cycles, and a line counts once', () => {
    const [one, two, ...none] = merged([
      { head: head('Q', 'x'), points: points(3, 1) },
      { head: head('Q', 'y'), points: points(2) },
      { head: head('Q', 'x'), points: points(2, 3) },
    ]);
    expect(none).toEqual([]);
    expect(one.points.map((point) => point.cycle)).toEqual([1, 2, 3]);
    expect(two.points).toHaveLength(1);
    for (const more of [{ label: 'R' }, { unit: 'mV' }, { weight: 2 }, { cell: {} }])
      expect(
        merged([
          { head: head('Q', 'x'), points: [] },
          { head: head('Q', 'x', more), points: [] },
        ]),
      ).toHaveLength(2);
    const curve = { head: head('Q', 'x', { kind: 'curve' }), points: [] };
    expect(merged([curve, curve])).toHaveLength(2);
    const unlined = [{ cycle: 1 } as unknown as SeriesPoint];
    expect(
      merged([
        { head: head('Q', 'x'), points: unlined },
        { head: head('Q', 'x'), points: unlined },
      ])[0].points,
    ).toHaveLength(2);
  });

  it('have labels of their own, by source and then by scenario', () => {
    const other = { scenario: 'b.yaml' } as SeriesHead['cell'];
    const { series, data } = numbered([
      { head: head('Q', 'x'), points: points(1) },
      { head: head('R', 'x'), points: [] },
      { head: head('Q', 'y'), points: points(1, 2) },
      { head: head('Q', 'y', { cell: other }), points: points(1) },
      { head: head('S', 'x'), points: points(1) },
    ]);
    expect(series.map(({ label }) => label)).toEqual(['Q (x)', 'Q (y) (a.yaml)', 'Q (y) (b.yaml)', 'S']);
    expect(data.map((datum) => datum.series)).toEqual([0, 1, 1, 2, 3]);
  });
});
