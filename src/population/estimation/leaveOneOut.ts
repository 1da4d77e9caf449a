import { normalQuantile } from '../../numerics/probability/distributions.js';
import {
  type ConstantPrior,
  fitLinearHierarchy,
  type HierarchyEstimate,
  type LinearStudy,
  type PriorStrength,
} from './linearHierarchy.js';
import { type JointPrediction, jointPrediction, type PredictedNumber, predictedNumbers } from './predictLinear.js';

/** Two-sided 90 % of a normal distribution. */
const z90 = normalQuantile(0.95);

/** What the other studies say of one: of each of its numbers, and how well. */
export interface LeftOut {
  /** Printed numbers. */
  readonly numbers: number;
  /** The population of the others. */
  readonly others: Pick<HierarchyEstimate, 'mean' | 'covariance' | 'sd' | 'laws'>;
  /** All numbers together, from the recipe alone. */
  readonly joint: JointPrediction;
  /** By number, from the recipe alone. */
  readonly predicted: readonly PredictedNumber[];
  /** And given the first cycles of one sample; empty where the study has none. */
  readonly given: readonly PredictedNumber[];
  /** Which those are. */
  readonly first: readonly number[];
  /** Printed numbers in the coordinate of the prediction; NaN: not printed. */
  readonly published: Float64Array;
  /** Share of its numbers within 90 %, and root mean square of their errors over what was expected. */
  readonly coverage90: number;
  readonly scaledError: number;
}

/**
 * Predicts every study by the population of the others, in its linear form: nothing has to be computed again. `trusted` are the studies
 * with which the others are fitted; the numbers of the study left out count as they stand.
 */
export function leaveOneOut(
  studies: readonly LinearStudy[],
  trusted: readonly LinearStudy[],
  priors: readonly ConstantPrior[],
  strength: PriorStrength,
  first: readonly (readonly number[])[],
  all?: Pick<HierarchyEstimate, 'sd' | 'laws'>,
): readonly LeftOut[] {
  return studies.map((study, s) => {
    const others = fitLinearHierarchy(
      trusted.filter((_, other) => other !== s),
      priors,
      strength,
      all,
    );
    const joint = jointPrediction(study, others);
    const predicted = predictedNumbers(joint, study.y);
    const own = (first[s] ?? []).filter((i) => Number.isFinite(study.y[i]));
    const scaled = predicted.map(({ mean, sd }, i) => ((study.y[i] ?? Number.NaN) - mean) / sd).filter(Number.isFinite);
    return {
      numbers: scaled.length,
      others,
      joint,
      predicted,
      given: own.length > 0 && own.length < scaled.length ? predictedNumbers(joint, study.y, own) : [],
      first: own,
      published: study.y,
      coverage90: scaled.filter((value) => Math.abs(value) <= z90).length / scaled.length,
      scaledError: Math.sqrt(scaled.reduce((sum, value) => sum + value * value, 0) / scaled.length),
    };
  });
}
