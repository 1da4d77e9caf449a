import type { BlindOrdering, BlindRow, BlindValidation, KindOfError } from '../results/prediction.js';
import { errorsByKind } from './errorsByKind.js';

/** Numbers that a prediction is judged by. A row without prediction counts as outside of its band and infinitely wrong. */
export function summaryOf(rows: readonly BlindRow[], orderings: readonly BlindOrdering[]): BlindValidation['summary'] {
  const held = rows.filter(({ published, low90, high90 }) => published >= low90 && published <= high90);
  const kinds = errorsByKind(rows);
  const of = (wanted: KindOfError['kind']): number =>
    kinds.find(({ kind }) => kind === wanted)?.medianAbsolute ?? Number.NaN;
  return {
    coverage90: held.length / rows.length,
    medianAbsolute: {
      capacity: of('capacity'),
      retention: of('retention'),
      efficiency: of('first efficiency'),
      resistance: of('resistance'),
    },
    orderings: { right: orderings.filter(({ probability }) => probability > 0.5).length, of: orderings.length },
  };
}
