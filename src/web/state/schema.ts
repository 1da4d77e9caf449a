import { signal } from '@preact/signals';
import type { MaterialChoice } from '../engine/messages.js';
import { isPlain, type Path, type Plain } from './document.js';

/** The JSON Schema of a scenario and the built-in materials, as the engine reports them. */
export const schema = signal<Plain | undefined>(undefined);
export const materials = signal<readonly MaterialChoice[]>([]);

/** What the schema says about one field. */
export interface FieldFacts {
  /** Meaning with range and unit, as a sentence. */
  readonly description: string;
  readonly unit: string;
  readonly choices: readonly string[];
  readonly standard: unknown;
}

/** The facts of the field at a place of the document; undefined for a place that the schema does not know. */
export function factsAt(path: Path): FieldFacts | undefined {
  const root = schema.value;
  const field = root && descend(root, root, path);
  if (!field) return undefined;
  return {
    description: typeof field.description === 'string' ? field.description : '',
    unit: typeof field['x-unit'] === 'string' ? field['x-unit'] : '',
    choices: Array.isArray(field.enum) ? field.enum.map(String) : [],
    standard: field.default,
  };
}

function descend(root: Plain, node: unknown, path: Path): Plain | undefined {
  if (!isPlain(node)) return undefined;
  if (typeof node.$ref === 'string') return descend(root, target(root, node.$ref), path);
  if (path.length === 0) return node;
  const [key, ...rest] = path;
  const inside = isPlain(node.properties) ? node.properties[key] : undefined;
  if (inside !== undefined) return descend(root, inside, rest);
  if (typeof key === 'number') {
    const item = (Array.isArray(node.prefixItems) ? node.prefixItems[key] : undefined) ?? node.items;
    if (item !== undefined) return descend(root, item, rest);
  }
  for (const alternative of Array.isArray(node.anyOf) ? node.anyOf : []) {
    const found = descend(root, alternative, path);
    if (found) return found;
  }
  return undefined;
}

function target(root: Plain, ref: string): unknown {
  return ref
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .reduce<unknown>((node, part) => (isPlain(node) ? node[part] : undefined), root);
}
