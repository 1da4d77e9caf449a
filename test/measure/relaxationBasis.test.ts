import { describe, expect, it } from 'vitest';
import {
  basisIntegral,
  basisValueAt,
  basisValues,
  fillBasis,
  type RelaxationBasis,
  roughness,
} from '../../src/measure/spectrum/relaxationBasis.js';

/** A Gaussian that is half as high 0.675 spacings from its centre, and the triangle between the neighbours of its centre. */
const shapes: Readonly<Record<RelaxationBasis, (d: number) => number>> = {
  gaussian: (d) => 0.5 ** ((d / 0.675) ** 2),
  linear: (d) => Math.max(0, 1 - Math.abs(d)),
};

/** Integral over d from -5 to 5 by the midpoint rule. */
function integral(of: (d: number) => number, steps = 2000): number {
  let sum = 0;
  for (let i = 0; i < steps; i++) sum += of(-5 + (10 * (i + 0.5)) / steps);
  return (10 * sum) / steps;
}

describe.each(['gaussian', 'linear'] as const)('a %s basis function', (basis) => {
  const shape = shapes[basis];

  it('is the impedance of its relaxation times, real parts first', () => {
    const omega = Float64Array.of(0.2, 3);
    const tau = Float64Array.of(0.5, 1, 2);
    const spacing = Math.log(2);
    const kernel = fillBasis(basis, omega, tau, spacing);
    expect(kernel).toHaveLength(12);
    for (const [i, w] of omega.entries()) {
      for (const [k, t] of tau.entries()) {
        const wt = (d: number) => w * t * 2 ** d;
        expect(kernel[3 * i + k]).toBeCloseTo(spacing * integral((d) => shape(d) / (1 + wt(d) ** 2)), 6);
        const imaginary = spacing * integral((d) => (-shape(d) * wt(d)) / (1 + wt(d) ** 2));
        expect(kernel[6 + 3 * i + k]).toBeCloseTo(imaginary, 6);
      }
    }
  });

  it('has its shape around its centre, its integral, and nothing of coefficients that are not its own', () => {
    const x = [0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 77];
    for (const place of [5, 5.5, 4.325, 3, 8.9, 9])
      expect(basisValueAt(basis, x, 11, place)).toBeCloseTo(2 * shape(place - 5), 12);
    expect(basisValueAt(basis, x, 11, 9.5)).toBe(0);
    expect(basisValueAt(basis, x, 11, 0.5)).toBe(0);
    expect(basisIntegral(basis)).toBeCloseTo(
      integral((d) => shape(d)),
      6,
    );
    const values = basisValues(basis, [1, 0, 3, 50], 3);
    expect(values).toHaveLength(3);
    for (const [k, value] of values.entries()) expect(value).toBeCloseTo(shape(k) + 3 * shape(k - 2), 12);
    // At the ends, too.
    expect(basisValueAt(basis, [4, 0, 0], 3, -0.25)).toBeCloseTo(4 * shape(0.25), 12);
    expect(basisValueAt(basis, [0, 0, 4], 3, 2.25)).toBeCloseTo(4 * shape(0.25), 12);
  });

  it.each([1, 2] as const)('costs what the derivative %d of a distribution does that is zero outside', (order) => {
    const x = Array.from({ length: 24 }, (_, k) => 1 + Math.sin(3 * k));
    const spacing = 0.3;
    const amplitude = (place: number) => 2 + Math.cos(place);
    const P = roughness(basis, x.length, spacing, order, amplitude);
    let cost = 0;
    for (let a = 0; a < x.length; a++)
      for (let b = 0; b < x.length; b++) {
        cost += x[a] * P[a * x.length + b] * x[b];
        expect(P[a * x.length + b]).toBe(P[b * x.length + a]);
      }
    const at = (place: number) =>
      x.reduce((sum, v, k) => sum + (Math.abs(place - k) > 4 ? 0 : v * shape(place - k)), 0);
    let direct = 0;
    for (let m = -8; m < x.length + 8; m++) {
      const slope = (at(m + 1) - at(m)) / spacing;
      const bend = (at(m + 1) - 2 * at(m) + at(m - 1)) / spacing ** 2;
      direct += spacing * (order === 1 ? (slope / amplitude(m + 0.5)) ** 2 : (bend / amplitude(m)) ** 2);
    }
    expect(cost / direct).toBeCloseTo(1, 9);
  });
});
