import { describe, expect, it } from 'vitest';
import { cycleChosen } from '../../src/fit/data/cycleUse.js';
import { informationCriteria, quasiCriteria } from '../../src/fit/laws/informationCriterion.js';
import type { FitParameter, FitProblem } from '../../src/fit/problem.js';
import { residualRows } from '../../src/fit/search/residuals.js';
import { quantileOf } from '../../src/fit/uncertainty/parameterResult.js';
import { semiDeviation } from '../../src/fit/uncertainty/predictionBand.js';

describe('information criteria', () => {
  it('are those of Burnham & Anderson and Schwarz', () => {
    // n = 20, two numbers and the variance: k = 3; n ln(S/n) = 20 ln(1/4).
    const { aic, aicc, bic } = informationCriteria(20, 2, 5);
    expect(aic).toBeCloseTo(20 * Math.log(0.25) + 6, 12);
    expect(aicc - aic).toBeCloseTo((2 * 3 * 4) / (20 - 3 - 1), 12);
    expect(bic).toBeCloseTo(20 * Math.log(0.25) + 3 * Math.log(20), 12);
    const quasi = quasiCriteria(20, 2, 5, 0.5);
    expect(quasi.aic).toBeCloseTo(10 + 6, 12);
    expect(quasi.aicc - quasi.aic).toBeCloseTo(1.5, 12);
  });
});

describe('the quantile of an interval', () => {
  const at = (level: number, knownErrors: boolean, degreesOfFreedom: number): number =>
    quantileOf({ uncertainty: { level, knownErrors } } as FitProblem, degreesOfFreedom);

  it.each([
    // Two-sided, from the tables of Student's t that every textbook has.
    [0.95, 1, 12.706],
    [0.95, 5, 2.571],
    [0.95, 30, 2.042],
    [0.9, 10, 1.812],
    [0.99, 10, 3.169],
  ])('%d with %d degrees of freedom is %d', (level, degrees, t) => {
    expect(at(level, false, degrees)).toBeCloseTo(t, 3);
  });

  it('is that of the normal distribution where errors are known or nothing is left to estimate them by', () => {
    expect(at(0.95, true, 3)).toBeCloseTo(1.96, 3);
    expect(at(0.95, false, 0)).toBeCloseTo(1.96, 3);
  });
});

describe('the semi-deviation of a band', () => {
  it('is the standard deviation of what is symmetric, and of each side of what is not', () => {
    const symmetric = [-2, -1, 0, 1, 2];
    const deviation = Math.sqrt(symmetric.reduce((sum, d) => sum + d * d, 0) / symmetric.length);
    expect(semiDeviation(symmetric)).toBeCloseTo(deviation, 12);
    const lopsided = [-1, 3, -1, 3];
    expect(semiDeviation(lopsided)).toBeCloseTo(3, 12);
    expect(semiDeviation(lopsided.map((d) => -d))).toBeCloseTo(1, 12);
    expect(semiDeviation([Number.NaN, 1, -1])).toBeCloseTo(1, 12);
    expect(semiDeviation([])).toBe(0);
  });
});

describe('a prior', () => {
  const residual = (scale: 'log' | 'linear', centre: number, error: number, value: number): number => {
    const parameter = { scale, prior: { value: centre, error } } as FitParameter;
    return residualRows([], [], [parameter]).at([], [value])[0];
  };

  it('counts in standard deviations of its own scale, far from its centre as well', () => {
    expect(residual('log', 1e-22, Math.log(3), 9e-22)).toBeCloseTo(2, 12);
    expect(residual('log', 1e-22, Math.log(3), 1e-22 / 27)).toBeCloseTo(-3, 12);
    expect(residual('linear', 5, 0.5, 20)).toBeCloseTo(30, 12);
  });
});

describe('cycles chosen from a table', () => {
  const chosen = (cycles: Parameters<typeof cycleChosen>[0], first = 1): number[] =>
    Array.from({ length: 20 }, (_, i) => i + 1).filter(cycleChosen(cycles, first));

  it('are counted from where they begin, from the first there is unless said otherwise', () => {
    expect(chosen({ from: 3, every: 5 })).toEqual([3, 8, 13, 18]);
    expect(chosen({ every: 6 }, 2)).toEqual([2, 8, 14, 20]);
    expect(chosen({ from: 4, to: 14, every: 5, except: [9] })).toEqual([4, 14]);
    expect(chosen([2, 5])).toEqual([2, 5]);
    expect(chosen(undefined)).toHaveLength(20);
  });
});
