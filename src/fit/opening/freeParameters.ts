import type { Issue } from '../../scenario/document/issue.js';
import { type Path, type Plain, parsePath, valueAt } from '../../scenario/document/path.js';
import { longForm } from '../../scenario/document/variants.js';
import { type FreeNumber, inUnit, splitQuantity } from './freeNumber.js';
import { priorOf } from './priorOf.js';

/** A number to be fitted, in the unit that it is written in. */
export interface FreeParameter {
  readonly path: string;
  readonly also: readonly string[];
  readonly unit: string;
  readonly scale: 'linear' | 'log';
  readonly lower: number;
  readonly upper: number;
  readonly start: number;
  /** Normal in the coordinate of the search: `error` is absolute, on a log scale the standard deviation of ln p. */
  readonly prior?: { readonly value: number; readonly error: number };
}

/**
 * The free numbers of a study with their bounds. A search begins at what stands in the base scenario or, with `restart`, at a
 * value that no calibration has touched.
 */
export function freeParameters(
  numbers: readonly FreeNumber[],
  base: Plain,
  options: { readonly restart?: boolean } = {},
): { readonly parameters: readonly FreeParameter[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const parameters = numbers.flatMap((number, i): FreeParameter[] => {
    const refuse = (key: string, message: string, got: unknown, hint?: string): FreeParameter[] => {
      const more = hint === undefined ? {} : { hint };
      issues.push({ severity: 'error', path: `free[${i}].${key}`, message, got: String(got), ...more });
      return [];
    };
    const { parameter, also = [], scale = 'linear' } = number;
    const missing = [parameter, ...also].find((path) => writtenAt(path, base) === undefined);
    const begins = number.start ?? number.prior?.value;
    const written = writtenAt(parameter, base) ?? begins;
    // A law that is only tried has no place in the file yet.
    if (written === undefined || (missing !== undefined && begins === undefined))
      return refuse('parameter', 'The base scenario has no number at this place.', missing, 'write it there');
    const { unit } = splitQuantity(written);
    const lower = inUnit(number.from, unit);
    const upper = inUnit(number.to, unit);
    const given = inUnit(written, unit);
    const untouched = begins === undefined ? middle(lower, upper, scale) : inUnit(begins, unit);
    if (Number.isNaN(lower)) return refuse('from', `This is no number in ${unit || 'plain digits'}.`, number.from);
    if (Number.isNaN(upper)) return refuse('to', `This is no number in ${unit || 'plain digits'}.`, number.to);
    if (!(lower <= upper)) return refuse('to', 'The bounds are crossed.', number.to);
    const read = priorOf(number.prior, { unit, scale, lower, upper });
    if ('fault' in read) {
      const { key, message, got, hint } = read.fault;
      return refuse(key, message, got, hint);
    }
    if (Number.isNaN(untouched))
      return refuse('start', `This is no number in ${unit || 'plain digits'}.`, number.start);
    const start = Math.min(Math.max(options.restart ? untouched : given, lower), upper);
    if (scale === 'log' && !(lower > 0)) return refuse('from', 'A logarithmic scale begins above zero.', number.from);
    return [{ path: parameter, also, unit, scale, lower, upper, start, ...read }];
  });
  return { parameters, issues };
}

/** The settings that put values in the places of the parameters. */
export function settingsAt(parameters: readonly FreeParameter[], values: ArrayLike<number>): string[] {
  return parameters.flatMap(({ path, also, unit }, i) =>
    [path, ...also].map((place) => `${place}=${values[i]}${unit === '' ? '' : ` ${unit}`}`),
  );
}

/** Where the value of a parameter is written in the base document: as given, or in the long form of a variant's or cell's short form. */
export function parameterPlace(parameter: string, document: Plain): Path | undefined {
  const path = parsePath(parameter);
  if (!path) return undefined;
  const candidates = [path, longForm(path, document)];
  if (path[0] === 'variants') candidates.push([...path.slice(0, 2), ...longForm(path.slice(2), document)]);
  return candidates.find((place) => valueAt(document, place) !== undefined);
}

/** What stands there, if it is a number. */
export function writtenAt(parameter: string, base: Plain): number | string | undefined {
  const place = parameterPlace(parameter, base);
  const value = place && valueAt(base, place);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && Number.isFinite(splitQuantity(value).value) ? value : undefined;
}

function middle(lower: number, upper: number, scale: 'linear' | 'log'): number {
  return scale === 'log' ? Math.sqrt(lower * upper) : (lower + upper) / 2;
}
