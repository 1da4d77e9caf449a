import { boundedStep } from './boundedStep.js';
import { askedJacobian, type DifferenceOptions, differenceJacobian, evaluationsOf } from './differences.js';
import type { Exchange } from './exchange.js';
import { type FitUncertainty, fitUncertainty } from './fitUncertainty.js';
import { columnNorms, reduce, secantUpdate, sumOfSquares, transposeTimes, weigh } from './gaussNewton.js';
import { type Loss, robustLoss } from './robustLoss.js';
import { type FitParameter, SearchSpace } from './searchSpace.js';

export type { Answer } from './exchange.js';
export type { FitParameter } from './searchSpace.js';

/** Residuals at the parameters; undefined (or any number that is not finite) where they cannot be computed. Must not keep or change `p`. */
export type Residuals = (p: Float64Array) => ArrayLike<number> | undefined;

export interface LeastSquaresProblem<Name extends string = string> {
  readonly parameters: readonly FitParameter<Name>[];
  readonly residuals: Residuals;
  /** d residual_i/d p_j at [i * parameters + j]; default finite differences. */
  readonly jacobian?: (p: Float64Array) => ArrayLike<number>;
}

/** Evaluations that several searches share. */
export interface Budget {
  /** Taken from with every list of points that is asked for. */
  left: number;
}

/** What the search has reached; arrays are copies. */
export interface Progress {
  readonly iteration: number;
  readonly evaluations: number;
  readonly cost: number;
  readonly values: Float64Array;
}

export interface LeastSquaresOptions extends DifferenceOptions {
  /** Weight of large residuals; default `linear`, the plain sum of squares. */
  readonly loss?: Loss;
  /** Residual from which on the loss grows more slowly; default 1. */
  readonly lossScale?: number;
  /** Relative change of the cost that is not worth another iteration; default 1e-10. */
  readonly costTolerance?: number;
  /** Relative step that is not worth another iteration; default 1e-10. */
  readonly stepTolerance?: number;
  /** Largest cosine between the residuals and a free column of the Jacobian at the solution; default 1e-8. */
  readonly gradientTolerance?: number;
  /** Calls of `residuals` at most, those for differences included; default 200 per parameter. */
  readonly maxEvaluations?: number;
  /** Shared with other searches. A Jacobian is begun only where a step after it is left, too; the one for the errors at the end is taken in any case. */
  readonly budget?: Budget;
  readonly maxIterations?: number;
  /** What is known at the start already: the residuals, and d r_i/d q_j at [i * n + j] in search coordinates, not weighted by the loss. */
  readonly known?: { readonly residuals: ArrayLike<number>; readonly jacobian?: ArrayLike<number> };
  /** Iterations in a row that may go on with a rank-one update of the Jacobian (Broyden 1965) instead of new differences; default 0. For expensive residuals: 2 to 5. */
  readonly secantUpdates?: number;
  /** Compute errors and correlations, which may take one more set of differences; default true, otherwise only where they cost nothing. Never after a stop. */
  readonly covariance?: boolean;
  /** The residuals are already divided by their standard deviations: errors are not scaled by the scatter that is left. */
  readonly knownVariance?: boolean;
  /** Called with the start and after every improvement; true stops the search. */
  readonly onProgress?: (best: Progress) => boolean | undefined;
}

/** Why the search ended; the values are the sentences. */
export const endings = {
  gradient: 'Converged: the residuals are orthogonal to every change of the free parameters.',
  cost: 'Converged: the cost no longer changes.',
  step: 'Converged: the parameters no longer change.',
  exact: 'Converged: the residuals are zero.',
  evaluations: 'Not converged: the residuals were evaluated as often as allowed.',
  iterations: 'Not converged: as many iterations as allowed.',
  stuck:
    'Not converged: no shorter step improves the cost; the residuals are too noisy for the difference step or the Jacobian is wrong.',
  stopped: 'Stopped on request.',
  start: 'Failed: the residuals cannot be computed at the start.',
} as const;

export type Ending = keyof typeof endings;

export interface LeastSquaresResult<Name extends string = string> extends FitUncertainty {
  readonly ending: Ending;
  readonly converged: boolean;
  /** One sentence. */
  readonly message: string;
  readonly values: Float64Array;
  /** Values by name, of the parameters that have one. */
  readonly named: Readonly<Record<Name, number>>;
  /** Residuals at `values`, without loss. */
  readonly residuals: Float64Array;
  /** d r_i/d q_j at [i * n + j] in the coordinates of the search (ln p on a log scale), rows weighted by the loss; empty where it was not computed. */
  readonly jacobian: Float64Array;
  /** Half the sum of squared residuals (of the loss). */
  readonly cost: number;
  readonly iterations: number;
  readonly evaluations: number;
}

const FIRST_DAMPING = 1e-3;
const LARGEST_DAMPING = 1e20;
/** Least factor on lambda after a good step; Nielsen has 1/3, but on nearly linear problems that wastes evaluations. */
const LARGEST_RELIEF = 0.05;
/** Actual over predicted improvement above which a secant update may stand in for new differences. */
const GOOD_GAIN = 0.5;

/**
 * Bounded nonlinear least squares: min 1/2 sum rho(r_i(p)^2) with lower <= p <= upper.
 *
 * Levenberg-Marquardt: each step minimises |J d + r|^2 + lambda |D d|^2 within the box, D the largest column norms so far
 * (More 1978), lambda by the gain ratio (Nielsen 1999). A parameter on its bound stays there as long as its gradient
 * points outwards. The Jacobian is factorised once per iteration (QR); trial dampings work on its triangle. Refused
 * trial steps cost one evaluation each, and nothing is evaluated twice. The same input gives the same path.
 */
export function leastSquares<Name extends string = string>(
  problem: LeastSquaresProblem<Name>,
  options: LeastSquaresOptions = {},
): LeastSquaresResult<Name> {
  const search = leastSquaresSearch(problem, options);
  let next = search.next();
  while (!next.done) next = search.next(next.value.map((p) => problem.residuals(p)));
  return next.value;
}

/** A problem whose residuals are computed elsewhere. */
export type SearchProblem<Name extends string = string> = Omit<LeastSquaresProblem<Name>, 'residuals'>;

/**
 * The same search, taken out of the hands that evaluate: it yields lists of points and is given the residuals there. The points of
 * one list (the columns of a Jacobian) do not depend on each other and may be computed at the same time.
 */
export function leastSquaresSearch<Name extends string = string>(
  problem: SearchProblem<Name>,
  options: LeastSquaresOptions = {},
): Exchange<LeastSquaresResult<Name>> {
  return new Search(problem, options).run();
}

class Search<Name extends string> {
  private readonly n: number;
  private readonly space: SearchSpace;
  private readonly moving: readonly number[];
  private evaluations = 0;
  private m = 0;
  private stopped = false;

  constructor(
    private readonly problem: SearchProblem<Name>,
    private readonly options: LeastSquaresOptions,
  ) {
    this.space = new SearchSpace(problem.parameters);
    this.n = this.space.n;
    const { lower, upper } = this.space;
    this.moving = Array.from({ length: this.n }, (_, j) => j).filter((j) => lower[j] !== upper[j]);
  }

  *run(): Exchange<LeastSquaresResult<Name>> {
    const { n, options } = this;
    const { lower, upper, log, typical } = this.space;
    const maxEvaluations = options.maxEvaluations ?? 200 * (n + 1);
    const maxIterations = options.maxIterations ?? 1000;
    const q = this.space.start.slice();
    const { known } = options;
    const [first] = known ? [this.checked(known.residuals)] : yield* this.evaluate([q]);
    if (!first) return this.result(this.stopped ? 'stopped' : 'start', q, new Float64Array(0), undefined, 0);
    let residuals = first;
    this.m = residuals.length;
    let loss = this.loss(residuals);
    let jacobian: Float64Array | undefined = known?.jacobian && Float64Array.from(known.jacobian);
    let secants = 0;
    let damping = FIRST_DAMPING;
    let growth = 2;
    const scale = new Float64Array(n);
    let iteration = 0;
    let ending: Ending | undefined = this.report(iteration, loss.cost, q) ? 'stopped' : undefined;
    while (ending === undefined) {
      if (loss.cost === 0) {
        ending = 'exact';
        break;
      }
      if (iteration >= maxIterations || this.evaluations >= maxEvaluations) {
        ending = iteration >= maxIterations ? 'iterations' : 'evaluations';
        break;
      }
      const fresh: boolean = jacobian === undefined;
      if (fresh && this.spent(this.columns + 1)) {
        ending = 'evaluations';
        break;
      }
      jacobian ??= yield* this.jacobianAt(q, residuals);
      if (this.stopped) {
        ending = 'stopped';
        break;
      }
      const { weighted, target } = weigh(jacobian, residuals, loss, n);
      const gradient = transposeTimes(weighted, target, n);
      const norms = columnNorms(weighted, n);
      for (let j = 0; j < n; j++) scale[j] = Math.max(scale[j], norms[j]) || 1 / typical[j];
      const length = Math.sqrt(sumOfSquares(target));
      let steepest = 0;
      for (let j = 0; j < n; j++) {
        const held = (q[j] <= lower[j] && gradient[j] > 0) || (q[j] >= upper[j] && gradient[j] < 0);
        if (!held && norms[j] > 0) steepest = Math.max(steepest, Math.abs(gradient[j]) / (norms[j] * length));
      }
      if (steepest <= (options.gradientTolerance ?? 1e-8)) {
        if (fresh) ending = 'gradient';
        else jacobian = undefined;
        continue;
      }
      const { triangle, rotated } = reduce(weighted, target, n);
      iteration++;
      let refused = false;
      // Trial steps from the same Jacobian until one improves the cost.
      for (;;) {
        const { step, predicted } = boundedStep(triangle, rotated, gradient, scale, damping, q, lower, upper);
        let relative = 0;
        for (let j = 0; j < n; j++)
          relative = Math.max(relative, Math.abs(step[j]) / (log[j] ? 1 : Math.max(Math.abs(q[j]), typical[j])));
        const small = relative <= (options.stepTolerance ?? 1e-10);
        if (small) {
          if (fresh) ending = 'step';
          else jacobian = undefined;
          break;
        }
        if (!(predicted > 0)) {
          // Putting a parameter on its bound can cost more than the others gain; a shorter step cannot.
          damping *= growth;
          growth *= 2;
          if (damping <= LARGEST_DAMPING) continue;
          ending = 'stuck';
          break;
        }
        if (this.evaluations >= maxEvaluations || this.spent(1)) {
          ending = 'evaluations';
          break;
        }
        const trial = q.map((v, j) => Math.min(Math.max(v + step[j], lower[j]), upper[j]));
        const [found] = yield* this.evaluate([trial]);
        if (this.stopped) {
          ending = 'stopped';
          break;
        }
        const trialLoss = found && this.loss(found);
        const gain = trialLoss ? (loss.cost - trialLoss.cost) / predicted : -1;
        if (found && trialLoss && gain > 1e-4) {
          const useSecant = secants < (options.secantUpdates ?? 0) && gain > GOOD_GAIN && !refused;
          if (useSecant) secantUpdate(jacobian, residuals, found, q, trial, scale);
          secants = useSecant ? secants + 1 : 0;
          if (!useSecant) jacobian = undefined;
          const change = loss.cost - trialLoss.cost;
          const flat =
            change <= (options.costTolerance ?? 1e-10) * loss.cost &&
            predicted <= (options.costTolerance ?? 1e-10) * loss.cost;
          q.set(trial);
          residuals = found;
          loss = trialLoss;
          damping = Math.max(damping * Math.max(LARGEST_RELIEF, 1 - (2 * Math.min(gain, 1) - 1) ** 3), 1e-15);
          growth = 2;
          if (this.report(iteration, loss.cost, q)) ending = 'stopped';
          else if (flat && fresh) ending = 'cost';
          else if (flat) jacobian = undefined;
          break;
        }
        refused = true;
        if (!fresh) {
          // An updated Jacobian that misleads is replaced before the damping is blamed.
          jacobian = undefined;
          break;
        }
        if (found && trialLoss && predicted <= (options.costTolerance ?? 1e-10) * loss.cost) {
          ending = 'cost';
          break;
        }
        damping *= growth;
        growth *= 2;
        if (damping > LARGEST_DAMPING) {
          ending = 'stuck';
          break;
        }
      }
    }
    if (!jacobian && ending !== 'stopped' && options.covariance !== false)
      jacobian = yield* this.jacobianAt(q, residuals);
    if (this.stopped) ending = 'stopped';
    if (ending === 'stopped') jacobian = undefined;
    return this.result(
      ending,
      q,
      residuals,
      jacobian && weigh(jacobian, residuals, loss, n).weighted,
      iteration,
      loss.cost,
    );
  }

  private *evaluate(points: readonly Float64Array[]): Exchange<(Float64Array | undefined)[]> {
    if (points.length === 0 || this.stopped) return [];
    const { budget } = this.options;
    if (budget) budget.left -= points.length;
    const answer = yield points.map((q) => this.space.outside(q));
    if (answer === 'stop') {
      if (budget) budget.left += points.length;
      this.stopped = true;
      return [];
    }
    this.evaluations += points.length;
    return points.map((_, i) => this.checked(answer[i]));
  }

  private checked(found: ArrayLike<number> | undefined): Float64Array | undefined {
    if (!found || (this.m > 0 && found.length !== this.m)) return undefined;
    const r = Float64Array.from(found);
    return r.every(Number.isFinite) ? r : undefined;
  }

  private spent(wanted: number): boolean {
    const { budget } = this.options;
    return budget !== undefined && budget.left < wanted;
  }

  /** Evaluations that a Jacobian takes, one side after the other at bounds left aside. */
  private get columns(): number {
    if (this.problem.jacobian) return 0;
    return evaluationsOf(this.moving.length, this.options);
  }

  private loss(r: Float64Array) {
    return robustLoss(r, this.options.loss ?? 'linear', this.options.lossScale ?? 1);
  }

  private *jacobianAt(q: Float64Array, r: Float64Array): Exchange<Float64Array> {
    const { n, m, problem, space, options } = this;
    if (options.derivatives && !problem.jacobian && !this.stopped) {
      const asked = yield* askedJacobian(space, q, r.length, this.moving);
      this.stopped = asked === 'stop';
      if (asked === 'stop') return new Float64Array(m * n);
      this.evaluations += this.columns;
      if (options.budget) options.budget.left -= this.columns;
      if (asked) return asked;
    }
    if (!problem.jacobian)
      return yield* differenceJacobian(space, q, r, this.moving, (points) => this.evaluate(points), options);
    const p = space.outside(q);
    const given = problem.jacobian(p);
    const jacobian = new Float64Array(m * n);
    for (let i = 0; i < m; i++)
      for (let j = 0; j < n; j++) jacobian[i * n + j] = given[i * n + j] * (space.log[j] ? p[j] : 1);
    return jacobian;
  }

  private report(iteration: number, cost: number, q: Float64Array): boolean {
    return (
      this.options.onProgress?.({ iteration, evaluations: this.evaluations, cost, values: this.space.outside(q) }) ===
      true
    );
  }

  private result(
    ending: Ending,
    q: Float64Array,
    residuals: Float64Array,
    weighted: Float64Array | undefined,
    iterations: number,
    cost = Number.NaN,
  ): LeastSquaresResult<Name> {
    const values = this.space.outside(q);
    const named = Object.fromEntries(
      this.problem.parameters.flatMap((p, j) => (p.name === undefined ? [] : [[p.name, values[j]]])),
    ) as Record<Name, number>;
    return {
      ending,
      converged: ['gradient', 'cost', 'step', 'exact'].includes(ending),
      message: endings[ending],
      values,
      named,
      residuals,
      jacobian: weighted ?? new Float64Array(0),
      cost,
      iterations,
      evaluations: this.evaluations,
      ...fitUncertainty({
        jacobian: weighted ?? new Float64Array(0),
        observations: weighted ? residuals.length : 0,
        variance: this.options.knownVariance ? 1 : undefined,
        cost,
        derivative: this.space.derivative(values),
        bound: this.space.boundAt(q),
      }),
    };
  }
}
