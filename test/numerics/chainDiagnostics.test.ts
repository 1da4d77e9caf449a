import { describe, expect, it } from 'vitest';
import { agreementOf, effectiveSamples, sampleQuantile } from '../../src/numerics/probability/chainDiagnostics.js';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';

describe('diagnostics of chains', () => {
  it('compare the halves of all chains', () => {
    // Halves [1, 3], [3, 5], [2, 4], [4, 6]: variances 2 within, means 2, 4, 3, 5 with variance 5/3.
    const expected = Math.sqrt((1 + 5 / 3) / 2);
    expect(
      agreementOf([
        [1, 3, 3, 5],
        [2, 4, 4, 6],
      ]),
    ).toBeCloseTo(expected, 12);
    // Of an odd number the middle is left out.
    expect(
      agreementOf([
        [1, 3, 77, 3, 5],
        [2, 4, -77, 4, 6],
      ]),
    ).toBeCloseTo(expected, 12);
    expect(agreementOf([[1, 1, 1, 1]])).toBeNaN();
  });

  it('count independent samples', () => {
    const random = new RandomStream(5);
    const white = Array.from({ length: 2 }, () => Array.from({ length: 4000 }, () => random.normal()));
    expect(Math.abs(effectiveSamples(white) / 8000 - 1)).toBeLessThan(0.1);
    // Autoregressive with rho = 0.8: (1 - rho)/(1 + rho) = 1/9 of them.
    const slow = white.map((chain) => {
      let x = 0;
      return chain.map((e) => {
        x = 0.8 * x + 0.6 * e;
        return x;
      });
    });
    expect(effectiveSamples(slow) / (8000 / 9)).toBeGreaterThan(0.75);
    expect(effectiveSamples(slow) / (8000 / 9)).toBeLessThan(1.3);
    // Chains in different places are hardly any samples at all.
    expect(effectiveSamples(white.map((chain, c) => chain.map((v) => v + 20 * c)))).toBeLessThan(20);
    const swinging = [Array.from({ length: 100 }, (_, i) => (i % 2) * 2 - 1 + 1e-3 * i)];
    expect(effectiveSamples(swinging)).toBeCloseTo(100 * Math.log10(100), 6);
    expect(effectiveSamples([[2, 2, 2]])).toBeNaN();
    expect(effectiveSamples([])).toBeNaN();
  });

  it('read quantiles between the samples', () => {
    expect(sampleQuantile([40, 10, 30, 20], 0)).toBe(10);
    expect(sampleQuantile([40, 10, 30, 20], 1)).toBe(40);
    expect(sampleQuantile([40, 10, 30, 20], 0.5)).toBe(25);
    expect(sampleQuantile([40, 10, 30, 20], 0.1)).toBeCloseTo(13, 12);
    expect(sampleQuantile([100, 9], 0.25)).toBeCloseTo(31.75, 12);
  });
});

describe('random streams', () => {
  it('are the same for the same seed and differ between seeds and streams', () => {
    const first = (seed: number, stream?: number) => new RandomStream(seed, stream).uniform();
    expect(first(1)).toBe(first(1, 0));
    expect(new Set([first(1), first(2), first(1, 1), first(1, 2)]).size).toBe(4);
    const bits = new RandomStream(9).bits();
    expect(Number.isInteger(bits) && bits >= 0 && bits < 2 ** 32).toBe(true);
  });

  it('are normal, each number used once', () => {
    const random = new RandomStream(12);
    const all = Array.from({ length: 20000 }, () => random.normal());
    const moment = (k: number) => all.reduce((sum, v) => sum + v ** k, 0) / all.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.03);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.05);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.3);
    expect(Math.abs(all.reduce((sum, v, i) => sum + v * (all[i - 1] ?? 0), 0) / all.length)).toBeLessThan(0.03);
    expect(new Set(all).size).toBe(all.length);
  });
});
