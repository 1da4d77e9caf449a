import type { Measurement } from '../../index.js';
import type { MeasuredRecords } from '../engine/messages.js';

/** Scenario documents as plain data, changed by copying: what has not changed stays the same object. */
export type Plain = { readonly [key: string]: unknown };
export type Path = readonly (string | number)[];

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const key of path) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else if (isPlain(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** The document with another value at a place; undefined removes it. */
export function withValue<T>(document: T, path: Path, value: unknown): T {
  if (path.length === 0) return value as T;
  const [key, ...rest] = path;
  if (Array.isArray(document) && typeof key === 'number') {
    return document.map((item, i) => (i === key ? withValue(item, rest, value) : item)) as T;
  }
  const base: Plain = isPlain(document) ? document : {};
  if (rest.length === 0 && value === undefined) {
    const { [key]: _, ...others } = base;
    return others as T;
  }
  return { ...base, [key]: withValue(base[key], rest, value) } as T;
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface Parts {
  readonly common: Plain;
  readonly first: Plain;
  readonly other: Plain;
}

/** What two documents share, and what only one of them has or has differently: a base and two variants of it. */
export function parted(first: Plain, other: Plain): Parts {
  const keys = [...new Set([...Object.keys(first), ...Object.keys(other)])];
  const parts = keys.map((key): readonly [string, Part] => [key, partOf(own(first, key), own(other, key))]);
  // Own keys even where one is called `__proto__`.
  const of = (which: keyof Part): Plain =>
    Object.fromEntries(parts.flatMap(([key, part]) => (part[which] === undefined ? [] : [[key, part[which]]])));
  return { common: of('common'), first: of('first'), other: of('other') };
}

interface Part {
  readonly common?: unknown;
  readonly first?: unknown;
  readonly other?: unknown;
}

function partOf(a: unknown, b: unknown): Part {
  if (same(a, b)) return { common: a };
  // An empty mapping says something (a mechanism that is on as it is built in): it has no parts to be put together from.
  if (!isPlain(a) || !isPlain(b) || isEmpty(a) || isEmpty(b)) return { first: a, other: b };
  const parts = parted(a, b);
  const kept = Object.entries(parts).filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(kept);
}

function own(document: Plain, key: string): unknown {
  return Object.hasOwn(document, key) ? document[key] : undefined;
}

function isEmpty(document: Plain): boolean {
  return Object.keys(document).length === 0;
}

/** Measured points of variants that are not among these: a scenario of two cells cannot hold them. */
export function strangers<T extends { readonly variant?: unknown }>(
  names: readonly string[],
  data: readonly T[],
): readonly T[] {
  return data.filter(({ variant }) => typeof variant === 'string' && !names.includes(variant));
}

/** Measured curves and spectra as entries of the data of a scenario. */
export function recordEntries({ curves, spectra }: MeasuredRecords): readonly Plain[] {
  return [
    ...curves.map(({ variant, source, ...curve }) => ({
      ...(variant === undefined ? {} : { variant }),
      source,
      curve,
    })),
    ...spectra.map(({ variant, source, area: _, ...spectrum }) => ({
      ...(variant === undefined ? {} : { variant }),
      source,
      spectrum,
    })),
  ];
}

/** Two documents as one scenario with two variants, and the measured points that belong to them. */
export function scenarioOf(
  names: readonly [string, string],
  [first, other]: readonly [Plain, Plain],
  data: readonly (Measurement | Plain)[],
): Plain {
  const parts = parted(first, other);
  const { title, ...rest } = parts.common;
  const left = new Set(strangers(names, data));
  const kept = data.filter((point) => !left.has(point));
  return {
    title: typeof title === 'string' ? title : 'Two cells of the lab page',
    ...rest,
    variants: Object.fromEntries([
      [names[0], parts.first],
      [names[1], parts.other],
    ]),
    ...(kept.length > 0 ? { data: kept } : {}),
  };
}
