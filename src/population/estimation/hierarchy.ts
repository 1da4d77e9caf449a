import { normalQuantile } from '../../numerics/probability/distributions.js';
import { sobolPoints } from '../../numerics/probability/sobol.js';
import { type LeftOut, leaveOneOut } from './leaveOneOut.js';
import { type LinearForm, linearForm } from './linearForm.js';
import {
  type ConstantPrior,
  fitLinearHierarchy,
  type HierarchyEstimate,
  type LinearStudy,
  type PriorStrength,
} from './linearHierarchy.js';
import { isRaised, robust } from './robust.js';

/** A study that the estimation knows by its numbers and by a simulation of them; nothing here knows what is simulated. */
export interface HierarchyStudy {
  readonly name: string;
  /** Printed numbers in the coordinates of their errors; NaN: not printed, only predicted. */
  readonly y: Float64Array;
  readonly noise: Float64Array;
  readonly laws: LinearStudy['laws'];
  /** Numbers that a prediction of the others may be given: first cycles of one sample. */
  readonly first?: readonly number[];
  /** Constants that a number can depend on. */
  readonly depends: (number: number) => readonly number[];
  /** The numbers by draw with deviations of all constants, in their scales; NaN where the simulation has none. */
  readonly simulate: (thetas: readonly Float64Array[]) => Promise<readonly Float64Array[]>;
}

/** How thoroughly the estimation is done. */
export interface HierarchyOptions {
  readonly strength: PriorStrength;
  /** By constant: standard deviations of the draws of the first round; absent: those of the priors. */
  readonly widths?: Float64Array;
  /** Draws of a round; half of them are the mirror images of the others. */
  readonly draws: number;
  readonly seed: number;
  /** Rounds at most. */
  readonly rounds: number;
  /** `change`: largest move of a mean, in standard deviations. */
  readonly onRound?: (round: number, change: number) => void;
}

/** What came out, with what the linear form misses and what each study is predicted to be by the others. */
export interface HierarchyFit extends HierarchyEstimate {
  readonly studies: readonly (LeftOut & {
    readonly name: string;
    /** Root mean square of what the linear form misses in draws left out, in standard deviations of the printed numbers. */
    readonly nonlinearity: number;
    readonly strangeness: number;
    /** Numbers that no constants explain: they count for as little as needed to lie at the border of what is expected. */
    readonly outliers: readonly number[];
    /** All numbers by draw of the last round, and how much each draw counts in the population of the others; weights add up to 1. */
    readonly drawn: { readonly outputs: readonly Float64Array[]; readonly weights: Float64Array };
  })[];
  readonly rounds: number;
  /** Largest move of a mean in the last round, in standard deviations. */
  readonly change: number;
}

const SETTLED = 0.1;

/**
 * Estimates mean and spread of constants from studies whose simulation is not linear: each is linearised over draws of the population, all are fitted
 * together (`fitLinearHierarchy`), the next draws are of what came out, and so on until the means stay (iterated statistical linear
 * regression). What is not linear counts as noise. Deterministic. Equation (T17.9) of the handbook.
 */
export async function fitHierarchy(
  studies: readonly HierarchyStudy[],
  priors: readonly ConstantPrior[],
  { strength, widths, draws, seed, rounds, onRound }: HierarchyOptions,
): Promise<HierarchyFit> {
  const p = priors.length;
  let centre: { readonly mean: Float64Array; readonly width: Float64Array } = {
    mean: new Float64Array(p),
    width: widths ?? Float64Array.from(priors, ({ sd, error }) => Math.hypot(sd, error)),
  };
  const prior = centre.width;
  const normals = mirrored(sobolPoints(Math.ceil(draws / 2), p, seed).map((point) => point.map(normalQuantile)));
  for (let round = 1; ; round++) {
    const { mean: at, width } = centre;
    const thetas = normals.map((draw) => draw.map((value, k) => at[k]! + width[k]! * value));
    const outputs = await Promise.all(studies.map(({ simulate }) => simulate(thetas)));
    const forms = studies.map(({ depends }, s) => linearForm(thetas, outputs[s]!, depends, width));
    const full = studies.map((study, s) => aboutPopulation(study, forms[s]!, at));
    const printed = full.map(printedNumbers);
    const linear = full.map((study, s) => partOf(study, printed[s]!));
    const trusted = robust(linear, prior);
    const estimate = fitLinearHierarchy(trusted, priors, strength);
    const change = Math.max(
      ...at.map((value, k) => (prior[k]! > 0 ? Math.abs(estimate.mean[k]! - value) / prior[k]! : 0)),
    );
    onRound?.(round, change);
    if (round < rounds && change >= SETTLED) {
      const error = (k: number): number => Math.sqrt(estimate.covariance[k * p + k]!);
      centre = { mean: estimate.mean, width: estimate.sd.map((sd, k) => Math.hypot(sd, error(k))) };
      continue;
    }
    const left = leaveOneOut(
      full,
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
      studies: studies.map((study, s) => ({
        ...placed(left[s]!, study.y, full[s]!.y, forms[s]!, at),
        name: study.name,
        nonlinearity: nonlinearity(study, forms[s]!, printed[s]!),
        strangeness: estimate.strangeness[s]!,
        outliers: printed[s]!.filter((_, i) => isRaised(linear[s]!, trusted[s]!, i)),
        drawn: { outputs: outputs[s]!, weights: weightsOf(thetas, dependsOn(study), centre, left[s]!.others) },
      })),
    };
  }
}

/** Constants that a study depends on at all. */
function dependsOn({ y, depends }: HierarchyStudy): readonly number[] {
  return [...new Set(Array.from(y.keys()).flatMap(depends))];
}

/** What draws of one population are worth as draws of another, as far as a study can tell. Equation (T17.13) of the handbook. */
function weightsOf(
  thetas: readonly Float64Array[],
  constants: readonly number[],
  from: { readonly mean: Float64Array; readonly width: Float64Array },
  to: LeftOut['others'],
): Float64Array {
  const p = to.mean.length;
  const logs = thetas.map((theta) =>
    constants.reduce((sum, k) => {
      const [a, b] = [from.width[k]!, Math.hypot(to.sd[k]!, Math.sqrt(to.covariance[k * p + k]!))];
      if (a === 0 || b === 0) return sum;
      const value = theta[k]!;
      return sum + ((value - from.mean[k]!) / a) ** 2 / 2 - ((value - to.mean[k]!) / b) ** 2 / 2;
    }, 0),
  );
  const most = Math.max(...logs);
  const weights = Float64Array.from(logs, (log) => Math.exp(log - most));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/** With the mirror image of each: what is even in the constants then leaves slopes alone. */
function mirrored(draws: readonly Float64Array[]): readonly Float64Array[] {
  return [...draws, ...draws.map((draw) => draw.map((value) => -value))];
}

/** y - f + J theta = J theta + e at the mean of the draws; NaN for numbers that are not printed or not simulated. */
function aboutPopulation({ y, noise, laws }: HierarchyStudy, form: LinearForm, at: Float64Array): LinearStudy {
  const level = levels(form, at);
  return {
    y: y.map((value, i) => value - level[i]!),
    jacobian: form.jacobian,
    noise: noise.map((value, ij) => value + form.rest[ij]!),
    laws,
  };
}

/** The linear form where all constants are built in. */
function levels({ value, jacobian }: LinearForm, at: Float64Array): Float64Array {
  const p = at.length;
  return value.map((level, i) => {
    let sum = level;
    for (let k = 0; k < p; k++) sum -= jacobian[i * p + k]! * at[k]!;
    return sum;
  });
}

function printedNumbers({ y }: LinearStudy): readonly number[] {
  return Array.from(y.keys()).filter((i) => Number.isFinite(y[i]));
}

/** Some of the numbers of a study. */
function partOf({ y, jacobian, noise, laws }: LinearStudy, which: readonly number[]): LinearStudy {
  const n = y.length;
  const p = jacobian.length / Math.max(1, n);
  const square = (matrix: Float64Array): Float64Array =>
    Float64Array.from({ length: which.length ** 2 }, (_, ab) => {
      const [a, b] = [Math.floor(ab / which.length), ab % which.length];
      return matrix[which[a]! * n + which[b]!]!;
    });
  return {
    y: Float64Array.from(which, (i) => y[i]!),
    jacobian: Float64Array.from(
      { length: which.length * p },
      (_, at) => jacobian[which[Math.floor(at / p)]! * p + (at % p)]!,
    ),
    noise: square(noise),
    laws: Object.fromEntries(Object.entries(laws).map(([kind, matrix]) => [kind, square(matrix)])),
  };
}

/** Predictions of y - f + J theta as those of y; a number that was not simulated has none. */
function placed(left: LeftOut, y: Float64Array, about: Float64Array, form: LinearForm, at: Float64Array): LeftOut {
  const level = levels(form, at);
  return {
    ...left,
    joint: { ...left.joint, mean: left.joint.mean.map((value, i) => value + level[i]!) },
    published: y.map((value, i) => (Number.isFinite(about[i]) ? value : Number.NaN)),
  };
}

function nonlinearity({ y, noise, laws }: HierarchyStudy, { rest }: LinearForm, printed: readonly number[]): number {
  const n = y.length;
  const shares = printed.map((i) => {
    const at = i * n + i;
    return rest[at]! / Object.values(laws).reduce((sum, matrix) => sum + matrix[at]!, noise[at]!);
  });
  return Math.sqrt(shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length));
}
