import type { Issue } from '../scenario/document/issue.js';
import { formatPath, isPlain } from '../scenario/document/path.js';
import { spelling } from './catalogue.js';
import type { Material } from './material.js';
import { readMaterial } from './readMaterial.js';
import { defaultSource } from './schema.js';

/**
 * The user's own materials by the keys under which they stand, which name them. They may be based on built-in ones and on one another in
 * any order; everything wrong with any of them is reported.
 */
export function ownMaterials(given: ReadonlyMap<string, unknown>): {
  readonly materials: readonly Material[];
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const read = new Map<string, Material | undefined>();
  const keys = new Map([...given.keys()].map((name) => [spelling(name), name]));

  const visit = (name: string, above: readonly string[]): void => {
    if (read.has(name)) return;
    const data = given.get(name);
    const path = formatPath(['materials', name]);
    const basedOn = isPlain(data) && typeof data.basedOn === 'string' ? data.basedOn : undefined;
    const other = basedOn === undefined ? undefined : keys.get(spelling(basedOn));
    if (other !== undefined && other !== name) {
      if (above.includes(other)) {
        issues.push({
          severity: 'error',
          path: `${path}.basedOn`,
          message: `The materials are based on one another in a circle: ${[...above.slice(above.indexOf(other)), name, other].join(' -> ')}.`,
          got: basedOn ?? '',
          hint: 'one of them has to be based on a built-in material, or to state all of its properties',
        });
        read.set(name, undefined);
        return;
      }
      visit(other, [...above, name]);
      // What is wrong with the other one has been said.
      if (read.get(other) === undefined) {
        read.set(name, undefined);
        return;
      }
    }
    const others = [...read].flatMap(([key, material]) => (key === name || material === undefined ? [] : [material]));
    const { material, issues: found } = readMaterial(data, path, name, others);
    issues.push(...found, ...(material ? unstated(material, path) : []));
    read.set(name, material);
  };
  for (const name of given.keys()) visit(name, []);
  return { materials: [...given.keys()].flatMap((name) => read.get(name) ?? []), issues };
}

/** What a material leaves to the program without anybody seeing it. */
function unstated(material: Material, path: string): readonly Issue[] {
  if (material.kind !== 'cam' || material.volumeChange.source !== defaultSource) return [];
  return [
    {
      severity: 'note',
      path: `${path}.volumeChange`,
      message:
        'The volume change of this active material is not given: its particles do not breathe, and lose neither contact nor mass, nor crack.',
      got: 'nothing',
      allowed: '[[x, V(x)/V(1) - 1], ...], for example [[0.2, -0.05], [1, 0]]; [] for none',
      hint: 'basedOn: NCM811 has that of a Ni-rich oxide',
    },
  ];
}
