import type { z } from 'zod';
import type { Path } from './path.js';

/** Any schema, as its definition is walked through. */
export type Schema = z.core.$ZodTypes;

/** What a file may have at a place, for messages about keys that it does not know. */
export interface KeyGuide {
  /** Keys that may stand at a place; undefined where any key may stand, empty where none. */
  readonly keysAt: (place: Path) => readonly string[] | undefined;
  /** What may have been meant by a key that does not belong there. */
  readonly suggestKey: (key: string, place: Path) => { readonly key?: string; readonly hint: string } | undefined;
}

/** Keys at the places that are described by any of these schemas; undefined where any key may stand. */
export function keysOf(schemas: readonly Schema[]): readonly string[] | undefined {
  const objects = schemas.flatMap(alternatives);
  if (objects.some((schema) => schema._zod.def.type === 'record' || schema._zod.def.type === 'unknown'))
    return undefined;
  return [...new Set(objects.flatMap((schema) => Object.keys(shapeOf(schema) ?? {})))];
}

/** The schemas of a place below others. */
export function schemasBelow(schemas: readonly Schema[], place: Path): readonly Schema[] {
  let found = schemas;
  for (const segment of place) found = found.flatMap(alternatives).flatMap((schema) => below(schema, segment));
  return found;
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
export function alternatives(schema: Schema): Schema[] {
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

/** Fields of a mapping. */
export function shapeOf(schema: Schema): Record<string, unknown> | undefined {
  return schema._zod.def.type === 'object' ? schema._zod.def.shape : undefined;
}
