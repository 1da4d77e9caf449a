import type { z } from 'zod';
import type { Issue } from '../scenario/document/issue.js';
import { formatPath, isPlain, shorten, valueAt } from '../scenario/document/path.js';
import { nearest } from '../scenario/document/suggest.js';
import { familyAdhesion } from './coating/familyConstants.js';
import { diffusivityCurve } from './diffusivity.js';
import type { ActiveMaterial, Material } from './material.js';
import { openCircuitCurve } from './openCircuit.js';
import { defaultSource, materialSchema } from './schema.js';
import { transferableActivation } from './transferableActivation.js';
import { volumeChangeCurve } from './volumeChange.js';

/**
 * Reads a material that a person wrote (plain data, as from YAML), reporting everything wrong with it at once, curves
 * included. `name` is used when the data carry none, e.g. the key under which they stand.
 */
export function readMaterial(
  data: unknown,
  path: string,
  name?: string,
): { readonly material?: Material; readonly issues: readonly Issue[] } {
  const input = isPlain(data) && name !== undefined && data.name === undefined ? { ...data, name } : data;
  const parsed = materialSchema.safeParse(input);
  if (!parsed.success) {
    const issues = parsed.error.issues
      .flatMap((problem) => mostTelling(problem, input))
      .map((problem) => toIssue(problem, input, path));
    return { issues };
  }
  const material = withTransferableDefaults(parsed.data);
  const issues = curveIssues(material, path);
  return issues.length > 0 ? { issues } : { material, issues };
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

type Problem = z.core.$ZodIssue;

/** Of several alternatives that were tried, the complaints of the one that got furthest. */
function mostTelling(problem: Problem, input: unknown): readonly Problem[] {
  if (problem.code !== 'invalid_union') return [problem];
  const here = valueAt(input, named(problem.path));
  const inFull = isPlain(here) && Object.hasOwn(here, 'value');
  let best: readonly Problem[] = [];
  let furthest = 0;
  for (const alternative of problem.errors) {
    const inner = alternative.flatMap((other) => mostTelling(other, here));
    // The full form { value, ... } was not meant where `value` is absent.
    if (!inFull && inner.some(({ path }) => path[0] === 'value')) continue;
    const depth = Math.max(...inner.map(({ path }) => path.length));
    if (depth > furthest) {
      best = inner;
      furthest = depth;
    }
  }
  return furthest === 0 ? [problem] : best.map((inner) => ({ ...inner, path: [...problem.path, ...inner.path] }));
}

function named(path: readonly PropertyKey[]): readonly (string | number)[] {
  return path.filter((segment) => typeof segment !== 'symbol');
}

function toIssue(problem: Problem, input: unknown, path: string): Issue {
  const inside = named(problem.path);
  const where = formatPath(inside);
  const place = where.startsWith('[') ? `${path}${where}` : [path, where].filter((part) => part !== '').join('.');
  const subject = where === '' ? 'The material' : `\`${where}\` of the material`;
  const got = valueAt(input, inside);
  if (problem.code === 'unrecognized_keys') {
    const [key = ''] = problem.keys;
    const alike = nearest(key, allowedKeys(input));
    return {
      severity: 'error',
      path: [place, key].filter((part) => part !== '').join('.'),
      message: `${subject} has no property of this name.`,
      got: shorten(key),
      ...(inside.length === 0 && allowedKeys(input).length > 0 ? { allowed: allowedKeys(input).join(', ') } : {}),
      ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    };
  }
  if (got === undefined) return { severity: 'error', path: place, message: `${subject} is missing.` };
  const message =
    problem.code === 'invalid_union' && inside.length > 0
      ? 'it is neither a number, nor a text with unit, nor { value, unit, source }'
      : problem.message;
  const hint = problem.code === 'custom' ? problem.params?.hint : undefined;
  return {
    severity: 'error',
    path: place,
    message: `${subject}: ${message}.`,
    got: shorten(got),
    ...(typeof hint === 'string' ? { hint } : {}),
  };
}

/** The property names of the kind of material that `input` says it is. */
function allowedKeys(input: unknown): readonly string[] {
  const kind = valueAt(input, ['kind']);
  const option = materialSchema.options.find((candidate) => candidate.shape.kind.value === kind);
  return option === undefined ? [] : Object.keys(option.shape);
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
