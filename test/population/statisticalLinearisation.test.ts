import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';
import { linearForm } from '../../src/population/estimation/linearForm.js';

const random = new RandomStream(3);
const half = Array.from({ length: 40 }, () => Float64Array.from({ length: 3 }, () => random.normal()));
/** Of width 2 in the first constant, 1 in the second, and of one that is the same in all draws. */
const thetas = [...half, ...half.map((draw) => draw.map((value) => -value))].map(([a, b]) =>
  Float64Array.of(2 * a + 0.5, b, 7),
);
const width = Float64Array.of(2, 1, 0);
const all = (): readonly number[] => [0, 1, 2];
const formOf = (simulate: (theta: Float64Array) => readonly number[], depends = all) =>
  linearForm(
    thetas,
    thetas.map((theta) => Float64Array.from(simulate(theta))),
    depends,
    width,
  );

describe('the linear form of a simulation over draws', () => {
  it('of a linear one is that, at the mean of the draws, and leaves nothing', () => {
    const { value, jacobian, rest } = formOf(([a, b]) => [3 + 0.5 * a - b]);
    expect(value[0]).toBeCloseTo(3.25, 3);
    expect([jacobian[0], jacobian[1], jacobian[2]]).toEqual([expect.closeTo(0.5, 3), expect.closeTo(-1, 3), 0]);
    expect(Math.sqrt(rest[0])).toBeLessThan(1e-3);
  });

  it('has no slope along a constant that a number cannot depend on', () => {
    const { jacobian } = formOf(
      ([a, b]) => [a + b],
      () => [1],
    );
    expect(jacobian[0]).toBe(0);
    expect(Math.abs(jacobian[1] - 1)).toBeLessThan(0.2);
  });

  it('counts what is even in a constant as rest, not as slope, and so its mean', () => {
    const { value, jacobian, rest } = formOf(([, b]) => [b ** 2 - 1]);
    expect(jacobian[1]).toBeCloseTo(0, 12);
    // Of a standard normal b: mean 0, variance 2.
    expect(value[0]).toBeCloseTo(
      half.reduce((sum, [, b]) => sum + (b ** 2 - 1) / 40, 0),
      12,
    );
    expect(rest[0]).toBeGreaterThan(0.8);
    expect(rest[0]).toBeLessThan(4);
  });

  it('knows what two numbers miss in common, by draws that were left out', () => {
    const bent = (x: number): number => x + (x > 1.5 ? 3 : 0);
    const { rest } = formOf(([, b]) => [bent(b), -2 * bent(b), b]);
    const correlation = rest[1] / Math.sqrt(rest[0] * rest[4]);
    expect(correlation).toBeCloseTo(-1, 6);
    expect(rest[4] / rest[0]).toBeCloseTo(4, 6);
    expect(rest[8]).toBeLessThan(1e-6);
    // More than what is left where the slope has seen all draws.
    const x = thetas.map(([, b]) => b);
    const y = x.map(bent);
    const mean = y.reduce((sum, one) => sum + one / 80, 0);
    const slope = x.reduce((sum, one, d) => sum + one * y[d], 0) / x.reduce((sum, one) => sum + one ** 2, 0);
    const fitted = y.reduce((sum, one, d) => sum + (one - mean - slope * x[d]) ** 2 / 80, 0);
    expect(rest[0]).toBeGreaterThan(1.02 * fitted);
    expect(rest[0]).toBeLessThan(1.3 * fitted);
  });

  it('leaves numbers out that too few draws have, and takes the others from those that have them', () => {
    const { value, jacobian } = formOf(([, b]) => [b > 0.8 ? b : Number.NaN, b > -0.5 ? 2 * b : Number.NaN]);
    expect(value[0]).toBeNaN();
    expect(value[1]).toBeCloseTo(0, 2);
    expect(jacobian[4]).toBeCloseTo(2, 2);
  });
});
