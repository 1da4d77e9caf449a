import { evaluationsOf } from './differences.js';
import { type Exchange, evaluationsAsked, oneRound, Running } from './exchange.js';
import {
  type Budget,
  endings,
  type LeastSquaresOptions,
  type LeastSquaresResult,
  leastSquaresSearch,
  type SearchProblem,
} from './leastSquares.js';
import { robustLoss } from './robustLoss.js';
import { SearchSpace } from './searchSpace.js';
import { StartBox } from './startPoints.js';

export interface MultiStartOptions extends Omit<LeastSquaresOptions, 'budget' | 'known' | 'maxIterations'> {
  readonly seed: number;
  /** Points of a Sobol sequence over the box that are tried before any search; default 0. Where there is no bound, the box ends 5 typical changes from the start. */
  readonly points?: number;
  /** Local searches at most, from the best of all points tried; default 1. */
  readonly starts?: number;
  /** Further given points to try, besides the start of the parameters. */
  readonly alsoFrom?: readonly ArrayLike<number>[];
  /** Least distance between starts as a share of the box (root mean square over the parameters); default 0.1. */
  readonly apart?: number;
  /** Iterations that every search may make before it is judged; default 3. */
  readonly shortIterations?: number;
}

/** A point that was tried, in the order: given ones, then the sequence. */
export interface MultiStartPoint {
  readonly origin: 'given' | 'sequence';
  readonly start: Float64Array;
  /** Half the sum of the losses there; NaN where there are no residuals. */
  readonly screened: number;
  /** Where the search from here came to, if there was one. */
  readonly values?: Float64Array;
  readonly cost?: number;
  /** Why it came no further: it fell to the basin of a better search, or could not be expected to catch up. */
  readonly abandoned?: 'basin' | 'behind';
}

export interface MultiStartResult<Name extends string = string> extends LeastSquaresResult<Name> {
  readonly points: readonly MultiStartPoint[];
}

/** Two searches closer than this share of the box are taken to be in one basin. */
const SAME_BASIN = 0.01;

/** Share of the evaluations after the screening that all searches may use; from there on only the best goes on. */
const FOR_ALL = 0.6;

/** A local search under way. */
interface Climb<Name extends string> {
  /** Number of the point that it began at. */
  readonly point: number;
  readonly running: Running<LeastSquaresResult<Name>>;
  /** Cost at the start and after every improvement. */
  readonly costs: readonly number[];
  rounds: number;
  /** Best so far. */
  values: Float64Array;
  abandoned?: 'basin' | 'behind';
}

const costOf = ({ costs }: { readonly costs: readonly number[] }): number => costs.at(-1) ?? Infinity;

/**
 * Bounded least squares with several minima: the given points and a Sobol sequence over the box are screened, the best ones that
 * are apart are improved by local searches side by side, each left as soon as it is in the basin of a better one or falls behind for
 * good, and the best is brought to convergence. One budget of evaluations (`maxEvaluations`) holds for everything. The same seed
 * gives the same result. After 'stop' the result is the best point seen. `onProgress` is called after every list.
 */
export function multiStartSearch<Name extends string = string>(
  problem: SearchProblem<Name>,
  options: MultiStartOptions,
): Exchange<MultiStartResult<Name>> {
  return new MultiStart(problem, options).run();
}

class MultiStart<Name extends string> {
  private readonly space: SearchSpace;
  private readonly box: StartBox;
  /** Evaluations that a Jacobian takes. */
  private readonly columns: number;
  /** Without the evaluations for the errors at the solution. */
  private readonly budget: Budget;
  private given = 0;
  private points: readonly Float64Array[] = [];
  private residuals: readonly (ArrayLike<number> | undefined)[] = [];
  private screened: readonly number[] = [];
  private evaluations = 0;
  private lists = 0;
  private stopped = false;

  constructor(
    private readonly problem: SearchProblem<Name>,
    private readonly options: MultiStartOptions,
  ) {
    this.space = new SearchSpace(problem.parameters);
    this.box = new StartBox(this.space);
    const { n, lower, upper } = this.space;
    const moving = Array.from(lower, (v, j) => v !== upper[j]).filter(Boolean).length;
    this.columns = problem.jacobian ? 0 : evaluationsOf(moving, options);
    const most = (options.maxEvaluations ?? 200 * (n + 1)) - (options.covariance === false ? 0 : this.columns);
    this.budget = { left: most };
  }

  *run(): Exchange<MultiStartResult<Name>> {
    const { options, box } = this;
    yield* this.screen();
    const order = Array.from(this.points.keys())
      .filter((i) => Number.isFinite(this.screened[i]))
      .sort((a, b) => this.screened[a] - this.screened[b] || a - b);
    if (order.length === 0) return this.result([], yield* this.nowhere());
    if (this.tell(order[0], [])) this.stopped = true;
    const starts = box.apart(this.points, order, options.apart ?? 0.1).slice(0, options.starts ?? 1);
    const climbs = this.stopped ? [] : starts.map((point) => this.climb(point));
    yield* this.improve(climbs, order[0]);
    const found = climbs.length > 0 ? ahead(climbs).running.result : undefined;
    if (found && (found.jacobian.length > 0 || this.stopped || options.covariance === false))
      return this.result(climbs, found);
    // The point stays; only its errors are wanted.
    const last = yield* leastSquaresSearch(
      this.startingAt(found?.values ?? this.space.outside(this.points[order[0]])),
      {
        ...this.localOptions(),
        known: { residuals: found?.residuals ?? this.residuals[order[0]]! },
        maxIterations: 0,
        covariance: !this.stopped && options.covariance !== false,
      },
    );
    this.evaluations += last.evaluations;
    const ending = this.stopped ? 'stopped' : last.ending === 'stopped' || !found ? last.ending : found.ending;
    return this.result(climbs, {
      ...last,
      ending,
      converged: ending !== 'stopped' && (found ?? last).converged,
      message: endings[ending],
      iterations: found?.iterations ?? 0,
    });
  }

  /** Evaluates the given points and as many of the sequence as leave enough for one iteration from the best. */
  private *screen(): Exchange<void> {
    const { options, space, budget } = this;
    const others = (options.alsoFrom ?? []).map((p) => space.clamp(space.inside(p)));
    const given = [space.start, ...others];
    const room = Math.max(0, budget.left - given.length - this.columns - 1);
    this.given = given.length;
    this.points = [...given, ...this.box.sequence(Math.min(options.points ?? 0, room), options.seed)];
    this.lists++;
    const answer = yield this.points.map((q) => space.outside(q));
    if (answer === 'stop') {
      this.stopped = true;
      this.points = given.slice(0, 1);
    } else {
      budget.left -= this.points.length;
      this.evaluations += this.points.length;
      this.residuals = answer;
    }
    this.screened = this.points.map((_, i) => this.costAt(this.residuals[i]));
  }

  /** Brings the searches to their ends, side by side. */
  private *improve(climbs: readonly Climb<Name>[], bestScreened: number): Exchange<void> {
    const forBest = (1 - FOR_ALL) * this.budget.left;
    for (;;) {
      const all = climbs.filter(({ running, abandoned }) => running.request && !abandoned);
      const active = this.budget.left < forBest ? all.filter((climb) => climb === ahead(climbs)) : all;
      for (const climb of all) if (!active.includes(climb)) abandon(climb, 'behind');
      if (active.length === 0) return;
      for (const climb of active) climb.rounds++;
      this.lists++;
      const asked = active.reduce((sum, { running }) => sum + evaluationsAsked(running.request!), 0);
      this.stopped = yield* oneRound(active.map(({ running }) => running));
      if (!this.stopped) this.evaluations += asked;
      if (!this.stopped && this.tell(bestScreened, climbs)) {
        this.stopped = true;
        for (const { running } of climbs) running.answer('stop');
      }
      if (this.stopped) return;
      this.judge(climbs);
    }
  }

  /** Gives up searches that are in the basin of a better one, or that would stay behind even if they gained as much again as lately. */
  private judge(climbs: readonly Climb<Name>[]): void {
    const best = ahead(climbs);
    const short = this.options.shortIterations ?? 3;
    for (const climb of climbs) {
      if (climb === best || !climb.running.request || climb.abandoned) continue;
      const { costs, rounds } = climb;
      const cost = costOf(climb);
      const here = this.space.inside(climb.values);
      const shared = climbs.some(
        (other) =>
          (costOf(other) < cost || (costOf(other) === cost && other.point < climb.point)) &&
          this.box.distance(here, this.space.inside(other.values)) < SAME_BASIN,
      );
      const lately = (costs.at(-3) ?? costs[0]) - cost;
      const judged = costs.length > short || rounds > 3 * short;
      if (shared) abandon(climb, 'basin');
      else if (judged && cost - lately > costOf(best)) abandon(climb, 'behind');
    }
  }

  private climb(point: number): Climb<Name> {
    const values = this.space.outside(this.points[point]);
    const costs: number[] = [];
    const state: { values: Float64Array } = { values };
    const running = new Running(
      leastSquaresSearch(this.startingAt(values), {
        ...this.localOptions(),
        budget: this.budget,
        covariance: false,
        known: { residuals: this.residuals[point]! },
        onProgress: (best) => {
          costs.push(best.cost);
          state.values = best.values;
          return false;
        },
      }),
    );
    return Object.assign(state, { point, running, costs, rounds: 0 });
  }

  /** The options that hold for each local search; budget and progress are kept here. */
  private localOptions(): LeastSquaresOptions {
    const { maxEvaluations: _, onProgress: __, ...options } = this.options;
    return options;
  }

  private startingAt(values: Float64Array): SearchProblem<Name> {
    const parameters = this.problem.parameters.map((parameter, j) =>
      parameter.scale === 'log'
        ? { ...parameter, start: values[j] }
        : { ...parameter, start: values[j], typical: this.space.typical[j] },
    );
    return { ...this.problem, parameters };
  }

  private *nowhere(): Exchange<LeastSquaresResult<Name>> {
    const none = yield* leastSquaresSearch(this.problem, { known: { residuals: [Number.NaN] } });
    const ending = this.stopped ? 'stopped' : 'start';
    return { ...none, ending, message: endings[ending] };
  }

  private costAt(residuals: ArrayLike<number> | undefined): number {
    const { loss, lossScale } = this.options;
    return residuals ? robustLoss(Float64Array.from(residuals), loss ?? 'linear', lossScale ?? 1).cost : Number.NaN;
  }

  private tell(bestScreened: number, climbs: readonly Climb<Name>[]): boolean {
    const best = climbs.length > 0 ? ahead(climbs) : undefined;
    const cost = best ? costOf(best) : this.screened[bestScreened];
    const values = best ? best.values.slice() : this.space.outside(this.points[bestScreened]);
    const { evaluations, lists } = this;
    return this.options.onProgress?.({ iteration: lists, evaluations, cost, values }) === true;
  }

  private result(climbs: readonly Climb<Name>[], best: LeastSquaresResult<Name>): MultiStartResult<Name> {
    const points = this.points.map((q, i): MultiStartPoint => {
      const climb = climbs.find(({ point }) => point === i);
      return {
        origin: i < this.given ? 'given' : 'sequence',
        start: this.space.outside(q),
        screened: this.screened[i],
        ...(climb ? { values: climb.values, cost: costOf(climb) } : {}),
        ...(climb?.abandoned ? { abandoned: climb.abandoned } : {}),
      };
    });
    return { ...best, evaluations: this.evaluations, points };
  }
}

/** Ends a search, which gives back the evaluations that it has asked for. */
function abandon<Name extends string>(climb: Climb<Name>, why: 'basin' | 'behind'): void {
  climb.abandoned = why;
  climb.running.answer('stop');
}

/** The search with the lowest cost; the earliest of equals. */
function ahead<Name extends string>(climbs: readonly Climb<Name>[]): Climb<Name> {
  return climbs.reduce((a, b) => (costOf(b) < costOf(a) ? b : a));
}
