import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/numerics/probability/randomStream.js';
import type { Exchange } from '../../src/numerics/search/exchange.js';
import { leastSquares, type SearchProblem } from '../../src/numerics/search/leastSquares.js';
import { type ProfileOptions, profileSearch } from '../../src/numerics/search/profileSearch.js';
import { drive as driven } from './searchDriver.js';

type Residuals = (p: Float64Array) => number[] | undefined;

/** 95 %, one parameter, known variance. */
const threshold = 3.841458820694124;
const wide = Math.sqrt(threshold);

const drive = <T>(search: Exchange<T>, residuals: Residuals, most?: number): T =>
  driven(search, residuals, most).result;

function profiled(problem: SearchProblem, residuals: Residuals, index: number, options: Partial<ProfileOptions> = {}) {
  const fit = leastSquares(
    { ...problem, residuals },
    { knownVariance: true, loss: options.loss ?? 'linear', differences: 'central' },
  );
  return { fit, profile: drive(profileSearch(problem, fit, index, { threshold, ...options }), residuals) };
}

const times = Array.from({ length: 20 }, (_, i) => i / 5);
const random = new RandomStream(5);
const noise = times.map(() => random.normal());
const decay = { amplitude: 2, rate: 0.8, floor: 0.3 };
const measured = times.map((t, i) => decay.amplitude * Math.exp(-decay.rate * t) + decay.floor + 0.1 * noise[i]);
const decayResiduals: Residuals = ([a, k, c]) => times.map((t, i) => (a * Math.exp(-k * t) + c - measured[i]) / 0.1);
const decayProblem: SearchProblem = {
  parameters: [
    { start: 1, lower: 0, upper: 50 },
    { start: 1, lower: 1e-3, upper: 50, scale: 'log' },
    { start: 0, lower: -50, upper: 50, typical: 1 },
  ],
};

describe('profiles', () => {
  it('of a linear model are parabolas that end at error * sqrt(threshold), at 3 evaluations a side', () => {
    const residuals: Residuals = ([a, b, c]) => times.map((t, i) => (a + b * t + c * t * t - 1 - noise[i]) / 0.7);
    const problem = { parameters: [{ start: 0 }, { start: 0 }, { start: 0 }] };
    for (const index of [0, 1, 2]) {
      const { fit, profile } = profiled(problem, residuals, index);
      expect((profile.high! - fit.values[index]) / (wide * fit.errors[index])).toBeCloseTo(1, 6);
      expect((fit.values[index] - profile.low!) / (wide * fit.errors[index])).toBeCloseTo(1, 6);
      for (const [i, value] of profile.values.entries())
        expect(profile.rises[i]).toBeCloseTo(((value - fit.values[index]) / fit.errors[index]) ** 2, 5);
      expect([...profile.values]).toEqual([...profile.values].sort((a, b) => a - b));
      expect(profile.ends).toEqual({ low: 'crossed', high: 'crossed' });
      expect(profile.evaluations).toBe(6);
    }
  });

  it('do not depend on how a parameter is written: of exp(u), the exponential of those of u', () => {
    // One linear parameter u, seen as p = exp(u) on a linear scale: the exact interval is known.
    const u = (p: number): number => Math.log(p);
    const residuals: Residuals = ([p, b]) =>
      p > 0 ? times.map((t, i) => (u(p) + b * t - 0.5 - 0.2 * t - 0.1 * noise[i]) / 0.4) : undefined;
    const linear: Residuals = ([x, b]) => times.map((t, i) => (x + b * t - 0.5 - 0.2 * t - 0.1 * noise[i]) / 0.4);
    const inner = profiled({ parameters: [{ start: 0 }, { start: 0 }] }, linear, 0);
    const outer = profiled({ parameters: [{ start: 1, lower: 1e-6, upper: 1e6 }, { start: 0 }] }, residuals, 0);
    expect(Math.log(outer.profile.low!) / inner.profile.low!).toBeCloseTo(1, 2);
    expect(Math.log(outer.profile.high!) / inner.profile.high!).toBeCloseTo(1, 2);
    const log = profiled({ parameters: [{ start: 1, scale: 'log' }, { start: 0 }] }, residuals, 0);
    expect(Math.log(log.profile.high!) / inner.profile.high!).toBeCloseTo(1, 6);
  });

  it('of an exponential decay agree with minima found from scratch, in few evaluations', () => {
    const counts: number[] = [];
    for (const index of [0, 1, 2]) {
      const { fit, profile } = profiled(decayProblem, decayResiduals, index);
      expect(profile.ends).toEqual({ low: 'crossed', high: 'crossed' });
      for (const end of [profile.low!, profile.high!]) {
        const parameters = decayProblem.parameters.map((p, j) => {
          const start = fit.values[j];
          return j === index ? { ...p, start: end, lower: end, upper: end } : { ...p, start };
        });
        const held = leastSquares({ parameters, residuals: decayResiduals });
        expect((2 * (held.cost - fit.cost)) / threshold).toBeCloseTo(1, 1);
        expect(Math.abs((2 * (held.cost - fit.cost)) / threshold - 1)).toBeLessThan(0.02);
      }
      counts.push(profile.evaluations);
    }
    expect(counts).toEqual([6, 10, 10]);
  });

  it('are open where parameters are not told apart, up to the bound or the reach', () => {
    const residuals: Residuals = ([a, b, c]) => times.map((t, i) => (a * b * t + c - 2 * t - 0.1 * noise[i]) / 0.1);
    const log = { start: 1, lower: 1e-3, upper: 1e3, scale: 'log' as const };
    // As far as the other one can make up for it: b at most 1e3, so a at least 2e-3; a itself may go to its upper bound.
    const { profile } = profiled({ parameters: [log, { ...log }, { start: 0 }] }, residuals, 0);
    expect(profile.ends).toEqual({ low: 'crossed', high: 'bound' });
    expect(Math.abs(Math.log(profile.low! / 2e-3))).toBeLessThan(0.15);
    expect(profile.high).toBeUndefined();
    expect(profile.values.at(-1)).toBeCloseTo(1e3, 6);
    expect(Math.max(...profile.rises.slice(-3))).toBeLessThan(0.01);
    expect(profile.evaluations).toBeLessThan(45);
    const free = { start: 1, scale: 'log' as const };
    const unbounded = profiled({ parameters: [free, { ...free }, { start: 0 }] }, residuals, 0).profile;
    expect(unbounded.ends).toEqual({ low: 'reach', high: 'reach' });
    expect(unbounded.values.at(-1)! / unbounded.values[0]).toBeGreaterThan(1e8);
    expect(unbounded.evaluations).toBeLessThan(10);
    // c is determined all the same.
    const third = profiled({ parameters: [log, { ...log }, { start: 0 }] }, residuals, 2).profile;
    expect(third.ends).toEqual({ low: 'crossed', high: 'crossed' });
  });

  it('end at a bound that the data do not reach, and on one side only for a solution on its bound', () => {
    const { fit, profile } = profiled(decayProblem, decayResiduals, 1);
    const upper = fit.values[1] * Math.exp(0.5 * (fit.errors[1] / fit.values[1]));
    const parameters = decayProblem.parameters.map((p, j) => (j === 1 ? { ...p, upper } : p));
    const cut = drive(profileSearch({ parameters }, fit, 1, { threshold }), decayResiduals);
    expect(cut.ends).toEqual({ low: 'crossed', high: 'bound' });
    expect(cut.high).toBeUndefined();
    expect(cut.values.at(-1)! / upper).toBeCloseTo(1, 12);
    expect(cut.low! / profile.low!).toBeCloseTo(1, 3);
    // The rate at most half its best value: the solution on that bound has no upper side.
    const tight = decayProblem.parameters.map((p, j) => (j === 1 ? { ...p, upper: 0.5 * fit.values[1] } : p));
    const onBound = leastSquares({ parameters: tight, residuals: decayResiduals }, { knownVariance: true });
    expect(onBound.atBound[1]).toBe('upper');
    const half = drive(profileSearch({ parameters: tight }, onBound, 1, { threshold }), decayResiduals);
    expect(half.ends).toEqual({ low: 'crossed', high: 'bound' });
    expect(half.values.at(-1)! / onBound.values[1]).toBeCloseTo(1, 12);
    const held = tight.map((p, j) => {
      const start = onBound.values[j];
      return j === 1 ? { ...p, start: half.low!, lower: half.low!, upper: half.low! } : { ...p, start };
    });
    const there = leastSquares({ parameters: held, residuals: decayResiduals });
    expect(Math.abs((2 * (there.cost - onBound.cost)) / threshold - 1)).toBeLessThan(0.03);
  });

  it('scale with the variance of the residuals and hold with a robust loss', () => {
    const quarter = profiled(decayProblem, decayResiduals, 0, { variance: 0.25 });
    const width = (p: { low?: number; high?: number }) => p.high! - p.low!;
    expect(width(profiled(decayProblem, decayResiduals, 0).profile) / width(quarter.profile)).toBeCloseTo(2, 1);
    const spoilt: Residuals = (p) => decayResiduals(p)!.map((r, i) => (i === 7 ? r + 40 : r));
    const { fit, profile } = profiled(decayProblem, spoilt, 1, { loss: 'soft-l1' });
    for (const end of [profile.low!, profile.high!]) {
      const parameters = decayProblem.parameters.map((p, j) => {
        const start = fit.values[j];
        return j === 1 ? { ...p, start: end, lower: end, upper: end } : { ...p, start };
      });
      const held = leastSquares({ parameters, residuals: spoilt }, { loss: 'soft-l1' });
      expect(Math.abs((2 * (held.cost - fit.cost)) / threshold - 1)).toBeLessThan(0.03);
    }
  });

  it('begin without a Jacobian, at the price of one', () => {
    const { fit, profile } = profiled(decayProblem, decayResiduals, 1);
    const bare = { ...fit, jacobian: new Float64Array(0) };
    const again = drive(profileSearch(decayProblem, bare, 1, { threshold }), decayResiduals);
    expect(again.evaluations).toBe(profile.evaluations + 3);
    expect(again.low! / profile.low!).toBeCloseTo(1, 4);
  });

  it('say so when they meet a better minimum', () => {
    // Two wells, with a ridge between them that is lower than the threshold: the cost at x = 3 is zero, near x = 0 it is 4.4.
    const wells: Residuals = ([x, y]) => [6 * Math.sin((Math.PI * x) / 3), x - 3, y - 1];
    const problem = { parameters: [{ start: 0.1, lower: -10, upper: 10 }, { start: 0 }] };
    const { fit, profile } = profiled(problem, wells, 0, { threshold: 40 });
    expect(fit.cost).toBeCloseTo(4.4, 1);
    expect(profile.better?.cost).toBeLessThan(fit.cost);
    expect([profile.ends.low, profile.ends.high]).toContain('better');
    const from = profile.better!.values;
    const parameters = problem.parameters.map((p, j) => ({ ...p, start: from[j] }));
    expect(leastSquares({ parameters, residuals: wells }).cost).toBeLessThan(0.1);
  });

  it('go as far as the residuals can be computed, shorten their steps, and end when stopped', () => {
    const { fit } = profiled(decayProblem, decayResiduals, 1);
    const limit = fit.values[1] * 1.1;
    const cut: Residuals = (p) => (p[1] > limit ? undefined : decayResiduals(p));
    const search = () => profileSearch(decayProblem, fit, 1, { threshold });
    const failed = drive(search(), cut);
    expect(failed.ends).toEqual({ low: 'crossed', high: 'failed' });
    expect(failed.high).toBeUndefined();
    expect(failed.values.at(-1)).toBeLessThanOrEqual(limit);
    for (let most = 0; most < 4; most++) {
      const stopped = drive(search(), decayResiduals, most);
      expect(Object.values(stopped.ends)).toContain('stopped');
      expect(stopped.values.length).toBe(stopped.rises.length);
    }
    const short = drive(profileSearch(decayProblem, fit, 1, { threshold, maxEvaluations: 3 }), decayResiduals);
    expect(short.ends).toEqual({ low: 'evaluations', high: 'evaluations' });
    expect(short.evaluations).toBeLessThan(10);
    expect(drive(search(), decayResiduals)).toEqual(drive(search(), decayResiduals));
  });

  it('bear the noise of a simulation with error control', () => {
    // Residuals with relative digits of 1e-4 only, and differences to match.
    const rough = (v: number, i: number) => v + 3e-3 * Math.sin(1e5 * v + i);
    const noisy: Residuals = (p) => decayResiduals(p)!.map(rough);
    const simulated = { differenceStep: 0.01, secantUpdates: 2, costTolerance: 1e-4, stepTolerance: 1e-3 };
    const fit = leastSquares({ ...decayProblem, residuals: noisy }, { ...simulated, knownVariance: true });
    for (const index of [0, 1, 2]) {
      const exact = profiled(decayProblem, decayResiduals, index).profile;
      const profile = drive(profileSearch(decayProblem, fit, index, { threshold, ...simulated }), noisy);
      expect(Math.abs((profile.high! - profile.low!) / (exact.high! - exact.low!) - 1)).toBeLessThan(0.05);
      expect(profile.evaluations).toBeLessThan(20);
    }
  });
});
