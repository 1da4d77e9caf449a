import { describe, expect, it } from 'vitest';
import { differenceJacobian } from '../../src/numerics/search/differences.js';
import type { Exchange } from '../../src/numerics/search/exchange.js';
import { SearchSpace } from '../../src/numerics/search/searchSpace.js';

function result<T>(exchange: Exchange<T>): T {
  const next = exchange.next();
  if (!next.done) throw new Error('asked for more');
  return next.value;
}

describe('derivatives by differences', () => {
  const space = new SearchSpace([{ start: 2 }, { start: 3, scale: 'log' }, { start: 0, typical: 10 }]);
  const q = space.start;
  const residuals = ([x, lnY, z]: Float64Array) => Float64Array.of(x * x + 5 * lnY, z * z * z + x * lnY + z);
  const exact = [2 * 2, 5, 0, Math.log(3), 2, 1];
  type Known = (at: Float64Array) => Float64Array | undefined;

  function jacobian(options: object, moving = [0, 1, 2], known: Known = residuals) {
    const asked: Float64Array[] = [];
    const found = result(
      differenceJacobian(
        space,
        q,
        residuals(q),
        moving,
        // biome-ignore lint/correctness/useYield: answers at once
        function* (points) {
          asked.push(...points);
          return points.map(known);
        },
        options,
      ),
    );
    return { found, asked };
  }

  it.each([
    [{}, 3],
    [{ differences: 'central' }, 6],
  ])('are right with %j', (options, evaluations) => {
    const { found, asked } = jacobian(options);
    expect(asked).toHaveLength(evaluations);
    for (const [k, v] of exact.entries()) expect(found[k]).toBeCloseTo(v, 5);
  });

  it('move by a share of the value, of its typical change, or of a logarithm', () => {
    const forward = jacobian({ differenceStep: 1e-3 }).asked;
    expect(forward[0][0]).toBeCloseTo(2.002, 12);
    expect(forward[1][1]).toBeCloseTo(Math.log(3) + 1e-3, 12);
    expect(forward[2][2]).toBeCloseTo(0.01, 12);
    expect(jacobian({}).asked[0][0] - 2).toBeCloseTo(2e-7, 12);
    const central = jacobian({ differences: 'central' }).asked;
    expect(central[0][0] - 2).toBeCloseTo(1.2e-5, 12);
    expect(central[3][0] - 2).toBeCloseTo(-1.2e-5, 12);
    // Of a square the step is left in a difference to one side, nothing to both.
    expect(jacobian({ differenceStep: 1e-3 }).found[0]).toBeCloseTo(4.002, 9);
    expect(jacobian({ differenceStep: 1e-3, differences: 'central' }).found[0]).toBeCloseTo(4, 9);
  });

  it('are zero for what does not move, and go to the other side where they cannot be computed', () => {
    expect([...jacobian({}, [1]).found].map((v) => Math.round(v))).toEqual([0, 5, 0, 0, 2, 0]);
    const half = jacobian({ differenceStep: 1e-3 }, [0], (at) => (at[0] > 2 ? undefined : residuals(at)));
    expect(half.asked).toHaveLength(2);
    expect(half.found[0]).toBeCloseTo(3.998, 9);
    expect([...jacobian({}, [0], () => undefined).found]).toEqual(Array(6).fill(0));
  });

  it.each([
    [{ upper: 2 }, 3.998],
    [{ lower: 2 }, 4.002],
    [{ lower: 2, upper: 2.001 }, 0],
  ])('stay within %j', (bounds, slope) => {
    const bounded = new SearchSpace([{ start: 2, ...bounds }]);
    const answers = function* (points: readonly Float64Array[]) {
      return points.map(([x]) => Float64Array.of(x * x));
    };
    const options = { differenceStep: 1e-3, differences: 'central' } as const;
    const found = result(differenceJacobian(bounded, bounded.start, Float64Array.of(4), [0], answers, options));
    expect(found[0]).toBeCloseTo(slope, 9);
  });
});
