import { Matrix, QrDecomposition } from 'ml-matrix';
import { boundedStep } from './boundedStep.js';
import { type FitUncertainty, fitUncertainty } from './fitUncertainty.js';
import { type Loss, robustLoss } from './robustLoss.js';

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

/** Residuals at the parameters; undefined (or any number that is not finite) where they cannot be computed. Must not keep or change `p`. */
export type Residuals = (p: Float64Array) => ArrayLike<number> | undefined;

export interface LeastSquaresProblem<Name extends string = string> {
  readonly parameters: readonly FitParameter<Name>[];
  readonly residuals: Residuals;
  /** d residual_i/d p_j at [i * parameters + j]; default finite differences. */
  readonly jacobian?: (p: Float64Array) => ArrayLike<number>;
}

/** What the search has reached; arrays are copies. */
export interface Progress {
  readonly iteration: number;
  readonly evaluations: number;
  readonly cost: number;
  readonly values: Float64Array;
}

export interface LeastSquaresOptions {
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
  readonly maxIterations?: number;
  /** Difference step relative to the parameter (to 1 for ln p); default 1e-7 forward, 6e-6 central. A simulation with error control needs more: 1e-3. */
  readonly differenceStep?: number;
  readonly differences?: 'forward' | 'central';
  /** Iterations in a row that may go on with a rank-one update of the Jacobian (Broyden 1965) instead of new differences; default 0. For expensive residuals: 2 to 5. */
  readonly secantUpdates?: number;
  /** Compute errors and correlations, which may take one more set of differences; default true. Never after a stop. */
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

/** Answer to a list of points: the residuals at each of them, or the wish to end with the best so far. */
export type Answer = readonly (ArrayLike<number> | undefined)[] | 'stop';

/**
 * The same search, taken out of the hands that evaluate: it yields lists of points and is given the residuals there. The points of
 * one list (the columns of a Jacobian) do not depend on each other and may be computed at the same time.
 */
export function leastSquaresSearch<Name extends string = string>(
  problem: SearchProblem<Name>,
  options: LeastSquaresOptions = {},
): Generator<readonly Float64Array[], LeastSquaresResult<Name>, Answer> {
  return new Search(problem, options).run();
}

/** Points out, residuals in. */
type Exchange<T> = Generator<readonly Float64Array[], T, Answer>;

class Search<Name extends string> {
  private readonly n: number;
  private readonly lower: Float64Array;
  private readonly upper: Float64Array;
  private readonly typical: Float64Array;
  private readonly log: readonly boolean[];
  private evaluations = 0;
  private m = 0;
  private stopped = false;

  constructor(
    private readonly problem: SearchProblem<Name>,
    private readonly options: LeastSquaresOptions,
  ) {
    const { parameters } = problem;
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
  }

  *run(): Exchange<LeastSquaresResult<Name>> {
    const { n, options, problem } = this;
    const maxEvaluations = options.maxEvaluations ?? 200 * (n + 1);
    const maxIterations = options.maxIterations ?? 1000;
    const q = Float64Array.from(problem.parameters, (p, j) =>
      Math.min(Math.max(this.inner(j, p.start), this.lower[j]), this.upper[j]),
    );
    const [first] = yield* this.evaluate([q]);
    if (!first) return this.result(this.stopped ? 'stopped' : 'start', q, new Float64Array(0), undefined, 0);
    let residuals = first;
    this.m = residuals.length;
    let loss = this.loss(residuals);
    let jacobian: Float64Array | undefined;
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
      const fresh = jacobian === undefined;
      jacobian ??= yield* this.jacobianAt(q, residuals);
      if (this.stopped) {
        ending = 'stopped';
        break;
      }
      const { weighted, target } = weigh(jacobian, residuals, loss, n);
      const gradient = transposeTimes(weighted, target, n);
      const norms = columnNorms(weighted, n);
      for (let j = 0; j < n; j++) scale[j] = Math.max(scale[j], norms[j]) || 1 / this.typical[j];
      const length = Math.sqrt(sumOfSquares(target));
      let steepest = 0;
      for (let j = 0; j < n; j++) {
        const held = (q[j] <= this.lower[j] && gradient[j] > 0) || (q[j] >= this.upper[j] && gradient[j] < 0);
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
        const { step, predicted } = boundedStep(triangle, rotated, gradient, scale, damping, q, this.lower, this.upper);
        let relative = 0;
        for (let j = 0; j < n; j++)
          relative = Math.max(
            relative,
            Math.abs(step[j]) / (this.log[j] ? 1 : Math.max(Math.abs(q[j]), this.typical[j])),
          );
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
        if (this.evaluations >= maxEvaluations) {
          ending = 'evaluations';
          break;
        }
        const trial = q.map((v, j) => Math.min(Math.max(v + step[j], this.lower[j]), this.upper[j]));
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
    const wanted = options.covariance !== false && ending !== 'stopped';
    if (!jacobian && wanted) jacobian = yield* this.jacobianAt(q, residuals);
    if (!wanted || this.stopped) jacobian = undefined;
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
    if (points.length === 0) return [];
    const answer = yield points.map((q) => this.outer(q));
    if (answer === 'stop') {
      this.stopped = true;
      return [];
    }
    this.evaluations += points.length;
    return points.map((_, i) => {
      const found = answer[i];
      if (!found || (this.m > 0 && found.length !== this.m)) return undefined;
      const r = Float64Array.from(found);
      return r.every(Number.isFinite) ? r : undefined;
    });
  }

  private loss(r: Float64Array) {
    return robustLoss(r, this.options.loss ?? 'linear', this.options.lossScale ?? 1);
  }

  /** d r_i/d q_j, row by row. A column whose neighbours cannot be computed on either side stays zero, and so shows up as undetermined. */
  private *jacobianAt(q: Float64Array, r: Float64Array): Exchange<Float64Array> {
    const { n, m, problem, options } = this;
    const jacobian = new Float64Array(m * n);
    if (problem.jacobian) {
      const p = this.outer(q);
      const given = problem.jacobian(p);
      for (let i = 0; i < m; i++)
        for (let j = 0; j < n; j++) jacobian[i * n + j] = given[i * n + j] * (this.log[j] ? p[j] : 1);
      return jacobian;
    }
    const central = options.differences === 'central';
    const relative = options.differenceStep ?? (central ? 6e-6 : 1e-7);
    const moving = Array.from({ length: n }, (_, j) => j).filter((j) => this.lower[j] !== this.upper[j]);
    const sizes = q.map((v, j) => relative * (this.log[j] ? 1 : Math.max(Math.abs(v), this.typical[j])));
    const above = yield* this.neighbours(q, sizes, moving);
    const oneSided = central ? moving : moving.filter((j) => !above.has(j));
    const below = yield* this.neighbours(
      q,
      sizes.map((size) => -size),
      oneSided,
    );
    for (const j of moving) {
      const high = above.get(j);
      const low = below.get(j);
      const width = (high ? q[j] + sizes[j] : q[j]) - (low ? q[j] - sizes[j] : q[j]);
      if (width === 0) continue;
      for (let i = 0; i < m; i++) jacobian[i * n + j] = ((high ?? r)[i] - (low ?? r)[i]) / width;
    }
    return jacobian;
  }

  /** Residuals with one parameter moved at a time; none where that leaves the bounds or cannot be computed. */
  private *neighbours(
    q: Float64Array,
    shift: Float64Array,
    which: readonly number[],
  ): Exchange<ReadonlyMap<number, Float64Array>> {
    const inside = which.filter((j) => q[j] + shift[j] >= this.lower[j] && q[j] + shift[j] <= this.upper[j]);
    const found = yield* this.evaluate(inside.map((j) => q.with(j, q[j] + shift[j])));
    return new Map(inside.flatMap((j, k) => (found[k] ? [[j, found[k]] as const] : [])));
  }

  private inner(j: number, p: number): number {
    return this.log[j] ? (p > 0 ? Math.log(p) : -Infinity) : p;
  }

  private outer(q: Float64Array): Float64Array {
    return q.map((v, j) => (this.log[j] ? Math.exp(v) : v));
  }

  private report(iteration: number, cost: number, q: Float64Array): boolean {
    return (
      this.options.onProgress?.({ iteration, evaluations: this.evaluations, cost, values: this.outer(q) }) === true
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
    const values = this.outer(q);
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
      cost,
      iterations,
      evaluations: this.evaluations,
      ...fitUncertainty({
        jacobian: weighted ?? new Float64Array(0),
        observations: weighted ? residuals.length : 0,
        variance: this.options.knownVariance ? 1 : undefined,
        cost,
        derivative: values.map((v, j) => (this.log[j] ? v : 1)),
        bound: Array.from(q, (v, j) => (v <= this.lower[j] ? 'lower' : v >= this.upper[j] ? 'upper' : undefined)),
      }),
    };
  }
}

/** Jacobian and residuals as a plain least-squares problem with the same gradient and (Triggs-corrected) curvature as the loss. */
function weigh(jacobian: Float64Array, r: Float64Array, loss: ReturnType<typeof robustLoss>, n: number) {
  if (!loss.rowScale) return { weighted: jacobian, target: r };
  const weighted = new Float64Array(jacobian.length);
  const target = new Float64Array(r.length);
  for (let i = 0; i < r.length; i++) {
    const s = loss.rowScale[i];
    target[i] = (r[i] * loss.slope![i]) / s;
    for (let j = 0; j < n; j++) weighted[i * n + j] = jacobian[i * n + j] * s;
  }
  return { weighted, target };
}

/** QR of the Jacobian: its triangle (n x n) and the rotated residuals, all that trial steps need. */
function reduce(jacobian: Float64Array, r: Float64Array, n: number) {
  const rows = Math.max(r.length, n);
  const a = Matrix.zeros(rows, n);
  for (let i = 0; i < r.length; i++) for (let j = 0; j < n; j++) a.set(i, j, jacobian[i * n + j]);
  const qr = new QrDecomposition(a);
  const orthogonal = qr.orthogonalMatrix;
  const rotated = new Float64Array(n);
  for (let i = 0; i < r.length; i++) for (let j = 0; j < n; j++) rotated[j] += orthogonal.get(i, j) * r[i];
  return { triangle: qr.upperTriangularMatrix, rotated };
}

/** J <- J + (r_new - r - J d) (D^2 d)^T / |D d|^2. */
function secantUpdate(
  jacobian: Float64Array,
  r: Float64Array,
  rNew: Float64Array,
  q: Float64Array,
  qNew: Float64Array,
  scale: Float64Array,
): void {
  const n = q.length;
  const d = qNew.map((v, j) => v - q[j]);
  let norm = 0;
  for (let j = 0; j < n; j++) norm += (scale[j] * d[j]) ** 2;
  for (let i = 0; i < r.length; i++) {
    let missed = rNew[i] - r[i];
    for (let j = 0; j < n; j++) missed -= jacobian[i * n + j] * d[j];
    for (let j = 0; j < n; j++) jacobian[i * n + j] += (missed * scale[j] ** 2 * d[j]) / norm;
  }
}

function transposeTimes(jacobian: Float64Array, r: Float64Array, n: number): Float64Array {
  const product = new Float64Array(n);
  for (let i = 0; i < r.length; i++) for (let j = 0; j < n; j++) product[j] += jacobian[i * n + j] * r[i];
  return product;
}

function columnNorms(jacobian: Float64Array, n: number): Float64Array {
  const norms = new Float64Array(n);
  for (let i = 0; i < jacobian.length; i++) norms[i % n] += jacobian[i] ** 2;
  return norms.map(Math.sqrt);
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
