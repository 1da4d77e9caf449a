import { describe, expect, it } from 'vitest';
import { incompleteBeta } from '../../src/numerics/probability/betaFunction.js';
import {
  chiSquaredCdf,
  chiSquaredQuantile,
  fCdf,
  fQuantile,
  normalCdf,
  normalQuantile,
  studentCdf,
  studentQuantile,
} from '../../src/numerics/probability/distributions.js';
import { incompleteGamma, lnGamma } from '../../src/numerics/probability/gammaFunction.js';

const probabilities = [1e-9, 1e-4, 0.01, 0.025, 0.16, 0.4, 0.5, 0.683, 0.9, 0.95, 0.975, 0.995, 0.99999];
const degrees = [0.5, 1, 2, 3, 4.7, 10, 31, 200, 5000];

const close = (found: number, expected: number, tolerance = 1e-12) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(expected), 1e-300));

describe('special functions', () => {
  it('have the factorials, Gamma(1/2) = sqrt(pi) and the reflection formula', () => {
    let factorial = 1;
    for (let k = 1; k < 20; k++) {
      close(Math.exp(lnGamma(k)), factorial, 1e-13 * (1 + k));
      factorial *= k;
    }
    close(lnGamma(0.5), 0.5 * Math.log(Math.PI));
    for (const x of [0.01, 0.1, 0.3, 0.77])
      close(lnGamma(x) + lnGamma(1 - x), Math.log(Math.PI / Math.sin(Math.PI * x)));
  });

  it('have the closed forms of the incomplete gamma and beta functions, and their symmetry', () => {
    for (const x of [1e-6, 0.3, 2, 9, 40]) {
      close(incompleteGamma(1, x).q, Math.exp(-x));
      // Q(3, x) = exp(-x) (1 + x + x^2/2).
      close(incompleteGamma(3, x).q, Math.exp(-x) * (1 + x + (x * x) / 2));
    }
    for (const x of [1e-5, 0.2, 0.5, 0.93]) {
      close(incompleteBeta(1, 3, x), 1 - (1 - x) ** 3, 1e-11);
      close(incompleteBeta(4, 1, x), x ** 4);
      close(incompleteBeta(0.5, 0.5, x), (2 / Math.PI) * Math.asin(Math.sqrt(x)));
      // The difference from 1 knows absolute digits only.
      expect(Math.abs(incompleteBeta(2.5, 7, x) + incompleteBeta(7, 2.5, 1 - x, x) - 1)).toBeLessThan(1e-14);
    }
    expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1), incompleteGamma(2, 0).p]).toEqual([0, 1, 0]);
    expect(incompleteGamma(2, Infinity).p).toBe(1);
  });
});

describe('distributions', () => {
  it('are undone by their quantiles', () => {
    for (const p of probabilities) {
      close(normalCdf(normalQuantile(p)), p, 1e-12);
      for (const n of degrees) {
        close(studentCdf(studentQuantile(p, n), n), p, 1e-11);
        close(chiSquaredCdf(chiSquaredQuantile(p, n), n), p, 1e-10);
        for (const m of degrees) close(fCdf(fQuantile(p, n, m), n, m), p, 1e-10);
      }
    }
  });

  it('have the tabulated normal and chi-squared percentage points', () => {
    // Abramowitz & Stegun (1964), tables 26.5 and 26.8.
    expect(normalQuantile(0.975)).toBeCloseTo(1.95996, 5);
    expect(normalQuantile(0.9995)).toBeCloseTo(3.29053, 5);
    expect(chiSquaredQuantile(0.95, 1)).toBeCloseTo(3.84146, 5);
    expect(chiSquaredQuantile(0.99, 10)).toBeCloseTo(23.2093, 4);
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.228, 3);
    expect(normalCdf(0)).toBe(0.5);
    // erfc by its asymptotic series far out: 1/(x sqrt(2 pi)) exp(-x^2/2) (1 - 1/x^2 + 3/x^4 - 15/x^6 + ...).
    const x = 30;
    const series = 1 - x ** -2 + 3 * x ** -4 - 15 * x ** -6 + 105 * x ** -8;
    close(normalCdf(-x), (Math.exp(-0.5 * x * x) / (x * Math.sqrt(2 * Math.PI))) * series, 1e-11);
  });

  it('have the closed forms of Student with 1, 2 and 4 degrees and of chi-squared with 2', () => {
    for (const p of probabilities) {
      // Near one half the closed forms lose digits themselves.
      const tolerance = p > 0.4 && p < 0.7 ? 1e-11 : 1e-10;
      if (p !== 0.5) {
        close(studentQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)), p < 0.01 ? 1e-6 : tolerance);
        close(studentQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), tolerance);
      }
      close(chiSquaredQuantile(p, 2), -2 * Math.log1p(-p), 1e-11);
      const t = studentQuantile(p, 4);
      const u = t / Math.sqrt(t * t + 4);
      if (p > 0.01) close(0.5 + 0.75 * (u - (u * u * u) / 3), p, 1e-11);
    }
    expect(studentQuantile(0.5, 3)).toBe(0);
    // The Cauchy distribution far out: -1/(pi p).
    close(studentQuantile(1e-9, 1), -1 / (Math.PI * 1e-9), 1e-12);
  });

  it('are related: F(1, n) = t^2, F(m, infinity) = chi-squared / m, t(infinity) normal, F turned over', () => {
    for (const n of degrees) {
      for (const p of [0.05, 0.5, 0.9, 0.95, 0.999]) {
        close(fQuantile(p, 1, n), studentQuantile(0.5 + p / 2, n) ** 2, 1e-10);
        close(fQuantile(p, n, 7), 1 / fQuantile(1 - p, 7, n), 1e-10);
        close(fQuantile(p, n, Infinity), chiSquaredQuantile(p, n) / n);
        // The continued fraction cancels about as many digits as there are in the degrees of freedom.
        close(fQuantile(p, 3, Infinity), fQuantile(p, 3, 1e9), 1e-7);
        close(fQuantile(p, Infinity, n), n / chiSquaredQuantile(1 - p, n));
      }
    }
    for (const p of [0.001, 0.3, 0.975]) {
      close(studentQuantile(p, Infinity), normalQuantile(p));
      close(studentQuantile(p, 1e8), normalQuantile(p), 1e-7);
      close(chiSquaredQuantile(p, 1), normalQuantile(0.5 + p / 2) ** 2, 1e-9);
    }
  });

  it('have no value without degrees of freedom', () => {
    for (const none of [0, -1, Number.NaN]) {
      for (const found of [
        studentCdf(1, none),
        studentQuantile(0.3, none),
        chiSquaredCdf(1, none),
        chiSquaredQuantile(0.3, none),
        fCdf(1, none, 2),
        fCdf(1, 2, none),
        fQuantile(0.3, none, 2),
        fQuantile(0.3, 2, none),
        fQuantile(0, none, 2),
        fQuantile(1, 2, none),
      ])
        expect(found).toBeNaN();
    }
  });

  it('have ends, and no value for what is no probability or no number of degrees', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity]);
    expect([chiSquaredQuantile(0, 3), chiSquaredQuantile(1, 3), fQuantile(0, 2, 2), fQuantile(1, 2, 2)]).toEqual([
      0,
      Infinity,
      0,
      Infinity,
    ]);
    for (const value of [
      normalQuantile(-0.1),
      studentQuantile(0.9, 0),
      chiSquaredQuantile(0.5, -1),
      fQuantile(2, 1, 1),
    ])
      expect(value).toBeNaN();
    expect([fCdf(-1, 2, 2), chiSquaredCdf(0, 3), studentCdf(-Infinity, 3)]).toEqual([0, 0, 0]);
  });
});
