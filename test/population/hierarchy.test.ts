import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';
import { fitHierarchy, type HierarchyStudy } from '../../src/population/estimation/hierarchy.js';
import { fitLinearHierarchy } from '../../src/population/estimation/linearHierarchy.js';
import { predictedNumbers } from '../../src/population/estimation/predictLinear.js';

/** Three constants that differ between studies, and one that does not. */
const truth = { mean: [0.6, -0.4, 0.2, 0.3], sd: [0.8, 0.4, 0.6, 0] };
const priors = [
  { sd: 0.6, error: 1 },
  { sd: 0.6, error: 1 },
  { sd: 0.6, error: 1 },
  { sd: 0, error: 0.5 },
];
const strength = { studies: 3, laws: 0 };
const [numbers, noise, law] = [8, 0.1, 0.15];

/** Eight numbers of a study as a cheap stand-in for a simulation: bent, and different from study to study. */
function madeUp(random: RandomStream, s: number): HierarchyStudy {
  const slopes = Array.from({ length: numbers * 4 }, () => random.normal());
  const simulate = (theta: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: numbers }, (_, i) => {
      let sum = 0;
      for (let k = 0; k < 4; k++) sum += slopes[4 * i + k] * theta[k];
      return sum + 0.15 * Math.sin(sum);
    });
  const own = truth.mean.map((mean, k) => mean + truth.sd[k] * random.normal());
  const level = law * random.normal();
  const y = simulate(own).map((value) => value + level + noise * random.normal());
  const diagonal = new Float64Array(numbers ** 2);
  for (let i = 0; i < numbers; i++) diagonal[i * numbers + i] = noise ** 2;
  return {
    name: `study ${s}`,
    y,
    noise: diagonal,
    laws: { level: new Float64Array(numbers ** 2).fill(law ** 2) },
    depends: () => [0, 1, 2, 3],
    simulate: async (thetas) => thetas.map(simulate),
  };
}

const fitOf = async (seed: number, count = 30) => {
  const random = new RandomStream(seed);
  const studies = Array.from({ length: count }, (_, s) => madeUp(random, s));
  return fitHierarchy(studies, priors, { strength, draws: 64, seed: 1, rounds: 6 });
};
const fits = await Promise.all([1, 2, 3].map((seed) => fitOf(seed)));

describe('thirty made-up studies of a bent simulation', () => {
  it('give back the means of the constants within their errors', () => {
    const scaled = fits.flatMap(({ mean, covariance }) =>
      truth.mean.map((value, k) => (mean[k] - value) / Math.sqrt(covariance[k * 4 + k])),
    );
    // Twelve numbers of variance 1.
    expect(Math.max(...scaled.map(Math.abs))).toBeLessThan(3);
    expect(scaled.reduce((sum, value) => sum + value ** 2, 0) / 12).toBeLessThan(2);
    for (const { covariance } of fits) expect(Math.sqrt(covariance[0])).toBeLessThan(0.25);
  });

  it('give back how they scatter, and that one does not', () => {
    for (const { sd } of fits) {
      for (let k = 0; k < 3; k++) expect(Math.abs(Math.log(sd[k] / truth.sd[k]))).toBeLessThan(0.45);
      expect(sd[3]).toBe(0);
    }
    const mean = (k: number): number => fits.reduce((sum, { sd }) => sum + sd[k] / 3, 0);
    expect(Math.abs(mean(0) / 0.8 - 1)).toBeLessThan(0.15);
    expect(Math.abs(mean(1) / 0.4 - 1)).toBeLessThan(0.2);
  });

  it('are predicted by the others with bands that hold what they should', () => {
    const held = fits.flatMap(({ studies }) =>
      studies.flatMap(({ joint, published }) =>
        predictedNumbers(joint, published).map(({ mean, sd }, i) => Math.abs(published[i] - mean) <= 1.6449 * sd),
      ),
    );
    const coverage = held.filter(Boolean).length / held.length;
    expect(coverage).toBeGreaterThan(0.85);
    expect(coverage).toBeLessThan(0.95);
    for (const { change, studies } of fits) {
      expect(change).toBeLessThan(0.1);
      expect(Math.max(...studies.map(({ nonlinearity }) => nonlinearity))).toBeLessThan(0.5);
    }
  });

  it('come out the same, bit by bit', async () => {
    expect(await fitOf(1, 4)).toEqual(await fitOf(1, 4));
  });
});

describe('the linear hierarchy', () => {
  const study = (y: number, noise = 1) => ({
    y: Float64Array.of(y),
    jacobian: Float64Array.of(1),
    noise: Float64Array.of(noise),
    laws: { level: Float64Array.of(0) },
  });

  it('of one study and one constant is the conjugate normal distribution', () => {
    // Prior of the mean 4, number 1 + spread 1.
    const { mean, covariance } = fitLinearHierarchy([study(3)], [{ sd: 1, error: 2 }], { studies: 1e9, laws: 0 });
    expect(mean[0]).toBeCloseTo(3 / 2 / (1 / 4 + 1 / 2), 6);
    expect(covariance[0]).toBeCloseTo(1 / (1 / 4 + 1 / 2), 6);
  });

  it('of studies without any message keeps the priors', () => {
    const { mean, sd } = fitLinearHierarchy([study(30, 1e12)], [{ sd: 0.7, error: 1 }], strength);
    expect(mean[0]).toBeCloseTo(0, 6);
    expect(sd[0]).toBeCloseTo(0.7, 4);
  });

  it('finds that laws err more than was thought', () => {
    const random = new RandomStream(4);
    const studies = Array.from({ length: 200 }, () => ({
      ...study(2 * random.normal(), 0.01),
      jacobian: Float64Array.of(0),
      laws: { level: Float64Array.of(1) },
    }));
    const { laws } = fitLinearHierarchy(studies, [{ sd: 1, error: 1 }], { studies: 3, laws: 2 });
    expect(Math.sqrt(laws.level)).toBeGreaterThan(1.7);
    expect(Math.sqrt(laws.level)).toBeLessThan(2.3);
  });
});

describe('a number that is wrong by a hundred standard deviations', () => {
  const random = new RandomStream(11);
  const studies = Array.from({ length: 12 }, (_, s) => madeUp(random, s));
  const misprinted = studies.map((study, s) => (s === 4 ? { ...study, y: study.y.with(2, study.y[2] + 10) } : study));
  const fitWith = (all: readonly HierarchyStudy[]) =>
    fitHierarchy(all, priors, { strength, draws: 64, seed: 1, rounds: 3 });

  it('is named, and moves the means by less than half of their error', async () => {
    const [clean, wrong] = [await fitWith(studies), await fitWith(misprinted)];
    expect(clean.studies.flatMap(({ outliers }) => outliers)).toEqual([]);
    expect(wrong.studies.map(({ outliers }) => outliers)).toEqual(studies.map((_, s) => (s === 4 ? [2] : [])));
    for (let k = 0; k < 4; k++) {
      expect(Math.abs(wrong.mean[k] - clean.mean[k])).toBeLessThan(0.5 * Math.sqrt(clean.covariance[k * 4 + k]));
    }
  });

  it('counts in full where its study is judged as left out', async () => {
    const { studies: judged } = await fitWith(misprinted);
    const { joint, published } = judged[4];
    const { mean, sd } = predictedNumbers(joint, published)[2];
    expect(published[2]).toBe(misprinted[4].y[2]);
    expect(Math.abs(published[2] - mean)).toBeGreaterThan(3 * sd);
  });
});
