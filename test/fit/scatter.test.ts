import { describe, expect, it } from 'vitest';
import type { FitProblem } from '../../src/fit/problem.js';
import {
  autocorrelation,
  outliersOf,
  robustDeviation,
  rootMeanSquare,
  seriesResults,
} from '../../src/fit/uncertainty/seriesResult.js';
import type { FitSeries } from '../../src/results/fit.js';

describe('the scatter of residuals', () => {
  it('is a root mean square, or 1.4826 times the median size', () => {
    expect(rootMeanSquare([3, -4])).toBeCloseTo(Math.sqrt(12.5), 12);
    expect(rootMeanSquare([])).toBeNaN();
    expect(robustDeviation([-1, 5, 2])).toBeCloseTo(2.9652, 12);
    expect(robustDeviation([1, -3])).toBeCloseTo(3 * 1.4826, 12);
    expect(robustDeviation([])).toBeNaN();
  });

  it('goes together in neighbours or does not', () => {
    // Sums of products over sums of squares.
    expect(autocorrelation([1, 1, 1, 1, -1, -1, -1, -1])).toBeCloseTo(5 / 8, 12);
    expect(autocorrelation([1, -1, 1, -1, 1, -1, 1, -1])).toBeCloseTo(-7 / 8, 12);
    expect(autocorrelation([1, 2, 1, 2, 1, 2, 1, 2])).toBeCloseTo(14 / 20, 12);
    expect(autocorrelation([1, 1, 1, 1, 1, 1, 1])).toBeNaN();
    expect(autocorrelation(Array(9).fill(0))).toBe(0);
    // An outlier of 100 counts as three times the median size, 4.4478.
    const cut = 3 * 1.4826;
    expect(autocorrelation([1, 1, 1, 1, 100, 1, 1, 1])).toBeCloseTo((5 + 2 * cut) / (7 + cut ** 2), 12);
    expect(autocorrelation([1, 1, 1, 1, -100, 1, 1, 1])).toBeCloseTo((5 - 2 * cut) / (7 + cut ** 2), 12);
  });
});

describe('the results of a series', () => {
  const datum = (series: number, measured: number, more: object = {}) => ({
    series,
    x: measured,
    cycle: measured,
    measured,
    error: 2,
    heldOut: false,
    ...more,
  });
  const head = (label: string) => ({
    label,
    kind: 'cycles',
    quantity: 'retention',
    unit: '%',
    source: 'a.csv',
    weight: 4,
    cell: { scenario: 'cell.yaml', prepared: { name: 'bare' } },
  });
  const problem = {
    series: [head('A'), head('B')],
    data: [datum(0, 10, { line: 7 }), datum(1, 1), datum(0, 20), datum(0, 30, { heldOut: true }), datum(0, 40)],
  } as unknown as FitProblem;

  it('are means over what the simulation has, fitted and held out apart', () => {
    const [first, second] = seriesResults(problem, [12, 1, 14, 36, Number.NaN]);
    expect(first).toMatchObject({
      label: 'A',
      scenario: 'cell.yaml',
      variant: 'bare',
      unit: '%',
      source: 'a.csv',
      weight: 4,
    });
    expect(first.points.map(({ residual }) => residual)).toEqual([1, -3, 3, 30]);
    expect(first.points[0].line).toBe(7);
    expect(first.points[1]).not.toHaveProperty('line');
    expect(first.rms).toBeCloseTo(Math.sqrt(5), 12);
    expect(first.bias).toBe(-1);
    expect(first.heldOutRms).toBe(3);
    expect(first.autocorrelation).toBeNaN();
    expect(second.points).toHaveLength(1);
    expect(second.rms).toBe(0);
  });
});

describe('a datum that is unlike its neighbours', () => {
  const of = (residuals: number[], more: object = {}) =>
    outliersOf([
      {
        label: 'Q',
        source: 'a.csv',
        unit: 'mAh/g',
        kind: 'cycles',
        points: residuals.map((residual, i) => ({
          residual,
          cycle: i + 1,
          x: 0.12345,
          measured: 100.12345,
          simulated: 100,
          heldOut: false,
          line: i + 2,
        })),
        ...more,
      } as unknown as FitSeries,
    ]);
  const calm = [0.1, -0.1, 0.1, -0.1];

  it('is named with its line', () => {
    expect(of([...calm, 5, ...calm])).toEqual([
      {
        series: 'Q',
        cycle: 5,
        residual: 5,
        file: 'a.csv',
        line: 6,
        message:
          'a.csv, line 6: Q in cycle 5 is 100.1 mAh/g where the fit has 100, unlike its neighbours; it counts little.',
      },
    ]);
    expect(of([...calm, 5, ...calm], { kind: 'curve' })[0].message).toContain('Q in cycle 5 at 0.123 is');
  });

  it('stands out by six deviations, of 0.3 at least, among eight', () => {
    expect(of([...calm, 1.81, ...calm])).toHaveLength(1);
    expect(of([...calm, 1.79, ...calm])).toEqual([]);
    expect(of([...calm, 5, -0.1, 0.1])).toEqual([]);
    expect(of([...calm, 5, -0.1, 0.1, 0.1])).toHaveLength(1);
    // Neighbours that are half as far off on the same side explain it; on the other side they do not.
    expect(of([...calm, 5, 0.91, ...calm])).toEqual([]);
    expect(of([...calm, 5, 0.89, ...calm])).toHaveLength(1);
    expect(of([...calm, 5, -5, ...calm])).toHaveLength(2);
    expect(of([5, ...calm, ...calm])).toHaveLength(1);
  });
});
