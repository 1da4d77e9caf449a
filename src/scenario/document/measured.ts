import { formatPath, isPlain, type Path, valueAt } from './path.js';

/** Sources of the numbers and tables of a cell that stand with one, as `{ value, source }`, by their places in the document. */
export function measuredIn(document: unknown): Readonly<Record<string, string>> {
  const place: Path = ['cell'];
  return Object.fromEntries(sourcesBelow(valueAt(document, place), place));
}

function sourcesBelow(value: unknown, place: Path): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => sourcesBelow(item, [...place, i]));
  if (!isPlain(value)) return [];
  if ('value' in value && typeof value.source === 'string') return [[formatPath(place), value.source.trim()]];
  return Object.entries(value).flatMap(([key, inner]) => sourcesBelow(inner, [...place, key]));
}
