import type { Prepared } from '../../prepare.js';
import { type Json, parameters, plain } from '../../results/plain.js';
import { formatPath } from '../../scenario/document/path.js';
import { version } from '../../version.js';

/**
 * What a run depends on, as plain data: two runs with the same identity give the same bits. Holds the resolved scenario and
 * the cell built from it, so that a changed material file counts as well as a changed line of the scenario.
 */
export function runIdentity(variants: readonly Prepared[], options: { readonly series: boolean }): Json {
  const identity = {
    version,
    series: options.series,
    variants: Object.fromEntries(
      variants.map(({ name, raw, cell }) => [name, { scenario: plain(raw), cell: parameters(cell) }]),
    ),
    order: variants.map(({ name }) => name),
  };
  // As it comes back from a file.
  return JSON.parse(JSON.stringify(identity)) as Json;
}

/** Where two identities differ first, in words; undefined when they are the same. */
export function identityDifference(saved: Json, present: Json): string | undefined {
  return difference(saved, present, []);
}

function difference(saved: Json | undefined, present: Json | undefined, path: readonly string[]): string | undefined {
  if (saved === present) return undefined;
  if (isGroup(saved) && isGroup(present) && Array.isArray(saved) === Array.isArray(present)) {
    const keys = new Set([...Object.keys(saved), ...Object.keys(present)]);
    for (const key of keys) {
      const found = difference(field(saved, key), field(present, key), [...path, key]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return `${describePlace(path)} was ${shown(saved)} and is now ${shown(present)}`;
}

type Group = Extract<Json, object>;

function isGroup(value: Json | undefined): value is Group {
  return typeof value === 'object' && value !== null;
}

function field(group: Group, key: string): Json | undefined {
  return Object.hasOwn(group, key) ? (group as { readonly [key: string]: Json })[key] : undefined;
}

/** `variants.bare.scenario.cell.temperature` as a person would look for it. */
function describePlace(path: readonly string[]): string {
  if (path[0] === 'version') return 'the version of argyrode';
  if (path[0] === 'series') return 'the recording of all time series (--series)';
  if (path[0] === 'order' || path.length < 4) return 'the list of variants';
  const [, variant, part, ...rest] = path;
  const place = formatPath(rest.map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
  return part === 'scenario' ? `${place} of variant ${variant}` : `the ${place} of the cell of variant ${variant}`;
}

/** [characters] Longer values are not shown in a sentence. */
const longest = 60;

function shown(value: Json | undefined): string {
  if (value === undefined) return 'absent';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
