import { describe, expect, it } from 'vitest';
import { type Conditional, ConditionalFit } from '../../src/numerics/search/conditionalFit.js';
import type { Answer, Exchange } from '../../src/numerics/search/exchange.js';
import { type FitParameter, SearchSpace } from '../../src/numerics/search/searchSpace.js';

type Residuals = (p: Float64Array) => number[] | undefined;

/** Runs to the end; the first `answers` lists are answered, the next one with 'stop'. */
function run<T>(exchange: Exchange<T>, residuals: Residuals, answers = Infinity): T {
  let next = exchange.next();
  for (let k = 0; !next.done; k++) {
    const answer: Answer = k < answers ? next.value.map((p) => residuals(p)) : 'stop';
    next = exchange.next(answer);
  }
  return next.value;
}

/** A fit with the first parameter held, and the minimum of all of them that it begins at. */
function conditional(parameters: readonly FitParameter[], residuals: Residuals, noticeable = 1e-6) {
  const space = new SearchSpace(parameters);
  const q = space.start;
  const r = Float64Array.from(residuals(space.outside(q))!);
  const n = space.n;
  const weighted = new Float64Array(r.length * n).fill(1);
  const fit = new ConditionalFit({ parameters }, space, 0, { residuals: r, weighted }, { noticeable });
  const jacobian = run(fit.jacobianAt(q, r), residuals);
  const cost = 0.5 * r.reduce((sum, v) => sum + v * v, 0);
  const origin: Conditional = { q, residuals: r, jacobian, exact: true, cost, nonlinearity: 0 };
  return { fit, origin };
}

describe('a minimum with one parameter held', () => {
  // x + y = 3, y = 1, x = 2 are met at (2, 1); with x held y settles in the middle of 3 - x and 1.
  const plane: Residuals = ([x, y]) => [x + y - 3, y - 1, x - 2];

  it('of a linear problem is found by prediction alone', () => {
    const { fit, origin } = conditional([{ start: 2 }, { start: 1 }], plane);
    const before = fit.evaluations;
    const found = run(fit.at(origin, 4), plane)!;
    expect(found.q[0]).toBe(4);
    expect(found.q[1]).toBeCloseTo(0, 4);
    expect(found.cost).toBeCloseTo(0.5 * (1 + 1 + 4), 6);
    expect(found.nonlinearity).toBeLessThan(1e-4);
    expect(fit.evaluations - before).toBe(1);
    expect(found.residuals).toHaveLength(3);
    expect(fit.better).toBeUndefined();
  });

  it('of a curved problem is found to what is noticeable, with derivatives at the point when it is verified', () => {
    const curved: Residuals = ([x, y]) => [y - x * x, 0.5 * y * y - 2, 0.1 * (x - Math.SQRT2)];
    const { fit, origin } = conditional([{ start: Math.SQRT2 }, { start: 2 }], curved);
    const held = 2;
    const found = run(fit.at(origin, held), curved)!;
    const checked = run(fit.verified(found), curved)!;
    // d/dy of 1/2 (y - 4)^2 + 1/2 (y^2/2 - 2)^2 is y - 4 + y (y^2/2 - 2).
    let y = 2;
    for (let k = 0; k < 50; k++) y -= (y - 4 + y * (0.5 * y * y - 2)) / (1 + 1.5 * y * y - 2);
    expect(checked.q[1]).toBeCloseTo(y, 3);
    expect(checked.exact).toBe(true);
    expect(run(fit.verified(checked), curved)).toBe(checked);
    expect(found.nonlinearity).toBeGreaterThan(0.1);
    const exact = 0.5 * ((y - 4) ** 2 + (0.5 * y * y - 2) ** 2 + (0.1 * (2 - Math.SQRT2)) ** 2);
    expect(checked.cost).toBeCloseTo(exact, 5);
  });

  it('keeps to the bounds of the others, and leaves alone what has no room', () => {
    const three: Residuals = ([x, y, z]) => [x + y + z - 3, y - 1, x - 2, z];
    const { fit, origin } = conditional(
      [{ start: 2 }, { start: 1, lower: 0.6 }, { start: 0, lower: 0, upper: 0 }],
      three,
    );
    // Two points for the derivatives by the two that move.
    expect(fit.evaluations).toBe(2);
    const found = run(fit.at(origin, 4), three)!;
    expect([...found.q]).toEqual([4, 0.6, 0]);
  });

  it('is given up where residuals are missing, too few or no numbers', () => {
    for (const bad of [undefined, [1, 2], [1, Number.NaN, 3]]) {
      const { fit, origin } = conditional([{ start: 2 }, { start: 1 }], plane);
      expect(run(fit.at(origin, 4), () => bad)).toBeUndefined();
      expect(fit.stopped).toBe(false);
    }
  });

  it('is given up after a stop, whenever that comes', () => {
    const curved: Residuals = ([x, y]) => [y - x * x, 0.5 * y * y - 2, 0.1 * (x - Math.SQRT2)];
    const stopped = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((answers) => {
      const { fit, origin } = conditional([{ start: Math.SQRT2 }, { start: 2 }], curved);
      const found = run(fit.at(origin, 2), curved, answers);
      expect(found === undefined).toBe(fit.stopped);
      return fit.stopped;
    });
    expect(stopped.slice(0, 3)).toEqual([0, 1, 2]);
    expect(stopped.length).toBeLessThan(9);
  });

  it('ends where a point is better than the solution that it began with by more than rounding', () => {
    const valley: Residuals = ([x, y]) => [0.1 * (x - 5), y - 1];
    const { fit, origin } = conditional([{ start: 2 }, { start: 1 }], valley);
    expect(run(fit.at(origin, 3), valley)).toBeUndefined();
    expect(fit.better!.q[0]).toBe(3);
    expect(fit.better!.cost).toBeCloseTo(0.5 * 0.04, 9);
    // A tenth of what is noticeable is not enough.
    const coarse = conditional([{ start: 2 }, { start: 1 }], valley, 1);
    expect(run(coarse.fit.at(coarse.origin, 3), valley)).toBeDefined();
    expect(coarse.fit.better).toBeUndefined();
  });
});
