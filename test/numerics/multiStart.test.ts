import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../src/numerics/search/exchange.js';
import {
  leastSquares,
  leastSquaresSearch,
  type Progress,
  type SearchProblem,
} from '../../src/numerics/search/leastSquares.js';
import { type MultiStartOptions, multiStartSearch } from '../../src/numerics/search/multiStart.js';
import { drive, type ResidualsAt } from './searchDriver.js';

// A sinusoid of unknown frequency: a local search finds it only from a start within about half a period over the record.
const times = Array.from({ length: 40 }, (_, i) => i / 8);
const wave = ([w, a, phase]: ArrayLike<number> & Iterable<number>) => times.map((t) => a * Math.sin(w * t + phase));
const truth = [7.3, 1.4, 0.6];
const data = wave(truth);
const sinusoid: ResidualsAt = (p) => wave(p).map((v, i) => v - data[i] + 1e-3 * Math.cos(5 * i));
const problem: SearchProblem<'frequency' | 'amplitude' | 'phase'> = {
  parameters: [
    { name: 'frequency', start: 2, lower: 0.5, upper: 12 },
    { name: 'amplitude', start: 1, lower: 0.1, upper: 10, scale: 'log' },
    { name: 'phase', start: 0, lower: -2, upper: 2, typical: 1 },
  ],
};
const wide: MultiStartOptions = { seed: 1, points: 64, starts: 6, maxEvaluations: 400 };

describe('a search from several starts', () => {
  it('finds the frequency of a sinusoid that a single search misses', () => {
    const single = leastSquares({ ...problem, residuals: sinusoid });
    expect(single.cost).toBeGreaterThan(1);
    for (const seed of [1, 2, 3, 4, 5]) {
      const { result } = drive(multiStartSearch(problem, { ...wide, seed }), sinusoid);
      expect(result.converged).toBe(true);
      expect(result.named.frequency).toBeCloseTo(truth[0], 2);
      expect(result.named.amplitude).toBeCloseTo(truth[1], 2);
      expect(result.evaluations).toBeLessThanOrEqual(400);
      // The errors are those of a search that ended there.
      const again = leastSquares({
        parameters: problem.parameters.map((p, j) => ({ ...p, start: result.values[j] })),
        residuals: sinusoid,
      });
      for (const [j, error] of again.errors.entries()) expect(result.errors[j] / error).toBeCloseTo(1, 4);
      expect(result.jacobian.length).toBe(3 * times.length);
    }
  });

  it('screens in one list, asks for all searches at once, and says where each has been', () => {
    const { result, lists } = drive(multiStartSearch(problem, wide), sinusoid);
    expect(lists[0]).toBe(65);
    // First the Jacobians of all searches together.
    expect(lists[1]).toBe(6 * 3);
    expect(lists.reduce((a, b) => a + b)).toBe(result.evaluations);
    expect(result.points.map(({ origin }) => origin)).toEqual(['given', ...new Array(64).fill('sequence')]);
    const climbed = result.points.filter(({ values }) => values);
    expect(climbed.length).toBe(6);
    for (const { cost, screened } of climbed) expect(cost).toBeLessThanOrEqual(screened);
    expect(Math.min(...climbed.map(({ cost }) => cost!))).toBe(result.cost);
    expect(climbed.some(({ abandoned }) => abandoned)).toBe(true);
    const cheapest = Math.min(...result.points.map(({ screened }) => screened));
    expect(climbed.some(({ screened }) => screened === cheapest)).toBe(true);
  });

  it('is an ordinary search, evaluation by evaluation, when there is one start only', () => {
    const near = { parameters: problem.parameters.map((p, j) => ({ ...p, start: 0.95 * truth[j] })) };
    const { result } = drive(multiStartSearch(near, { seed: 1 }), sinusoid);
    const plain = leastSquares({ ...near, residuals: sinusoid });
    expect(result.values).toEqual(plain.values);
    expect(result.errors).toEqual(plain.errors);
    expect(result.evaluations).toBe(plain.evaluations);
    expect(result.ending).toBe(plain.ending);
  });

  it('repeats itself, and looks elsewhere with another seed', () => {
    const run = (seed: number) => drive(multiStartSearch(problem, { ...wide, seed }), sinusoid).result;
    expect(run(7)).toEqual(run(7));
    expect(run(8).points[5].start).not.toEqual(run(7).points[5].start);
  });

  it.each([5, 12, 30, 71, 80, 120, 200])('keeps to %d evaluations', (maxEvaluations) => {
    const { result } = drive(multiStartSearch(problem, { ...wide, maxEvaluations }), sinusoid);
    expect(result.evaluations).toBeLessThanOrEqual(maxEvaluations);
    expect(Number.isFinite(result.cost)).toBe(true);
    expect(result.cost).toBeLessThanOrEqual(Math.min(...result.points.map(({ screened }) => screened)));
    expect(result.jacobian.length).toBe(3 * times.length);
  });

  it('returns the best that it had when it is stopped, at any moment', () => {
    const { lists } = drive(multiStartSearch(problem, wide), sinusoid);
    for (let most = 0; most < lists.length; most++) {
      const told: Progress[] = [];
      const search = multiStartSearch(problem, { ...wide, onProgress: (best) => void told.push(best) });
      const { result, lists: asked } = drive(search, sinusoid, most);
      expect(result.ending).toBe('stopped');
      expect(result.converged).toBe(false);
      expect(asked.length).toBe(most + 1);
      expect(result.evaluations).toBe(lists.slice(0, most).reduce((a, b) => a + b, 0));
      if (most === 0) continue;
      expect(result.cost).toBe(told.at(-1)!.cost);
      expect(result.cost).toBe(Math.min(...told.map(({ cost }) => cost)));
      const r = sinusoid(result.values)!;
      expect(0.5 * Array.from(r).reduce((sum, v) => sum + v * v, 0)).toBeCloseTo(result.cost, 12);
    }
  });

  it('stops when its watcher says so', () => {
    let calls = 0;
    const search = multiStartSearch(problem, { ...wide, onProgress: () => ++calls === 4 });
    const { result, lists } = drive(search, sinusoid);
    expect(lists.length).toBe(4);
    expect(result.ending).toBe('stopped');
    const atOnce = drive(multiStartSearch(problem, { ...wide, onProgress: () => true }), sinusoid).result;
    expect(atOnce.evaluations).toBe(65);
    expect(atOnce.ending).toBe('stopped');
    expect(atOnce.cost).toBe(Math.min(...atOnce.points.map(({ screened }) => screened)));
  });

  it('passes over points without residuals, and fails where there are none at all', () => {
    const half: ResidualsAt = (p) => (p[0] < 5 ? undefined : sinusoid(p));
    const { result } = drive(multiStartSearch(problem, wide), half);
    expect(result.points[0].screened).toBeNaN();
    expect(result.named.frequency).toBeCloseTo(truth[0], 2);
    const nothing = drive(multiStartSearch(problem, wide), () => undefined).result;
    expect(nothing.ending).toBe('start');
    expect(nothing.converged).toBe(false);
    expect(nothing.evaluations).toBe(65);
  });

  it('begins at further points that it is given', () => {
    const { result } = drive(multiStartSearch(problem, { seed: 1, alsoFrom: [[7, 1, 0.5]] }), sinusoid);
    expect(result.named.frequency).toBeCloseTo(truth[0], 2);
    expect(result.points.map(({ origin }) => origin)).toEqual(['given', 'given']);
  });
});

describe('searches side by side', () => {
  it('take the paths that they take alone', () => {
    const starts = [2, 6, 7, 11];
    const from = (start: number) => leastSquaresSearch({ parameters: [{ ...problem.parameters[0], start }] });
    const one: ResidualsAt = ([w]) => sinusoid(Float64Array.of(w, 1.4, 0.6));
    const { result, lists } = drive(sideBySide(starts.map(from)), one);
    expect(result).toEqual(starts.map((start) => drive(from(start), one).result));
    expect(lists[0]).toBe(4);
    const stopped = drive(sideBySide(starts.map(from)), one, 5).result;
    expect(stopped.map(({ ending }) => ending)).toEqual(new Array(4).fill('stopped'));
    expect(drive(sideBySide([]), one).result).toEqual([]);
  });
});
