import { sobolPoints } from '../probability/sobol.js';
import type { SearchSpace } from './searchSpace.js';

/** Width of the box in typical changes of a parameter, to either side of the start, where it has no bound. */
const UNBOUNDED = 5;

/** The finite box that a search with several starts looks at, in search coordinates. */
export class StartBox {
  private readonly low: Float64Array;
  private readonly width: Float64Array;

  constructor({ lower, upper, start, typical }: SearchSpace) {
    this.low = lower.map((v, j) => (v > -Infinity ? v : Math.min(start[j], upper[j]) - UNBOUNDED * typical[j]));
    const high = upper.map((v, j) => (v < Infinity ? v : Math.max(start[j], lower[j]) + UNBOUNDED * typical[j]));
    this.width = high.map((v, j) => v - this.low[j]);
  }

  /** Points of a Sobol sequence that fill the box. */
  sequence(count: number, seed: number): Float64Array[] {
    return sobolPoints(count, this.low.length, seed).map((u) => u.map((v, j) => this.low[j] + v * this.width[j]));
  }

  /** Root mean square over the parameters of how far apart two points are, as a share of the box. */
  distance(a: Float64Array, b: Float64Array): number {
    let sum = 0;
    let moving = 0;
    for (let j = 0; j < a.length; j++) {
      if (!(this.width[j] > 0)) continue;
      moving++;
      sum += ((a[j] - b[j]) / this.width[j]) ** 2;
    }
    return Math.sqrt(sum / (moving || 1));
  }

  /** Those of the points, taken in the order given, that are at least so far from all taken before. */
  apart(points: readonly Float64Array[], order: readonly number[], least: number): number[] {
    const taken: number[] = [];
    for (const i of order) if (taken.every((k) => this.distance(points[i], points[k]) >= least)) taken.push(i);
    return taken;
  }
}
