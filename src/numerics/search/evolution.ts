import { RandomStream } from '../probability/randomStream.js';

/**
 * Covariance matrix adaptation (Hansen 2016, arXiv:1604.00772), for a maximum over [0, 1]^d: a bounded search without derivatives
 * whose generations can be evaluated side by side. Ask for points, tell their values (NaN: none), in turn; the same seed gives the
 * same points. Beyond a bound a coordinate is mirrored.
 */
export class EvolutionSearch {
  /** Points of a generation. */
  readonly size: number;
  private readonly d: number;
  private readonly random: RandomStream;
  private readonly weights: readonly number[];
  private readonly effective: number;
  private readonly mean: Float64Array;
  private readonly path: Float64Array;
  private readonly stepPath: Float64Array;
  private covariance: Float64Array[];
  private root: Float64Array[];
  /** Standard deviation of a coordinate, as a share of its range. */
  step = 0.25;
  private generations = 0;
  private asked: { readonly raw: Float64Array; readonly point: Float64Array }[] = [];

  constructor(d: number, seed: number, start: ArrayLike<number> = new Float64Array(d).fill(0.5)) {
    this.d = d;
    this.random = new RandomStream(seed);
    this.size = 4 + Math.floor(3 * Math.log(d));
    const parents = Math.floor(this.size / 2);
    const raw = Array.from({ length: parents }, (_, i) => Math.log((this.size + 1) / 2) - Math.log(i + 1));
    const sum = raw.reduce((all, weight) => all + weight, 0);
    this.weights = raw.map((weight) => weight / sum);
    this.effective = 1 / this.weights.reduce((all, weight) => all + weight ** 2, 0);
    this.mean = Float64Array.from(start);
    this.path = new Float64Array(d);
    this.stepPath = new Float64Array(d);
    this.covariance = identity(d);
    this.root = identity(d);
  }

  /** The next points to evaluate. */
  ask(): readonly Float64Array[] {
    this.asked = Array.from({ length: this.size }, () => {
      const z = Float64Array.from({ length: this.d }, () => this.random.normal());
      const raw = this.mean.map((centre, i) => centre + this.step * dot(this.root[i], z));
      return { raw, point: raw.map(mirrored) };
    });
    return this.asked.map(({ point }) => point);
  }

  /** Their values, in the same order. */
  tell(values: readonly number[]): void {
    const { d, effective: mu } = this;
    const order = values
      .map((value, i) => ({ i, value: Number.isFinite(value) ? value : -Infinity }))
      .sort((a, b) => b.value - a.value || a.i - b.i);
    const best = order.slice(0, this.weights.length).map(({ i }) => this.asked[i].point);
    const old = Float64Array.from(this.mean);
    for (let i = 0; i < d; i++) this.mean[i] = this.weights.reduce((sum, weight, k) => sum + weight * best[k][i], 0);
    const moved = this.mean.map((value, i) => (value - old[i]) / this.step);
    const sigmaRate = (mu + 2) / (d + mu + 5);
    const damping = 1 + 2 * Math.max(0, Math.sqrt((mu - 1) / (d + 1)) - 1) + sigmaRate;
    const pathRate = (4 + mu / d) / (d + 4 + (2 * mu) / d);
    const one = 2 / ((d + 1.3) ** 2 + mu);
    const many = Math.min(1 - one, (2 * (mu - 2 + 1 / mu)) / ((d + 2) ** 2 + mu));
    const white = solveLower(this.root, moved);
    for (let i = 0; i < d; i++)
      this.stepPath[i] = (1 - sigmaRate) * this.stepPath[i] + Math.sqrt(sigmaRate * (2 - sigmaRate) * mu) * white[i];
    this.generations++;
    const length = Math.sqrt(dot(this.stepPath, this.stepPath));
    const expected = Math.sqrt(d) * (1 - 1 / (4 * d) + 1 / (21 * d ** 2));
    const worn = Math.sqrt(1 - (1 - sigmaRate) ** (2 * this.generations));
    const steady = length / worn < (1.4 + 2 / (d + 1)) * expected ? 1 : 0;
    for (let i = 0; i < d; i++)
      this.path[i] = (1 - pathRate) * this.path[i] + steady * Math.sqrt(pathRate * (2 - pathRate) * mu) * moved[i];
    for (let i = 0; i < d; i++) {
      for (let j = 0; j <= i; j++) {
        const spread = this.weights.reduce(
          (sum, weight, k) => sum + (weight * (best[k][i] - old[i]) * (best[k][j] - old[j])) / this.step ** 2,
          0,
        );
        const was = (1 - one - many + (1 - steady) * one * pathRate * (2 - pathRate)) * this.covariance[i][j];
        const next = was + one * this.path[i] * this.path[j] + many * spread;
        this.covariance[i][j] = next;
        this.covariance[j][i] = next;
      }
    }
    this.step = Math.min(0.5, this.step * Math.exp((sigmaRate / damping) * (length / expected - 1)));
    this.root = lowerRoot(this.covariance);
  }
}

/** Back into [0, 1]. */
function mirrored(value: number): number {
  const turn = Math.abs(value) % 2;
  return turn > 1 ? 2 - turn : turn;
}

function identity(d: number): Float64Array[] {
  return Array.from({ length: d }, (_, i) => Float64Array.from({ length: d }, (_, j) => (i === j ? 1 : 0)));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** L with L L^T = A; what rounding made negative is taken as tiny. */
function lowerRoot(a: readonly Float64Array[]): Float64Array[] {
  const root = a.map(({ length }) => new Float64Array(length));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i][j];
      for (let k = 0; k < j; k++) rest -= root[i][k] * root[j][k];
      root[i][j] = i === j ? Math.sqrt(Math.max(rest, 1e-20)) : rest / root[j][j];
    }
  }
  return root;
}

function solveLower(root: readonly Float64Array[], right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < x.length; i++) {
    for (let k = 0; k < i; k++) x[i] -= root[i][k] * x[k];
    x[i] /= root[i][i];
  }
  return x;
}
