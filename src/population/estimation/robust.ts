import { fitLinearHierarchy, type LinearStudy } from './linearHierarchy.js';

/** [standard deviations] A number that lies farther from what its study's own constants give is an outlier. */
const BORDER = 3;
/** Times that numbers are weighted anew. */
const LOOKS = 8;

/**
 * The studies with more noise on numbers that lie beyond the border of what constants of their own, errors of the laws and print can explain (Huber
 * 1964): a single misprint or a dead cell so moves the constants by a bounded amount. What is explained is judged by the study's own constants, fitted
 * with the weights found so far. Equation (T17.11) of the handbook. `width`: of the constants, before any study is looked at.
 */
export function robust(studies: readonly LinearStudy[], width: Float64Array): readonly LinearStudy[] {
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

/** Whether a number counts for less than it would. */
export function isRaised(before: LinearStudy, after: LinearStudy, i: number): boolean {
  const at = i * before.y.length + i;
  return after.noise[at]! > before.noise[at]!;
}
