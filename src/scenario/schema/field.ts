import { z } from 'zod';
import { plainNumber } from '../../text/plainNumber.js';
import { isPlain, shorten } from '../document/path.js';
import { conceivable } from '../quantities/conceivable.js';
import { dimensionOf, fits, fromSi, parseQuantity, toSi } from '../quantities/quantity.js';
import { spanOf } from '../quantities/span.js';
import { dimensionless, sameDimension } from '../quantities/units.js';

/** What a quantity field of the scenario accepts. Bounds are in `unit`. */
export interface QuantityField {
  /** Unit of the bounds, of messages and of the reference page; empty for a pure number. */
  readonly unit: string;
  readonly description: string;
  /** Lowest value allowed. */
  readonly min?: number;
  readonly max?: number;
  /** The value must be larger than this. */
  readonly above?: number;
  readonly below?: number;
  readonly example: string;
  /** A bare number is read in `unit`; otherwise only pure numbers may stand without one. */
  readonly bare?: boolean;
  /** SI value of another way to write it; undefined where a text is none. */
  readonly otherwise?: (text: string) => number | undefined;
  /** It may be written with where it was measured, `{ value: 0.2 mS/cm, source: ... }`. */
  readonly measured?: true;
  /** Other quantities from which this one follows, e.g. an amount of lithium from its mass: SI value = factor times the other's SI value;
   *  without a factor the same number in the unit of the field. */
  readonly equivalent?: { readonly unit: string; readonly factor?: number };
}

/** Why a value was refused: goes into an `Issue` as it is. */
export interface Refusal {
  readonly message: string;
  readonly allowed: string;
  readonly hint?: string;
  /** Neither text nor number stood there: another form of the field may have been meant. */
  readonly wrongType?: boolean;
}

/** A quantity with unit, checked for dimension and range, as an SI number. */
export function quantity(given: QuantityField) {
  const field = conceivableField(given);
  return z
    .unknown()
    .transform((input, context): number => {
      const read = readField(input, field);
      if (typeof read === 'number') return read;
      context.addIssue({ code: 'custom', message: read.message, params: { ...read }, input });
      return z.NEVER;
    })
    .meta(fieldMeta(field));
}

/** A quantity checked like `quantity` but kept as the text that was written. */
export function quantityText(given: QuantityField) {
  const field = conceivableField(given);
  return z
    .unknown()
    .transform((input, context): string => {
      const read = readField(input, field);
      if (typeof read === 'number') return spanOf(String(input))?.mean ?? String(input);
      context.addIssue({ code: 'custom', message: read.message, params: { ...read }, input });
      return z.NEVER;
    })
    .meta(fieldMeta(field));
}

/** Either of two quantities, the second one marked: a loading by mass or by capacity, say. What fits neither is told of the first. */
export function eitherQuantity<K extends string>(given: QuantityField, name: K, other: QuantityField) {
  const [field, second] = [conceivableField(given), conceivableField(other)];
  return z
    .unknown()
    .transform((input, context): number | { readonly [N in K]: number } => {
      const marked = ofUnit(input, second.unit);
      const read = readField(input, marked ? second : field);
      if (typeof read === 'number') return marked ? ({ [name]: read } as { readonly [N in K]: number }) : read;
      context.addIssue({ code: 'custom', message: read.message, params: { ...read }, input });
      return z.NEVER;
    })
    .meta(fieldMeta(field));
}

/** Whether a text is a quantity (or a range) of the dimension of a unit. */
export function ofUnit(input: unknown, unit: string): boolean {
  if (typeof input !== 'string') return false;
  const parsed = parseQuantity(spanOf(input)?.mean ?? input);
  return !('error' in parsed) && fits(parsed, unit);
}

/** "Above 0" means the least that a cell can be built with. */
function conceivableField(field: QuantityField): QuantityField {
  if (field.above !== 0 || field.min !== undefined) return field;
  const dimension = dimensionOf(field.unit);
  const known = Object.entries(conceivable).find(([unit]) => sameDimension(dimensionOf(unit), dimension));
  if (known === undefined || known[1][0] === 0) return field;
  const { above: _, ...others } = field;
  return { ...others, min: Number(fromSi(known[1][0], field.unit).toPrecision(6)) };
}

/** A whole number between bounds. */
export function count(min: number, max: number, description: string) {
  return z.int().min(min).max(max).meta({ description });
}

/** Free text that is not empty. */
export function text(description: string, examples: readonly string[] = []) {
  return z
    .string()
    .trim()
    .min(1)
    .meta({ description, ...(examples.length > 0 ? { examples: [...examples] } : {}) });
}

/** The SI value of what was written for `field`, or why not. */
export function readField(input: unknown, field: QuantityField): number | Refusal {
  const allowed = `${allowedRange(field)}, for example ${field.example}`;
  if (field.measured && isPlain(input)) return readMeasured(input, field);
  const pure = sameDimension(dimensionOf(field.unit), dimensionless);
  if (typeof input === 'number') {
    if (!Number.isFinite(input)) return { message: 'A finite number is needed.', allowed };
    if (pure) return inRange(input, input, field, allowed);
    if (field.bare) return inRange(toSi(input, field.unit), input, field, allowed);
    const meant = typeof inRange(toSi(input, field.unit), input, field, allowed) === 'number';
    const hint = meant ? { hint: `write "${input} ${field.unit}" if that is the unit you meant` } : {};
    return { message: 'The unit is missing.', allowed, ...hint };
  }
  if (typeof input !== 'string') {
    if (input === undefined) return { message: 'A required value is missing.', allowed };
    return {
      message: input === null ? 'The value is empty.' : `A quantity is needed, not a ${kindOf(input)}.`,
      allowed,
      wrongType: true,
    };
  }
  const other = field.otherwise?.(input);
  if (other !== undefined) return inRange(other, input, field, allowed);
  const span = spanOf(input);
  if (span !== undefined) {
    const ends = [span.low, span.high, span.mean].map((text) => readField(text, field));
    return ends.find((read): read is Refusal => typeof read !== 'number') ?? ends[2] ?? Number.NaN;
  }
  const parsed = parseQuantity(input);
  if ('error' in parsed) return { message: `It cannot be read as a quantity: ${parsed.error}.`, allowed };
  if (fits(parsed, field.unit)) {
    const shown = inUnit(field, pure ? field.unit : parsed.unitText);
    return inRange(parsed.value, input, field, `${allowedRange(shown)}, for example ${field.example}`);
  }
  if (parsed.unitText === '') return readField(parsed.value, field);
  if (field.equivalent !== undefined && fits(parsed, field.equivalent.unit)) {
    const { unit, factor } = field.equivalent;
    const value = factor === undefined ? toSi(fromSi(parsed.value, unit), field.unit) : parsed.value * factor;
    return inRange(value, input, field, allowed);
  }
  const message = pure
    ? `A pure number is needed, not one in ${parsed.unitText}.`
    : `The unit ${parsed.unitText} does not fit here.`;
  const hint = parsed.unitText === 'C' && field.unit === 'degC' ? 'C is the coulomb; write degC' : undefined;
  return { message, allowed, ...(hint === undefined ? {} : { hint }) };
}

/** A value with its source, and nothing else. */
function readMeasured(input: Readonly<Record<string, unknown>>, field: QuantityField): number | Refusal {
  const { value, source, ...others } = input;
  const allowed = `{ value: ${field.example}, source: where it was measured }`;
  const [strange] = Object.keys(others);
  if (strange !== undefined) return { message: `The key ${shorten(strange)} is not known here.`, allowed };
  if (typeof source !== 'string' || source.trim() === '') return { message: 'The source is missing.', allowed };
  const { measured: _, ...plain } = field;
  return readField(value, plain);
}

/** "above 0 um, up to 500 um". */
export function allowedRange(field: QuantityField): string {
  const { min, max, above, below, unit } = field;
  const show = (bound: number): string => {
    const number = plainNumber(bound, 12);
    return unit === '' ? number : `${number} ${unit}`;
  };
  const low = above !== undefined ? `above ${show(above)}` : min !== undefined ? `from ${show(min)}` : '';
  const high = below !== undefined ? `below ${show(below)}` : max !== undefined ? `up to ${show(max)}` : '';
  if (low !== '' && high !== '') return `${low}, ${high}`;
  return low !== '' ? low : high !== '' ? high : unit === '' ? 'a number' : `a quantity in ${unit}`;
}

/** The field with its bounds in the unit that somebody wrote. */
function inUnit(field: QuantityField, unit: string): QuantityField {
  if (unit === field.unit || unit === '') return field;
  const bounds = (['min', 'max', 'above', 'below'] as const).flatMap((name) => {
    const bound = field[name];
    return bound === undefined ? [] : [[name, Number(fromSi(toSi(bound, field.unit), unit).toPrecision(6))]];
  });
  return { ...field, unit, ...Object.fromEntries(bounds) };
}

/** "list", "mapping" ... as a person calls it. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (isPlain(value)) return 'mapping';
  if (value === null || value === undefined) return 'nothing';
  return { string: 'text', number: 'number', boolean: 'true/false' }[typeof value as string] ?? typeof value;
}

function inRange(si: number, input: string | number, field: QuantityField, allowed: string): number | Refusal {
  const { min, max, above, below, unit } = field;
  // In the unit of the bounds, so that a bound itself is met exactly.
  const value = fromSi(si, unit);
  const outside =
    (min !== undefined && value < min) ||
    (max !== undefined && value > max) ||
    (above !== undefined && value <= above) ||
    (below !== undefined && value >= below);
  if (!outside) return si;
  const hint =
    unit === '%' && typeof input === 'number' && si > 1
      ? `as a number a share lies between 0 and 1; in percent: ${si} %`
      : undefined;
  return { message: `${shorten(input)} is out of range.`, allowed, ...(hint === undefined ? {} : { hint }) };
}

const numberPattern = String.raw`[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?`;

/** Documentation of the field; also its JSON Schema for editors. */
function fieldMeta(field: QuantityField): Record<string, unknown> {
  const pure = sameDimension(dimensionOf(field.unit), dimensionless);
  const bare = pure || field.bare === true;
  const si = (bound: number): number => (pure ? toSi(bound, field.unit) : bound);
  return {
    description: `${field.description} (${allowedRange(field)})`,
    type:
      field.measured || bare
        ? ['string', ...(bare ? ['number'] : []), ...(field.measured ? ['object'] : [])]
        : 'string',
    pattern: bare ? `^\\s*${numberPattern}\\s*\\S*.*$` : `^\\s*${numberPattern}\\s*[^\\s\\d.,].*$`,
    'x-example': field.example,
    'x-unit': field.unit,
    ...(bare && field.min !== undefined ? { minimum: si(field.min) } : {}),
    ...(bare && field.max !== undefined ? { maximum: si(field.max) } : {}),
    ...(bare && field.above !== undefined ? { exclusiveMinimum: si(field.above) } : {}),
    ...(bare && field.below !== undefined ? { exclusiveMaximum: si(field.below) } : {}),
  };
}
