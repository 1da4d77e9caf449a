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
  /** By document, as they were given. */
  readonly own: readonly Plain[];
}

/** What documents share, and what each of them has or has differently: a base and variants of it. */
export function parted(documents: readonly Plain[]): Parts {
  const keys = [...new Set(documents.flatMap((document) => Object.keys(document)))];
  const parts = keys.map((key): readonly [string, Part] => [key, partOf(documents.map((one) => own(one, key)))]);
  // Own keys even where one is called `__proto__`.
  const of = (read: (part: Part) => unknown): Plain =>
    Object.fromEntries(parts.flatMap(([key, part]) => (read(part) === undefined ? [] : [[key, read(part)]])));
  return { common: of(({ common }) => common), own: documents.map((_, i) => of((part) => part.own?.[i])) };
}

interface Part {
  readonly common?: unknown;
  readonly own?: readonly unknown[];
}

function partOf(values: readonly unknown[]): Part {
  const [first] = values;
  if (values.every((value) => same(value, first))) return { common: first };
  const plain = values.filter(isPlain);
  // An empty mapping says something (a mechanism that is on as it is built in): it has no parts to be put together from.
  if (plain.length < values.length || plain.some(isEmpty)) return { own: values };
  const parts = parted(plain);
  return {
    ...(isEmpty(parts.common) ? {} : { common: parts.common }),
    ...(parts.own.every(isEmpty) ? {} : { own: parts.own.map((one) => (isEmpty(one) ? undefined : one)) }),
  };
}

/** Places in which two documents differ. */
export function differences(a: unknown, b: unknown, path: Path = []): readonly Path[] {
  if (same(a, b)) return [];
  const [x, y] = [a, b].map((value) => (typeof value === 'object' && value !== null ? (value as Plain) : undefined));
  if (!x || !y) return [path];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].flatMap((key) =>
    differences(Object.hasOwn(x, key) ? x[key] : undefined, Object.hasOwn(y, key) ? y[key] : undefined, [...path, key]),
  );
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

/** Documents as one scenario with variants, and the measured points that belong to them. */
export function scenarioOf(
  names: readonly string[],
  documents: readonly Plain[],
  data: readonly (Measurement | Plain)[],
): Plain {
  const { common, own: parts } = parted(documents);
  const { title, ...rest } = common;
  const left = new Set(strangers(names, data));
  const kept = data.filter((point) => !left.has(point));
  return {
    title: typeof title === 'string' ? title : 'Two cells of the lab page',
    ...rest,
    variants: Object.fromEntries(names.map((name, i) => [name, parts[i]])),
    ...(kept.length > 0 ? { data: kept } : {}),
  };
}

/**
 * The variants of a scenario as `scenarioOf` puts it together, without asking whether the engine accepts them: what somebody is in the middle of
 * typing is not lost. Empty for a document without variants.
 */
export function variantsOf({ variants, data, ...common }: Plain): readonly { name: string; document: Plain }[] {
  if (!isPlain(variants)) return [];
  return Object.entries(variants).flatMap(([name, part]) =>
    isPlain(part) ? [{ name, document: merged(common, part) }] : [],
  );
}

function merged(base: Plain, part: Plain): Plain {
  const both = Object.entries(part).map(([key, value]): [string, unknown] => {
    const before = own(base, key);
    return [key, isPlain(before) && isPlain(value) ? merged(before, value) : value];
  });
  return Object.fromEntries([...Object.entries(base), ...both]);
}
