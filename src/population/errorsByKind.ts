import { median } from '../published/validate.js';
import { isOf } from '../quantities/registry.js';
import type { BlindRow, KindOfError } from '../results/prediction.js';

/** How the errors of one kind of number are told: as % of the printed value, in points, or as a factor. */
interface Kind {
  readonly kind: KindOfError['kind'];
  readonly unit: KindOfError['unit'];
  readonly is: (row: BlindRow) => boolean;
}

const kinds: readonly Kind[] = [
  {
    kind: 'capacity',
    unit: '%',
    is: ({ quantity, unit }) => (isOf('capacity', quantity) || isOf('arealCapacity', quantity)) && unit !== '%',
  },
  {
    kind: 'retention',
    unit: 'points',
    is: ({ quantity }) => quantity === 'retention' || quantity === 'activeMassRetention',
  },
  {
    kind: 'first efficiency',
    unit: 'points',
    is: ({ quantity, cycle }) => isOf('efficiency', quantity) && cycle <= 2,
  },
  { kind: 'resistance', unit: 'factor', is: ({ quantity }) => isOf('resistance', quantity) },
];

/** Errors of a prediction by the kind of number; shares are in % whatever their unit. A number without a prediction lies in no band and is infinitely wrong. */
export function errorsByKind(rows: readonly BlindRow[]): readonly KindOfError[] {
  return [...kinds, { kind: 'others', unit: '%', is: isNoneOf(kinds) } as const].flatMap(({ kind, unit, is }) => {
    const own = rows.filter(is);
    if (own.length === 0) return [];
    const held = own.filter(({ published, low90, high90 }) => published >= low90 && published <= high90).length;
    const width = own
      .filter(({ high90 }) => Number.isFinite(high90))
      .map((row) => size(unit, row, row.high90, row.low90));
    const medianAbsolute = median(own.map((row) => size(unit, row, row.median, row.published)));
    return [
      { kind, unit, numbers: own.length, coverage90: held / own.length, medianAbsolute, medianWidth: median(width) },
    ];
  });
}

function isNoneOf(listed: readonly Kind[]): Kind['is'] {
  return (row) => !listed.some(({ is }) => is(row));
}

function size(unit: KindOfError['unit'], row: BlindRow, a: number, b: number): number {
  if (!Number.isFinite(a)) return Number.POSITIVE_INFINITY;
  if (unit === 'factor') return Math.exp(Math.abs(Math.log(Math.max(a, 1e-12) / Math.max(b, 1e-12))));
  const points = Math.abs(a - b);
  if (unit === 'points') return row.unit === '%' ? points : 100 * points;
  return (100 * points) / Math.abs(row.published);
}
