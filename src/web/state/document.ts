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
  const common: Record<string, unknown> = {};
  const inFirst: Record<string, unknown> = {};
  const inOther: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(first), ...Object.keys(other)])) {
    const a = first[key];
    const b = other[key];
    if (same(a, b)) common[key] = a;
    else if (isPlain(a) && isPlain(b)) {
      const parts = parted(a, b);
      if (Object.keys(parts.common).length > 0) common[key] = parts.common;
      if (Object.keys(parts.first).length > 0) inFirst[key] = parts.first;
      if (Object.keys(parts.other).length > 0) inOther[key] = parts.other;
    } else {
      if (a !== undefined) inFirst[key] = a;
      if (b !== undefined) inOther[key] = b;
    }
  }
  return { common, first: inFirst, other: inOther };
}

/** Two documents as one scenario with two variants. */
export function scenarioOf(
  names: readonly [string, string],
  documents: readonly [Plain, Plain],
  data: readonly unknown[],
): Plain {
  const [first, other] = documents;
  const {
    common,
    first: a,
    other: b,
  } = parted(withValue(first, ['data'], undefined), withValue(other, ['data'], undefined));
  const { title, ...rest } = common;
  return {
    title: typeof title === 'string' ? title : 'Two cells of the lab page',
    ...rest,
    variants: { [names[0]]: a, [names[1]]: b },
    ...(data.length > 0 ? { data } : {}),
  };
}
