import { choleskyFactor } from '../../numerics/linear/cholesky.js';
import { normalCdf, normalQuantile } from '../../numerics/probability/distributions.js';
import { sobolPoints } from '../../numerics/probability/sobol.js';
import type { BlindOrdering, BlindRow, LeftOutValidation } from '../../results/prediction.js';
import { bandOf, type Weighted } from '../bands.js';
import { errorsByKind } from '../errorsByKind.js';
import { isInOrder } from '../orderProbability.js';
import { type LeftOutNumber, type Widening, widenings } from './calibration.js';
import { type CorpusStudy, lawKind } from './corpus.js';
import type { HierarchyFit } from './hierarchy.js';
import type { LeftOut } from './leaveOneOut.js';
import { predictedNumbers } from './predictLinear.js';

/** Two-sided 90 % of a normal distribution. */
const z90 = normalQuantile(0.95);
/** Draws in which a number exists have to be worth so much of all. */
const fewest = 0.25;
/** Random errors of the laws for each draw. */
const ofOrder = 32;

type Left = Pick<HierarchyFit['studies'][number], 'others' | 'drawn' | 'joint' | 'first' | 'published'>;

/** A study as the others predict it from its recipe. */
export interface LeftOutStudy {
  readonly rows: readonly BlindRow[];
  /** Of the numbers that have a prediction: errors as normal numbers of equal probability. */
  readonly scaled: readonly number[];
  readonly orderings: readonly BlindOrdering[];
}

/** Studies as the others predict them: from their recipes, and given the first cycles of one sample. */
export function leftOutValidation(
  corpus: readonly CorpusStudy[],
  left: readonly Left[],
): {
  readonly recipe: LeftOutValidation;
  readonly given: LeftOutValidation;
  readonly byStudy: readonly LeftOutStudy[];
  /** Factors on the error of the laws with which bands hold what they should. */
  readonly widening: Widening;
} {
  const { all, without } = widenings(corpus.map((study, s) => numbersOf(study, left[s]!)));
  const byStudy = corpus.map((study, s) => fromRecipe(study, left[s]!, without[s]!));
  const recipe = byStudy.flatMap(({ rows }) => rows);
  const given = corpus.map((study, s) => givenFirst(study, left[s]!, without[s]!));
  const givenRows = given.flatMap(({ rows }) => rows);
  return {
    byStudy,
    widening: all,
    recipe: {
      rows: recipe,
      kinds: errorsByKind(recipe),
      scaled: byStudy.flatMap(({ scaled }) => scaled),
      orderings: byStudy.flatMap(({ orderings }) => orderings),
    },
    given: {
      rows: givenRows,
      kinds: errorsByKind(givenRows.filter((row) => !row.given)),
      scaled: given.flatMap(({ scaled }) => scaled),
      orderings: [],
    },
  };
}

/** The printed numbers that a prediction by draws has, with what the laws are thought to err by. */
function numbersOf(
  { rows, y, noise, laws }: CorpusStudy,
  { drawn: { outputs, weights }, others }: Left,
): readonly (LeftOutNumber & { readonly row: number })[] {
  const n = y.length;
  return rows.flatMap(({ measurement: { quantity } }, i) => {
    const at = i * n + i;
    const variance = Object.entries(laws).reduce((sum, [kind, of]) => sum + (others.laws[kind] ?? 1) * of[at]!, 0);
    const there = outputs.flatMap((output, d) =>
      Number.isFinite(output[i]) ? [{ value: output[i]!, weight: weights[d]!, sd: Math.sqrt(noise[at]!) }] : [],
    );
    if (there.reduce((sum, { weight }) => sum + weight, 0) < fewest) return [];
    return [{ row: i, kind: lawKind(quantity), value: y[i]!, draws: there, laws: Math.sqrt(variance) }];
  });
}

/** By draws of the population of the others, with the error of laws and print about each. */
function fromRecipe(study: CorpusStudy, left: Left, widening: Widening): LeftOutStudy {
  const { name, rows, errors, y } = study;
  const { outputs, weights } = left.drawn;
  const known = numbersOf(study, left);
  const mixtures = rows.map((_, i): readonly Weighted[] => {
    const one = known.find(({ row }) => row === i);
    return (one?.draws ?? []).map((draw) => ({
      ...draw,
      sd: Math.hypot(draw.sd, (widening[one!.kind] ?? 1) * one!.laws),
    }));
  });
  return {
    rows: rows.map((row, i) => {
      const own = mixtures[i]!;
      const { median, low90, high90 } = own.length > 0 ? bandOf(own, errors[i]!.from) : nothing;
      return { ...headOf(name, row), median, low90, high90, given: false, draws: own.length };
    }),
    scaled: mixtures.flatMap((own, i) => (own.length > 0 ? [normalScore(own, y[i]!)] : [])),
    orderings: study.orderings.map((ordering) => ({
      study: name,
      statement: ordering.statement,
      probability: probabilityOf(ordering, study, outputs, weights, widened(left.others.laws, widening)),
    })),
  };
}

/** Factors on the variances of the laws with others on their standard deviations. */
function widened(factors: LeftOut['others']['laws'], widening: Widening): LeftOut['others']['laws'] {
  return Object.fromEntries(Object.entries(factors).map(([kind, by]) => [kind, by * (widening[kind] ?? 1) ** 2]));
}

/** In the linear form of the simulation, in which numbers that are given move and narrow the others. */
function givenFirst(study: CorpusStudy, { joint, first, others, published }: Left, widening: Widening) {
  const { name, rows, errors, y, laws } = study;
  if (first.length === 0 || first.length >= published.filter(Number.isFinite).length) return { rows: [], scaled: [] };
  const covariance = joint.covariance.map((value, ij) =>
    Object.entries(laws).reduce(
      (sum, [kind, of]) => sum + ((widening[kind] ?? 1) ** 2 - 1) * (others.laws[kind] ?? 1) * of[ij]!,
      value,
    ),
  );
  const given = predictedNumbers({ mean: joint.mean, covariance }, y, first);
  const bands = rows.map((row, i): BlindRow => {
    const { mean, sd } = given[i]!;
    const { from } = errors[i]!;
    const [a, b] = [from(mean - z90 * sd), from(mean + z90 * sd)];
    const band = Number.isFinite(mean)
      ? { median: from(mean), low90: Math.min(a, b), high90: Math.max(a, b) }
      : nothing;
    return { ...headOf(name, row), ...band, given: first.includes(i), draws: 0 };
  });
  const scaled = rows.flatMap((_, i) => {
    const { mean, sd } = given[i]!;
    return Number.isFinite(mean) && !first.includes(i) ? [(y[i]! - mean) / sd] : [];
  });
  return { rows: bands, scaled };
}

/** The normal number that is as improbable as a value under a mixture. */
function normalScore(mixture: readonly Weighted[], value: number): number {
  let [below, all] = [0, 0];
  for (const one of mixture) {
    below += one.weight * normalCdf((value - one.value) / one.sd);
    all += one.weight;
  }
  return normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, below / all)));
}

/** Share of the draws, each with many errors of the laws, in which numbers are in order. */
function probabilityOf(
  { numbers, alike }: CorpusStudy['orderings'][number],
  { y, laws, errors }: CorpusStudy,
  outputs: readonly Float64Array[],
  weights: Float64Array,
  factors: LeftOut['others']['laws'],
): number {
  const [n, k] = [y.length, numbers.length];
  const factor = new Float64Array(k * k);
  numbers.forEach((i, a) => {
    numbers.forEach((j, b) => {
      for (const [kind, matrix] of Object.entries(laws))
        factor[a * k + b]! += (factors[kind] ?? 1) * matrix[i * n + j]!;
    });
    // What two numbers have in common may be all.
    factor[a * k + a]! = factor[a * k + a]! * (1 + 1e-9) + 1e-15;
  });
  choleskyFactor(factor, k);
  const normals = sobolPoints(ofOrder, k, 1).map((point) => point.map(normalQuantile));
  const shifts = normals.map((normal) =>
    numbers.map((_, a) => {
      // The diagonal of the factor is inverse.
      let sum = normal[a]! / factor[a * k + a]!;
      for (let b = 0; b < a; b++) sum += factor[a * k + b]! * normal[b]!;
      return sum;
    }),
  );
  let [right, all] = [0, 0];
  outputs.forEach((output, d) => {
    if (!numbers.every((i) => Number.isFinite(output[i]))) return;
    for (const shift of shifts) {
      const values = numbers.map((i, a) => errors[i]!.from(output[i]! + shift[a]!));
      all += weights[d]!;
      if (isInOrder(values, alike)) right += weights[d]!;
    }
  });
  return right / all;
}

function headOf(study: string, { cell, measurement }: CorpusStudy['rows'][number]) {
  return {
    study,
    scenario: cell.scenario,
    variant: cell.prepared.name,
    quantity: measurement.quantity,
    unit: measurement.unit,
    cycle: measurement.cycle ?? Number.NaN,
    published: measurement.value,
  };
}

const nothing = { median: Number.NaN, low90: Number.NaN, high90: Number.NaN };
