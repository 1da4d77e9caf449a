import {
  type ConstantPrior,
  fitLinearHierarchy,
  type HierarchyEstimate,
  type LinearStudy,
  type PriorStrength,
} from './linearHierarchy.js';
import { type JointPrediction, jointPrediction } from './predictLinear.js';

/** What the other studies say of one. */
export interface LeftOut {
  /** The population of the others. */
  readonly others: Pick<HierarchyEstimate, 'mean' | 'covariance' | 'sd' | 'laws'>;
  /** All its numbers together, from the recipe alone. */
  readonly joint: JointPrediction;
  /** Places of the first cycles of one sample; empty where the study has none. */
  readonly first: readonly number[];
  /** Printed numbers in the coordinate of the prediction; NaN: not printed. */
  readonly published: Float64Array;
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
    const own = (first[s] ?? []).filter((i) => Number.isFinite(study.y[i]));
    return { others, joint: jointPrediction(study, others), first: own, published: study.y };
  });
}
