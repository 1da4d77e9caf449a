import { perMechanisms } from '../../degradation/mechanisms.js';
import { resolvedSchema, scenarioSchema } from '../schema.js';
import { formatPath, type Path } from './path.js';
import { alternatives, type KeyGuide, keysOf, type Schema, schemasBelow, shapeOf } from './schemaKeys.js';
import { likeliestKey, nearest } from './suggest.js';

/** The keys that the scenario may have at a place of the document; undefined where any key may stand, empty where none. */
export function keysAt(path: Path): readonly string[] | undefined {
  const known = knownKeys();
  const place = formatPath(path);
  const there = known.get(place);
  if (there !== undefined) return there.keys;
  const keys = keysOf(schemasAt(path));
  if (known.size < mostPlaces) known.set(place, { keys });
  return keys;
}

/** Scenarios that are read thousands of times have the same few places. */
const knownKeys = perMechanisms(() => new Map<string, { readonly keys: readonly string[] | undefined }>());
const mostPlaces = 2000;

/** Where a key belongs that does not belong at `path`: a correction of its spelling, or its right place. */
export function suggestKey(key: string, path: Path): { readonly key?: string; readonly hint: string } | undefined {
  const here = keysAt(path) ?? [];
  const alike = likeliestKey(key, here);
  if (alike !== undefined) return { key: alike, hint: `did you mean ${alike}?` };
  const homes = allHomes();
  const home = within(homes.get(key), path);
  if (home.length > 0) return { hint: `${key} belongs to ${home.join(' or ')}` };
  const reachable = [...homes].filter(([, places]) => within(places, path).length > 0).map(([name]) => name);
  const elsewhere = nearest(key, reachable);
  if (elsewhere === undefined) return undefined;
  return { hint: `did you mean ${elsewhere}, which belongs to ${within(homes.get(elsewhere), path).join(' or ')}?` };
}

/**
 * Of the places of a key, those that may have been meant: in the same part of the file, or the head of a part. That a part far
 * off happens to have a key of the same name says nothing.
 */
function within(places: readonly string[] | undefined, path: Path): readonly string[] {
  const inside = path[0] === 'variants' ? path.slice(2) : path;
  const [part] = inside;
  const tops = ['the top level', 'cell', 'numerics', 'stop', 'output'];
  return (places ?? []).filter(
    (place) => part === undefined || tops.includes(place) || place === part || place.startsWith(`${part}.`),
  );
}

const allHomes = perMechanisms(() => collectHomes(resolvedSchema() as unknown as Schema, [], new Map()));

function collectHomes(schema: Schema, path: Path, found: Map<string, string[]>): Map<string, string[]> {
  for (const object of alternatives(schema)) {
    for (const [key, field] of Object.entries(shapeOf(object) ?? {})) {
      const home = path.length === 0 ? 'the top level' : formatPath(path);
      const known = found.get(key) ?? [];
      if (!known.includes(home)) found.set(key, [...known, home]);
      collectHomes(field as Schema, [...path, key], found);
    }
  }
  return found;
}

function schemasAt(path: Path): readonly Schema[] {
  // Inside a variant the scenario begins anew.
  if (path[0] === 'variants' && path.length >= 2)
    return schemasBelow([resolvedSchema() as unknown as Schema], path.slice(2));
  return schemasBelow([scenarioSchema() as unknown as Schema], path);
}

/** For messages about scenarios. */
export const scenarioKeys: KeyGuide = { keysAt, suggestKey };
