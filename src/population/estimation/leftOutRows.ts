import { choleskyFactor } from '../../numerics/linear/cholesky.js';
import { normalQuantile } from '../../numerics/probability/distributions.js';
import { sobolPoints } from '../../numerics/probability/sobol.js';
import type { BlindOrdering, BlindRow, LeftOutValidation } from '../../results/prediction.js';
import { errorsByKind } from '../errorsByKind.js';
import { probabilityOfOrder } from '../orderProbability.js';
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
    recipe: {
      rows: recipe,
      kinds: errorsByKind(recipe),
      scaled: scaledErrors(left, ({ predicted }) => predicted),
      orderings: corpus.flatMap((study, s) => {
        const one = left[s];
        return one ? orderingsOf(study, one) : [];
      }),
    },
    given: {
      rows: given,
      kinds: errorsByKind(given.filter((row) => !row.given)),
      scaled: scaledErrors(left, (one) => one.given, true),
      orderings: [],
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
  return rows.slice(0, numbers.length).map(({ cell, measurement }, i): BlindRow => {
    const { mean, sd } = numbers[i]!;
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

/** How probable each ordering of a study is by what the others say of the numbers that it compares. */
function orderingsOf({ name, orderings, errors }: CorpusStudy, { joint }: LeftOut): readonly BlindOrdering[] {
  return orderings.map(({ statement, alike, numbers }) => {
    const [n, k] = [joint.mean.length, numbers.length];
    // Two places may be one number.
    const factor = Float64Array.from(
      { length: k * k },
      (_, ab) =>
        (joint.covariance[numbers[Math.floor(ab / k)]! * n + numbers[ab % k]!] ?? Number.NaN) *
        (Math.floor(ab / k) === ab % k ? 1 + 1e-9 : 1),
    );
    choleskyFactor(factor, k);
    const draws = sobolPoints(ofOrder, k, 1).map((point) => point.map(normalQuantile));
    const values = numbers.map((i, a) =>
      draws.map((draw) => {
        let value = joint.mean[i]!;
        // The diagonal of the factor is inverse.
        for (let b = 0; b <= a; b++) value += (a === b ? 1 / factor[a * k + a]! : factor[a * k + b]!) * draw[b]!;
        return errors[i]!.from(value);
      }),
    );
    return { study: name, statement, probability: probabilityOfOrder(values, alike) };
  });
}

const ofOrder = 1024;
