import type { Issue } from '../scenario/document/issue.js';
import { nearest } from '../scenario/document/suggest.js';
import { graphite } from './anode/graphite.js';
import { indium } from './anode/indium.js';
import { lithium } from './anode/lithium.js';
import { lithiumFree } from './anode/lithiumFree.js';
import { lto } from './anode/lto.js';
import { silicon } from './anode/silicon.js';
import { nbr, ptfe } from './binder/binders.js';
import { linio2 } from './cam/linio2.js';
import { nca } from './cam/nca.js';
import { nca88 } from './cam/nca88.js';
import { ncm70 } from './cam/ncm70.js';
import { ncm83 } from './cam/ncm83.js';
import { ncm85 } from './cam/ncm85.js';
import { ncm90 } from './cam/ncm90.js';
import { ncm94 } from './cam/ncm94.js';
import { ncm111 } from './cam/ncm111.js';
import { ncm523 } from './cam/ncm523.js';
import { ncm622 } from './cam/ncm622.js';
import { ncm811 } from './cam/ncm811.js';
import { acetyleneBlack } from './carbon/acetyleneBlack.js';
import { nanofibres } from './carbon/nanofibres.js';
import { nanotubes } from './carbon/nanotubes.js';
import { superC65 } from './carbon/superC65.js';
import { vgcf } from './carbon/vgcf.js';
import { chen2020Nmc811 } from './chen2020.js';
import { al2o3 } from './coating/al2o3.js';
import { carbonResidue } from './coating/carbonResidue.js';
import { hfo2 } from './coating/hfo2.js';
import { li2co3 } from './coating/li2co3.js';
import { li2co3LiNbO3 } from './coating/li2co3LiNbO3.js';
import { li2zro3 } from './coating/li2zro3.js';
import { li3incl6Film } from './coating/li3incl6Film.js';
import { li3po4 } from './coating/li3po4.js';
import { li3ycl6Film } from './coating/li3ycl6Film.js';
import { li4ti5o12Film } from './coating/li4ti5o12.js';
import { linbo3 } from './coating/linbo3.js';
import { pvbtaTfsi } from './coating/pvbtaTfsi.js';
import { sulfidicLayer } from './coating/sulfidicLayer.js';
import { v2o5Li3vo4 } from './coating/v2o5Li3vo4.js';
import { zro2 } from './coating/zro2.js';
import { nearestComposition } from './composition.js';
import { betaLi3ps4 } from './electrolyte/betaLi3ps4.js';
import { li3incl6 } from './electrolyte/li3incl6.js';
import { li3ps4Glass } from './electrolyte/li3ps4Glass.js';
import { li3ps4LiIGlass } from './electrolyte/li3ps4LiIGlass.js';
import { li3ycl6 } from './electrolyte/li3ycl6.js';
import { li6ps5br } from './electrolyte/li6ps5br.js';
import { li6ps5br05i05 } from './electrolyte/li6ps5br05i05.js';
import { li6ps5cl } from './electrolyte/li6ps5cl.js';
import { li6ps5cl05br05 } from './electrolyte/li6ps5cl05br05.js';
import { li6ps5i } from './electrolyte/li6ps5i.js';
import { li10gep2s12 } from './electrolyte/li10gep2s12.js';
import { li55ps45cl15 } from './electrolyte/li55ps45cl15.js';
import { lp57 } from './electrolyte/lp57.js';
import type { Material, MaterialKind, MaterialOf } from './material.js';
import type { PropertyCurve } from './propertyCurve.js';

/** The built-in materials, in the order in which they are listed. */
export const builtInMaterials: readonly Material[] = [
  ncm622,
  ncm83,
  ncm85,
  ncm811,
  ncm111,
  ncm523,
  ncm90,
  ncm94,
  linio2,
  nca,
  ncm70,
  nca88,
  li6ps5cl,
  li55ps45cl15,
  li6ps5cl05br05,
  li6ps5br,
  li6ps5br05i05,
  li6ps5i,
  betaLi3ps4,
  li3ps4Glass,
  li3ps4LiIGlass,
  li10gep2s12,
  li3incl6,
  li3ycl6,
  lp57,
  linbo3,
  li2co3LiNbO3,
  zro2,
  hfo2,
  li2zro3,
  al2o3,
  li3po4,
  v2o5Li3vo4,
  pvbtaTfsi,
  li2co3,
  carbonResidue,
  li3incl6Film,
  li3ycl6Film,
  sulfidicLayer,
  indium,
  lto,
  lithium,
  lithiumFree,
  graphite,
  silicon,
  // After the anode, which the name without more means.
  li4ti5o12Film,
  superC65,
  acetyleneBlack,
  vgcf,
  nanofibres,
  nanotubes,
  nbr,
  ptfe,
];

/** Open-circuit curves that only exist as curves, for cells given by model parameters. */
export const openCircuitCurves: Readonly<Record<string, PropertyCurve>> = { 'chen2020-nmc811': chen2020Nmc811 };

const kindNames: Readonly<Record<MaterialKind, string>> = {
  cam: 'cathode active material',
  electrolyte: 'electrolyte',
  coating: 'coating material',
  anode: 'anode material',
  carbon: 'carbon additive',
  binder: 'binder',
};

/**
 * The material of a kind by name or alias, the user's own before the built-in ones; else an issue with a suggestion.
 * Upper and lower case, spaces, hyphens and underscores do not matter.
 */
export function findMaterial<K extends MaterialKind>(
  kind: K,
  name: string,
  path: string,
  own: readonly Material[] = [],
): { readonly material: MaterialOf<K> } | { readonly issue: Issue } {
  const ofKind = (materials: readonly Material[]): readonly MaterialOf<K>[] =>
    materials.filter((material): material is MaterialOf<K> => material.kind === kind);
  const material = named(name, ofKind(own)) ?? named(name, ofKind(builtInMaterials));
  if (material) return { material };
  const everything = [...own, ...builtInMaterials];
  return { issue: unknownMaterial(kind, name, path, everything, ofKind(everything)) };
}

/** The material of a name, else of an alias. */
function named<M extends Material>(name: string, materials: readonly M[]): M | undefined {
  const key = spelling(name);
  return (
    materials.find((candidate) => spelling(candidate.name) === key) ??
    materials.find((candidate) => candidate.aliases.some((alias) => spelling(alias) === key))
  );
}

/** A material of any kind by name or alias; else an issue with a suggestion. */
export function materialByName(name: string): { readonly material: Material } | { readonly issue: Issue } {
  const material = named(name, builtInMaterials);
  if (material) return { material };
  const alike = nearest(
    name,
    builtInMaterials.flatMap((candidate) => [candidate.name, ...candidate.aliases]),
  );
  return {
    issue: {
      severity: 'error',
      path: '',
      message: 'There is no material of this name.',
      got: name,
      allowed: builtInMaterials.map((candidate) => candidate.name).join(', '),
      ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    },
  };
}

function unknownMaterial(
  kind: MaterialKind,
  name: string,
  path: string,
  everything: readonly Material[],
  ofKind: readonly Material[],
): Issue {
  const key = spelling(name);
  const elsewhere = everything.find((other) => [other.name, ...other.aliases].some((text) => spelling(text) === key));
  const hint = elsewhere
    ? `${elsewhere.name} is known as ${kindNames[elsewhere.kind]}`
    : (likeliest(name, ofKind) ?? 'give your own under `materials:`, in the form that `argyrode materials` prints');
  return {
    severity: 'error',
    path,
    message: `There is no ${kindNames[kind]} of this name.`,
    got: name,
    allowed: ofKind.map((candidate) => candidate.name).join(', '),
    hint,
  };
}

/** What may have been meant: a neighbour in composition, a slip of the pen, a relative. */
function likeliest(name: string, ofKind: readonly Material[]): string | undefined {
  const names = ofKind.flatMap((candidate) => [candidate.name, ...candidate.aliases]);
  const composed = nearestComposition(name, names);
  const alike = nearest(name, names);
  if (alike !== undefined && (composed === undefined || !composed.neighbour)) return `did you mean ${alike}?`;
  if (composed === undefined) return undefined;
  const differs = `materials: { ${name}: { basedOn: ${composed.name} } }`;
  return `nearest in composition is ${composed.name}; take that, or write ${differs} with what differs`;
}

/** What is left of a name where upper and lower case, spaces, hyphens and underscores do not matter. */
export function spelling(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\u2080-\u2089]/g, (digit) => String(digit.charCodeAt(0) - 0x2080))
    .replace(/\u03B2/gi, 'beta')
    .replace(/[\s_-]/g, '');
}
