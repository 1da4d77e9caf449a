import { describe, expect, it } from 'vitest';
import { Rodas4 } from '../../src/numerics/integration/rodas4.js';
import { NonlinearSystem, type SmallSystem, StiffSystem } from './knownSystems.js';

const largest = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  let worst = 0;
  for (let i = 0; i < a.length; i++) worst = Math.max(worst, Math.abs(a[i] - b[i]));
  return worst;
};

/** Error at t = 1 after equal steps. */
function endError(system: SmallSystem, steps: number): number {
  const method = new Rodas4(system);
  const y = system.exact(0);
  for (let i = 0; i < steps; i++) {
    method.step(y, 1 / steps);
    y.set(method.yNew);
  }
  return largest(y, system.exact(1));
}

/** Orders between successive halvings of the step. */
const orders = (errors: readonly number[]): number[] => errors.slice(1).map((error, i) => Math.log2(errors[i] / error));

describe('Rodas4', () => {
  it('is of order 4 on an index-1 system, algebraic unknowns included', () => {
    const measured = orders([8, 16, 32, 64].map((steps) => endError(new NonlinearSystem(), steps)));
    for (const order of measured) {
      expect(order).toBeGreaterThan(3.8);
      expect(order).toBeLessThan(4.4);
    }
  });

  it('stays accurate when one rate is a million times the others', () => {
    const errors = [8, 16, 32].map((steps) => endError(new StiffSystem(), steps));
    expect(errors[0]).toBeLessThan(1e-5);
    for (const order of orders(errors)) expect(order).toBeGreaterThan(2.7);
  });

  it('damps what is infinitely fast at once', () => {
    const system = new StiffSystem();
    const method = new Rodas4(system);
    const y = system.exact(0);
    y[1] += 1; // off the slow manifold
    method.step(y, 0.1);
    expect(Math.abs(method.yNew[1] - Math.exp(-0.2))).toBeLessThan(1e-3);
  });

  it('has a local error of order 5, an estimate of it of order 4 and an interpolant of order 4 locally (3 globally)', () => {
    const system = new NonlinearSystem();
    const method = new Rodas4(system);
    const between = new Float64Array(system.size);
    const rows = [0.2, 0.1, 0.05, 0.025, 0.0125, 0.00625].map((h) => {
      const y = system.exact(0.3);
      const estimate = method.step(y, h) * system.tolerance;
      const end = largest(method.yNew, system.exact(0.3 + h));
      let middle = 0;
      for (const theta of [0.2, 0.45, 0.7, 0.9]) {
        method.interpolate(y, theta, between);
        // Differential unknowns: the algebraic ones are to be solved for again.
        const exact = system.exact(0.3 + theta * h);
        for (let i = 0; i < 3; i++) middle = Math.max(middle, Math.abs(between[i] - exact[i]));
      }
      return { end, estimate, middle };
    });
    expect(orders(rows.map((row) => row.end)).at(-1)).toBeGreaterThan(4.6);
    expect(orders(rows.map((row) => row.estimate)).at(-1)).toBeCloseTo(4, 0);
    expect(orders(rows.map((row) => row.middle)).at(-1)).toBeGreaterThan(3.7);
    for (const { end, estimate } of rows) expect(end).toBeLessThan(estimate);
  });

  it.each([0.2, 0.5, 0.8])(
    'has the fourth power of the step in its interpolant to the second digit, at %d of the step',
    (theta) => {
      // Logistic growth: a coefficient that is one per cent off lowers this exponent by a half and more.
      const exact = (t: number) => Math.exp(t) / (9 + Math.exp(t));
      let slope = 1;
      const method = new Rodas4({
        size: 1,
        mass: Float64Array.of(1),
        evaluate: (y, f) => {
          f[0] = y[0] * (1 - y[0]);
        },
        factor: (y, shift) => {
          slope = shift - (1 - 2 * y[0]);
        },
        solve: (x) => {
          x[0] /= slope;
        },
        errorNorm: () => 0,
      });
      const start = Float64Array.of(0.1);
      const errors = [0.02, 0.005].map((h) => {
        method.step(start, h);
        const [out, entry] = [new Float64Array(1), new Float64Array(1)];
        method.interpolate(start, theta, out);
        method.interpolateEntries(start, theta, Int32Array.of(0), entry);
        expect(entry[0]).toBe(out[0]);
        return Math.abs(out[0] - exact(theta * h));
      });
      const exponent = Math.log(errors[0] / errors[1]) / Math.log(4);
      expect(exponent).toBeGreaterThan(3.93);
      expect(exponent).toBeLessThan(4.07);
    },
  );

  it('interpolates to the ends of the step', () => {
    const system = new NonlinearSystem();
    const method = new Rodas4(system);
    const y = system.exact(0);
    method.step(y, 0.3);
    const out = new Float64Array(system.size);
    method.interpolate(y, 0, out);
    expect(largest(out, y)).toBe(0);
    method.interpolate(y, 1, out);
    expect(largest(out, method.yNew)).toBe(0);
  });

  it('counts its work', () => {
    const method = new Rodas4(new NonlinearSystem());
    method.step(new NonlinearSystem().exact(0), 0.1);
    expect(method).toMatchObject({ evaluations: 6, factorisations: 1 });
  });
});
