import { describe, expect, it } from 'vitest';
import type { FitParameter } from '../../src/fit/problem.js';
import { determinationOf, parameterVerdict, weakDirectionsOf } from '../../src/fit/uncertainty/verdict.js';
import type { FitSeries, Suggestion } from '../../src/results/fit.js';

describe('how certain a number is', () => {
  const linear = { scale: 'linear', lower: 0, upper: 100, path: 'cell.anode.mass', unit: 'mg' } as FitParameter;
  const log = {
    scale: 'log',
    lower: 1,
    upper: Math.exp(10),
    path: 'mechanisms.cracking.rate',
    unit: '',
  } as FitParameter;
  const of = (parameter: FitParameter, low: number | undefined, high: number | undefined, more: object = {}) =>
    determinationOf(parameter, {
      value: 10,
      error: 1,
      interval: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) },
      ...more,
    } as Parameters<typeof determinationOf>[1]);

  it('depends on its interval relative to it, or on the factor on a log scale', () => {
    expect(of(linear, 7.1, 12.9)).toBe('well');
    expect(of(linear, 7, 13.1)).toBe('roughly');
    expect(of(linear, 0.1, 19.9)).toBe('roughly');
    expect(of(linear, 0, 20.1)).toBe('poorly');
    expect(of(linear, 0, 81)).toBe('not');
    expect(of(linear, 0, 79)).toBe('poorly');
    expect(of(log, 10 * Math.exp(-0.29), 10 * Math.exp(0.29))).toBe('well');
    expect(of(log, 10 * Math.exp(-0.31), 10 * Math.exp(0.31))).toBe('roughly');
    expect(of(log, 10 / Math.E / 1.01, 10 * Math.E * 1.01)).toBe('poorly');
    expect(of(linear, -0.1, 0.1, { value: 0 })).toBe('well');
  });

  it('depends on open ends, bounds and errors', () => {
    expect(of(linear, undefined, 20)).toBe('poorly');
    expect(of(linear, 5, undefined)).toBe('not');
    expect(of(linear, 50, undefined)).toBe('poorly');
    expect(of(linear, undefined, undefined)).toBe('not');
    expect(of(linear, 7.1, 12.9, { error: Infinity })).toBe('not');
    expect(of(linear, 7.1, 12.9, { error: Number.NaN })).toBe('unknown');
    expect(of(linear, 7.1, 12.9, { error: Number.NaN, atBound: 'lower' })).toBe('bound');
    expect(of(linear, 7.1, 12.9, { atBound: 'lower', profile: { interval: { low: 1, high: 2 } } })).toBe('poorly');
    expect(of(linear, 7.1, 12.9, { atBound: 'lower', profile: { interval: { high: 2 } } })).toBe('bound');
    expect(of(linear, 0, 90, { profile: { interval: { low: 9, high: 11 } } })).toBe('well');
  });

  const suggestions = [
    { measurement: 'Rest', kind: 'rest', improvements: [{ path: linear.path, factor: 0.5 }] },
    { measurement: 'Other', kind: 'rest', improvements: [{ path: linear.path, factor: 0.76 }] },
  ] as unknown as Suggestion[];
  const verdict = (found: object, determination: Parameters<typeof parameterVerdict>[1] = 'well', correlation = 0.5) =>
    parameterVerdict(
      0,
      determination,
      { value: 10, error: 1, interval: {}, ...found } as Parameters<typeof parameterVerdict>[2],
      {
        parameters: [linear, log],
        correlation: [
          [1, correlation],
          [correlation, 1],
        ],
        series: [],
        suggestions,
      },
    );

  it('is said in words, with what it trades with and what would help', () => {
    expect(verdict({})).toBe('Anode: well determined.');
    expect(verdict({}, 'roughly')).toBe('Anode: determined to its size.');
    expect(verdict({}, 'unknown')).toContain('the fit was cut off before');
    expect(verdict({ atBound: 'upper' }, 'bound')).toBe(
      'Anode: at its bound. The best value is the upper bound, 100 mg: widen it, or fix the number.',
    );
    expect(verdict({ atBound: 'lower' }, 'bound')).toContain('the lower bound, 0 mg');
    expect(verdict({ profile: { interval: { low: 3.456 } } })).toContain('The data only say that it is above 3.5 mg.');
    expect(verdict({ profile: { interval: { high: 3.456 } } })).toContain('that it is below 3.5 mg.');
    expect(verdict({ profile: { interval: { low: 1, high: 2 } } })).not.toContain('only say');
    expect(verdict({ profile: { interval: { low: 1, high: 2 }, stretch: 1.6 } })).toContain('far from symmetric');
    expect(verdict({ profile: { interval: { low: 1, high: 2 }, stretch: 1.5 } })).not.toContain('symmetric');
    expect(verdict({ profile: { interval: { low: 1, high: 2 }, stretch: 9 } }, 'not')).not.toContain('symmetric');
    expect(verdict({}, 'well', -0.91)).toContain(
      'It trades with cracks (mechanisms.cracking.rate) (correlation -0.91).',
    );
    expect(verdict({}, 'well', 0.9)).not.toContain('trades');
    expect(verdict({ fromPrior: 0.66 })).toContain('66 % of what is known about it is the prior.');
    expect(verdict({ fromPrior: 0.5 })).not.toContain('prior');
    for (const determination of ['poorly', 'not'] as const)
      expect(verdict({}, determination)).toMatch(/Rest would make its interval 2\.0 times narrower\.$/);
    expect(verdict({})).not.toContain('Rest');
  });

  it('is a matter of combinations that the data hardly see, weakest first', () => {
    const all = [linear, log, { ...log, path: 'mechanisms.isolation.rate' }];
    const direction = (deviation: number, ...weights: number[]) => ({
      deviation,
      strength: 1 / deviation,
      weights: Float64Array.from(weights),
    });
    const of = (...given: ReturnType<typeof direction>[]) =>
      weakDirectionsOf(given, all, [{ quantity: 'dischargeCapacity' }] as FitSeries[]).map(({ meaning }) => meaning);
    expect(of(direction(1e9, 1, 0, 0.2))).toEqual(['Anode (cell.anode.mass) cannot be seen in capacity alone.']);
    expect(of(direction(1e8, 0, 1, 0.3), direction(1e9, 0, 1, -0.3))).toEqual([
      'Cracks (mechanisms.cracking.rate) and isolated mass (mechanisms.isolation.rate) cannot be told apart by capacity alone: more of one and less of the other gives the same data.',
      'Cracks (mechanisms.cracking.rate) and isolated mass (mechanisms.isolation.rate) cannot be told apart by capacity alone: more of both gives the same data.',
    ]);
    expect(of(direction(1e9, 1, 0.5, 0))[0]).toMatch(/alone: they rise and fall together\.$/);
    expect(of(direction(1e9, 1, -0.5, 0))[0]).toMatch(/alone: one makes up for the other\.$/);
    expect(of(direction(1e9, 1, 0.5, 0.4))[0]).toMatch(/, cracks .* and isolated mass .* alone\.$/);
    expect(of(direction(1e-6, 1, 0, 0))).toEqual([]);
  });
});
