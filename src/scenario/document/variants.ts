import { keysAt } from './keys.js';
import { child, isPlain, type Path, type Plain, valueAt } from './path.js';

/** A scenario with one variant's overrides in place, and the way back from a place in it to where that was written. */
export interface ResolvedVariant {
  readonly name: string;
  readonly document: Plain;
  readonly written: (place: Path) => Path;
}

/** The name that the only cell of a scenario without variants gets. */
export const onlyVariant = 'cell';

/** Each variant of a document by itself: the base with the overrides merged in. */
export function resolveVariants(document: Plain): ResolvedVariant[] {
  const { variants, ...base } = document;
  if (!isPlain(variants) || Object.keys(variants).length === 0) {
    return [{ name: onlyVariant, document: withoutEmpty(base) as Plain, written: (place) => place }];
  }
  return Object.entries(variants).map(([name, override]) => {
    const { long, written } = withoutShortForms(isPlain(override) ? override : {}, base);
    return {
      name,
      document: withoutEmpty(merge(base, long)) as Plain,
      written: (place) => (overrides(base, long, place) ? ['variants', name, ...written(place)] : place),
    };
  });
}

/** The full path for one that begins with a key of the cell or of its cathode written directly. */
export function longForm(path: Path, base: Plain): Path {
  const cell: Path = isPlain(base.cell) && 'raw' in base.cell ? ['cell', 'raw'] : ['cell'];
  const inCell = path[0] === 'cell' && path.length > 1;
  const [first, ...rest] = inCell ? path.slice(1) : path;
  if (typeof first !== 'string') return path;
  const homes: Path[] = [...(inCell ? [] : [[]]), cell, [...cell, 'cathode']];
  const home = homes.find((place) => keysAt(place)?.includes(first));
  return home === undefined ? path : [...home, first, ...rest];
}

/** Maps are merged, everything else is replaced; an empty value, or `none` in place of a mapping, removes what was there. */
export function merge(base: unknown, override: unknown): unknown {
  if (!isPlain(override)) return override;
  const merged: Record<string, unknown> = isPlain(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(override)) {
    const there = child(merged, key);
    if (removes(value, there)) delete merged[key];
    else merged[key] = merge(there, value);
  }
  return merged;
}

function removes(value: unknown, base: unknown): boolean {
  return (value === null && base !== undefined) || (value === 'none' && isPlain(base));
}

/** Without keys that were left empty: a block whose lines are all commented out is a block that is not there. */
function withoutEmpty(value: unknown, path: Path = []): unknown {
  // A property of a material may be nothing (a flat potential), and one that was forgotten is to be spoken of.
  if (!isPlain(value) || (path[0] === 'materials' && path.length > 1)) return value;
  const known = keysAt(path);
  const kept = Object.entries(value).filter(([key, entry]) => entry !== null || !(known?.includes(key) ?? true));
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutEmpty(entry, [...path, key])]));
}

function withoutShortForms(override: Plain, base: Plain): { long: Plain; written: (place: Path) => Path } {
  const moves: { readonly from: Path; readonly to: Path }[] = [];
  let long: Plain = {};
  const inCell = isPlain(override.cell) ? override.cell : undefined;
  // Raw forms in the override itself decide as much as those of the base.
  const context = inCell !== undefined && 'raw' in inCell ? override : base;
  const places: Path[] = Object.keys(override).flatMap((key): Path[] =>
    key === 'cell' && inCell !== undefined ? Object.keys(inCell).map((inner) => ['cell', inner]) : [[key]],
  );
  // Short forms first: what is written out in full has the last word.
  for (const from of places.sort((a, b) => Number(isLong(a, context)) - Number(isLong(b, context)))) {
    const to = longForm(from, context);
    if (to.length !== from.length) moves.push({ from, to });
    long = overlay(long, nest(to, valueAt(override, from))) as Plain;
  }
  const written = (place: Path): Path => {
    if (valueAt(override, place) !== undefined) return place;
    const move = moves.find(({ to }) => to.every((segment, i) => place[i] === segment));
    return move === undefined ? place : [...move.from, ...place.slice(move.to.length)];
  };
  return { long, written };
}

function isLong(path: Path, base: Plain): boolean {
  return longForm(path, base).length === path.length;
}

function nest(path: Path, value: unknown): unknown {
  return path.reduceRight((inner, segment) => ({ [segment]: inner }), value);
}

/** Like `merge`, but keeps what removes: it has yet to meet its base. */
function overlay(base: unknown, override: unknown): unknown {
  if (!isPlain(base) || !isPlain(override)) return override;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(override)) merged[key] = overlay(child(merged, key), value);
  return merged;
}

/** Whether what stands at a place (or what is missing there) is due to the override rather than to the base. */
function overrides(base: unknown, override: unknown, place: Path): boolean {
  let below = base;
  let above = override;
  for (const segment of place) {
    const next = child(above, segment);
    const under = child(below, segment);
    // A missing value is missing where the mapping around it was written.
    if (next === undefined) return false;
    if (!isPlain(next) || !isPlain(under)) return true;
    above = next;
    below = under;
  }
  return false;
}
