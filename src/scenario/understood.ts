import { isPlain, type Path, valueAt } from './document/path.js';
import type { PlacedIssue } from './document/placedIssue.js';
import { formatQuantity, parseQuantity, toSi } from './quantities/quantity.js';
import { spanOf } from './quantities/span.js';
import { ofUnit } from './schema/field.js';

/** What of a recipe was understood in one of several ways: ranges by their means, a loading by its capacity. */
export function understood(document: unknown): PlacedIssue[] {
  return [...ranges(valueAt(document, ['cell']), ['cell']), ...loadingByCapacity(document)];
}

/** A cell has one value where a recipe states a range. */
function ranges(value: unknown, place: Path): PlacedIssue[] {
  if (Array.isArray(value)) return value.flatMap((entry, i) => ranges(entry, [...place, i]));
  if (isPlain(value)) return Object.entries(value).flatMap(([key, entry]) => ranges(entry, [...place, key]));
  const span = typeof value === 'string' ? spanOf(value) : undefined;
  if (span === undefined || 'error' in parseQuantity(span.mean)) return [];
  const ofPowder = place.at(-1) === 'd50';
  return [
    {
      severity: 'note',
      place,
      message: `Of a range the mean is taken: ${span.mean}.`,
      got: String(value),
      hint: ofPowder
        ? `if these are sizes of small and large particles rather than a tolerance of the median, write d10: ${span.low}, d90: ${span.high} beside it`
        : 'state the ends as variants to see what lies between them',
    },
  ];
}

/** [mAh/cm2] is capacity, and which mass gives it is a matter of definition. */
function loadingByCapacity(document: unknown): PlacedIssue[] {
  const place: Path = ['cell', 'cathode', 'loading'];
  const loading = valueAt(document, place);
  const [capacity, nominal] = [quantityOf(loading, 'mAh/cm2'), nominalCapacity(valueAt(document, ['cell', 'oneC']))];
  if (capacity === undefined || nominal === undefined) return [];
  return [
    {
      severity: 'note',
      place,
      message: `The loading is ${formatQuantity(capacity / nominal, 'mg/cm2', 4)} of active material: its capacity is taken as ${formatQuantity(nominal, 'mAh/g')}, one hour at 1C.`,
      got: String(loading),
      hint: 'state the loading in mg/cm2 if the capacity was that of something else',
    },
  ];
}

/** [C/kg] What an hour at 1C takes. */
function nominalCapacity(oneC: unknown): number | undefined {
  const current = quantityOf(oneC, 'mA/g');
  return current === undefined ? quantityOf(oneC, 'mAh/g') : current * toSi(1, 'h');
}

function quantityOf(value: unknown, unit: string): number | undefined {
  if (typeof value !== 'string' || !ofUnit(value, unit)) return undefined;
  const read = parseQuantity(spanOf(value)?.mean ?? value);
  return 'error' in read ? undefined : read.value;
}
