import type { PopulationConstant } from './constant.js';

/**
 * Shares of the variance of a value in its coordinate: constants and recipe by their squared correlations with the coordinates of the
 * draws (less what chance gives), so that both make up the variance of the draws; the error of the laws comes on top.
 * Equation (T17.7) of the handbook.
 */
export function varianceShares(
  values: readonly number[],
  draws: readonly Float64Array[],
  constants: readonly PopulationConstant[],
  drawn: ReadonlySet<number>,
  lawDeviation: number,
): { readonly recipe: number; readonly constants: number; readonly law: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1);
  let [recipe, laws] = [0, 0];
  constants.forEach(({ of }, k) => {
    if (!drawn.has(k)) return;
    const share = Math.max(
      0,
      correlation(
        values,
        draws.map((draw) => draw[k] ?? 0),
      ) **
        2 -
        1 / Math.max(1, n - 1),
    );
    if (of === 'recipe') recipe += share;
    else laws += share;
  });
  const both = recipe + laws;
  const total = variance + lawDeviation ** 2;
  // Draws whose variance follows no single coordinate vary by constants together.
  const ofDraws = total > 0 ? variance / total : 0;
  const ofRecipe = both > 0 ? (ofDraws * recipe) / both : 0;
  return { recipe: ofRecipe, constants: ofDraws - ofRecipe, law: total > 0 ? 1 - ofDraws : 0 };
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const n = a.length;
  const [ma, mb] = [a, b].map((x) => x.reduce((sum, value) => sum + value, 0) / n) as [number, number];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((x, i) => {
    const y = (b[i] ?? 0) - mb;
    ab += (x - ma) * y;
    aa += (x - ma) ** 2;
    bb += y * y;
  });
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
}
