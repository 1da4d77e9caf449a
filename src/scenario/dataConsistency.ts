import { measuredNames, measuredQuantity } from '../quantities/registry.js';
import { plainNumber } from '../text/plainNumber.js';
import { formatPath, isPlain, type Path, type Plain, shorten, valueAt } from './document/path.js';
import { type PlacedIssue, placedIssue } from './document/placedIssue.js';
import { nearest } from './document/suggest.js';
import { readRate, readValue, unitWay } from './schema/data.js';

/**
 * What is wrong with the measured points of a document as far as the document alone can tell: what they are of, their units,
 * their variants, and values that say something twice. Whatever the schema refuses is passed over.
 */
export function dataInconsistencies(document: unknown, variants: readonly string[]): PlacedIssue[] {
  const points = writtenPoints(document);
  return [
    ...sharedParts(document).flatMap((part) => quantityIssues(part)),
    ...points.flatMap((point) => pointIssues(point, variants)),
    ...repeated(points),
  ];
}

/** A point with what the group around it says. */
interface WrittenPoint {
  readonly place: Path;
  readonly fields: Plain;
  /** Where a field stands: in the point, or above it in the group. */
  readonly placeOf: (field: string) => Path;
}

/** Entries of the block: single points and heads of groups. */
function sharedParts(document: unknown): WrittenPoint[] {
  const data = valueAt(document, ['data']);
  if (!Array.isArray(data)) return [];
  return data.flatMap((entry: unknown, i) => {
    const place = ['data', i];
    return isPlain(entry) ? [{ place, fields: entry, placeOf: (field: string) => [...place, field] }] : [];
  });
}

function writtenPoints(document: unknown): WrittenPoint[] {
  return sharedParts(document).flatMap((part): WrittenPoint[] => {
    const { points } = part.fields;
    if (!Array.isArray(points)) return [part];
    return points.flatMap((point: unknown, j) => {
      if (!isPlain(point)) return [];
      const place = [...part.place, 'points', j];
      const placeOf = (field: string): Path => (Object.hasOwn(point, field) ? [...place, field] : part.placeOf(field));
      return [{ place, fields: { ...part.fields, ...point }, placeOf }];
    });
  });
}

function quantityIssues({ fields: { quantity }, placeOf }: WrittenPoint): PlacedIssue[] {
  if (typeof quantity !== 'string' || quantity.trim() === '' || measuredQuantity(quantity.trim())) return [];
  const alike = nearest(quantity, measuredNames());
  return [
    placedIssue(placeOf('quantity'), 'A simulation has no quantity of this name.', {
      got: shorten(quantity),
      allowed: measuredNames().join(', '),
      hint: alike === undefined ? undefined : `did you mean ${alike}?`,
    }),
  ];
}

function pointIssues(point: WrittenPoint, variants: readonly string[]): PlacedIssue[] {
  const { fields, placeOf } = point;
  const { variant, value, rate } = fields;
  const found: PlacedIssue[] = [];
  if (typeof variant === 'string' && !variants.includes(variant.trim())) {
    const alike = nearest(variant, variants);
    found.push(
      placedIssue(placeOf('variant'), 'There is no such variant.', {
        got: shorten(variant),
        allowed: variants.join(', '),
        hint: alike === undefined ? undefined : `did you mean ${alike}?`,
      }),
    );
  }
  if (typeof value === 'string' && readValue(value) === undefined) {
    found.push(
      placedIssue(placeOf('value'), 'It cannot be read as a quantity.', {
        got: shorten(value),
        allowed: 'a number, or 185 mAh/g',
      }),
    );
  } else found.push(...unitIssues(point), ...shareIssues(point));
  if (typeof rate === 'string' && readRate(rate) === undefined) {
    found.push(
      placedIssue(placeOf('rate'), 'It cannot be read as a C-rate.', {
        got: shorten(rate),
        allowed: '0.2, 0.2C or C/5',
      }),
    );
  }
  return [...found, ...idleReference(point)];
}

/** The unit of the value, and one beside it: both must fit the quantity. */
function unitIssues({ fields, placeOf }: WrittenPoint): PlacedIssue[] {
  const quantity = typeof fields.quantity === 'string' ? measuredQuantity(fields.quantity.trim()) : undefined;
  if (!quantity) return [];
  const { value, unit } = fields;
  const written = [
    ['value', typeof value === 'string' ? readValue(value)?.unit : undefined],
    ['unit', typeof unit === 'string' ? unit.trim() : undefined],
  ] as const;
  return written.flatMap(([field, text]) => {
    if (text === undefined || text === '' || unitWay(quantity, text) !== undefined) return [];
    const { unit: own, alsoIn } = quantity.measured;
    const kinds = { 'V vs Li': ', or the same with "vs Li"', Ohm: ', or Ohm for the whole cell' } as const;
    const more = alsoIn === undefined ? '' : kinds[alsoIn];
    return [
      placedIssue(placeOf(field), `The unit ${shorten(text)} does not fit ${quantity.name}.`, {
        got: shorten(fields[field]),
        allowed: own === '1' ? 'a pure number' : `${own}, or a unit that converts to it${more}`,
      }),
    ];
  });
}

/** Below this a value in per cent was probably meant as a fraction. */
const likelyFraction = 1.5;

/** 0.81 for 81 %. */
function shareIssues({ fields, placeOf }: WrittenPoint): PlacedIssue[] {
  const { quantity, value, unit } = fields;
  if (typeof quantity !== 'string' || measuredQuantity(quantity)?.measured.unit !== '%') return [];
  const number = typeof value === 'string' ? readValue(value) : { value, unit: '' };
  if (unit !== undefined || number?.unit !== '' || typeof number.value !== 'number') return [];
  if (!(number.value > 0 && number.value < likelyFraction)) return [];
  return [
    {
      ...placedIssue(placeOf('value'), `Without a unit this ${quantity} is in per cent.`, {
        got: `${number.value} %`,
        hint: `write "${plainNumber(100 * number.value, 12)} %" if a fraction was meant, else "${number.value} %"`,
      }),
      severity: 'warning',
    },
  ];
}

/** A reference only counts for what compares two cycles. */
function idleReference({ fields: { quantity, reference }, placeOf }: WrittenPoint): PlacedIssue[] {
  if (reference === undefined || typeof quantity !== 'string') return [];
  const known = measuredQuantity(quantity);
  if (!known || known.measured.compares) return [];
  return [
    {
      ...placedIssue(placeOf('reference'), `A reference cycle has no effect on ${quantity}.`, {
        got: shorten(reference),
        allowed: measuredNames()
          .filter((name) => measuredQuantity(name)?.measured.compares)
          .join(', '),
      }),
      severity: 'warning',
    },
  ];
}

/** Two values of one quantity in one place: a table has room for one. */
function repeated(points: readonly WrittenPoint[]): PlacedIssue[] {
  const seen = new Map<string, WrittenPoint>();
  return points.flatMap((point) => {
    const { quantity, variant, cycle, rate, reference, source, level } = point.fields;
    // Files are compared as a whole.
    if (typeof quantity !== 'string' || level === 'file') return [];
    const key = JSON.stringify([quantity, variant ?? null, cycle ?? null, rate ?? null, reference ?? null]);
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, point);
      return [];
    }
    const same = first.fields.source === source ? 'the same source' : 'another source';
    return [
      {
        ...placedIssue(
          point.place,
          `This is a second value of ${shorten(quantity)} in one place: the comparison shows the first one only.`,
          { got: shorten(point.fields.value), hint: `the first one is ${formatPath(first.place)}, of ${same}` },
        ),
        severity: 'warning' as const,
      },
    ];
  });
}
