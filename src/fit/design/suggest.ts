import type { Suggestion } from '../../results/fit.js';
import type { FitParameter, FitProblem } from '../problem.js';
import { type Candidate, designCandidates } from './designCandidates.js';
import { designSensitivities } from './designSensitivities.js';
import { narrowing, variances, withMeasurements } from './information.js';
import { presentInformation } from './presentInformation.js';
import type { Observer, Sensitivities } from './sensitivities.js';
import { suggestionMessage } from './suggestionWords.js';

/** How many suggestions there may be, and how much the present data are believed. */
export interface SuggestOptions {
  /** Suggestions at most; default 6. */
  readonly most?: number;
  /** Factor on the standard errors of the present data: their scatter about the fit, times the inflation for dependent ones. Default: the scatter at `values`, 1 where the errors are known. */
  readonly scatter?: number;
}

/** A mean factor above this is not worth the work. */
const WORTHWHILE = 0.97;
/** Two measurements of a kind are named where they do this much better than one. */
const PAIR = 0.85;

/**
 * Which further measurements would shrink the intervals most, best first: locally optimal design by Fisher information. The
 * measurements that minimise the geometric mean of the standard errors are sought among candidates, each by the
 * sensitivities of a simulation at `values`; of each kind on each variant the best cycle, or the best two of them
 * (Atkinson, Donev & Tobias 2007, Optimum Experimental Designs, chapters 9 and 17; Pukelsheim 1993). Rejects with Interrupted.
 */
export async function suggestMeasurements(
  problem: FitProblem,
  values: ArrayLike<number>,
  observer: Observer,
  { most = 6, scatter }: SuggestOptions = {},
): Promise<readonly Suggestion[]> {
  const { parameters } = problem;
  if (parameters.length === 0) return [];
  const candidates = designCandidates(problem);
  const known = await designSensitivities(problem, candidates, values, observer);
  const present = presentInformation(problem, known.ofData, scatter);
  const before = variances(present, parameters.length);
  const gains = candidates.flatMap((candidate, i): Gain[] => {
    const added = addition(candidate, known.ofCandidates[i]);
    return added ? [gainOf(present, before, [{ candidate, ...added }])] : [];
  });
  const worthwhile = bestOfKinds(gains, present, before)
    .filter(({ mean }) => mean < WORTHWHILE)
    .sort((a, b) => a.mean - b.mean);
  const best = someOfEach(worthwhile, most);
  return best.map((gain, rank) =>
    suggestionOf(gain, parameters, before, rank === 0 ? companionOf(gain, gains, present, before) : undefined),
  );
}

/** What a measurement says: gradients of its values and their standard errors. */
interface Addition {
  readonly gradients: readonly Float64Array[];
  readonly errors: readonly number[];
}

type Made = Addition & { readonly candidate: Candidate };

/** One or more measurements and what they would do. */
interface Gain {
  readonly made: readonly Made[];
  readonly after: Float64Array;
  readonly each: Float64Array;
  readonly mean: number;
}

/** Undefined where the cell does not live to see it. */
function addition({ error }: Candidate, { values, gradients }: Sensitivities): Addition | undefined {
  const lasting = values.flatMap((value, i) =>
    Number.isFinite(value) && gradients[i].every(Number.isFinite) ? [i] : [],
  );
  if (lasting.length < Math.max(1, values.length / 2)) return undefined;
  return {
    gradients: lasting.map((i) => gradients[i]),
    errors: lasting.map((i) => ('absolute' in error ? error.absolute : error.relative * Math.abs(values[i]))),
  };
}

function gainOf(present: Float64Array, before: Float64Array, made: readonly Made[]): Gain {
  const information = made.reduce((sum, { gradients, errors }) => withMeasurements(sum, gradients, errors), present);
  const after = variances(information, before.length);
  return { made, after, ...narrowing(before, after) };
}

/** Of each kind on each variant (and for each further cell) the best measurement, and the best second one beside it where that is worth it. */
function bestOfKinds(gains: readonly Gain[], present: Float64Array, before: Float64Array): readonly Gain[] {
  const groups = new Map<string, Gain[]>();
  for (const gain of gains) {
    const [{ candidate }] = gain.made;
    const key = [candidate.kind, candidate.variant, candidate.cycle === undefined ? candidate.words([]) : ''].join(
      '\n',
    );
    groups.set(key, [...(groups.get(key) ?? []), gain]);
  }
  return [...groups.values()].flatMap((group) => {
    const best = least(group);
    const pairs = group
      .filter((gain) => gain !== best)
      .map(({ made }) => gainOf(present, before, [...best.made, ...made]));
    if (pairs.length === 0) return [best];
    const pair = least(pairs);
    return pair.mean < PAIR * best.mean ? [best, pair] : [best];
  });
}

/** The best of each kind, whatever it takes to measure it, then others; best first. */
function someOfEach(gains: readonly Gain[], most: number): readonly Gain[] {
  const kinds = gains.map(({ made }) => made[0].candidate.kind);
  const firsts = gains.filter((_, i) => kinds.indexOf(kinds[i]) === i);
  const chosen = new Set(firsts.slice(0, most));
  for (const gain of gains) if (chosen.size < most) chosen.add(gain);
  return gains.filter((gain) => chosen.has(gain));
}

/** The measurement that adds most to these. */
function companionOf(
  { made }: Gain,
  gains: readonly Gain[],
  present: Float64Array,
  before: Float64Array,
): Gain | undefined {
  const others = gains.filter((gain) => !made.some(({ candidate }) => gain.made[0].candidate === candidate));
  return others.length === 0
    ? undefined
    : least(others.map((gain) => gainOf(present, before, [...made, ...gain.made])));
}

function least(gains: readonly Gain[]): Gain {
  return gains.reduce((a, b) => (b.mean < a.mean ? b : a));
}

function suggestionOf(
  gain: Gain,
  parameters: readonly FitParameter[],
  before: Float64Array,
  companion: Gain | undefined,
): Suggestion {
  const [{ candidate }] = gain.made;
  const { kind, variant, assumedError } = candidate;
  const cycles = cyclesOf(gain.made);
  const measurement = candidate.words(cycles);
  const improvements = parameters
    .map(({ path }, j) => ({ path, factor: gain.each[j] }))
    .sort((a, b) => a.factor - b.factor);
  const added = companion?.made[companion.made.length - 1].candidate;
  return {
    measurement,
    kind,
    variant,
    ...(cycles.length === 1 ? { cycle: cycles[0] } : {}),
    assumedError,
    factor: gain.mean,
    improvements,
    message: suggestionMessage(measurement, assumedError, {
      parameters: parameters.map(({ path }, j) => ({ path, factor: gain.each[j], variance: before[j] })),
      mean: gain.mean,
      ...(companion && added
        ? {
            companion: {
              measurement: added.words(added.cycle === undefined ? [] : [added.cycle]),
              mean: companion.mean,
            },
          }
        : {}),
    }),
  };
}

function cyclesOf(made: readonly Made[]): readonly number[] {
  return made.flatMap(({ candidate: { cycle } }) => (cycle === undefined ? [] : [cycle])).sort((a, b) => a - b);
}
