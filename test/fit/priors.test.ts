import { describe, expect, it } from 'vitest';
import { priorOf } from '../../src/fit/opening/priorOf.js';
import { profiledPaths } from '../../src/fit/opening/profiledPaths.js';
import { fittedValues, startingValues } from '../../src/fit/outcome/fittedValues.js';
import type { FitParameter, FitProblem } from '../../src/fit/problem.js';

describe('a prior of a fit file', () => {
  const range = { unit: 'nm', scale: 'log', lower: 1, upper: 100 } as const;
  const linear = { ...range, scale: 'linear' } as const;

  it('is in the coordinate of the search', () => {
    expect(priorOf(undefined, range)).toEqual({});
    expect(priorOf({ value: '10 nm', factor: 3 }, range)).toEqual({ prior: { value: 10, error: Math.log(3) } });
    expect(priorOf({ value: '10 nm', error: '2 nm' }, range)).toEqual({ prior: { value: 10, error: 0.2 } });
    expect(priorOf({ value: '10 nm', error: '20 %' }, range)).toMatchObject({
      prior: { error: expect.closeTo(0.2, 12) },
    });
    expect(priorOf({ value: '10 nm', error: '20 %' }, linear)).toEqual({ prior: { value: 10, error: 2 } });
    expect(priorOf({ value: '-10 nm', error: '20 %' }, { ...linear, lower: -50 })).toEqual({
      prior: { value: -10, error: 2 },
    });
    const percent = { unit: '%', scale: 'linear', lower: 0, upper: 100 } as const;
    expect(priorOf({ value: '50 %', error: '20 %' }, percent)).toEqual({ prior: { value: 50, error: 20 } });
    for (const value of [1, 100])
      expect(priorOf({ value: `${value} nm`, factor: 2 }, range)).toMatchObject({ prior: { value } });
  });

  it.each([
    [{ value: '3 V', factor: 2 }, range, 'prior.value', 'This is no number in nm.', '3 V'],
    [{ value: '0.9 nm', factor: 2 }, range, 'prior.value', 'The prior lies outside the bounds.', '0.9 nm'],
    [{ value: '101 nm', factor: 2 }, range, 'prior.value', 'The prior lies outside the bounds.', '101 nm'],
    [{ value: '10 nm' }, range, 'prior.error', 'A prior has an error or a factor, one of them.', 'nothing'],
    [
      { value: '10 nm', error: '1 nm', factor: 2 },
      range,
      'prior.error',
      'A prior has an error or a factor, one of them.',
      '1 nm',
    ],
    [{ value: '10 nm', factor: 2 }, linear, 'prior.factor', 'A factor belongs to a log scale.', '2'],
    [{ value: '10 nm', error: '3 V' }, linear, 'prior.error', 'This is no error in nm.', '3 V'],
    [{ value: '10 nm', error: '0 nm' }, linear, 'prior.error', 'This is no error in nm.', '0 nm'],
  ])('%j is refused', (given, within, key, message, got) => {
    expect(priorOf(given, within)).toMatchObject({ fault: { key, message, got } });
  });
});

describe('names and values of a fit', () => {
  const parameters = [
    { path: 'a', unit: 'nm', lower: 0, upper: 10, start: 20 },
    { path: 'b', unit: '', lower: -1, upper: 1, start: 0.5 },
  ] as unknown as FitParameter[];
  const problem = { parameters } as unknown as FitProblem;

  it('are those that are profiled, by path or by what the file calls them', () => {
    expect(profiledPaths('all', parameters, ['x', 'x'])).toEqual({ paths: 'all', issues: [] });
    expect(profiledPaths(['x'], parameters, ['x', 'x'])).toEqual({ paths: ['a', 'b'], issues: [] });
    expect(profiledPaths(['b'], parameters, ['x', 'y'])).toEqual({ paths: ['b'], issues: [] });
    expect(profiledPaths(['a', 'z'], parameters, ['x', 'y'])).toEqual({
      paths: ['a'],
      issues: [
        {
          severity: 'error',
          path: 'uncertainty.profiles[1]',
          message: 'This number is not free.',
          got: 'z',
          allowed: 'x, y, a, b',
        },
      ],
    });
  });

  it('are taken from an earlier fit, within the bounds', () => {
    const entries = [
      { path: 'b', unit: '', value: 0.25 },
      { path: 'a', unit: 'nm', value: 12 },
    ];
    const read = (record: unknown) =>
      fittedValues(typeof record === 'string' ? record : JSON.stringify(record), problem);
    expect(read({ parameters: entries, scatter: 2, inflation: 1.5 })).toEqual({
      values: Float64Array.of(10, 0.25),
      scatter: 3,
    });
    expect(read({ parameters: entries, scatter: -2 })).toMatchObject({ scatter: 1 });
    expect(read({ parameters: [null, ...entries] })).toMatchObject({ scatter: 1 });
    expect(read('{')).toEqual({ fault: 'It is not JSON.' });
    expect(read([])).toEqual({ fault: 'It has no list of parameters.' });
    expect(read({ parameters: 3 })).toEqual({ fault: 'It has no list of parameters.' });
    expect(read({ parameters: entries.slice(0, 1) })).toEqual({ fault: 'It has no value of a.' });
    expect(read({ parameters: [{ path: 'a', unit: 'nm', value: '3' }] })).toEqual({ fault: 'It has no value of a.' });
    expect(read({ parameters: [{ path: 'a', unit: 'um', value: 3 }] })).toEqual({
      fault: 'It has a in um, not in nm.',
    });
    expect(startingValues(problem)).toEqual({ values: Float64Array.of(10, 0.5), scatter: 1 });
  });
});
