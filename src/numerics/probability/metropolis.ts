import { CholeskyDecomposition, inverse, Matrix } from 'ml-matrix';
import type { Exchange } from '../search/exchange.js';
import type { LeastSquaresResult, SearchProblem } from '../search/leastSquares.js';
import { type Loss, robustLoss } from '../search/robustLoss.js';
import { SearchSpace } from '../search/searchSpace.js';
import { agreementOf, effectiveSamples, sampleQuantile } from './chainDiagnostics.js';
import { RandomStream } from './randomStream.js';

export interface MetropolisOptions {
  readonly seed: number;
  /** Points that all chains together may try, those thrown away included. */
  readonly samples: number;
  /** Default 4. */
  readonly chains?: number;
  /** Variance of the residuals; default 1. */
  readonly variance?: number;
  readonly loss?: Loss;
  readonly lossScale?: number;
  /** Probabilities of the quantiles that are wanted; default 0.025, 0.5, 0.975. */
  readonly probabilities?: readonly number[];
}

export interface MetropolisResult {
  /** Parameters at every step kept, chain by chain. */
  readonly chains: readonly (readonly Float64Array[])[];
  /** Share of the proposals that were taken, while samples were kept. */
  readonly acceptance: number;
  /** Per parameter: Gelman-Rubin statistic, effective number of samples, mean, quantiles. */
  readonly agreement: Float64Array;
  readonly effectiveSamples: Float64Array;
  readonly mean: Float64Array;
  readonly quantiles: readonly Float64Array[];
  /** The point with the lowest cost, and that cost. */
  readonly best: { readonly values: Float64Array; readonly cost: number };
  readonly evaluations: number;
  readonly stopped: boolean;
}

/** Standard deviations of linear theory by which the starts are spread more widely than the solution is uncertain. */
const OVERDISPERSION = 2;

/** Draws for a start within the bounds; each is half as wide as the one before. */
const MOST_DRAWS = 30;

/** Steps between two adaptations of the covariance. */
const ADAPT_EVERY = 20;

/** Samples, per parameter, that the covariance of linear theory counts as among those of the chains. */
const PRIOR_SAMPLES = 5;

interface Chain {
  readonly random: RandomStream;
  q: Float64Array;
  cost: number;
  readonly path: Float64Array[];
}

/**
 * Samples the posterior exp(-cost/variance) with uniform priors within the bounds in the coordinate of the search (so in ln p on a log
 * scale): random-walk Metropolis with a covariance learnt from the chains (Haario, Saksman & Tamminen 2001, pooled over the chains as
 * Craiu, Rosenthal & Yang 2009 do) and a step size that follows the acceptance (Andrieu & Thoms 2008). Both are learnt in the first
 * half, which is thrown away, and then held, so that what is kept is a proper Markov chain. Chains move in step: every list has at
 * most one point of each. The same seed gives the same samples.
 */
export function metropolisSearch(
  problem: SearchProblem,
  solution: Pick<LeastSquaresResult, 'values' | 'residuals' | 'cost' | 'jacobian'>,
  options: MetropolisOptions,
): Exchange<MetropolisResult> {
  return new Metropolis(problem, solution, options).run();
}

class Metropolis {
  private readonly space: SearchSpace;
  private readonly moving: readonly number[];
  private readonly origin: Float64Array;
  private readonly variance: number;
  private readonly linear: Matrix;
  /** Lower triangle of the covariance of proposals, before their size. */
  private factor: Matrix;
  private size: number;
  private best: { values: Float64Array; cost: number };
  private evaluations = 0;

  constructor(
    problem: SearchProblem,
    private readonly solution: Pick<LeastSquaresResult, 'values' | 'residuals' | 'cost' | 'jacobian'>,
    private readonly options: MetropolisOptions,
  ) {
    this.space = new SearchSpace(problem.parameters);
    const { n, lower, upper } = this.space;
    this.moving = Array.from({ length: n }, (_, j) => j).filter((j) => lower[j] !== upper[j]);
    this.origin = this.space.clamp(this.space.inside(solution.values));
    this.variance = options.variance ?? 1;
    this.linear = this.linearCovariance();
    this.factor = lowerTriangle(this.linear);
    // Gelman, Roberts & Gilks 1996.
    this.size = 2.38 / Math.sqrt(Math.max(1, this.moving.length));
    this.best = { values: solution.values.slice(), cost: solution.cost };
  }

  *run(): Exchange<MetropolisResult> {
    const { options } = this;
    const count = options.chains ?? 4;
    const steps = Math.max(4, Math.floor(options.samples / count) - 1);
    const chains = yield* this.begin(count);
    let stopped = chains.length === 0;
    let taken = 0;
    let made = 0;
    for (let t = 1; t <= steps && !stopped; t++) {
      const learning = t <= steps / 2;
      const proposals = chains.map((chain) => this.proposal(chain));
      const inside = proposals.flatMap((q, c) => (this.isInside(q) ? [c] : []));
      const costs = yield* this.costsAt(inside.map((c) => proposals[c]));
      if (!costs) {
        stopped = true;
        break;
      }
      let chances = 0;
      for (const [c, chain] of chains.entries()) {
        const place = inside.indexOf(c);
        const cost = place < 0 ? Infinity : costs[place];
        const chance = Math.min(1, Math.exp((chain.cost - cost) / this.variance));
        chances += chance / count;
        if (chain.random.uniform() < chance) {
          chain.q = proposals[c];
          chain.cost = cost;
          if (!learning) taken++;
        }
        chain.path.push(chain.q);
      }
      if (learning) this.learn(t, chances, chains);
      else made += count;
    }
    return this.result(chains, made > 0 ? taken / made : Number.NaN, stopped);
  }

  /** Chains at points around the solution; at the solution itself where there are no residuals. None after a stop. */
  private *begin(count: number): Exchange<Chain[]> {
    const streams = Array.from({ length: count }, (_, c) => new RandomStream(this.options.seed, c));
    const starts = streams.map((random) => this.start(random));
    const costs = yield* this.costsAt(starts);
    if (!costs) return [];
    return streams.map((random, c): Chain => {
      const found = Number.isFinite(costs[c]);
      const q = found ? starts[c] : this.origin;
      return { random, q, cost: found ? costs[c] : this.solution.cost, path: [q] };
    });
  }

  private start(random: RandomStream): Float64Array {
    let spread = OVERDISPERSION;
    for (let k = 0; k < MOST_DRAWS; k++) {
      const q = this.away(this.origin, random, spread);
      if (this.isInside(q)) return q;
      spread *= 0.5;
    }
    return this.origin;
  }

  private proposal({ q, random }: Chain): Float64Array {
    return this.away(q, random, this.size);
  }

  private away(q: Float64Array, random: RandomStream, size: number): Float64Array {
    const z = this.moving.map(() => random.normal());
    const away = q.slice();
    for (const [a, j] of this.moving.entries())
      for (let b = 0; b <= a; b++) away[j] += size * this.factor.get(a, b) * z[b];
    return away;
  }

  private isInside(q: Float64Array): boolean {
    return q.every((v, j) => v >= this.space.lower[j] && v <= this.space.upper[j]);
  }

  /** Costs, Infinity where there are no residuals; undefined after a stop. */
  private *costsAt(points: readonly Float64Array[]): Exchange<number[] | undefined> {
    if (points.length === 0) return [];
    const { loss, lossScale } = this.options;
    const answer = yield points.map((q) => this.space.outside(q));
    if (answer === 'stop') return undefined;
    this.evaluations += points.length;
    return points.map((q, k) => {
      const found = answer[k];
      const cost = found ? robustLoss(Float64Array.from(found), loss ?? 'linear', lossScale ?? 1).cost : Infinity;
      if (cost < this.best.cost) this.best = { values: this.space.outside(q), cost };
      return Number.isNaN(cost) ? Infinity : cost;
    });
  }

  /** Step size after every step, covariance after some, from the later half of what the chains have seen. */
  private learn(t: number, acceptance: number, chains: readonly Chain[]): void {
    const k = this.moving.length;
    // 0.44 is best for one parameter, 0.234 for many (Gelman, Roberts & Gilks 1996).
    const wanted = 0.234 + 0.206 / k;
    this.size *= Math.exp((acceptance - wanted) / t ** 0.6);
    if (t % ADAPT_EVERY !== 0) return;
    const seen = chains.flatMap(({ path }) => path.slice(Math.floor(path.length / 2)));
    const mean = this.moving.map((j) => seen.reduce((sum, q) => sum + q[j], 0) / seen.length);
    const prior = PRIOR_SAMPLES * k;
    const learnt = Matrix.mul(this.linear, prior);
    for (const q of seen)
      for (let a = 0; a < k; a++)
        for (let b = 0; b < k; b++)
          learnt.set(a, b, learnt.get(a, b) + (q[this.moving[a]] - mean[a]) * (q[this.moving[b]] - mean[b]));
    this.factor = lowerTriangle(learnt.div(seen.length + prior));
  }

  /** (J^T J / variance + 12/width^2)^-1: linear theory, with the bounds as a weak prior where the data say little. */
  private linearCovariance(): Matrix {
    const { n, lower, upper, typical } = this.space;
    const { jacobian } = this.solution;
    const k = this.moving.length;
    const information = Matrix.zeros(k, k);
    for (const [a, i] of this.moving.entries()) {
      for (const [b, j] of this.moving.entries()) {
        let sum = 0;
        for (let row = 0; row < jacobian.length; row += n) sum += jacobian[row + i] * jacobian[row + j];
        information.set(a, b, sum / this.variance);
      }
      const width = upper[i] - lower[i];
      const weak = 12 / (width < Infinity ? width : 10 * typical[i]) ** 2;
      information.set(a, a, information.get(a, a) + weak);
    }
    if (k === 0) return information;
    // Scaled to a unit diagonal first: parameters differ by orders of magnitude.
    const scale = information.diag().map(Math.sqrt);
    const scaled = Matrix.zeros(k, k);
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) scaled.set(a, b, information.get(a, b) / (scale[a] * scale[b]));
    const covariance = inverse(scaled);
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) scaled.set(a, b, covariance.get(a, b) / (scale[a] * scale[b]));
    return scaled;
  }

  private result(chains: readonly Chain[], acceptance: number, stopped: boolean): MetropolisResult {
    const { n } = this.space;
    const kept = chains.map(({ path }) => path.slice(Math.ceil(path.length / 2)));
    const values = kept.map((path) => path.map((q) => this.space.outside(q)));
    const probabilities = this.options.probabilities ?? [0.025, 0.5, 0.975];
    const each = (f: (j: number) => number): Float64Array => Float64Array.from({ length: n }, (_, j) => f(j));
    const inside = (j: number) => kept.map((path) => path.map((q) => q[j]));
    const outside = (j: number) => values.flatMap((path) => path.map((p) => p[j]));
    return {
      chains: values,
      acceptance,
      agreement: each((j) => agreementOf(inside(j))),
      effectiveSamples: each((j) => effectiveSamples(inside(j))),
      mean: each((j) => outside(j).reduce((sum, v, _, all) => sum + v / all.length, 0)),
      quantiles: Array.from({ length: n }, (_, j) =>
        Float64Array.from(probabilities, (p) => sampleQuantile(outside(j), p)),
      ),
      best: this.best,
      evaluations: this.evaluations,
      stopped,
    };
  }
}

function lowerTriangle(covariance: Matrix): Matrix {
  // Rounding leaves an inverse a little unsymmetric.
  return new CholeskyDecomposition(covariance.clone().add(covariance.transpose()).mul(0.5)).lowerTriangularMatrix;
}
