import { describe, expect, it } from 'vitest';
import { fitUncertainty, propagatedError } from '../../src/numerics/search/fitUncertainty.js';

type Given = Parameters<typeof fitUncertainty>[0];

/** Two parameters and three residuals with J^T J = [[2, 1], [1, 2]] and its inverse [[2, -1], [-1, 2]]/3. */
const given = (changes: Partial<Given> = {}): Given => ({
  jacobian: Float64Array.of(1, 0, 1, 1, 0, 1),
  observations: 3,
  variance: undefined,
  cost: 6,
  derivative: Float64Array.of(1, 1),
  bound: [undefined, undefined],
  ...changes,
});

function expectClose(found: ArrayLike<number>, expected: readonly number[]) {
  expect(found).toHaveLength(expected.length);
  for (const [i, v] of expected.entries()) expect(found[i]).toBeCloseTo(v, 9);
}

describe('the uncertainty of a fit', () => {
  it('follows from the curvature and the scatter that is left', () => {
    // Twice the cost over one degree of freedom.
    const found = fitUncertainty(given());
    expect(found.degreesOfFreedom).toBe(1);
    expect(found.variance).toBe(12);
    expectClose(found.covariance, [8, -4, -4, 8]);
    expectClose(found.errors, [Math.sqrt(8), Math.sqrt(8)]);
    expectClose(found.correlation, [1, -0.5, -0.5, 1]);
    // Columns of length one with a cosine of a half.
    expectClose(found.singularValues, [Math.sqrt(1.5), Math.sqrt(0.5)]);
    expect(found.rank).toBe(2);
    expect(found.unseen).toEqual([]);
    expect(found.atBound).toEqual([undefined, undefined]);
    let [a, b, c] = [0, 0, 0];
    for (const [x, y] of found.seen) [a, b, c] = [a + x * x, b + x * y, c + y * y];
    expectClose([a, b, c], [8, -4, 8]);
  });

  it('takes a variance that is known, and derivatives of parameters that are searched otherwise', () => {
    const found = fitUncertainty(given({ variance: 3, derivative: Float64Array.of(10, 1) }));
    expect(found.variance).toBe(3);
    expectClose(found.covariance, [200, -10, -10, 2]);
    expectClose(found.errors, [Math.sqrt(200), Math.sqrt(2)]);
    expectClose(found.correlation, [1, -0.5, -0.5, 1]);
  });

  it('does not depend on how large the columns are', () => {
    const found = fitUncertainty(given({ jacobian: Float64Array.of(1e-14, 0, 1e-14, 1, 0, 1) }));
    expect(found.rank).toBe(2);
    expect(found.errors[0] / (1e14 * Math.sqrt(8))).toBeCloseTo(1, 9);
    expectClose(found.singularValues, [Math.sqrt(1.5), Math.sqrt(0.5)]);
  });

  it('leaves out what stands on a bound', () => {
    const found = fitUncertainty(given({ bound: ['lower', undefined] }));
    expect(found.degreesOfFreedom).toBe(2);
    expect(found.errors[0]).toBeNaN();
    expect(found.errors[1]).toBeCloseTo(Math.sqrt(6 / 2), 9);
    expectClose(found.covariance, [0, 0, 0, 3]);
    expectClose(found.correlation, [1, 0, 0, 1]);
    const none = fitUncertainty(given({ bound: ['lower', 'upper'] }));
    expect(none.rank).toBe(0);
    expect([...none.errors]).toEqual([Number.NaN, Number.NaN]);
    expect(fitUncertainty(given({ jacobian: new Float64Array(0), observations: 0 })).singularValues).toHaveLength(0);
  });

  it('is unknown without degrees of freedom', () => {
    const found = fitUncertainty(given({ jacobian: Float64Array.of(1, 0, 1, 1), observations: 2 }));
    expect(found.degreesOfFreedom).toBe(0);
    expect(found.variance).toBeNaN();
    expect(found.errors[0]).toBeNaN();
    const few = fitUncertainty(given({ jacobian: Float64Array.of(1, 1), observations: 1, variance: 1 }));
    expect([...few.errors]).toEqual([Infinity, Infinity]);
    expect(few.rank).toBe(1);
    expect(few.unseen).toHaveLength(1);
  });

  it('is infinite for what the residuals do not see, and not for a sum that they do', () => {
    // Only p0 + p1 shows.
    const found = fitUncertainty(given({ jacobian: Float64Array.of(1, 1, 2, 2, 3, 3), variance: 1 }));
    expect([...found.errors]).toEqual([Infinity, Infinity]);
    expect(found.rank).toBe(1);
    expect(propagatedError(found, [1, 1])).toBeCloseTo(1 / Math.sqrt(14), 9);
    expect(propagatedError(found, [1, 0])).toBe(Infinity);
    const idle = fitUncertainty(given({ jacobian: Float64Array.of(1, 0, 2, 0, 3, 0), variance: 1 }));
    expect(idle.errors[0]).toBeCloseTo(1 / Math.sqrt(14), 9);
    expect(idle.errors[1]).toBe(Infinity);
    expect(propagatedError(idle, [2, 0])).toBeCloseTo(2 / Math.sqrt(14), 9);
  });

  it('of a derived quantity follows from the covariance', () => {
    const found = fitUncertainty(given());
    // (1, 2) [[8, -4], [-4, 8]] (1, 2).
    expect(propagatedError(found, [1, 2])).toBeCloseTo(Math.sqrt(8 - 16 + 32), 9);
    expect(propagatedError({ seen: [], unseen: [] }, [1])).toBeNaN();
  });
});
