import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import type { FitParameter } from '../../src/fit/problem.js';
import { autocorrelation } from '../../src/fit/uncertainty/seriesResult.js';
import { uncertainty } from '../../src/fit/uncertainty/uncertainty.js';

const parameter = (path: string, more: Partial<FitParameter> = {}): FitParameter => ({
  path,
  also: [],
  unit: '',
  scale: 'linear',
  lower: -100,
  upper: 100,
  start: 0,
  stage: 'films',
  ...more,
});

const squares = { loss: 'linear', lossScale: 1 } as const;

/** Residuals of a straight line a + b x with normal noise of a known standard deviation, at its least-squares solution. */
function line(count: number, noise: (i: number) => number) {
  const x = Array.from({ length: count }, (_, i) => i / count);
  const y = x.map((_, i) => noise(i));
  const mean = (v: readonly number[]) => v.reduce((s, one) => s + one, 0) / v.length;
  const mx = mean(x);
  const sxx = x.reduce((s, one) => s + (one - mx) ** 2, 0);
  const b = x.reduce((s, one, i) => s + (one - mx) * y[i], 0) / sxx;
  const a = mean(y) - b * mx;
  const residuals = Float64Array.from(x, (one, i) => a + b * one - y[i]);
  return { x, sxx, residuals, jacobian: Float64Array.from(x.flatMap((one) => [1, one])) };
}

function normals(seed: number): () => number {
  const random = xoroshiro128plus(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));
}

describe('linear theory', () => {
  test('has the textbook errors of a straight line', () => {
    const next = normals(1);
    const { residuals, jacobian, sxx } = line(50, () => 0.3 * next());
    const rows = {
      values: [1, 1],
      residuals,
      jacobian,
      seriesOf: residuals.length ? Array(50).fill(0) : [],
      autocorrelation: [Number.NaN],
      atBound: [undefined, undefined],
    };
    const { errors, scatter, correlation, inflation, rank } = uncertainty(
      rows,
      [parameter('a'), parameter('b')],
      squares,
      false,
    );
    const s = Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / 48);
    expect(scatter).toBeCloseTo(s, 12);
    expect(errors[1]).toBeCloseTo(s / Math.sqrt(sxx), 10);
    expect(correlation[0][1]).toBeCloseTo(-0.86, 1);
    expect(inflation).toBe(1);
    expect(rank).toBe(2);
  });

  test('takes a robust loss for what it is worth: the same errors within a few per cent where there is no outlier, no wider ones where there is', () => {
    const next = normals(2);
    const clean = line(400, () => next());
    const rows = {
      ...clean,
      values: [1, 1],
      seriesOf: Array<number>(400).fill(0),
      autocorrelation: [0],
      atBound: [undefined, undefined],
    };
    const parameters = [parameter('a'), parameter('b')];
    const plain = uncertainty(rows, parameters, squares, false);
    const robust = uncertainty(rows, parameters, { loss: 'soft-l1', lossScale: 3 }, false);
    expect(robust.errors[1] / plain.errors[1]).toBeCloseTo(1, 1);
    const spoilt = { ...rows, residuals: rows.residuals.map((r, i) => (i === 7 ? 200 : r)) };
    expect(uncertainty(spoilt, parameters, squares, false).errors[1]).toBeGreaterThan(5 * plain.errors[1]);
    expect(uncertainty(spoilt, parameters, { loss: 'soft-l1', lossScale: 3 }, false).errors[1]).toBeLessThan(
      1.1 * plain.errors[1],
    );
  });

  test('counts dependent residuals as fewer', () => {
    const next = normals(3);
    let memory = 0;
    const { residuals, jacobian } = line(400, () => {
      memory = 0.8 * memory + 0.6 * next();
      return memory;
    });
    const rho = autocorrelation([...residuals]);
    expect(rho).toBeGreaterThan(0.65);
    const rows = {
      values: [1, 1],
      residuals,
      jacobian,
      seriesOf: Array<number>(400).fill(0),
      autocorrelation: [rho],
      atBound: [undefined, undefined],
    };
    const { inflation } = uncertainty(rows, [parameter('a'), parameter('b')], squares, false);
    expect(inflation).toBeCloseTo(Math.sqrt((1 + rho) / (1 - rho)), 10);
  });

  test('shows a combination that no datum sees, and what a prior adds', () => {
    const { residuals } = line(30, normals(4));
    const jacobian = Float64Array.from(Array.from({ length: 30 }, (_, i) => [i / 30, -i / 30]).flat());
    const base = {
      values: [1, 1],
      residuals,
      jacobian,
      seriesOf: Array<number>(30).fill(0),
      autocorrelation: [0],
      atBound: [undefined, undefined],
    };
    const { directions, errors, rank } = uncertainty(base, [parameter('a'), parameter('b')], squares, false);
    expect(rank).toBe(1);
    expect(errors[0]).toBe(Infinity);
    const weak = directions.find(({ deviation }) => deviation > 1)!;
    expect(Math.abs(weak.weights[0])).toBeCloseTo(Math.SQRT1_2, 6);
    expect(weak.weights[0]).toBeCloseTo(weak.weights[1], 6);

    const held = [parameter('a', { prior: { value: 0, error: 0.1 } }), parameter('b')];
    const withPrior = uncertainty(
      { ...base, residuals: Float64Array.from([...residuals, 0]), jacobian: Float64Array.from([...jacobian, 10, 0]) },
      held,
      squares,
      false,
    );
    expect(withPrior.errors[0]).toBeCloseTo(0.1, 6);
    expect(withPrior.fromPrior[0]).toBeCloseTo(1, 6);
    expect(withPrior.rank).toBe(2);
  });

  const oneRow = { values: [1, 1], seriesOf: [0], autocorrelation: [Number.NaN], atBound: [undefined, undefined] };

  test('takes the errors as given where there are no more data than numbers', () => {
    const jacobian = Float64Array.of(4, 0);
    const both = [parameter('a'), parameter('b')];
    const found = uncertainty({ ...oneRow, jacobian, residuals: Float64Array.of(1e-9) }, both, squares, false);
    expect(found.scatter).toBe(1);
    expect(found.rank).toBe(1);
    expect(found.errors[1]).toBe(Infinity);
    const single = { ...oneRow, values: [1], atBound: [undefined], jacobian: Float64Array.of(4) };
    const { errors } = uncertainty({ ...single, residuals: Float64Array.of(1e-9) }, [parameter('a')], squares, false);
    expect(errors[0]).toBeCloseTo(0.25, 10);
  });

  test('has a scatter near that of the residuals however far they lie, not counting what was not simulated', () => {
    const next = normals(6);
    const { residuals, jacobian } = line(60, () => 40 * next());
    const rows = { ...oneRow, residuals, jacobian, seriesOf: Array<number>(60).fill(0) };
    const both = [parameter('a'), parameter('b')];
    const { scatter } = uncertainty(rows, both, { loss: 'soft-l1', lossScale: 3 }, false);
    expect(scatter).toBeGreaterThan(20);
    expect(scatter).toBeLessThan(100);
    const more = {
      ...rows,
      residuals: Float64Array.from([...residuals, 3000, 3000]),
      jacobian: Float64Array.from([...jacobian, 0, 0, 0, 0]),
      seriesOf: Array<number>(62).fill(0),
      missing: new Set([60, 61]),
    };
    expect(uncertainty(more, both, squares, false).scatter).toBeCloseTo(
      uncertainty(rows, both, squares, false).scatter,
      10,
    );
  });

  test('leaves out a parameter on its bound', () => {
    const { residuals, jacobian } = line(50, normals(5));
    const rows = {
      values: [1, 1],
      residuals,
      jacobian,
      seriesOf: Array<number>(50).fill(0),
      autocorrelation: [0],
      atBound: ['lower', undefined] as const,
    };
    const { errors } = uncertainty(rows, [parameter('a'), parameter('b')], squares, false);
    expect(errors[0]).toBeNaN();
    expect(errors[1]).toBeGreaterThan(0);
  });
});
