import { z } from 'zod';
import { resolvedSchema } from '../schema.js';
import type { Path } from './path.js';
import { type Schema, schemasBelow } from './schemaKeys.js';

/** The unit in which a scenario of one cell takes a quantity at a place, empty for a pure number; undefined where it takes none. */
export function unitAt(place: Path): string | undefined {
  for (const schema of schemasBelow([resolvedSchema() as unknown as Schema], place)) {
    const unit = unitOf(schema);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

function unitOf(schema: Schema): string | undefined {
  const unit = z.globalRegistry.get(schema)?.['x-unit'];
  if (typeof unit === 'string') return unit;
  const { def } = schema._zod;
  switch (def.type) {
    case 'optional':
    case 'prefault':
    case 'default':
    case 'nullable':
      return unitOf(def.innerType as Schema);
    case 'union':
      return def.options.map((option) => unitOf(option as Schema)).find((found) => found !== undefined);
    default:
      return undefined;
  }
}
