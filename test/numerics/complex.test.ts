import { describe, expect, it } from 'vitest';
import {
  add,
  complex,
  divide,
  hyperbolicCotangent,
  hyperbolicTangent,
  imaginaryPower,
  inverse,
  modulus,
  multiply,
  scaled,
  squareRoot,
  subtract,
} from '../../src/numerics/linear/complex.js';

describe('complex numbers', () => {
  const a = complex(3, -4);
  const b = complex(1, 2);
  const close = (found: { re: number; im: number }, re: number, im: number) => {
    expect(found.re).toBeCloseTo(re, 12);
    expect(found.im).toBeCloseTo(im, 12);
  };

  it('are added, multiplied and divided', () => {
    close(complex(5), 5, 0);
    close(add(a, b), 4, -2);
    close(subtract(a, b), 2, -6);
    close(scaled(2, a), 6, -8);
    close(multiply(a, b), 11, 2);
    expect(modulus(a)).toBe(5);
    // (3 - 4j)(1 - 2j)/5, and so on.
    close(divide(a, b), -1, -2);
    close(divide(a, complex(2, 1)), 0.4, -2.2);
    close(divide(a, complex(-2, 2)), -1.75, 0.25);
    close(inverse(complex(0, 4)), 0, -0.25);
    expect(divide(complex(1e200, 1e200), complex(1e200, 1e200))).toEqual({ re: 1, im: 0 });
    close(divide(complex(1e200, 0), complex(1e-9, 1e200)), 0, -1);
  });

  it('have the root with positive real part', () => {
    close(squareRoot(complex(3, 4)), 2, 1);
    close(squareRoot(complex(3, -4)), 2, -1);
    close(squareRoot(complex(-3, 4)), 1, 2);
    close(squareRoot(complex(-3, -4)), 1, -2);
    close(squareRoot(complex(-9)), 0, 3);
    close(squareRoot(complex(0)), 0, 0);
  });

  it('have powers of j omega and hyperbolic functions, of large and small numbers, too', () => {
    close(imaginaryPower(4, 0.5), Math.SQRT2, Math.SQRT2);
    close(imaginaryPower(3, 1), 0, 3);
    // tanh(x + j y) = (sinh 2x + j sin 2y)/(cosh 2x + cos 2y).
    for (const [x, y] of [
      [0.5, 0.3],
      [-0.5, 0.3],
      [1e-5, 2e-5],
      [9e-5, -9e-5],
      [0.011, -0.02],
      [0, 0.7],
    ]) {
      const below = Math.cosh(2 * x) + Math.cos(2 * y);
      const found = hyperbolicTangent(complex(x, y));
      expect(found.re).toBeCloseTo(Math.sinh(2 * x) / below, 14);
      expect(found.im).toBeCloseTo(Math.sin(2 * y) / below, 14);
      close(multiply(found, hyperbolicCotangent(complex(x, y))), 1, 0);
    }
    close(hyperbolicTangent(complex(1000, 5)), 1, 0);
    // To the last digits where the first term alone would be seen to be wrong.
    expect(hyperbolicTangent(complex(9.9e-5, 0)).re / Math.tanh(9.9e-5) - 1).toBeCloseTo(0, 14);
    expect(hyperbolicTangent(complex(0, 9.9e-5)).im / Math.tan(9.9e-5) - 1).toBeCloseTo(0, 14);
  });
});
