import { boundedStep } from './boundedStep.js';
import { askedJacobian, type DifferenceOptions, differenceJacobian, evaluationsOf } from './differences.js';
import type { Exchange } from './exchange.js';
import { columnNorms, reduce, secantUpdate, sumOfSquares, transposeTimes, weigh } from './gaussNewton.js';
import type { SearchProblem } from './leastSquares.js';
import { type Loss, robustLoss } from './robustLoss.js';
import type { SearchSpace } from './searchSpace.js';

export interface ConditionalFitOptions extends DifferenceOptions {
  readonly loss?: Loss;
  readonly lossScale?: number;
  /** Change of the cost that matters; more precisely than to a share of it a minimum is not sought. */
  readonly noticeable: number;
}

/** A minimum with one parameter held. */
export interface Conditional {
  readonly q: Float64Array;
  readonly residuals: Float64Array;
  /** d r_i/d q_j at [i * n + j], by differences or by updates of those of a neighbour. */
  readonly jacobian: Float64Array;
  /** The derivatives by the other parameters are differences at this very point. */
  readonly exact: boolean;
  /** Of the minimum: what the last linear step would still gain is taken off. */
  readonly cost: number;
  /** How far the residuals were from linear on the way here, relative to their change. */
  readonly nonlinearity: number;
}

/** Share of the noticeable change that a further step must promise to be worth an evaluation. */
const WORTHWHILE = 0.02;

/** A lower cost by this share of the noticeable change is another minimum, not rounding. */
const BETTER = 0.1;

/** Nonlinearity from which on derivatives are not updated but taken anew. */
const NONLINEAR = 0.1;

const LEAST_DAMPING = 1e-6;
const LARGEST_DAMPING = 1e3;
const MOST_STEPS = 12;

/** Steps on updated derivatives before they are taken anew. */
const MOST_UPDATES = 2;

/**
 * Least-squares minima with one parameter held at one value after another, each from a neighbour: linear prediction, then
 * Gauss-Newton steps with derivatives that are updated by secants (Broyden 1965) as long as the residuals behave linearly.
 */
export class ConditionalFit {
  evaluations = 0;
  stopped = false;
  /** Lowest point seen, where it is below the cost given at the beginning by more than rounding. */
  better: { readonly q: Float64Array; readonly cost: number } | undefined;
  private readonly lower: Float64Array;
  private readonly upper: Float64Array;
  private readonly moving: readonly number[];
  private readonly scale: Float64Array;

  constructor(
    private readonly problem: SearchProblem,
    private readonly space: SearchSpace,
    private readonly held: number,
    private readonly origin: { readonly residuals: Float64Array; readonly weighted: Float64Array },
    private readonly options: ConditionalFitOptions,
  ) {
    const { n, lower, upper, typical } = space;
    this.lower = lower.slice();
    this.upper = upper.slice();
    this.moving = Array.from({ length: n }, (_, j) => j).filter((j) => lower[j] !== upper[j]);
    this.scale = columnNorms(origin.weighted, n).map((norm, j) => norm || 1 / typical[j]);
  }

  /** The minimum with the held parameter at `value`; undefined where it cannot be computed, after a stop, and when `better` was found. */
  *at(from: Conditional, value: number): Exchange<Conditional | undefined> {
    const q = this.predicted(from, value);
    const residuals = yield* this.evaluate(q);
    if (!residuals) return undefined;
    const jacobian = from.jacobian.slice();
    const nonlinearity = this.missed(from, q, residuals);
    if (nonlinearity <= NONLINEAR) {
      secantUpdate(jacobian, from.residuals, residuals, from.q, q, this.scale);
      return yield* this.settle({ q, residuals, jacobian, exact: false, nonlinearity });
    }
    const fresh = yield* this.jacobianAt(q, residuals, this.moving);
    return yield* this.settle({ q, residuals, jacobian: fresh, exact: true, nonlinearity });
  }

  /** The same point with derivatives by the other parameters taken there, and the minimum that they lead to. */
  *verified(found: Conditional): Exchange<Conditional | undefined> {
    if (found.exact) return found;
    const jacobian = yield* this.others(found);
    return yield* this.settle({ ...found, jacobian, exact: true });
  }

  /** All derivatives at a point. */
  *jacobianAt(q: Float64Array, r: Float64Array, which: readonly number[] = this.moving): Exchange<Float64Array> {
    const { problem, space, options } = this;
    if (options.derivatives && !problem.jacobian && !this.stopped) {
      const asked = yield* askedJacobian(space, q, r.length, which);
      this.stopped = asked === 'stop';
      if (asked === 'stop') return new Float64Array(r.length * space.n);
      this.evaluations += evaluationsOf(which.length, options);
      if (asked) return asked;
    }
    if (!problem.jacobian) {
      const several = (points: readonly Float64Array[]) => this.several(points);
      return yield* differenceJacobian(space, q, r, which, several, options);
    }
    const p = space.outside(q);
    const slope = space.derivative(p);
    return Float64Array.from(problem.jacobian(p), (entry, k) => entry * slope[k % space.n]);
  }

  /** Derivatives by the others taken anew, the one by the held parameter as it was. */
  private *others({ q, residuals, jacobian }: Pick<Conditional, 'q' | 'residuals' | 'jacobian'>) {
    const { n } = this.space;
    const which = this.moving.filter((j) => j !== this.held);
    const fresh = yield* this.jacobianAt(q, residuals, which);
    for (let i = 0; i < residuals.length; i++) fresh[i * n + this.held] = jacobian[i * n + this.held];
    return fresh;
  }

  /** Gauss-Newton steps of the other parameters until none is worth an evaluation. */
  private *settle(start: Omit<Conditional, 'cost'>): Exchange<Conditional | undefined> {
    let { q, residuals, jacobian, exact } = start;
    let cost = this.costOf(residuals);
    let damping = LEAST_DAMPING;
    let updates = 0;
    let promise = 0;
    for (let k = 0; k < MOST_STEPS; k++) {
      if (this.stopped || this.better) return undefined;
      if (updates >= MOST_UPDATES) {
        jacobian = yield* this.others({ q, residuals, jacobian });
        exact = true;
        updates = 0;
        if (this.stopped || this.better) return undefined;
      }
      const { step, predicted } = this.step({ q, residuals, jacobian }, 0, damping);
      promise = Math.max(0, predicted);
      if (promise <= WORTHWHILE * this.options.noticeable || damping > LARGEST_DAMPING) break;
      const trial = this.moved(q, step);
      const found = yield* this.evaluate(trial);
      if (this.stopped || this.better) return undefined;
      const lower = found ? this.costOf(found) : Infinity;
      const gain = (cost - lower) / predicted;
      if (found && gain > 0.1) {
        secantUpdate(jacobian, residuals, found, q, trial, this.scale);
        q = trial;
        residuals = found;
        cost = lower;
        exact = false;
        damping = gain > 0.5 ? Math.max(LEAST_DAMPING, damping * 0.1) : damping;
        updates = gain > 0.5 ? updates + 1 : MOST_UPDATES;
      } else if (exact) damping = Math.max(1e-2, damping * 10);
      else updates = MOST_UPDATES;
    }
    return { q, residuals, jacobian, exact, cost: cost - promise, nonlinearity: start.nonlinearity };
  }

  /** Where the other parameters go by the derivatives at `from`, with the held one at `value`. */
  private predicted(from: Conditional, value: number): Float64Array {
    const shift = value - from.q[this.held];
    const { step } = this.step(from, shift, LEAST_DAMPING);
    return this.moved(from.q, step).with(this.held, value);
  }

  /** The step of the others that follows a shift of the held parameter. */
  private step(
    { q, residuals, jacobian }: Pick<Conditional, 'q' | 'residuals' | 'jacobian'>,
    shift: number,
    damping: number,
  ) {
    const { n } = this.space;
    const { weighted, target } = weigh(jacobian, residuals, this.lossOf(residuals), n);
    const shifted = shift === 0 ? target : target.map((v, i) => v + weighted[i * n + this.held] * shift);
    const gradient = transposeTimes(weighted, shifted, n);
    const { triangle, rotated } = reduce(weighted, shifted, n);
    this.lower[this.held] = q[this.held];
    this.upper[this.held] = q[this.held];
    return boundedStep(triangle, rotated, gradient, this.scale, damping, q, this.lower, this.upper);
  }

  /** Change of the residuals that the derivatives did not foretell, relative to the change and to what is noticeable. */
  private missed(from: Conditional, q: Float64Array, r: Float64Array): number {
    const { n } = this.space;
    const foretold = new Float64Array(r.length);
    for (let i = 0; i < r.length; i++)
      for (let j = 0; j < n; j++) foretold[i] += from.jacobian[i * n + j] * (q[j] - from.q[j]);
    const missed = r.map((v, i) => v - from.residuals[i] - foretold[i]);
    return Math.sqrt(sumOfSquares(missed) / Math.max(sumOfSquares(foretold), 2 * this.options.noticeable));
  }

  private moved(q: Float64Array, step: Float64Array): Float64Array {
    return q.map((v, j) => Math.min(Math.max(v + step[j], this.lower[j]), this.upper[j]));
  }

  private *evaluate(q: Float64Array): Exchange<Float64Array | undefined> {
    return (yield* this.several([q]))[0];
  }

  private *several(points: readonly Float64Array[]): Exchange<(Float64Array | undefined)[]> {
    if (points.length === 0 || this.stopped) return [];
    const answer = yield points.map((q) => this.space.outside(q));
    if (answer === 'stop') {
      this.stopped = true;
      return [];
    }
    this.evaluations += points.length;
    return points.map((q, k) => {
      const found = answer[k];
      if (!found || found.length !== this.origin.residuals.length) return undefined;
      const r = Float64Array.from(found);
      if (!r.every(Number.isFinite)) return undefined;
      this.compare(q, this.costOf(r));
      return r;
    });
  }

  private compare(q: Float64Array, cost: number): void {
    const enough = this.costOf(this.origin.residuals) - BETTER * this.options.noticeable;
    if (cost < (this.better?.cost ?? enough)) this.better = { q, cost };
  }

  private costOf(r: Float64Array): number {
    return this.lossOf(r).cost;
  }

  private lossOf(r: Float64Array) {
    return robustLoss(r, this.options.loss ?? 'linear', this.options.lossScale ?? 1);
  }
}
