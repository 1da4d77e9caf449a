import type { z } from 'zod';
import { formatPath, type Path } from './path.js';
import { resolvedSchema, scenarioSchema } from './schema.js';
import { nearest } from './suggest.js';

type Schema = z.core.$ZodTypes;

/** The keys that the scenario may have at a place of the document; undefined where any key may stand, empty where none. */
export function keysAt(path: Path): readonly string[] | undefined {
  const schemas = schemasAt(path);
  const objects = schemas.flatMap(alternatives);
  if (objects.some((schema) => schema._zod.def.type === 'record' || schema._zod.def.type === 'unknown'))
    return undefined;
  return [...new Set(objects.flatMap((schema) => Object.keys(shapeOf(schema) ?? {})))];
}

/** Where a key belongs that does not belong at `path`: a correction of its spelling, or its right place. */
export function suggestKey(key: string, path: Path): { readonly key?: string; readonly hint: string } | undefined {
  const here = keysAt(path) ?? [];
  const alike = nearest(key, here);
  if (alike !== undefined) return { key: alike, hint: `did you mean ${alike}?` };
  homes ??= collectHomes(resolvedSchema as unknown as Schema, [], new Map());
  const home = homes.get(key);
  if (home !== undefined) return { hint: `${key} belongs to ${home.join(' or ')}` };
  const elsewhere = nearest(key, homes.keys());
  if (elsewhere === undefined) return undefined;
  return { hint: `did you mean ${elsewhere}, which belongs to ${homes.get(elsewhere)?.join(' or ')}?` };
}

let homes: Map<string, string[]> | undefined;

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

function schemasAt(path: Path): Schema[] {
  let schemas: Schema[] = [scenarioSchema as unknown as Schema];
  let rest = path;
  // Inside a variant the scenario begins anew.
  if (path[0] === 'variants' && path.length >= 2) {
    schemas = [resolvedSchema as unknown as Schema];
    rest = path.slice(2);
  }
  for (const segment of rest) schemas = schemas.flatMap(alternatives).flatMap((schema) => below(schema, segment));
  return schemas;
}

function below(schema: Schema, segment: string | number): Schema[] {
  const { def } = schema._zod;
  if (def.type === 'array') return [def.element as Schema];
  if (def.type === 'tuple') return def.items.filter((_, i) => i === segment) as Schema[];
  if (def.type === 'record') return [def.valueType as Schema];
  const shape = shapeOf(schema);
  return shape !== undefined && Object.hasOwn(shape, segment) ? [shape[segment] as Schema] : [];
}

/** The schemas behind defaults, options, transforms and unions. */
function alternatives(schema: Schema): Schema[] {
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
    case 'prefault':
    case 'default':
    case 'nullable':
      return alternatives(def.innerType as Schema);
    case 'pipe':
      // Quantities read any value themselves and have no keys.
      return (def.in as Schema)._zod.def.type === 'unknown' ? [] : alternatives(def.in as Schema);
    case 'union':
      return def.options.flatMap((option) => alternatives(option as Schema));
    case 'lazy':
      return alternatives(def.getter() as Schema);
    default:
      return [schema];
  }
}

function shapeOf(schema: Schema): Record<string, unknown> | undefined {
  return schema._zod.def.type === 'object' ? schema._zod.def.shape : undefined;
}
