import { describe, expect, it } from 'vitest';
import { agreementOf, effectiveSamples, sampleQuantile } from '../../src/numerics/probability/chainDiagnostics.js';
import { type MetropolisOptions, metropolisSearch } from '../../src/numerics/probability/metropolis.js';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';
import { leastSquares, type SearchProblem } from '../../src/numerics/search/leastSquares.js';
import { drive, type ResidualsAt } from './searchDriver.js';

function sampled(problem: SearchProblem, residuals: ResidualsAt, options: MetropolisOptions) {
  const fit = leastSquares({ ...problem, residuals });
  return { fit, ...drive(metropolisSearch(problem, fit, options), residuals) };
}

describe('Metropolis chains', () => {
  // Posterior with standard deviations 1 and 0.5, correlation 0.8, mean (3, -1).
  const rho = 0.8;
  const gaussian: ResidualsAt = ([x, y]) => {
    const u = x - 3;
    const v = (y + 1) / 0.5;
    return [u, (v - rho * u) / Math.sqrt(1 - rho * rho)];
  };
  const plane: SearchProblem = { parameters: [{ start: 0 }, { start: 0 }] };

  it('have mean, covariance and quantiles of a correlated normal distribution', () => {
    const { result, lists } = sampled(plane, gaussian, { seed: 1, samples: 40_000 });
    const all = result.chains.flat();
    expect(all.length).toBe(20_000);
    expect(lists.every((size) => size === 4)).toBe(true);
    expect(result.evaluations).toBe(40_000);
    for (const [j, [mean, deviation]] of [[3, 1] as const, [-1, 0.5] as const].entries()) {
      const precision = deviation / Math.sqrt(result.effectiveSamples[j]);
      expect(result.effectiveSamples[j]).toBeGreaterThan(1500);
      expect(Math.abs(result.mean[j] - mean)).toBeLessThan(4 * precision);
      expect(result.agreement[j]).toBeLessThan(1.01);
      expect(Math.abs(result.quantiles[j][0] - (mean - 1.96 * deviation))).toBeLessThan(8 * precision);
      expect(Math.abs(result.quantiles[j][2] - (mean + 1.96 * deviation))).toBeLessThan(8 * precision);
    }
    const product = all.reduce((sum, p) => sum + (p[0] - result.mean[0]) * (p[1] - result.mean[1]), 0) / all.length;
    expect(Math.abs(product / (rho * 0.5) - 1)).toBeLessThan(0.15);
    expect(result.acceptance).toBeGreaterThan(0.2);
    expect(result.acceptance).toBeLessThan(0.5);
    expect(result.best.cost).toBeLessThan(1e-2);
    expect(result.stopped).toBe(false);
  });

  it('follow a banana, as precisely as their effective samples say', () => {
    // y - x^2 is normal with deviation 0.5, x with deviation 1: mean of y 1, its variance 2 + 0.25.
    const banana: ResidualsAt = ([x, y]) => [x, (y - x * x) / 0.5];
    const { result } = sampled({ parameters: [{ start: 0.5 }, { start: 0.5 }] }, banana, { seed: 3, samples: 80_000 });
    const [x, y] = [0, 1].map((j) => result.chains.flat().map((p) => p[j]));
    const [nx, ny] = result.effectiveSamples;
    expect(Math.min(nx, ny)).toBeGreaterThan(150);
    expect(Math.abs(result.mean[0])).toBeLessThan(4 / Math.sqrt(nx));
    expect(Math.abs(result.mean[1] - 1)).toBeLessThan(4 * Math.sqrt(2.25 / ny));
    const square = x.reduce((sum, v) => sum + v * v, 0) / x.length;
    expect(Math.abs(square - 1)).toBeLessThan(4 * Math.sqrt(2 / nx));
    const across = x.reduce((sum, v, i) => sum + (y[i] - v * v) ** 2, 0) / x.length;
    expect(Math.abs(across / 0.25 - 1)).toBeLessThan(4 * Math.sqrt(2 / nx));
    expect(Math.max(...result.agreement)).toBeLessThan(1.05);
    // The lower end is sharp, the upper one long.
    const [low, middle, high] = result.quantiles[1];
    expect(high - middle).toBeGreaterThan(2 * (middle - low));
  });

  it('fill the bounds where the data say nothing, evenly in ln p on a log scale, and never leave them', () => {
    const nothing: ResidualsAt = () => [0, 0];
    const parameters = [
      { start: 1, lower: 0.01, upper: 100, scale: 'log' as const },
      { start: 0.5, lower: 0, upper: 2 },
      { start: 7, lower: 7, upper: 7 },
    ];
    const { result } = sampled({ parameters }, nothing, { seed: 4, samples: 40_000 });
    const [logs, plain] = [0, 1].map((j) => result.chains.flat().map((p) => (j === 0 ? Math.log10(p[0]) : p[1])));
    expect(Math.min(...logs)).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...logs)).toBeLessThanOrEqual(2);
    for (const [numbers, low, high] of [[logs, -2, 2] as const, [plain, 0, 2] as const]) {
      for (const p of [0.1, 0.25, 0.5, 0.75, 0.9])
        expect(Math.abs((sampleQuantile(numbers, p) - low) / (high - low) - p)).toBeLessThan(0.05);
    }
    expect(result.chains.flat().every((p) => p[2] === 7)).toBe(true);
    expect(result.evaluations).toBeLessThan(40_000);
  });

  it('repeat themselves with the same seed only, and end early when asked', () => {
    const options = { seed: 9, samples: 800, chains: 3 };
    const first = sampled(plane, gaussian, options).result;
    expect(sampled(plane, gaussian, options).result).toEqual(first);
    expect(sampled(plane, gaussian, { ...options, seed: 10 }).result.mean).not.toEqual(first.mean);
    const fit = leastSquares({ ...plane, residuals: gaussian });
    const short = drive(metropolisSearch(plane, fit, options), gaussian, 101).result;
    expect(short.stopped).toBe(true);
    expect(short.evaluations).toBe(303);
    expect(short.chains.map((chain) => chain.length)).toEqual([50, 50, 50]);
    expect(drive(metropolisSearch(plane, fit, options), gaussian, 0).result.chains).toEqual([]);
  });

  it('stay where the residuals can be computed', () => {
    const half: ResidualsAt = ([x]) => (x < 0 ? undefined : [x]);
    const { result } = sampled({ parameters: [{ start: 1, lower: -5, upper: 5 }] }, half, { seed: 2, samples: 20_000 });
    expect(Math.min(...result.chains.flat().map((p) => p[0]))).toBeGreaterThanOrEqual(0);
    // Half a normal distribution has the mean sqrt(2/pi).
    expect(result.mean[0] / Math.sqrt(2 / Math.PI)).toBeCloseTo(1, 1);
  });
});

describe('diagnostics of chains', () => {
  it('count the effective samples of an autoregressive sequence', () => {
    // x_t = phi x_(t-1) + noise has the autocorrelation time (1 + phi)/(1 - phi).
    for (const phi of [0, 0.5, 0.9]) {
      const chains = [1, 2, 3, 4].map((seed) => {
        const random = new RandomStream(seed);
        let x = random.normal() / Math.sqrt(1 - phi * phi);
        return Array.from({ length: 5000 }, () => (x = phi * x + random.normal()));
      });
      const expected = (20_000 * (1 - phi)) / (1 + phi);
      expect(effectiveSamples(chains) / expected).toBeGreaterThan(0.8);
      expect(effectiveSamples(chains) / expected).toBeLessThan(1.25);
      expect(agreementOf(chains)).toBeLessThan(1.02);
    }
  });

  it('see chains apart, and a drift in one', () => {
    const random = new RandomStream(1);
    const flat = Array.from({ length: 500 }, () => random.normal());
    expect(agreementOf([flat, flat.map((v) => v + 3)])).toBeGreaterThan(1.5);
    expect(agreementOf([flat.map((v, i) => v + i / 100)])).toBeGreaterThan(1.5);
    expect(agreementOf([[1, 1, 1, 1]])).toBeNaN();
  });

  it('interpolate quantiles', () => {
    expect(sampleQuantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(sampleQuantile([4, 1, 3, 2], 0)).toBe(1);
    expect(sampleQuantile([4, 1, 3, 2], 1)).toBe(4);
  });
});
