import { describe, expect, it } from 'vitest';
import { builtInPopulation } from '../../src/population/builtInPopulation.js';
import {
  distanceOf,
  effectiveDraws,
  type GivenValue,
  lawError,
  movedDraws,
  weightsOf,
} from '../../src/population/given.js';
import { drawsOf } from '../../src/population/population.js';

const population = { ...builtInPopulation, constants: builtInPopulation.constants.slice(0, 2) };
/** y = 10 + 2 z_1: what is simulated with a draw. */
const simulate = (z: Float64Array): number => 10 + 2 * z[0];
const measured = (value: number, more: Partial<GivenValue> = {}): GivenValue => ({
  value,
  error: 1,
  shares: 'capacity',
  level: 0,
  drift: 0,
  ...more,
});
const momentsOf = (values: readonly number[], weights: ArrayLike<number>) => {
  const mean = values.reduce((sum, value, i) => sum + weights[i] * value, 0);
  return { mean, sd: Math.sqrt(values.reduce((sum, value, i) => sum + weights[i] * (value - mean) ** 2, 0)) };
};

describe('draws that are weighted by measured values', () => {
  const draws = drawsOf(population, 4096, 3);
  const weigh = (given: readonly GivenValue[]) =>
    weightsOf(
      draws.map((z) => given.map(({ value }) => value - simulate(z))),
      given,
    );
  const first = draws.map((z) => z[0]);

  it('have the mean and spread of the conjugate normal distribution', () => {
    // Precision 1 of the prior, 4 of the value 12 = 10 + 2 z: mean 4/5, variance 1/5.
    const { mean, sd } = momentsOf(first, weigh([measured(12)]));
    expect(mean).toBeCloseTo(0.8, 2);
    expect(sd).toBeCloseTo(Math.sqrt(0.2), 2);
  });

  it('learn from ten alike values under one error of the laws hardly more than from one', () => {
    const level = 2;
    const one = momentsOf(first, weigh([measured(12, { level })]));
    const many = momentsOf(first, weigh(Array.from({ length: 10 }, () => measured(12, { level, error: 1e-3 }))));
    // 4/(4 + 4) without any error of measurement; 4/(4 + 4 + 1) with it.
    expect(one.mean).toBeCloseTo(4 / 9, 2);
    expect(many.mean).toBeCloseTo(0.5, 2);
    expect(many.sd).toBeCloseTo(Math.SQRT1_2, 2);
  });

  it('are worth as many as are near, and none that have failed', () => {
    expect(effectiveDraws(new Float64Array(50).fill(1 / 50))).toBeCloseTo(50, 10);
    expect(effectiveDraws(weigh([measured(12)]))).toBeLessThan(2500);
    const weights = weightsOf([[0], [Number.NaN], [0]], [measured(1)]);
    expect([...weights]).toEqual([0.5, 0, 0.5]);
  });
});

describe('draws that are moved by one linear step', () => {
  it('have the same distribution where the simulation is linear, also far from every draw', () => {
    const draws = drawsOf(population, 400, 5);
    const given = [measured(30, { level: 0.5 })];
    const moved = movedDraws(
      draws,
      draws.map((z) => [simulate(z)]),
      given,
      7,
    );
    // Noise 1 + 0.25, gain 2/(4 + 1.25).
    const { mean, sd } = momentsOf(
      moved.map((z) => z[0]),
      new Float64Array(400).fill(1 / 400),
    );
    expect(mean).toBeCloseTo((20 * 2) / 5.25, 0);
    expect(sd).toBeCloseTo(Math.sqrt(1 - 4 / 5.25), 1);
    // What the data do not depend on keeps its spread.
    const other = momentsOf(
      moved.map((z) => z[1]),
      new Float64Array(400).fill(1 / 400),
    );
    expect(other.sd).toBeCloseTo(1, 1);
    expect(other.mean).toBeCloseTo(0, 0);
  });

  it('replace those that failed by the mean of the others', () => {
    const draws = [new Float64Array([1]), new Float64Array([5]), new Float64Array([3])];
    const moved = movedDraws(draws, [[1], [Number.NaN], [3]], [measured(2, { error: 1e6 })], 1);
    expect(moved[1][0]).toBeCloseTo(2, 3);
  });
});

describe('how far measured values lie from the draws', () => {
  const draws = drawsOf(population, 1024, 5);
  const simulated = draws.map((z) => [simulate(z)]);
  it('is told in standard deviations of draws, laws and measurement together', () => {
    expect(distanceOf(simulated, [measured(30, { level: 2 })])).toBeCloseTo(20 / 3, 1);
    expect(distanceOf([...simulated, [Number.NaN]], [measured(30, { level: 2 })])).toBeCloseTo(20 / 3, 1);
  });

  it('is a root mean square over values', () => {
    const level = 100;
    // Both share a level of 100, so that their difference of 8 alone is strange: variance 1 + 1.
    const distance = distanceOf(
      draws.map((z) => [z[0], z[0]]),
      [measured(4, { level }), measured(-4, { level })],
    );
    expect(distance).toBeCloseTo(Math.sqrt(64 / 2 / 2), 1);
  });
});

describe('the error of the laws that residuals show', () => {
  it('is the mean of a normal distribution: one level under equal residuals', () => {
    const given = Array.from({ length: 4 }, () => measured(0, { level: 2, error: 1 }));
    const { mean, covariance } = lawError([3, 3, 3, 3], given);
    // Residual 3 = 2 b + noise of variance 1/4: b = 2 * 4 * 3/(1 + 16).
    expect(mean[0]).toBeCloseTo(24 / 17, 12);
    expect(covariance[0]).toBeCloseTo(1 / 17, 12);
    expect(covariance[3]).toBe(1);
  });
});
