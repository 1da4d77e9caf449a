import { describe, expect, it } from 'vitest';
import { leaveOneOut } from '../../src/population/estimation/leaveOneOut.js';
import { fitLinearHierarchy, type LinearStudy } from '../../src/population/estimation/linearHierarchy.js';
import { jointPrediction, predictedNumbers } from '../../src/population/estimation/predictLinear.js';

const one = (y: number, noise = 1): LinearStudy => ({
  y: Float64Array.of(y, y),
  jacobian: Float64Array.of(1, 1),
  noise: Float64Array.of(noise, 0, 0, noise),
  laws: {},
});
const priors = [{ sd: 1, error: 2 }];
const strength = { studies: 2, laws: 0 };

describe('the linear form of a study', () => {
  it('scatters by what the means of two constants have in common', () => {
    const study: LinearStudy = {
      y: Float64Array.of(0),
      jacobian: Float64Array.of(1, 2),
      noise: Float64Array.of(1),
      laws: {},
    };
    const covariance = Float64Array.of(1, 0.5, 0.5, 2);
    const population = { mean: new Float64Array(2), covariance, sd: new Float64Array(2), laws: {} };
    expect(jointPrediction(study, population).covariance[0]).toBeCloseTo(1 + 1 + 4 * 0.5 + 4 * 2, 12);
  });

  it('has the spread where the marginal posterior is steepest to neither side', () => {
    const single: LinearStudy = {
      ...one(3),
      y: Float64Array.of(3),
      jacobian: Float64Array.of(1),
      noise: Float64Array.of(1),
    };
    const tau = fitLinearHierarchy([single], priors, strength).sd[0] ** 2;
    const all = 4 + tau + 1;
    expect(1 / all - 9 / all ** 2 + 2 * (1 / tau - 1 / tau ** 2)).toBeCloseTo(0, 3);
  });

  it('of a study left out has its own noise, not that of its weights, and is narrower where a number is given', () => {
    const studies = [one(1), one(2), one(3)];
    const doubted = [one(1), one(2), one(3, 100)];
    const left = (trusted: readonly LinearStudy[]) => leaveOneOut(studies, trusted, priors, strength, [[], [], [0]])[2];
    expect(left(doubted)).toEqual(left(studies));
    const { joint, first } = left(studies);
    const [predicted, given] = [[], first].map((of) => predictedNumbers(joint, studies[2].y, of)[1]);
    expect(given.sd).toBeLessThan(predicted.sd - 0.1);
    expect(given.mean).toBeGreaterThan(predicted.mean);
  });
});
