import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { choleskyFactor, choleskySolve } from '../../numerics/linear/cholesky.js';
import type { RelaxationProblem, SeriesTerm } from './relaxationProblem.js';
import { LEAST_NOISE, type RelaxationSolution, relaxationSolver } from './relaxationSolution.js';

/** The distributions that the spectrum itself speaks for. */
export interface Evidence {
  readonly best: RelaxationSolution;
  /** With other terms, too, each with its share of the evidence; shares add up to 1, those below a hundredth of the largest are left out. */
  readonly spread: readonly { readonly solution: RelaxationSolution; readonly share: number }[];
}

/** Range and steps of lambda, far beyond what spectra of any noise lead to. */
const LAMBDA = { from: 1e-16, to: 1e6, steps: 88 };
/** Difference of -2 ln p from which on a share of the evidence is below a hundredth. */
const NEGLIGIBLE = 2 * Math.log(100);

export interface EvidenceOptions {
  /** Absent: chosen, too. */
  readonly lambda?: number;
  readonly inductance?: boolean;
  readonly tail?: boolean;
}

/**
 * Terms and smoothing of greatest evidence (MacKay, Neural Comput. 4 (1992) 415): with gamma a Gaussian process whose precision is
 * lambda P and noise of unknown size, the probability of the data with gamma integrated out,
 *     -2 ln p = m ln(S/m) + ln det(1 + A P^-1 A^T/lambda) + q ln m,   S = min |A x + F b - z|^2 + lambda x.P x,
 * q the number of terms F (Schwarz 1978). In the singular vectors of A L^-T (P = L L^T) each costs one sum. Equation (T15.10) of the handbook.
 */
export function greatestEvidence(
  problem: RelaxationProblem,
  penalty: Float64Array,
  options: EvidenceOptions = {},
): Evidence {
  const { rows: m, terms: all } = problem;
  const { squares, rotated, rest } = inSingularVectors(problem, penalty);
  const lambdas =
    options.lambda === undefined
      ? Array.from(
          { length: LAMBDA.steps + 1 },
          (_, i) => LAMBDA.from * (LAMBDA.to / LAMBDA.from) ** (i / LAMBDA.steps),
        )
      : [options.lambda];
  const solve = relaxationSolver(problem, penalty);
  const misfit = (S: number): number => m * Math.log(S / m + LEAST_NOISE ** 2);
  const smoothness = lambdas.map((lambda) => squares.reduce((sum, s) => sum + Math.log1p(s / lambda), 0));
  let least = Infinity;
  const tried: { readonly solution: RelaxationSolution; readonly score: number }[] = [];
  for (const terms of candidates(all, options)) {
    const places = terms.map((term) => 1 + all.indexOf(term));
    const scores = lambdas.map((lambda, i) => {
      const product = (a: number, b: number): number => {
        let sum = rest[a][b];
        for (let k = 0; k < squares.length; k++)
          sum += (rotated[a][k] * rotated[b][k] * lambda) / (squares[k] + lambda);
        return sum;
      };
      return misfit(leftOver(product, places)) + smoothness[i] + terms.length * Math.log(m);
    });
    const at = scores.indexOf(Math.min(...scores));
    if (scores[at] - least > NEGLIGIBLE) continue;
    // What fits only with a negative distribution does not fit.
    const solution = solve(terms, lambdas[at]);
    const score = misfit(solution.cost) + smoothness[at] + terms.length * Math.log(m);
    tried.push({ solution, score });
    least = Math.min(least, score);
  }
  tried.sort((p, q) => p.score - q.score);
  const kept = tried.filter(({ score }) => score - least < NEGLIGIBLE);
  const sum = kept.reduce((all, { score }) => all + Math.exp(-0.5 * (score - least)), 0);
  return {
    best: tried[0].solution,
    spread: kept.map(({ solution, score }) => ({ solution, share: Math.exp(-0.5 * (score - least)) / sum })),
  };
}

/** With and without coil, with no tail or one of those that there are; what is asked for stays. */
function candidates(all: readonly SeriesTerm[], { inductance, tail }: EvidenceOptions): SeriesTerm[][] {
  const ohmic = all.filter(({ name }) => name === 'ohmic');
  const coil = all.filter(({ name }) => name === 'inductance');
  const tails = all.filter(({ name }) => name === 'tail');
  const coils = [...(inductance === true ? [] : [[]]), ...(inductance === false ? [] : [coil])];
  const ends = [...(tail === true ? [] : [[]]), ...(tail === false ? [] : tails.map((term) => [term]))];
  return coils.flatMap((start) => ends.map((end) => [...ohmic, ...start, ...end]));
}

/** Least of the quadratic form over combinations of the terms; Infinity where a coil or a tail would be negative. */
function leftOver(product: (a: number, b: number) => number, terms: readonly number[]): number {
  const q = terms.length;
  const a = new Float64Array(q * q);
  const right = Float64Array.from(terms, (t) => product(t, 0));
  for (let i = 0; i < q; i++) for (let j = 0; j <= i; j++) a[i * q + j] = product(terms[i], terms[j]);
  choleskyFactor(a, q);
  const x = right.slice();
  choleskySolve(a, q, x);
  for (let i = 1; i < q; i++) if (!(x[i] > 0)) return Infinity;
  const S = product(0, 0) - x.reduce((sum, v, i) => sum + v * right[i], 0);
  return Number.isNaN(S) ? Infinity : Math.max(S, 0);
}

/** Squared singular values of A L^-T, target and terms along its left singular vectors, and their products outside all of these. */
function inSingularVectors({ triangle, tau, terms }: RelaxationProblem, penalty: Float64Array) {
  const n = tau.length;
  const L = penalty.slice();
  choleskyFactor(L, n);
  // Rows of the triangle times L^-T: forward substitution of each.
  const scaled = Matrix.zeros(n, n);
  for (let r = 0; r < n; r++) {
    for (let i = r; i < n; i++) {
      let sum = triangle.get(r, i);
      for (let k = r; k < i; k++) sum -= L[i * n + k] * scaled.get(r, k);
      scaled.set(r, i, sum * L[i * n + i]);
    }
  }
  const svd = new SingularValueDecomposition(scaled, { computeRightSingularVectors: false });
  const left = svd.leftSingularVectors;
  const vectors = Array.from({ length: terms.length + 1 }, (_, t) => n + t);
  const rotated = vectors.map((column) =>
    Float64Array.from({ length: n }, (_, k) => {
      let sum = 0;
      for (let l = 0; l < n; l++) sum += left.get(l, k) * triangle.get(l, column);
      return sum;
    }),
  );
  const rest = vectors.map((a) =>
    vectors.map((b) => {
      let sum = 0;
      for (let r = n; r < triangle.rows && r < n + vectors.length; r++) sum += triangle.get(r, a) * triangle.get(r, b);
      return sum;
    }),
  );
  return { squares: svd.diagonal.map((s) => s * s), rotated, rest };
}
