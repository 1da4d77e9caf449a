import { median } from '../published/validate.js';
import { isOf } from '../quantities/registry.js';
import type { BlindOrdering, BlindRow, BlindValidation } from '../results/prediction.js';

/** Numbers that a prediction is judged by. A row without prediction counts as outside of its band and infinitely wrong. */
export function summaryOf(rows: readonly BlindRow[], orderings: readonly BlindOrdering[]): BlindValidation['summary'] {
  const held = rows.filter(({ published, low90, high90 }) => published >= low90 && published <= high90);
  const of = (kind: (row: BlindRow) => boolean, size: (row: BlindRow) => number): number =>
    median(rows.filter(kind).map(size));
  const points = ({ published, median: middle }: BlindRow): number => Math.abs(middle - published);
  return {
    coverage90: held.length / rows.length,
    medianAbsolute: {
      capacity: of(
        ({ quantity, unit }) => isOf('capacity', quantity) && unit !== '%',
        (row) => (100 * points(row)) / Math.abs(row.published),
      ),
      retention: of(({ quantity }) => quantity === 'retention', points),
      efficiency: of(({ quantity }) => isOf('efficiency', quantity), points),
      resistance: of(
        ({ quantity }) => isOf('resistance', quantity),
        ({ published, median: middle }) => Math.exp(Math.abs(Math.log(middle / published))),
      ),
    },
    orderings: { right: orderings.filter(({ probability }) => probability > 0.5).length, of: orderings.length },
  };
}
