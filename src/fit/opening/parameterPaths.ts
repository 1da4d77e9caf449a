import { formatPath, isPlain, type Path, type Plain, parsePath } from '../../scenario/document/path.js';
import { nearest } from '../../scenario/document/suggest.js';
import { longForm } from '../../scenario/document/variants.js';
import type { FitNumber } from './fitFile.js';

/** Where one free number is written: in the base, or in one or several variants. */
export interface ParameterPaths {
  readonly path: string;
  readonly also: readonly string[];
  readonly variant?: string;
}

export interface PathFault {
  readonly key: string;
  readonly message: string;
  readonly got: string;
  readonly allowed?: string;
  readonly hint?: string;
}

/** The places of a free number: itself, one for each variant, or one for several. `variants`: those with data. */
export function parameterPaths(
  { parameter, also = [], per, for: only }: FitNumber,
  variants: readonly string[],
): readonly ParameterPaths[] | { readonly fault: PathFault } {
  if (per === undefined && only === undefined) return [{ path: parameter, also }];
  if (parsePath(parameter)?.[0] === 'variants') {
    const message = 'A path into a variant is one number already.';
    return {
      fault: { key: 'parameter', message, got: parameter, hint: 'leave out variants.<name>, or `per` and `for`' },
    };
  }
  const unknown = only?.find((name) => !variants.includes(name));
  if (unknown !== undefined) {
    const alike = nearest(unknown, variants);
    const hint = alike === undefined ? {} : { hint: `did you mean ${alike}?` };
    return {
      fault: {
        key: 'for',
        message: 'No data are of this variant.',
        got: unknown,
        allowed: variants.join(', '),
        ...hint,
      },
    };
  }
  const names = only ?? variants;
  const inside = (variant: string): ParameterPaths => ({
    path: inVariant(variant, parameter),
    also: also.map((path) => inVariant(variant, path)),
    variant,
  });
  const places = names.map(inside);
  const [first, ...others] = places;
  if (per !== undefined || first === undefined || others.length === 0) return places;
  return [{ path: first.path, also: [...first.also, ...others.flatMap(({ path, also }) => [path, ...also])] }];
}

/** A path inside of a variant. */
export function inVariant(variant: string, path: string): string {
  return formatPath(['variants', variant, ...(parsePath(path) ?? [path])]);
}

/** The same place in the long form, so that two ways of writing it are found to be one. */
export function fullPath(path: string, document: Plain): string {
  const place: Path = parsePath(path) ?? [path];
  if (place[0] !== 'variants') return formatPath(longForm(place, document));
  return formatPath([...place.slice(0, 2), ...longForm(place.slice(2), document)]);
}

/** Names of the variants of a document; none when it is one cell only. */
export function variantNames(document: Plain): readonly string[] {
  return isPlain(document.variants) ? Object.keys(document.variants) : [];
}
