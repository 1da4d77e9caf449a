import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { gradedFiniteVolumes, spectralElements } from '../../src/numerics/grids/radialGrid.js';
import {
  complex,
  divide,
  hyperbolicTangent,
  imaginaryPower,
  multiply,
  squareRoot,
} from '../../src/numerics/linear/complex.js';
import { lastPivot } from '../../src/numerics/linear/complexBand.js';

describe('the last pivot of a complex band matrix', () => {
  it.each([
    ['finite volumes', gradedFiniteVolumes(12), 1],
    ['quadratic elements', spectralElements(6, [0, 0.6, 0.9, 1]), 2],
    ['cubic elements', spectralElements(16), 3],
    ['one polynomial', spectralElements(7, [0, 1]), 6],
  ])('is the inverse of the last corner of the inverse, %s', (_, { size, stiffness, bandwidth, mass }, expected) => {
    expect(bandwidth).toBe(expected);
    for (const factor of [1e-6, 1, 1e6]) {
      // Real form of A + i D, twice as large.
      const real = Matrix.zeros(2 * size, 2 * size);
      for (let n = 0; n < size; n++) {
        for (let d = 0; d <= bandwidth && d <= n; d++) {
          const entry = stiffness[n * (bandwidth + 1) + bandwidth - d];
          for (const [r, c] of [
            [n, n - d],
            [n - d, n],
          ]) {
            real.set(r, c, entry);
            real.set(size + r, size + c, entry);
          }
        }
        real.set(n, size + n, -factor * mass[n]);
        real.set(size + n, n, factor * mass[n]);
      }
      const inverted = inverse(real);
      const corner = complex(inverted.get(size - 1, size - 1), inverted.get(2 * size - 1, size - 1));
      const exact = divide(complex(1), corner);
      const out = { re: 0, im: 0 };
      lastPivot(stiffness, size, bandwidth, mass, 0, factor, new Float64Array(2 * size * (bandwidth + 1)), out);
      const difference = Math.hypot(out.re - exact.re, out.im - exact.im);
      // The rows of the stiffness cancel: rounding of its largest entries is left against a small diagonal.
      expect(difference / Math.hypot(exact.re, exact.im)).toBeLessThan(Math.max(1e-10, 1e-11 / factor));
    }
  });
});

describe('complex functions', () => {
  it('invert each other over all magnitudes', () => {
    for (const size of [1e-150, 1e-3, 1, 1e150]) {
      for (let angle = -3; angle <= 3; angle += 0.5) {
        const a = complex(size * Math.cos(angle), size * Math.sin(angle));
        const root = squareRoot(a);
        const square = multiply(root, root);
        expect(Math.hypot(square.re - a.re, square.im - a.im) / size).toBeLessThan(1e-14);
        expect(root.re).toBeGreaterThanOrEqual(0);
        const one = divide(a, a);
        expect(Math.hypot(one.re - 1, one.im)).toBeLessThan(1e-14);
      }
    }
  });

  it('have a hyperbolic tangent that is small, periodic and bounded where it should be', () => {
    expect(hyperbolicTangent(complex(1e-6, 2e-6)).im).toBeCloseTo(2e-6, 15);
    expect(hyperbolicTangent(complex(800, 3)).re).toBe(1);
    expect(hyperbolicTangent(complex(-800, 3)).re).toBe(-1);
    expect(hyperbolicTangent(complex(0, 0.7)).im).toBeCloseTo(Math.tan(0.7), 12);
    expect(hyperbolicTangent(complex(0.5, 0)).re).toBeCloseTo(Math.tanh(0.5), 14);
    // Its series and its exponentials meet.
    const [below, above] = [0.99999e-4, 1.00001e-4].map((x) => hyperbolicTangent(complex(x, x)).re / x);
    expect(below).toBeCloseTo(above, 9);
    expect(imaginaryPower(3, 1).im).toBeCloseTo(3, 14);
  });
});
