import type { Issue } from '../scenario/document/issue.js';
import { isPlain, type Plain, shorten } from '../scenario/document/path.js';
import { findMaterial, materialByName, spelling } from './catalogue.js';
import { properties } from './listing.js';
import type { Material, MaterialKind } from './material.js';

/** A material as it is written, and as the schema reads it: with all that it takes over from another. */
export type Completed = { readonly data: Plain } | { readonly issue: Issue };

/**
 * A material that is another one but for some properties (`basedOn`), written out in full. What it states wins under both sets of laws;
 * what it does not state is that of the other, with source and range. Laws in several numbers may be changed one number at a time.
 */
export function completed(data: Plain, path: string, own: readonly Material[] = []): Completed {
  const { basedOn, ...stated } = data;
  if (basedOn === undefined) return { data };
  const found = baseOf(basedOn, stated.kind, path, own);
  if ('issue' in found) return found;
  const { material } = found;
  if (stated.kind !== undefined && stated.kind !== material.kind) {
    return { issue: refusal(`${path}.kind`, `${material.name} is of another kind.`, stated.kind, material.kind) };
  }
  const { name: _, aliases: __, description: ___, transferable, ...common } = material;
  const given = Object.entries(stated).map(([key, value]) => [key, finer(value, common[key as keyof typeof common])]);
  const differing = Object.entries(transferable ?? {}).filter(([key]) => !Object.hasOwn(stated, key));
  const ofLaws = { ...Object.fromEntries(differing), ...(isPlain(stated.transferable) ? stated.transferable : {}) };
  const known = new Set(properties(material).map(([key]) => key));
  const changed = Object.keys(stated).filter((key) => known.has(key));
  return {
    data: {
      ...common,
      description: changed.length === 0 ? `as ${material.name}` : `${material.name} with another ${changed.join(', ')}`,
      ...Object.fromEntries(given),
      ...(isPlain(stated.transferable ?? {}) ? transferableOf(ofLaws) : {}),
    },
  };
}

const transferableOf = (entries: Plain): Plain => (Object.keys(entries).length > 0 ? { transferable: entries } : {});

/** The material that another is based on: one of the user's own (not itself), else a built-in one. */
function baseOf(
  basedOn: unknown,
  kind: unknown,
  path: string,
  own: readonly Material[],
): { readonly material: Material } | { readonly issue: Issue } {
  const place = `${path}.basedOn`;
  if (typeof basedOn !== 'string') {
    return { issue: refusal(place, 'What a material is based on is the name of another.', basedOn, 'a name') };
  }
  if (isKind(kind)) return findMaterial(kind, basedOn, place, own);
  const key = spelling(basedOn);
  const mine = own.find(({ name, aliases }) => [name, ...aliases].some((text) => spelling(text) === key));
  if (mine) return { material: mine };
  const found = materialByName(basedOn);
  return 'issue' in found ? { issue: { ...found.issue, path: place } } : found;
}

const kinds: readonly string[] = [
  'cam',
  'electrolyte',
  'coating',
  'anode',
  'carbon',
  'binder',
] satisfies MaterialKind[];
export const isKind = (kind: unknown): kind is MaterialKind => typeof kind === 'string' && kinds.includes(kind);

/** `{ D0: 1e-15 m2/s }` where the other has a law of several numbers: that law with this one changed. */
function finer(stated: unknown, base: unknown): unknown {
  if (!isPlain(stated) || 'value' in stated || !isPlain(base) || !isPlain(base.value)) return stated;
  const law: Plain = base.value;
  const same = stated.form === undefined || stated.form === law.form;
  return same && Object.keys(stated).every((key) => Object.hasOwn(law, key)) ? { ...law, ...stated } : stated;
}

function refusal(path: string, message: string, got: unknown, allowed: string): Issue {
  return { severity: 'error', path, message, got: shorten(got), allowed };
}
