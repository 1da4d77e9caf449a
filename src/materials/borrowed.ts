import type { Issue } from '../scenario/document/issue.js';
import type { Plain } from '../scenario/document/path.js';
import { parseQuantity } from '../scenario/quantities/quantity.js';
import { findMaterial } from './catalogue.js';
import type { Material, MaterialKind, Property } from './material.js';

/** Curves and laws that may be named by the material they are of. */
const curves = ['openCircuitVoltage', 'diffusivity', 'volumeChange', 'tortuosity'] as const;

/** `openCircuitVoltage: NCM85` is the curve of NCM85, with its source. */
export function withBorrowed(
  data: Plain,
  kind: MaterialKind,
  path: string,
  own: readonly Material[],
): { readonly data: Plain } | { readonly issue: Issue } {
  const borrowed: Record<string, unknown> = {};
  for (const name of curves) {
    const given = data[name];
    if (typeof given !== 'string' || !('error' in parseQuantity(given))) continue;
    const found = findMaterial(kind, given, `${path}.${name}`, own);
    if ('issue' in found) return found;
    const property = (found.material as unknown as Readonly<Record<string, Property<unknown> | undefined>>)[name];
    if (property !== undefined)
      borrowed[name] = { ...property, source: `that of ${found.material.name}: ${property.source}` };
  }
  return { data: { ...data, ...borrowed } };
}
