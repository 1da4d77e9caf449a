import { choleskyFactor, choleskySolve } from '../../numerics/linear/cholesky.js';

/**
 * What one study says of the constants where its simulation is linear about them: y = J theta + e, with theta the deviations of its
 * constants (in their scales) and e normal. Covariances are row-major. Equation (T17.9) of the handbook.
 */
export interface LinearStudy {
  /** Printed numbers in the coordinates of their errors, less what of the simulation does not depend on theta. */
  readonly y: Float64Array;
  /** n x p. */
  readonly jacobian: Float64Array;
  /** n x n, of the reading of the print and whatever else is known. */
  readonly noise: Float64Array;
  /** n x n for each kind of quantity: of the error of the laws, whose size is estimated too. */
  readonly laws: { readonly [kind: string]: Float64Array };
}

/** How a constant scatters before any study is looked at, in its scale. */
export interface ConstantPrior {
  /** Standard deviation between studies; 0: the same in all of them. */
  readonly sd: number;
  /** Standard error of the built-in value as the mean of studies. */
  readonly error: number;
}

/** How much the priors count: as many studies as these would. */
export interface PriorStrength {
  readonly studies: number;
  /** Standard deviation of ln of the factor on the error of the laws. */
  readonly laws: number;
}

/** Mean, spread and residual scatter together, as most probable under the data of all studies. */
export interface HierarchyEstimate {
  readonly mean: Float64Array;
  /** p x p, of the mean. */
  readonly covariance: Float64Array;
  /** Between studies. */
  readonly sd: Float64Array;
  /** Factors on the variance of the error of the laws, by kind. */
  readonly laws: { readonly [kind: string]: number };
  /** Deviations of each study from the mean. */
  readonly effects: readonly Float64Array[];
  /** Squared residuals of each study over what was expected, per number: 1 where the study is one of the population. */
  readonly strangeness: readonly number[];
}

/** Spreads and factors between which there is a next better one. */
interface Spread {
  readonly variance: Float64Array;
  readonly laws: { readonly [kind: string]: number };
}

const mostSteps = 400;
const converged = 1e-4;

/**
 * Fits a hierarchical linear model: theta = mean + effect of the study, effects with variance tau^2, means about the built-in values. Means
 * are integrated out exactly, variances go uphill by expectation and maximisation (each step is exact and never goes down; with thirty
 * studies and strong priors that stays honest, where free variances collapse to 0), factors on the laws by bisection of the marginal likelihood.
 * `start`: an estimate of nearly the same studies, from which it takes fewer steps.
 */
export function fitLinearHierarchy(
  studies: readonly LinearStudy[],
  priors: readonly ConstantPrior[],
  strength: PriorStrength,
  start?: Pick<HierarchyEstimate, 'sd' | 'laws'>,
): HierarchyEstimate {
  const kinds = [...new Set(studies.flatMap(({ laws }) => Object.keys(laws)))].sort();
  let spread: Spread = {
    variance: Float64Array.from(priors, ({ sd }, k) => (start?.sd[k] ?? sd) ** 2),
    laws: Object.fromEntries(kinds.map((kind) => [kind, start?.laws[kind] ?? 1])),
  };
  for (let step = 0; step < mostSteps; step++) {
    const next = betterVariance(studies, priors, strength, spread);
    const change = Math.max(...next.map((value, k) => Math.abs(Math.log((value || 1) / (spread.variance[k] || 1)))));
    spread = { ...spread, variance: next };
    // The factors need few looks: they hardly depend on single variances.
    if (step % 10 === 0) spread = { ...spread, laws: betterLaws(studies, priors, strength, spread) };
    else if (change < converged) break;
  }
  const { mean, covariance, parts } = meanOf(studies, priors, spread);
  const effects = parts.map((part, s) => effectOf(studies[s]!, part, mean, spread.variance));
  const strangeness = parts.map((part, s) => {
    const residual = residualOf(studies[s]!, mean);
    return dot(residual, solved(part.factor, residual)) / residual.length;
  });
  return { mean, covariance, sd: spread.variance.map(Math.sqrt), laws: spread.laws, effects, strangeness };
}

/** Cholesky factor of the covariance of a study's numbers about J mean, and J^T S^-1. */
interface Part {
  readonly factor: Float64Array;
  /** p x n. */
  readonly weights: Float64Array;
  readonly logDet: number;
}

function partOf({ y, jacobian, noise, laws }: LinearStudy, spread: Spread): Part {
  const n = y.length;
  const p = spread.variance.length;
  const factor = Float64Array.from(noise);
  for (const [kind, matrix] of Object.entries(laws)) {
    const by = spread.laws[kind] ?? 1;
    for (let i = 0; i < n * n; i++) factor[i]! += by * matrix[i]!;
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += jacobian[i * p + k]! * spread.variance[k]! * jacobian[j * p + k]!;
      factor[i * n + j]! += sum;
    }
  choleskyFactor(factor, n);
  let logDet = 0;
  for (let i = 0; i < n; i++) logDet -= 2 * Math.log(factor[i * n + i]!);
  const weights = new Float64Array(p * n);
  for (let k = 0; k < p; k++) {
    const column = Float64Array.from({ length: n }, (_, i) => jacobian[i * p + k]!);
    choleskySolve(factor, n, column);
    weights.set(column, k * n);
  }
  return { factor, weights, logDet };
}

/** Mean of all studies with its covariance, for given spreads. */
function meanOf(studies: readonly LinearStudy[], priors: readonly ConstantPrior[], spread: Spread) {
  const p = priors.length;
  const precision = new Float64Array(p * p);
  const right = new Float64Array(p);
  priors.forEach(({ error }, k) => {
    precision[k * p + k] = 1 / error ** 2;
  });
  const parts = studies.map((study) => partOf(study, spread));
  let quadratic = 0;
  studies.forEach(({ y, jacobian }, s) => {
    const n = y.length;
    const { weights, factor } = parts[s]!;
    for (let k = 0; k < p; k++) {
      for (let i = 0; i < n; i++) {
        const weight = weights[k * n + i]!;
        if (weight === 0) continue;
        right[k]! += weight * y[i]!;
        for (let l = 0; l < p; l++) precision[k * p + l]! += weight * jacobian[i * p + l]!;
      }
    }
    quadratic += dot(y, solved(factor, y));
  });
  choleskyFactor(precision, p);
  const mean = solved(precision, right);
  quadratic -= dot(right, mean);
  let logDet = 0;
  for (let k = 0; k < p; k++) logDet -= 2 * Math.log(precision[k * p + k]!);
  const covariance = new Float64Array(p * p);
  for (let k = 0; k < p; k++) {
    const unit = new Float64Array(p);
    unit[k] = 1;
    choleskySolve(precision, p, unit);
    covariance.set(unit, k * p);
  }
  return { mean, covariance, parts, quadratic, logDet };
}

function residualOf({ y, jacobian }: LinearStudy, mean: Float64Array): Float64Array {
  const p = mean.length;
  return y.map((value, i) => {
    let sum = value;
    for (let k = 0; k < p; k++) sum -= jacobian[i * p + k]! * mean[k]!;
    return sum;
  });
}

/** T J^T S^-1 (y - J mean). */
function effectOf(study: LinearStudy, { weights }: Part, mean: Float64Array, variance: Float64Array): Float64Array {
  const n = study.y.length;
  const residual = residualOf(study, mean);
  return variance.map((tau, k) => tau * dot(weights.subarray(k * n, (k + 1) * n), residual));
}

/**
 * Expected squares of the effects under the present spreads are the next variances; studies that do not have a constant say nothing.
 * Equation (T17.10) of the handbook.
 */
function betterVariance(
  studies: readonly LinearStudy[],
  priors: readonly ConstantPrior[],
  strength: PriorStrength,
  spread: Spread,
): Float64Array {
  const p = priors.length;
  const { mean, covariance, parts } = meanOf(studies, priors, spread);
  return Float64Array.from(priors, ({ sd }, k) => {
    if (sd === 0) return 0;
    let [sum, count] = [strength.studies * sd ** 2, strength.studies];
    const tau = spread.variance[k]!;
    studies.forEach((study, s) => {
      const n = study.y.length;
      const weights = parts[s]!.weights.subarray(k * n, (k + 1) * n);
      const g = new Float64Array(p);
      for (let i = 0; i < n; i++) for (let l = 0; l < p; l++) g[l]! += weights[i]! * study.jacobian[i * p + l]!;
      if (g[k] === 0) return;
      const effect = tau * dot(weights, residualOf(study, mean));
      let ofMean = 0;
      for (let l = 0; l < p; l++) for (let m = 0; m < p; m++) ofMean += g[l]! * covariance[l * p + m]! * g[m]!;
      sum += effect ** 2 + tau - tau ** 2 * (g[k]! - ofMean);
      count++;
    });
    return sum / count;
  });
}

/** -2 ln of the marginal posterior, as far as it depends on the factors of the laws. */
function cost(
  studies: readonly LinearStudy[],
  priors: readonly ConstantPrior[],
  strength: PriorStrength,
  spread: Spread,
): number {
  const { parts, quadratic, logDet } = meanOf(studies, priors, spread);
  const ofLaws = Object.values(spread.laws).reduce((sum, factor) => sum + (Math.log(factor) / strength.laws) ** 2, 0);
  return quadratic + logDet + parts.reduce((sum, part) => sum + part.logDet, 0) + ofLaws;
}

/** One round over the kinds: the best of a bracket of factors, narrowed six times. */
function betterLaws(
  studies: readonly LinearStudy[],
  priors: readonly ConstantPrior[],
  strength: PriorStrength,
  spread: Spread,
): Spread['laws'] {
  let laws = spread.laws;
  if (strength.laws === 0) return laws;
  for (const kind of Object.keys(laws)) {
    for (let reach = 1; reach > 0.03; reach /= 2) {
      const here = laws[kind] ?? 1;
      const tried = [here * Math.exp(-reach), here, here * Math.exp(reach)].map((factor) => ({
        ...laws,
        [kind]: factor,
      }));
      const costs = tried.map((one) => cost(studies, priors, strength, { ...spread, laws: one }));
      laws = tried[costs.indexOf(Math.min(...costs))] ?? laws;
    }
  }
  return laws;
}

export function solved(factor: Float64Array, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  choleskySolve(factor, x.length, x);
  return x;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
