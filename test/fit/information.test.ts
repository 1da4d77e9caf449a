import { describe, expect, it } from 'vitest';
import { informationOfBounds, narrowing, variances, withMeasurements } from '../../src/fit/design/information.js';
import type { FitParameter } from '../../src/fit/problem.js';
import { drawParameters } from '../../src/fit/uncertainty/predictionBand.js';

describe('information', () => {
  it('begins with the bounds, adds up over measurements and gives variances', () => {
    const bounds = informationOfBounds(2);
    expect([...bounds]).toEqual([12, 0, 0, 12]);
    const more = withMeasurements(bounds, [Float64Array.of(1, 2), Float64Array.of(0, 3)], [0.5, 1]);
    expect([...more]).toEqual([16, 8, 8, 37]);
    expect([...bounds]).toEqual([12, 0, 0, 12]);
    const found = variances(more, 2);
    expect(found[0]).toBeCloseTo(37 / (16 * 37 - 64), 12);
    expect(found[1]).toBeCloseTo(16 / (16 * 37 - 64), 12);
    const { each, mean } = narrowing(Float64Array.of(4, 1), Float64Array.of(1, 1 / 16));
    expect([...each]).toEqual([0.5, 0.25]);
    expect(mean).toBeCloseTo(Math.sqrt(0.125), 12);
    expect(narrowing(new Float64Array(0), new Float64Array(0)).mean).toBe(1);
  });
});

describe('parameters that are drawn', () => {
  it('scatter along the directions of the fit, within the bounds', () => {
    const parameters = [
      { scale: 'linear', lower: -100, upper: 100 },
      { scale: 'log', lower: 1e-9, upper: 1e9 },
      { scale: 'linear', lower: 4.9, upper: 5.1 },
    ] as FitParameter[];
    const known = {
      directions: [
        { deviation: 2, weights: Float64Array.of(1, 0, 1) },
        { deviation: 0.5, weights: Float64Array.of(0, 1, 0) },
      ],
      units: Float64Array.of(3, 1, 1),
    } as unknown as Parameters<typeof drawParameters>[2];
    const all = drawParameters(parameters, [10, 2, 5], known, 256, 3);
    expect(all).toHaveLength(256);
    const moments = (values: number[]) => {
      const mean = values.reduce((a, b) => a + b) / values.length;
      return [mean, Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)];
    };
    const [mean, deviation] = moments(all.map(([x]) => x));
    expect(mean).toBeCloseTo(10, 0);
    expect(deviation / 6).toBeCloseTo(1, 1);
    const [logMean, logDeviation] = moments(all.map(([, y]) => Math.log(y)));
    expect(logMean).toBeCloseTo(Math.log(2), 1);
    expect(logDeviation / 0.5).toBeCloseTo(1, 1);
    for (const [, , z] of all) expect(Math.abs(z - 5)).toBeLessThanOrEqual(0.1 + 1e-12);
    expect(drawParameters(parameters, [10, 2, 5], { ...known, directions: [] }, 9, 3)).toEqual([]);
    expect(drawParameters(parameters, [10, 2, 5], known, 0, 3)).toEqual([]);
  });
});
