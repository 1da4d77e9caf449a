/** One number to be found. */
export interface FitParameter<Name extends string = string> {
  readonly name?: Name;
  readonly start: number;
  readonly lower?: number;
  readonly upper?: number;
  /** `log`: the search moves in ln p, for positive quantities known to an order of magnitude. Default `linear`. */
  readonly scale?: 'linear' | 'log';
  /** Size of a noticeable change of a linear parameter that may be zero; default |start|, or 1. */
  readonly typical?: number;
}

/** The coordinates q that a search moves in: p itself, or ln p on a log scale, within their box. */
export class SearchSpace {
  readonly n: number;
  readonly log: readonly boolean[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Size of a noticeable change of q. */
  readonly typical: Float64Array;
  readonly start: Float64Array;

  constructor(parameters: readonly FitParameter[]) {
    this.n = parameters.length;
    this.log = parameters.map((p) => p.scale === 'log');
    this.lower = Float64Array.from(parameters, (p, j) => this.inner(j, p.lower ?? (this.log[j] ? 0 : -Infinity)));
    this.upper = Float64Array.from(parameters, (p, j) => this.inner(j, p.upper ?? Infinity));
    this.typical = Float64Array.from(parameters, (p, j) => (this.log[j] ? 1 : (p.typical ?? (Math.abs(p.start) || 1))));
    for (const [j, p] of parameters.entries()) {
      if (this.log[j] && !(p.start > 0))
        throw new RangeError(`leastSquares: a log parameter must start above 0 (${p.name ?? j})`);
      if (!(this.lower[j] <= this.upper[j])) throw new RangeError(`leastSquares: bounds are crossed (${p.name ?? j})`);
    }
    this.start = this.clamp(this.inside(Float64Array.from(parameters, (p) => p.start)));
  }

  /** q of values p. */
  inside(p: ArrayLike<number>): Float64Array {
    return Float64Array.from(p, (v, j) => this.inner(j, v));
  }

  /** p of a point q. */
  outside(q: Float64Array): Float64Array {
    return q.map((v, j) => (this.log[j] ? Math.exp(v) : v));
  }

  clamp(q: Float64Array): Float64Array {
    return q.map((v, j) => Math.min(Math.max(v, this.lower[j]), this.upper[j]));
  }

  /** dp/dq at values p. */
  derivative(p: Float64Array): Float64Array {
    return p.map((v, j) => (this.log[j] ? v : 1));
  }

  boundAt(q: Float64Array): ('lower' | 'upper' | undefined)[] {
    return Array.from(q, (v, j) => (v <= this.lower[j] ? 'lower' : v >= this.upper[j] ? 'upper' : undefined));
  }

  private inner(j: number, p: number): number {
    return this.log[j] ? (p > 0 ? Math.log(p) : -Infinity) : p;
  }
}
