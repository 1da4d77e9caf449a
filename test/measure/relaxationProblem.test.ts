import { EigenvalueDecomposition, inverse, solve as leastSquares, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { circuitSpectrum, parseCircuit } from '../../src/measure/spectrum/circuit.js';
import { fillBasis, roughness } from '../../src/measure/spectrum/relaxationBasis.js';
import { greatestEvidence } from '../../src/measure/spectrum/relaxationEvidence.js';
import {
  type RelaxationProblem,
  relaxationProblem,
  type SeriesTerm,
} from '../../src/measure/spectrum/relaxationProblem.js';
import { relaxationSolver } from '../../src/measure/spectrum/relaxationSolution.js';
import { noisy } from './synthetic.js';

/** 15 points with a resistor, a coil, two arcs and a tail: all that a problem has terms for. */
const exact = circuitSpectrum(
  parseCircuit('R0-L0-K1-K2-W1').circuit!,
  [10, 3e-6, 20, 1e-3, 8, 0.05, 20],
  Array.from({ length: 15 }, (_, i) => 10 ** (5 - 0.4 * i)),
);
const spectrum = noisy(exact, 0.005, 6);
const problem = relaxationProblem(spectrum, { basis: 'gaussian', perDecade: 3, order: 2 });
const count = problem.tau.length;
const penalty = roughness('gaussian', count, problem.spacing, 2, () => 1);
const named = (name: SeriesTerm['name'], exponent?: number) =>
  problem.terms.find((term) => term.name === name && (exponent === undefined || term.exponent === exponent))!;

describe('a spectrum made ready for its relaxation times', () => {
  it('has times from half a decade before to half a decade after what was measured', () => {
    const { tau, spacing, rows } = problem;
    expect(rows).toBe(30);
    expect(tau[0] * 2 * Math.PI * 1e5).toBeCloseTo(10 ** -0.5, 9);
    expect(tau[count - 1] * 2 * Math.PI * 10 ** -0.6).toBeCloseTo(10 ** 0.5, 9);
    // 6.6 decades.
    expect(count).toBe(21);
    expect(spacing).toBeCloseTo((6.6 / 20) * Math.log(10), 12);
    for (let k = 1; k < count; k++) expect(Math.log(tau[k] / tau[k - 1])).toBeCloseTo(spacing, 9);
    const one = { frequency: Float64Array.of(1, 1), re: Float64Array.of(1, 1), im: Float64Array.of(-1, -1) };
    expect(relaxationProblem(one, { basis: 'linear', perDecade: 1, order: 1 }).tau).toHaveLength(4);
  });

  it('is relative to |Z|, with coefficients in units of its median', () => {
    const modulus = Array.from(spectrum.re, (r, i) => Math.hypot(r, spectrum.im[i]));
    const unit = [...modulus].sort((a, b) => a - b)[7];
    expect(problem.unit).toBe(unit);
    const omega = spectrum.frequency.map((f) => 2 * Math.PI * f);
    const kernel = fillBasis('gaussian', omega, problem.tau, problem.spacing);
    for (let i = 0; i < 15; i++) {
      expect(problem.target[i]).toBeCloseTo(spectrum.re[i] / modulus[i], 12);
      expect(problem.target[15 + i]).toBeCloseTo(spectrum.im[i] / modulus[i], 12);
      for (const row of [i, 15 + i])
        expect(problem.kernel[row * count + 4]).toBeCloseTo((unit / modulus[i]) * kernel[row * count + 4], 12);
    }
    expect(problem.resistance).toBeCloseTo(unit * problem.spacing * 0.675 * Math.sqrt(Math.PI / Math.LN2), 9);
  });

  it('has a resistor, a coil and tails from Warburg to capacitor beside the distribution, each of length one', () => {
    expect(problem.terms.map(({ name, exponent }) => [name, exponent])).toEqual([
      ['ohmic', 0],
      ['inductance', 0],
      ...[0.5, 0.6, 0.7, 0.8, 0.9, 1].map((exponent) => ['tail', exponent]),
    ]);
    const ratio = (term: SeriesTerm, re: number, im: number, i: number) => {
      expect(term.column[i] * problem.modulus[i]).toBeCloseTo(re * term.scale, 9);
      expect(term.column[15 + i] * problem.modulus[i]).toBeCloseTo(im * term.scale, 9);
    };
    for (const i of [0, 6, 14]) {
      const w = 2 * Math.PI * spectrum.frequency[i];
      ratio(named('ohmic'), 1, 0, i);
      ratio(named('inductance'), 0, w, i);
      ratio(named('tail', 1), 0, -1 / w, i);
      // 1/sqrt(j w) = (1 - j)/sqrt(2 w).
      ratio(named('tail', 0.5), Math.SQRT1_2 / Math.sqrt(w), -Math.SQRT1_2 / Math.sqrt(w), i);
      ratio(named('tail', 0.8), Math.cos(0.4 * Math.PI) / w ** 0.8, -Math.sin(0.4 * Math.PI) / w ** 0.8, i);
    }
    for (const { column } of problem.terms) expect(Math.hypot(...column)).toBeCloseTo(1, 12);
  });

  it('is known by its triangle, with few points as well', () => {
    const all = columnsOf(problem, problem.terms, true);
    const gram = all.transpose().mmul(all);
    const { triangle } = problem;
    const again = triangle.transpose().mmul(triangle);
    for (const [r, c] of [
      [0, 0],
      [3, 7],
      [count, count],
      [2, count],
      [count, count + 2],
      [count + 1, count + 8],
    ])
      expect(again.get(r, c)).toBeCloseTo(gram.get(r, c), 9);
    const few = relaxationProblem(
      { frequency: Float64Array.of(10, 1), re: Float64Array.of(1, 2), im: Float64Array.of(-1, -1) },
      { basis: 'gaussian', perDecade: 3, order: 2 },
    );
    expect(few.triangle.columns).toBe(few.tau.length + 9);
  });
});

describe('the distribution of one smoothing', () => {
  const terms = [named('ohmic'), named('inductance'), named('tail', 0.5)];
  const lambda = 1e-3;
  const solution = relaxationSolver(problem, penalty)(terms, lambda);
  const all = columnsOf(problem, terms);
  const rest = residual(all, solution.x);

  it('is a minimum over what is not negative', () => {
    const slope = all.transpose().mmul(rest);
    const scale = Math.abs(
      all
        .transpose()
        .mmul(Matrix.columnVector([...problem.target]))
        .get(count, 0),
    );
    let open = 0;
    for (let a = 0; a < solution.x.length; a++) {
      let g = slope.get(a, 0);
      for (let b = 0; b < count; b++) if (a < count) g += lambda * penalty[a * count + b] * solution.x[b];
      expect(solution.x[a]).toBeGreaterThanOrEqual(0);
      if (solution.x[a] > 0) {
        open++;
        expect(Math.abs(g) / scale).toBeLessThan(1e-7);
      } else expect(g / scale).toBeGreaterThan(-1e-7);
    }
    expect(open).toBeGreaterThan(6);
    expect(solution.terms).toBe(terms);
    expect(solution.lambda).toBe(lambda);
  });

  it('comes with what it misses, what it costs and the noise that this means', () => {
    const squares = rest.to1DArray().reduce((sum, r) => sum + r * r, 0);
    expect(solution.squares / squares).toBeCloseTo(1, 6);
    let rough = 0;
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) rough += solution.x[a] * penalty[a * count + b] * solution.x[b];
    expect(solution.cost).toBeCloseTo(squares + lambda * rough, 9);
    expect(solution.noise).toBeCloseTo(Math.sqrt(solution.cost / 30 + 1e-8), 9);
    const curvature = all.transpose().mmul(all);
    const size = solution.x.length;
    for (const [a, b] of [
      [0, 0],
      [2, 5],
      [count, 1],
      [count + 1, count + 2],
    ]) {
      const smooth = a < count && b < count ? lambda * penalty[a * count + b] : 0;
      expect(solution.curvature[a * size + b]).toBeCloseTo(curvature.get(a, b) + smooth, 9);
    }
  });
});

describe('the evidence of a spectrum', () => {
  const A = columnsOf(problem, []);
  const prior = inverse(
    new Matrix(Array.from({ length: count }, (_, a) => [...penalty.subarray(a * count, (a + 1) * count)])),
  );
  const { realEigenvalues } = new EigenvalueDecomposition(A.mmul(prior).mmul(A.transpose()), { assumeSymmetric: true });

  const solve = relaxationSolver(problem, penalty);
  const sets = [[], [named('inductance')]].flatMap((coil) =>
    [[], ...[0.5, 0.6, 0.7, 0.8, 0.9, 1].map((a) => [named('tail', a)])].map((tail) => [
      named('ohmic'),
      ...coil,
      ...tail,
    ]),
  );
  const words = (terms: readonly SeriesTerm[]) => terms.map(({ name, exponent }) => `${name} ${exponent}`).join();

  /** -2 ln p of a cost, by the determinant of the covariance that distributions alone give the points. */
  function score(cost: number, lambda: number, terms: readonly SeriesTerm[]): number {
    const determinant = realEigenvalues.reduce((sum, v) => sum + Math.log1p(v / lambda), 0);
    return 30 * Math.log(cost / 30 + 1e-8) + determinant + terms.length * Math.log(30);
  }
  const constrained = (lambda: number, terms: readonly SeriesTerm[]) => score(solve(terms, lambda).cost, lambda, terms);

  /** With distributions that may be negative. */
  function free(lambda: number, terms: readonly SeriesTerm[]): number {
    const columns = columnsOf(problem, terms);
    const normal = columns.transpose().mmul(columns);
    for (let a = 0; a < count; a++)
      for (let b = 0; b < count; b++) normal.set(a, b, normal.get(a, b) + lambda * penalty[a * count + b]);
    const target = Matrix.columnVector([...problem.target]);
    const right = columns.transpose().mmul(target);
    const fitted = right.transpose().mmul(leastSquares(normal, right)).get(0, 0);
    return score(target.transpose().mmul(target).get(0, 0) - fitted, lambda, terms);
  }

  it('finds the terms and the smoothing that make it most probable', () => {
    const { best, spread } = greatestEvidence(problem, penalty);
    const least = constrained(best.lambda, best.terms);
    // Lambda goes by steps of a quarter of a decade.
    for (const factor of [100, 1.77828, 1 / 1.77828, 0.01])
      expect(free(best.lambda * factor, best.terms)).toBeGreaterThan(free(best.lambda, best.terms));
    for (const terms of sets.filter((set) => words(set) !== words(best.terms)))
      for (const factor of [10, 1, 0.1]) expect(constrained(best.lambda * factor, terms)).toBeGreaterThan(least - 1);
    // All three that went in.
    expect(best.terms.map(({ name }) => name)).toEqual(['ohmic', 'inductance', 'tail']);
    expect(spread[0].solution).toBe(best);
    expect(spread.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    for (const { solution, share } of spread) {
      const ratio = Math.exp(-0.5 * (constrained(solution.lambda, solution.terms) - least));
      expect(share / spread[0].share).toBeCloseTo(ratio, 4);
      expect(ratio).toBeGreaterThan(0.01);
    }
    expect(spread.length).toBeGreaterThan(1);
  });

  it('takes the logarithm of the number of points off for each term', () => {
    const plain = relaxationProblem(
      noisy(circuitSpectrum(parseCircuit('R0-K1').circuit!, [10, 20, 1e-3], spectrum.frequency), 0.005, 6),
      { basis: 'gaussian', perDecade: 3, order: 2 },
    );
    const { spread } = greatestEvidence(plain, penalty, { lambda: 1e-3 });
    const [first, ...others] = spread;
    expect(new Set(spread.map(({ solution }) => solution.terms.length)).size).toBeGreaterThan(1);
    for (const { solution, share } of others) {
      const more = solution.terms.length - first.solution.terms.length;
      const ratio = (solution.cost / 30 + 1e-8) / (first.solution.cost / 30 + 1e-8);
      expect(share / first.share).toBeCloseTo(ratio ** -15 * 30 ** (-more / 2), 6);
    }
  });

  it('weighs what it would leave out below a hundredth, and nothing above', () => {
    const { best, spread } = greatestEvidence(problem, penalty, { lambda: 1e-3 });
    const least = constrained(1e-3, best.terms);
    const kept = spread.map(({ solution }) => words(solution.terms));
    for (const terms of sets)
      expect(kept.includes(words(terms))).toBe(Math.exp(-0.5 * (constrained(1e-3, terms) - least)) > 0.01);
    for (const { solution } of spread) expect(solution.lambda).toBe(1e-3);
  });

  it.each([
    [{ inductance: false, tail: false }, ['ohmic']],
    [{ inductance: true, tail: false }, ['ohmic', 'inductance']],
    [{ inductance: false, tail: true }, ['ohmic', 'tail']],
    [{ inductance: true, tail: true }, ['ohmic', 'inductance', 'tail']],
  ])('keeps to what is asked for: %j', (options, names) => {
    const { spread } = greatestEvidence(problem, penalty, { ...options, lambda: 1e-3 });
    for (const { solution } of spread) expect(solution.terms.map(({ name }) => name)).toEqual(names);
  });
});

/** Columns of the distribution, of the target on wish, and of some terms. */
function columnsOf({ kernel, target, rows, tau }: RelaxationProblem, terms: readonly SeriesTerm[], whole = false) {
  const n = tau.length;
  return new Matrix(
    Array.from({ length: rows }, (_, r) => [
      ...kernel.slice(r * n, (r + 1) * n),
      ...(whole ? [target[r]] : []),
      ...terms.map(({ column }) => column[r]),
    ]),
  );
}

function residual(columns: Matrix, x: Float64Array): Matrix {
  return columns.mmul(Matrix.columnVector([...x])).sub(Matrix.columnVector([...problem.target]));
}

it('without smoothing to speak of, terms and distribution are those of least squares where these are positive', () => {
  const fine = relaxationProblem(exact, { basis: 'linear', perDecade: 0.6, order: 1 });
  const weak = roughness('linear', fine.tau.length, fine.spacing, 1, () => 1);
  const terms = fine.terms.slice(0, 2);
  const { x } = relaxationSolver(fine, weak)(terms, 1e-12);
  const columns = columnsOf(fine, terms);
  const free = [...x.keys()].filter((k) => x[k] > 0);
  const direct = leastSquares(columns.subMatrixColumn(free), Matrix.columnVector([...fine.target]));
  for (const [i, k] of free.entries()) expect(x[k] / direct.get(i, 0)).toBeCloseTo(1, 4);
});
