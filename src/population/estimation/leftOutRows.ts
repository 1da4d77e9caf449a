import { normalQuantile } from '../../numerics/probability/distributions.js';
import type { BlindRow, LeftOutValidation } from '../../results/prediction.js';
import { errorsByKind } from '../errorsByKind.js';
import type { CorpusStudy } from './corpus.js';
import type { LeftOut } from './leaveOneOut.js';
import type { PredictedNumber } from './predictLinear.js';

/** Two-sided 90 % of a normal distribution. */
const z90 = normalQuantile(0.95);
/** A number whose simulation does not exist is known to no better than this, in its coordinate. */
const nothing = 1e3;

/** Studies as the others predict them: from their recipes, and given the first cycles of one sample. */
export function leftOutValidation(
  corpus: readonly CorpusStudy[],
  left: readonly LeftOut[],
): { readonly recipe: LeftOutValidation; readonly given: LeftOutValidation } {
  const rowsOf = (of: (one: LeftOut) => readonly PredictedNumber[]): readonly BlindRow[] =>
    corpus.flatMap((study, s) => {
      const one = left[s];
      return one ? bands(study, of(one), one.first) : [];
    });
  const recipe = rowsOf(({ predicted }) => predicted).map((row) => ({ ...row, given: false }));
  const given = rowsOf((one) => one.given);
  return {
    recipe: { rows: recipe, kinds: errorsByKind(recipe), scaled: scaledErrors(left, ({ predicted }) => predicted) },
    given: {
      rows: given,
      kinds: errorsByKind(given.filter((row) => !row.given)),
      scaled: scaledErrors(left, (one) => one.given, true),
    },
  };
}

function scaledErrors(
  left: readonly LeftOut[],
  of: (one: LeftOut) => readonly PredictedNumber[],
  without = false,
): readonly number[] {
  return left.flatMap((one) =>
    of(one).flatMap(({ mean, sd }, i) => {
      if (!(sd < nothing) || (without && one.first.includes(i))) return [];
      return [((one.published[i] ?? Number.NaN) - mean) / sd];
    }),
  );
}

function bands(
  { name, rows, errors }: CorpusStudy,
  numbers: readonly PredictedNumber[],
  first: readonly number[],
): readonly BlindRow[] {
  return numbers.map(({ mean, sd }, i): BlindRow => {
    const { cell, measurement } = rows[i]!;
    const { from } = errors[i]!;
    const known = sd < nothing;
    const [a, b] = [from(mean - z90 * sd), from(mean + z90 * sd)];
    return {
      study: name,
      scenario: cell.scenario,
      variant: cell.prepared.name,
      quantity: measurement.quantity,
      unit: measurement.unit,
      cycle: measurement.cycle ?? Number.NaN,
      published: measurement.value,
      median: known ? from(mean) : Number.NaN,
      low90: known ? Math.min(a, b) : Number.NaN,
      high90: known ? Math.max(a, b) : Number.NaN,
      given: first.includes(i),
      draws: 0,
    };
  });
}
