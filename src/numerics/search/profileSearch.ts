import { type Conditional, ConditionalFit } from './conditionalFit.js';
import type { DifferenceOptions } from './differences.js';
import { type Exchange, sideBySide } from './exchange.js';
import { fitUncertainty } from './fitUncertainty.js';
import { unweigh, weigh } from './gaussNewton.js';
import type { LeastSquaresResult, SearchProblem } from './leastSquares.js';
import { crossingOf, type ProfilePoint } from './profileCurve.js';
import { type Loss, robustLoss } from './robustLoss.js';
import { SearchSpace } from './searchSpace.js';

export interface ProfileOptions extends DifferenceOptions {
  /** Rise at which the interval ends: the quantile of chi-squared with 1 degree of freedom, or t^2 (F with 1 and dof degrees) when the variance was estimated. */
  readonly threshold: number;
  /** Variance of the residuals that rises are divided by; default 1. */
  readonly variance?: number;
  readonly loss?: Loss;
  readonly lossScale?: number;
  /** Points to either side at most; default 12. */
  readonly points?: number;
  /** Evaluations at most, both sides together, up to those of the point under way; default 20 (parameters + 3). */
  readonly maxEvaluations?: number;
  /** Distance from the solution, in search coordinates, at which an open profile is left; default 10 half widths of the linear interval, or 10 typical changes where that is infinite. */
  readonly reach?: number;
}

/** Why a side of a profile ends where it does. */
export type ProfileEnd =
  /** The rise passed the threshold: the interval is closed. */
  | 'crossed'
  | 'bound'
  | 'reach'
  /** The residuals cannot be computed further out. */
  | 'failed'
  | 'evaluations'
  /** A better minimum was found: the profile is of no use. */
  | 'better'
  | 'stopped';

/** A profile likelihood of one parameter, and the interval in which its rise is below the threshold. Equation (T16.7) of the handbook. */
export interface ProfileResult {
  /** Of the parameter, in ascending order, the solution among them. */
  readonly values: Float64Array;
  /** Twice the rise of the cost over that of the solution with all others fitted again, divided by the variance. */
  readonly rises: Float64Array;
  /** All parameters at each of the points. */
  readonly points: readonly Float64Array[];
  /** Where the rise is the threshold; absent where it does not get there. */
  readonly low?: number;
  readonly high?: number;
  readonly ends: { readonly low: ProfileEnd; readonly high: ProfileEnd };
  /** A point with a cost that is lower by more than a tenth of the threshold: the solution was not the best. */
  readonly better?: { readonly values: Float64Array; readonly cost: number };
  readonly evaluations: number;
}

/** The parts of a least-squares result that a profile begins with. */
export type ProfileStart = Pick<LeastSquaresResult, 'values' | 'residuals' | 'cost' | 'jacobian'>;

/** Square roots of the rise, as shares of that at the threshold, that the points aim at; the last one a little beyond it. */
const AIMS = [0.4, 0.75, 1.04];

/** A crossing is interpolated once a point is as near as this share of the threshold's root; else a point is put there. */
const NEAR = 0.12;
const MOST_REFINEMENTS = 8;

/** A point so many times beyond the threshold's root says little about where that was passed: the bracket is halved. */
const FAR = 2.5;

/** Width of the bracket, as a share of the distance, at which it needs not be narrowed further. */
const NARROW = 0.02;

/** A step outwards is at most so many times the one before. */
const GROWTH = 3;

/** Share of the way to a bound that the first step may take. */
const FIRST_SHARE = 0.3;

/** Steps are shortened by this where the residuals cannot be computed, and so often. */
const SHORTER = 0.3;
const MOST_SHORTER = 3;

/** Nonlinearity up to which derivatives need no check at the end of the interval. */
const LINEAR = 0.02;

/** Factor on the distances of an open profile: half widths, or typical changes. */
const REACH = 10;

/**
 * Profile likelihood of parameter number `index` at a least-squares solution (Venzon & Moolgavkar 1988; Bates & Watts 1988,
 * chapter 6): walks to both sides in the coordinate of the search, with steps that aim at given rises, fits all others again at each
 * point, and interpolates where the rise is the threshold. Both sides ask for their points together.
 */
export function* profileSearch(
  problem: SearchProblem,
  solution: ProfileStart,
  index: number,
  options: ProfileOptions,
): Exchange<ProfileResult> {
  const space = new SearchSpace(problem.parameters);
  const { n } = space;
  const q = space.clamp(space.inside(solution.values));
  const variance = options.variance ?? 1;
  const residuals = solution.residuals.slice();
  const loss = robustLoss(residuals, options.loss ?? 'linear', options.lossScale ?? 1);
  const noticeable = 0.5 * options.threshold * variance;
  const known = { residuals, weighted: solution.jacobian };
  const fit = new ConditionalFit(problem, space, index, known, { ...options, noticeable });
  const jacobian =
    solution.jacobian.length > 0 ? unweigh(solution.jacobian, loss, n) : yield* fit.jacobianAt(q, residuals);
  const origin: Conditional = { q, residuals, jacobian, exact: true, cost: loss.cost, nonlinearity: 0 };
  const { errors } = fitUncertainty({
    jacobian: weigh(jacobian, residuals, loss, n).weighted,
    observations: residuals.length,
    variance,
    cost: loss.cost,
    derivative: new Float64Array(n).fill(1),
    bound: space.boundAt(q).map((bound, j) => (j === index ? undefined : bound)),
  });
  const walk = (direction: -1 | 1) => new Side(fit, origin, index, direction, space, errors[index], options).walk();
  const [low, high] = yield* sideBySide([walk(-1), walk(1)]);

  const points = [...low.found.toReversed(), origin, ...high.found].map((point) => space.outside(point.q));
  const roots = [...low.curve.slice(1).toReversed(), ...high.curve].map(({ root }) => root);
  const valueAt = (x: number): number => space.outside(q.with(index, x))[index];
  return {
    values: Float64Array.from(points, (p) => p[index]),
    rises: Float64Array.from(roots, (root) => root * root),
    points,
    ...(low.crossing === undefined ? {} : { low: valueAt(q[index] - low.crossing) }),
    ...(high.crossing === undefined ? {} : { high: valueAt(q[index] + high.crossing) }),
    ends: { low: low.end, high: high.end },
    ...(fit.better ? { better: { values: space.outside(fit.better.q), cost: fit.better.cost } } : {}),
    evaluations: fit.evaluations,
  };
}

interface SideResult {
  readonly end: ProfileEnd;
  readonly curve: readonly ProfilePoint[];
  readonly found: readonly Conditional[];
  /** Distance from the solution. */
  readonly crossing?: number;
}

/** One side of a profile. Distances count from the solution outwards. */
class Side {
  private readonly found: Conditional[] = [];
  private readonly curve: ProfilePoint[] = [{ distance: 0, root: 0 }];
  private readonly root: number;
  private readonly bound: number;
  private readonly reach: number;
  private nonlinearity = 0;

  constructor(
    private readonly fit: ConditionalFit,
    private readonly origin: Conditional,
    private readonly index: number,
    private readonly direction: -1 | 1,
    space: SearchSpace,
    private readonly error: number,
    private readonly options: ProfileOptions,
  ) {
    this.root = Math.sqrt(options.threshold);
    const limit = direction > 0 ? space.upper : space.lower;
    this.bound = Math.abs(limit[index] - origin.q[index]);
    const wide = error > 0 && error < Infinity;
    this.reach = options.reach ?? REACH * (wide ? error * this.root : space.typical[index]);
  }

  *walk(): Exchange<SideResult> {
    const end = yield* this.outwards();
    if (end !== 'crossed') return { end, curve: this.curve, found: this.found };
    return { end, curve: this.curve, found: this.found, crossing: crossingOf(this.curve, this.root)! };
  }

  private *outwards(): Exchange<ProfileEnd> {
    const { fit, options, bound, reach, root } = this;
    const most = Math.min(bound, reach);
    if (!(most > 0)) return 'bound';
    const foretold = AIMS[0] * root * this.error;
    let step = Math.min(foretold > 0 ? foretold : Infinity, FIRST_SHARE * most);
    let shortened = 0;
    while (this.curve.length <= (options.points ?? 12)) {
      if (fit.evaluations >= (options.maxEvaluations ?? 20 * (this.origin.q.length + 3))) return 'evaluations';
      const distance = Math.min(this.last.distance + step, most);
      const ended = yield* this.put(distance, this.found.at(-1) ?? this.origin);
      if (ended === 'failed' && shortened++ < MOST_SHORTER) {
        step *= SHORTER;
        continue;
      }
      if (ended) return ended;
      if (this.last.root >= root) {
        const refined = yield* this.refine();
        if (refined) return refined;
      }
      if (this.last.distance >= most) return bound <= reach ? 'bound' : 'reach';
      step = Math.min(this.aimed(), GROWTH * (this.last.distance - this.curve.at(-2)!.distance));
    }
    return 'evaluations';
  }

  /** Step to the next aim by the slope between the last two points. */
  private aimed(): number {
    const [before, last] = this.curve.slice(-2);
    const width = last.distance - before.distance;
    const slope = (last.root - before.root) / width;
    // Beyond a ridge there is another valley, which a longer step might miss.
    if (slope < 0 && before.root > AIMS[0] * this.root) return width;
    const aim = AIMS.find((share) => share * this.root > 1.15 * last.root) ?? AIMS.at(-1)!;
    // Just below the threshold, or where the slope comes from a point that was corrected afterwards, it still has to move.
    return slope > 0 ? Math.max((aim * this.root - last.root) / slope, 0.1 * width) : Infinity;
  }

  /** Looks closer at a threshold that was passed; undefined when the last point turns out to lie below it. */
  private *refine(): Exchange<ProfileEnd | undefined> {
    const { fit, root } = this;
    for (let k = 0; k < MOST_REFINEMENTS; k++) {
      const near = this.nearest();
      if (this.nonlinearity > LINEAR && near > 0 && !this.found[near - 1].exact && this.isNear(near)) {
        const checked = yield* fit.verified(this.found[near - 1]);
        if (!checked) return this.interrupted() ?? 'crossed';
        this.replace(near, checked);
        if (crossingOf(this.curve, root) === undefined) return undefined;
      }
      if (this.isNear(this.nearest())) return 'crossed';
      const above = this.curve.findIndex((point) => point.root >= root);
      const [low, high] = [this.curve[above - 1], this.curve[above]];
      if (high.distance - low.distance <= NARROW * high.distance) return 'crossed';
      const halved = high.root > FAR * root || k % 3 === 2;
      const distance = halved ? 0.5 * (low.distance + high.distance) : crossingOf(this.curve, root)!;
      const ended = yield* this.put(distance, above > 1 ? this.found[above - 2] : this.origin);
      if (ended) return this.interrupted() ?? 'crossed';
      if (crossingOf(this.curve, root) === undefined) return undefined;
    }
    return 'crossed';
  }

  /** Fits at a distance and puts the point in its place; what ended it where that did not work. */
  private *put(distance: number, from: Conditional): Exchange<ProfileEnd | undefined> {
    const value = this.origin.q[this.index] + this.direction * distance;
    const found = yield* this.fit.at(from, value);
    if (!found) return this.interrupted() ?? 'failed';
    this.nonlinearity = Math.max(this.nonlinearity, found.nonlinearity);
    const after = this.curve.findIndex((point) => point.distance > distance);
    const place = after < 0 ? this.curve.length : after;
    this.curve.splice(place, 0, { distance, root: this.rootOf(found) });
    this.found.splice(place - 1, 0, found);
    return undefined;
  }

  private replace(place: number, found: Conditional): void {
    this.found[place - 1] = found;
    this.curve[place] = { distance: this.curve[place].distance, root: this.rootOf(found) };
  }

  /** Number of the point with a rise nearest to the threshold. */
  private nearest(): number {
    return this.curve.reduce(
      (best, { root }, i) => (Math.abs(root - this.root) < Math.abs(this.curve[best].root - this.root) ? i : best),
      0,
    );
  }

  private isNear(place: number): boolean {
    return Math.abs(this.curve[place].root - this.root) <= NEAR * this.root;
  }

  private interrupted(): ProfileEnd | undefined {
    return this.fit.stopped ? 'stopped' : this.fit.better ? 'better' : undefined;
  }

  private get last(): ProfilePoint {
    return this.curve[this.curve.length - 1];
  }

  private rootOf({ cost }: Conditional): number {
    return Math.sqrt(Math.max(0, (2 * (cost - this.origin.cost)) / (this.options.variance ?? 1)));
  }
}
