import { type LeftOut, leaveOneOut } from './leaveOneOut.js';
import {
  type ConstantPrior,
  fitLinearHierarchy,
  type HierarchyEstimate,
  type LinearStudy,
  type PriorStrength,
} from './linearHierarchy.js';

/** A study that the estimation knows by its numbers and by a simulation of them; nothing here knows what is simulated. */
export interface HierarchyStudy {
  readonly name: string;
  /** Printed numbers in the coordinates of their errors. */
  readonly y: Float64Array;
  readonly noise: Float64Array;
  readonly laws: LinearStudy['laws'];
  /** Numbers that a prediction of the others may be given: first cycles of one sample. */
  readonly first?: readonly number[];
  /** Constants that its numbers can depend on. */
  readonly depends: readonly number[];
  /** The numbers with deviations of all constants, in their scales; NaN where the simulation has none. */
  readonly simulate: (theta: Float64Array) => Promise<Float64Array>;
}

/** How long the estimation goes on. */
export interface HierarchyOptions {
  readonly strength: PriorStrength;
  /** Times that all derivatives are computed; in rounds without them they are corrected by what a step has shown. */
  readonly derivatives: number;
  /** Rounds at most. */
  readonly rounds: number;
  readonly onRound?: (round: number, change: number) => void;
}

/** What came out, with what the linear form misses and what each study is predicted to be by the others. */
export interface HierarchyFit extends HierarchyEstimate {
  readonly studies: readonly (LeftOut & {
    readonly name: string;
    /** Root mean square of what the linear form misses at the estimate, in standard deviations of the numbers. */
    readonly nonlinearity: number;
    readonly strangeness: number;
    /** Numbers that no constants explain: they count for as little as needed to lie at the border of what is expected. */
    readonly outliers: readonly number[];
  })[];
  readonly rounds: number;
  /** Largest step of the last round, in standard deviations. */
  readonly change: number;
}

/** Step of a derivative, in standard deviations of a constant. */
const STEP = 0.5;
/** [standard deviations] A study goes no farther from the mean in one round. */
const MOST = 2;
const SETTLED = 0.05;
/** Variance of a number that a simulation does not have. */
const UNKNOWN = 1e12;
/** [standard deviations] A number that lies farther from what its study's own constants give is an outlier. */
const BORDER = 3;
/** Times that numbers are weighted anew. */
const LOOKS = 8;

interface Point {
  readonly theta: Float64Array;
  readonly f: Float64Array;
  readonly jacobian: Float64Array;
}

/**
 * Estimates mean and spread of constants from studies whose simulation is not linear: each is linearised about its own most probable
 * constants, all are fitted together (`fitLinearHierarchy`), and so on until nothing moves. Laplace's approximation of the
 * marginal likelihood. Deterministic. Equation (T17.8) of the handbook.
 */
export async function fitHierarchy(
  studies: readonly HierarchyStudy[],
  priors: readonly ConstantPrior[],
  { strength, derivatives, rounds, onRound }: HierarchyOptions,
): Promise<HierarchyFit> {
  const p = priors.length;
  const width = Float64Array.from(priors, ({ sd, error }) => Math.hypot(sd, error));
  let points = await Promise.all(
    studies.map(async (study) => {
      const theta = new Float64Array(p);
      const f = await study.simulate(theta);
      return { theta, f, jacobian: await derivativesOf(study, theta, f, width) };
    }),
  );
  let [round, change] = [0, Number.POSITIVE_INFINITY];
  let missed: readonly number[] = studies.map(() => Number.NaN);
  let estimate: HierarchyEstimate | undefined;
  for (;;) {
    estimate = fitLinearHierarchy(robust(linearised(studies, points), width), priors, strength, estimate);
    if (round >= rounds || change < SETTLED) break;
    round++;
    const { mean, effects } = estimate;
    const moved = await Promise.all(
      studies.map(async (study, s) => {
        const { theta, f, jacobian } = points[s]!;
        const wanted = mean.map((value, k) => value + effects[s]![k]!);
        const next = wanted.map((value, k) => theta[k]! + within(value - theta[k]!, MOST * width[k]!));
        const there = await study.simulate(next);
        const expected = f.map((value, i) => {
          let sum = value;
          for (let k = 0; k < p; k++) sum += jacobian[i * p + k]! * (next[k]! - theta[k]!);
          return sum;
        });
        const off = there.map((value, i) => (value - expected[i]!) / Math.sqrt(sizeOf(study, i)));
        const known = off.filter(Number.isFinite);
        const miss = Math.sqrt(known.reduce((sum, value) => sum + value * value, 0) / Math.max(1, known.length));
        const renewed =
          round < derivatives
            ? await derivativesOf(study, next, there, width)
            : secant(jacobian, there, expected, theta, next, width);
        const step = Math.max(
          0,
          ...next.map((value, k) => (width[k]! > 0 ? Math.abs(value - theta[k]!) / width[k]! : 0)),
        );
        return { point: { theta: next, f: there, jacobian: renewed }, miss, step };
      }),
    );
    points = moved.map(({ point }) => point);
    missed = moved.map(({ miss }) => miss);
    change = Math.max(...moved.map(({ step }) => step));
    onRound?.(round, change);
  }
  const linear = linearised(studies, points);
  const trusted = robust(linear, width);
  const left = leaveOneOut(
    linear,
    trusted,
    priors,
    strength,
    studies.map(({ first = [] }) => first),
    estimate,
  );
  return {
    ...estimate,
    rounds: round,
    change,
    studies: studies.map(({ name, y }, s) => ({
      ...placed(left[s]!, y),
      name,
      nonlinearity: missed[s]!,
      strangeness: estimate.strangeness[s]!,
      outliers: Array.from(y.keys()).filter((i) => isRaised(linear[s]!, trusted[s]!, i)),
    })),
  };
}

/** Predictions of y - f + J theta as those of y. */
function placed(left: LeftOut, y: Float64Array): LeftOut {
  const moved = (numbers: LeftOut['predicted']) =>
    numbers.map(({ mean, sd }, i) => ({ mean: mean + y[i]! - left.published[i]!, sd }));
  return { ...left, predicted: moved(left.predicted), given: moved(left.given), published: y };
}

/** y - f + J theta = J theta + e. Numbers that a simulation does not have are believed nothing. */
function linearised(studies: readonly HierarchyStudy[], points: readonly Point[]): readonly LinearStudy[] {
  return studies.map(({ y, noise, laws }, s) => {
    const { theta, f, jacobian } = points[s]!;
    const n = y.length;
    const p = theta.length;
    const doubtful = Float64Array.from(noise);
    const usable = Float64Array.from(jacobian);
    const left = y.map((value, i) => {
      let sum = value - f[i]!;
      for (let k = 0; k < p; k++) sum += jacobian[i * p + k]! * theta[k]!;
      if (Number.isFinite(sum)) return sum;
      doubtful[i * n + i] = UNKNOWN;
      usable.fill(0, i * p, (i + 1) * p);
      return 0;
    });
    return { y: left, jacobian: usable, noise: doubtful, laws };
  });
}

/**
 * The studies with more noise on numbers that lie beyond the border of what constants of their own, errors of the laws and print can explain (Huber
 * 1964): a single misprint or a dead cell so moves the constants by a bounded amount. What is explained is judged by the study's own constants, fitted
 * with the weights found so far. Equation (T17.10) of the handbook.
 */
function robust(studies: readonly LinearStudy[], width: Float64Array): readonly LinearStudy[] {
  const own = Array.from(width, (sd) => ({ sd: 0, error: sd || 1e-9 }));
  return studies.map((study) => {
    let trusted = study;
    for (let look = 0; look < LOOKS; look++) {
      const { mean } = fitLinearHierarchy([trusted], own, { studies: 1, laws: 0 });
      trusted = { ...study, noise: raisedNoise(study, mean) };
    }
    return trusted;
  });
}

function raisedNoise({ y, jacobian, noise, laws }: LinearStudy, mean: Float64Array): Float64Array {
  const [n, p] = [y.length, mean.length];
  const raised = Float64Array.from(noise);
  for (let i = 0; i < n; i++) {
    let residual = y[i]!;
    for (let k = 0; k < p; k++) residual -= jacobian[i * p + k]! * mean[k]!;
    const variance = Object.values(laws).reduce((sum, matrix) => sum + matrix[i * n + i]!, noise[i * n + i]!);
    const excess = (residual / BORDER) ** 2 - variance;
    if (excess > 0) raised[i * n + i]! += excess;
  }
  return raised;
}

function isRaised(before: LinearStudy, after: LinearStudy, i: number): boolean {
  const at = i * before.y.length + i;
  return after.noise[at]! > before.noise[at]! && before.noise[at]! < UNKNOWN;
}

/** n x p by steps to the side on which the constant lies nearer to its mean. */
async function derivativesOf(
  study: HierarchyStudy,
  theta: Float64Array,
  f: Float64Array,
  width: Float64Array,
): Promise<Float64Array> {
  const p = theta.length;
  const jacobian = new Float64Array(f.length * p);
  await Promise.all(
    study.depends.map(async (k) => {
      if (width[k] === 0) return;
      const step = (theta[k]! > 0 ? -STEP : STEP) * width[k]!;
      const there = await study.simulate(theta.with(k, theta[k]! + step));
      for (let i = 0; i < f.length; i++) {
        const slope = (there[i]! - f[i]!) / step;
        // A run that failed says nothing of this constant, and leaves the others.
        jacobian[i * p + k] = Number.isFinite(slope) ? slope : 0;
      }
    }),
  );
  return jacobian;
}

/** The least change of the derivatives that explains a step (Broyden 1965), in standard deviations. */
function secant(
  jacobian: Float64Array,
  there: Float64Array,
  expected: Float64Array,
  theta: Float64Array,
  next: Float64Array,
  width: Float64Array,
): Float64Array {
  const p = theta.length;
  const d = next.map((value, k) => value - theta[k]!);
  let norm = 0;
  for (let k = 0; k < p; k++) if (width[k]! > 0) norm += (d[k]! / width[k]!) ** 2;
  if (norm < 1e-4) return jacobian;
  return jacobian.map((value, at) => {
    const [i, k] = [Math.floor(at / p), at % p];
    const off = there[i]! - expected[i]!;
    return width[k]! > 0 && value !== 0 && Number.isFinite(off) ? value + (off * d[k]!) / width[k]! ** 2 / norm : value;
  });
}

/** Variance of a number about the laws. */
function sizeOf({ y, noise, laws }: HierarchyStudy, i: number): number {
  const at = i * y.length + i;
  return Object.values(laws).reduce((sum, matrix) => sum + matrix[at]!, noise[at]!);
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(-most, value));
}
