import { describe, expect, it } from 'vitest';
import { Bracket } from '../../src/numerics/integration/bracket.js';

/** Evaluations until a bracket has the root of a rising function to 1e-12. */
function evaluations(f: (x: number) => number, low: number, high: number): number {
  const bracket = new Bracket(low, f(low), high, f(high));
  for (let count = 1; count < 1000; count++) {
    const x = bracket.next();
    const value = f(x);
    if (Math.abs(value) < 1e-12) return count;
    bracket.add(x, value);
    expect(bracket.closed).toBe(true);
  }
  return Number.POSITIVE_INFINITY;
}

describe('bracket of a root', () => {
  it.each([
    ['convex', (x: number) => Math.expm1(8 * x) - 1],
    ['concave', (x: number) => 0.1 - Math.exp(-8 * x)],
    ['like a cliff', (x: number) => Math.min(0.3, Math.max(-0.3, -Math.log(1 - x) - 6))],
  ])('closes quickly on a function that is %s', (_, f) => {
    expect(evaluations(f, 0, 1 - 1e-9)).toBeLessThan(45);
  });

  it('knows when it is closed', () => {
    const bracket = new Bracket();
    expect(bracket.closed).toBe(false);
    bracket.add(1, -2);
    expect(bracket.closed).toBe(false);
    bracket.add(2, 2);
    expect(bracket.closed).toBe(true);
    expect(bracket.next()).toBeCloseTo(1.5, 2);
  });
});
