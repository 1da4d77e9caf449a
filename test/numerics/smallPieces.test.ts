import { expect, it } from 'vitest';
import { firstPositive, largest, largestValue } from '../../src/numerics/integration/eventLocation.js';
import { choleskyFactor, choleskySolve } from '../../src/numerics/linear/cholesky.js';

it('a Cholesky factor solves with its matrix', () => {
  const A = [
    [4, 2, -2, 1],
    [2, 10, 5, 2],
    [-2, 5, 14, 3],
    [1, 2, 3, 9],
  ];
  const a = Float64Array.from(A.flat());
  choleskyFactor(a, 4);
  expect(a[0]).toBe(0.5);
  expect(a[4]).toBe(1);
  const x = Float64Array.of(1, -2, 3, 0.5);
  const b = Float64Array.from(A, (row) => row.reduce((sum, v, j) => sum + v * x[j], 0));
  choleskySolve(a, 4, b);
  for (const [i, v] of x.entries()) expect(b[i]).toBeCloseTo(v, 12);
});

it('of several guards there is a first that is not negative, and a largest', () => {
  const guards = [-1, 0, 3, 3].map((v) => (y: Float64Array) => v + y[0]);
  const at = (v: number) => Float64Array.of(v);
  expect(firstPositive(guards, at(0))).toBe(1);
  expect(firstPositive(guards, at(-0.1))).toBe(2);
  expect(firstPositive(guards, at(-4))).toBe(-1);
  expect(largest(guards, at(0))).toBe(2);
  expect(largestValue(guards, at(1))).toBe(4);
  expect(largestValue([], at(1))).toBe(-Infinity);
  // A guard that is no number is not overlooked.
  expect(largestValue([...guards, () => Number.NaN], at(0))).toBeNaN();
});
