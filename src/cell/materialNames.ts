import { findMaterial } from '../materials/catalogue.js';
import type { MaterialKind } from '../materials/material.js';
import type { Issue } from '../scenario/document/issue.js';
import { formatPath, isPlain, type Path, valueAt } from '../scenario/document/path.js';

const places: readonly { readonly kind: MaterialKind; readonly place: Path }[] = [
  { kind: 'cam', place: ['cell', 'cathode', 'activeMaterial'] },
  { kind: 'electrolyte', place: ['cell', 'cathode', 'electrolyte'] },
  { kind: 'carbon', place: ['cell', 'cathode', 'carbon'] },
  { kind: 'binder', place: ['cell', 'cathode', 'binder'] },
  { kind: 'coating', place: ['cell', 'cathode', 'coating', 'material'] },
  { kind: 'coating', place: ['cell', 'cathode', 'electrolyteCoating', 'material'] },
  { kind: 'electrolyte', place: ['cell', 'separator', 'electrolyte'] },
  { kind: 'anode', place: ['cell', 'anode', 'material'] },
];

/** Unknown materials in a recipe that has other mistakes as well, so that everything is reported at once. */
export function unknownMaterials(document: unknown): readonly Issue[] {
  const own = valueAt(document, ['materials']);
  const ownNames = new Set(isPlain(own) ? Object.keys(own).map((name) => name.toLowerCase()) : []);
  const powders = valueAt(document, ['cell', 'cathode', 'powders']);
  const ofPowders = (Array.isArray(powders) ? powders : []).flatMap((_, i) => {
    const powder: Path = ['cell', 'cathode', 'powders', i];
    return [
      { kind: 'cam', place: [...powder, 'activeMaterial'] },
      { kind: 'coating', place: [...powder, 'coating', 'material'] },
    ] as const;
  });
  return [...places, ...ofPowders].flatMap(({ kind, place }) => {
    const name = valueAt(document, place);
    if (typeof name !== 'string' || ownNames.has(name.toLowerCase())) return [];
    const found = findMaterial(kind, name, formatPath(place));
    return 'issue' in found ? [found.issue] : [];
  });
}
