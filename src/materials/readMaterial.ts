import type { Issue } from '../scenario/document/issue.js';
import { isPlain, type Plain, shorten } from '../scenario/document/path.js';
import { completed, isKind } from './basedOn.js';
import { withBorrowed } from './borrowed.js';
import { familyAdhesion } from './coating/familyConstants.js';
import { diffusivityCurve } from './diffusivity.js';
import type { ActiveMaterial, Material } from './material.js';
import { materialIssues, mostTelling } from './materialIssue.js';
import { openCircuitCurve } from './openCircuit.js';
import { defaultSource, materialSchema } from './schema.js';
import { transferableActivation } from './transferableActivation.js';
import { volumeChangeCurve } from './volumeChange.js';

/**
 * Reads a material that a person wrote (plain data, as from YAML), reporting everything wrong with it at once, curves
 * included. `name` is the key under which it stands and names it; a name of its own then is another spelling. `own`: other materials
 * of the user that it may be based on.
 */
export function readMaterial(
  data: unknown,
  path: string,
  name?: string,
  own: readonly Material[] = [],
): { readonly material?: Material; readonly issues: readonly Issue[] } {
  if (!isPlain(data)) return { issues: [noMaterial(data, path)] };
  const full = completed(data, path, own);
  if ('issue' in full) return { issues: [full.issue] };
  const borrowed = isKind(full.data.kind) ? withBorrowed(full.data, full.data.kind, path, own) : full;
  if ('issue' in borrowed) return { issues: [borrowed.issue] };
  const complete = inTermsOfKind(borrowed.data);
  const { data: whole, issues: cut } = withoutCutTexts(complete, path);
  const input = name === undefined ? whole : underKey(whole, name);
  const parsed = materialSchema.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues
      .flatMap((problem) => mostTelling(problem, input))
      .flatMap((problem) => materialIssues(problem, input, path, data.basedOn));
    return { issues };
  }
  const material = withTransferableDefaults(parsed.data);
  const issues = curveIssues(material, path);
  return issues.length > 0 ? { issues } : { material, issues: cut };
}

/** In { note: milled, at 98 MPa } YAML ends the text at the comma, and what follows is a key without a value. */
function withoutCutTexts(data: Plain, path: string): { readonly data: Plain; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const kept = Object.entries(data).map(([name, property]): [string, unknown] => {
    if (!isPlain(property) || !('value' in property)) return [name, property];
    const cut = Object.keys(property).filter((key) => property[key] === null && key !== 'value');
    for (const key of cut) {
      issues.push({
        severity: 'note',
        path: `${path}.${name}`,
        message: 'A text with a comma in it ends there: what follows is left out.',
        got: shorten(key),
        hint: 'put the text in quotes',
      });
    }
    return [name, Object.fromEntries(Object.entries(property).filter(([key]) => !cut.includes(key)))];
  });
  return { data: Object.fromEntries(kept), issues };
}

/** Two words for one thing: a coating has a `conductivity`, an electrolyte an `ionicConductivity`; either is understood. */
function inTermsOfKind(data: Plain): Plain {
  const [written, term] =
    data.kind === 'coating' ? ['ionicConductivity', 'conductivity'] : ['conductivity', 'ionicConductivity'];
  if (data.kind !== 'coating' && data.kind !== 'electrolyte') return data;
  if (!Object.hasOwn(data, written)) return data;
  const { [written]: value, ...others } = data;
  return { ...others, [term]: value };
}

function underKey(data: Plain, name: string): Plain {
  const { name: another, aliases } = data;
  if (typeof another !== 'string' || another === name || (aliases !== undefined && !Array.isArray(aliases))) {
    return { ...data, name };
  }
  return { ...data, name, aliases: [another, ...(aliases ?? [])] };
}

function noMaterial(data: unknown, path: string): Issue {
  const empty = data === null || data === undefined;
  return {
    severity: 'error',
    path,
    message: empty ? 'The material is empty.' : 'The material is not a mapping of properties.',
    ...(empty ? {} : { got: shorten(data) }),
    allowed: '{ basedOn: another material, and what differs }, all properties with their kind, or a file',
  };
}

/** What an own material leaves to the program has the values of either set of laws. */
function withTransferableDefaults(material: Material): Material {
  const { kind, transferable } = material;
  if (kind === 'cam' && material.exchangeActivation.source === defaultSource) {
    return { ...material, transferable: { exchangeActivation: transferableActivation.exchange, ...transferable } };
  }
  if (kind === 'electrolyte') {
    const { interphaseActivation, interphaseConductivity } = material;
    const { interphase, film } = transferableActivation;
    const own = {
      ...(interphaseActivation.source === defaultSource ? { interphaseActivation: interphase } : {}),
      ...(interphaseConductivity.source === defaultSource ? { interphaseConductivity: film } : {}),
    };
    return Object.keys(own).length === 0 ? material : { ...material, transferable: { ...own, ...transferable } };
  }
  if (kind === 'coating' && material.adhesion.source === defaultSource) {
    return { ...material, transferable: { adhesion: familyAdhesion(material.family ?? 'oxide'), ...transferable } };
  }
  return material;
}

function curveIssues(material: Material, path: string): readonly Issue[] {
  if (material.kind !== 'cam') return [];
  return [
    ...curvesOf(material, path),
    ...(material.transferable === undefined ? [] : curvesOf(material.transferable, `${path}.transferable`)),
  ];
}

type Curves = Pick<ActiveMaterial, 'openCircuitVoltage' | 'diffusivity' | 'volumeChange'>;

function curvesOf({ openCircuitVoltage, diffusivity, volumeChange }: Partial<Curves>, path: string): readonly Issue[] {
  return [
    ...(openCircuitVoltage ? openCircuitCurve(openCircuitVoltage.value, '', `${path}.openCircuitVoltage`).issues : []),
    ...(diffusivity ? diffusivityCurve(diffusivity.value, 1, '', `${path}.diffusivity`).issues : []),
    ...(volumeChange ? volumeChangeCurve(volumeChange.value, '', `${path}.volumeChange`).issues : []),
  ];
}
