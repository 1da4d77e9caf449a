import { describe, expect, it } from 'vitest';
import { outliersOf } from '../../src/fit/uncertainty/seriesResult.js';
import { overallVerdicts } from '../../src/fit/uncertainty/verdict.js';
import type { Determination, FitParameterResult, FitSeries } from '../../src/results/fit.js';
import { fitFixture } from './fitFixture.js';

const { parameters, series } = fitFixture();
const number = (determination: Determination, more: Partial<FitParameterResult> = {}): FitParameterResult => ({
  ...parameters[0],
  determination,
  ...more,
});

/** A series with these residuals; NaN: the simulation has nothing there. */
function residuals(values: readonly number[]): FitSeries {
  const points = values.map((residual, i) => ({
    x: i + 1,
    cycle: i + 1,
    measured: 100,
    simulated: Number.isNaN(residual) ? residual : 100 + residual,
    error: 1,
    residual: Number.isNaN(residual) ? 30 : residual,
    heldOut: false,
  }));
  return { ...series[0], label: 'made up', points, autocorrelation: Number.NaN };
}

const said = (numbers: readonly FitParameterResult[], all: readonly FitSeries[] = []): string =>
  overallVerdicts([], numbers, 1, 1, { series: all, suggestions: [] }).join(' ');

describe('the verdict on all numbers', () => {
  it('calls determined only what is', () => {
    expect(said([number('well'), number('roughly')])).toBe('All 2 numbers are determined by these data.');
    expect(said([number('bound')])).toBe(`${parameters[0].path} lies on a bound.`);
    expect(said([number('poorly')])).toBe(`${parameters[0].path} is hardly determined.`);
    const mixed = said([number('well'), number('poorly'), number('not')]);
    expect(mixed).toMatch(/are hardly determined/);
    expect(mixed).toContain('The other number is determined.');
    const cutOff = said([number('unknown'), number('unknown')]);
    expect(cutOff).toMatch(/was not found out/);
    for (const text of [said([number('bound')]), mixed, cutOff]) expect(text).not.toContain('determined by these data');
  });

  it('doubts chains that do not agree', () => {
    const posterior = { mean: 1, median: 1, interval: { low: 0, high: 2 }, agreement: 1.3, effectiveSamples: 15 };
    expect(said([number('well', { posterior })])).toMatch(/do not agree yet \(R-hat up to 1.30/);
    expect(said([number('well', { posterior: { ...posterior, agreement: 1.01 } })])).not.toMatch(/agree/);
  });

  it('calls a series off only beyond chance, however few its points are', () => {
    const calm = residuals(Array.from({ length: 40 }, (_, i) => (i % 3) - 1));
    const off = (values: readonly number[]): boolean =>
      /lies .* off/.test(said([number('well')], [calm, residuals(values)]));
    expect(off([1.9, -0.4, 1.9])).toBe(false);
    expect(off([2.2])).toBe(false);
    expect(off([9, 8, 10])).toBe(true);
    expect(off(Array<number>(20).fill(3))).toBe(true);
  });

  it('names data that the simulation has no counterpart of', () => {
    expect(said([number('well')], [residuals([0, Number.NaN, Number.NaN])])).toContain(
      '2 of 3 of the data have no counterpart',
    );
  });
});

describe('outliers', () => {
  const at = (values: readonly number[]): readonly number[] =>
    outliersOf([residuals(values)]).map(({ cycle }) => cycle);
  const calm = [0.5, -1, 0.8, -0.3, 1, -0.7, 0.2, 0.9];

  it('stand alone, or beside one on the other side', () => {
    expect(at([...calm, 40, ...calm])).toEqual([9]);
    expect(at([...calm, 40, -40, ...calm])).toEqual([9, 10]);
  });

  it('are no run of residuals that grow', () => {
    expect(at([...calm, ...calm, ...calm, 10, 30, 60, 120])).toEqual([]);
  });
});
