import type { z } from 'zod';
import type { Issue } from '../scenario/document/issue.js';
import { formatPath, isPlain, shorten, valueAt } from '../scenario/document/path.js';
import { likeliestKey } from '../scenario/document/suggest.js';
import { materialSchema } from './schema.js';

type Problem = z.core.$ZodIssue;

/** Of several alternatives that were tried, the complaints of the one that got furthest. */
export function mostTelling(problem: Problem, input: unknown): readonly Problem[] {
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

/** What the schema found, as issues. `basedOn`: the material of which the one in question is a variant, if any. */
export function materialIssues(problem: Problem, input: unknown, path: string, basedOn?: unknown): readonly Issue[] {
  const inside = named(problem.path);
  const where = formatPath(inside);
  const place = where.startsWith('[') ? `${path}${where}` : [path, where].filter((part) => part !== '').join('.');
  const subject = where === '' ? 'The material' : `\`${where}\` of the material`;
  const got = valueAt(input, inside);
  const allowed = allowedKeys(input);
  if (problem.code === 'unrecognized_keys') {
    return problem.keys.map((key) => {
      const alike = likeliestKey(key, allowed);
      return {
        severity: 'error',
        path: [place, key].filter((part) => part !== '').join('.'),
        message: `${subject} has no property of this name.`,
        got: shorten(key),
        ...(inside.length === 0 && allowed.length > 0 ? { allowed: allowed.join(', ') } : {}),
        ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
      };
    });
  }
  const say = (message: string, more: Partial<Issue> = {}): readonly Issue[] => [
    { severity: 'error', path: place, message, ...more },
  ];
  if (allowed.length === 0) return unknownKind(valueAt(input, ['kind']), path);
  if (got === undefined) {
    return say(`${subject} is missing.`, {
      got: 'nothing',
      ...(wanted[where] === undefined ? {} : { allowed: wanted[where] }),
      hint: 'basedOn: the name of a similar material fills in all that is not stated',
    });
  }
  if (got === null) {
    const kept = typeof basedOn === 'string' ? `leave the line out to keep that of ${basedOn}` : undefined;
    return say(`${subject} is empty.`, {
      got: 'null',
      allowed: wanted[where] ?? 'a number, a text with unit, or { value, unit, source }',
      hint: kept ?? 'leave the line out for the usual value, or write basedOn: a similar material',
    });
  }
  const message =
    problem.code === 'invalid_union' && inside.length > 0
      ? 'it is neither a number, nor a text with unit, nor { value, unit, source }'
      : problem.message;
  const { hint, allowed: instead } = (problem.code === 'custom' ? problem.params : undefined) ?? {};
  return say(`${subject}: ${message}.`, {
    got: shorten(got),
    ...(typeof instead === 'string'
      ? { allowed: instead }
      : wanted[where] === undefined
        ? {}
        : { allowed: wanted[where] }),
    ...(typeof hint === 'string' ? { hint } : {}),
  });
}

/** What stands in the place of properties that have no usual value. */
const wanted: Readonly<Record<string, string>> = {
  phase: 'solid or liquid',
  density: 'a density such as 1.87 g/cm3',
  theoreticalCapacity: 'the capacity of all lithium, such as 275 mAh/g',
  openCircuitVoltage: 'a table [[x, V], ...] or galleries',
  diffusivity: 'm2/s, a table [[x, m2/s], ...] or a law',
  volumeChange: '[[x, V(x)/V(1) - 1], ...], [] for none',
  ionicConductivity: 'a conductivity such as 2 mS/cm',
  conductivity: 'a conductivity such as 1e-7 S/m',
  tortuosity: '{ form: bruggeman, exponent: 2.8 }',
  plateau: 'a potential against Li such as 0.62 V',
  shape: 'null for flat, or { from, to, steepness, width }',
  capacity: 'a capacity such as 372 mAh/g',
  specificSurface: 'a surface such as 60 m2/g',
};

/** Neither its kind nor a material on which it is based says what is to be read. */
function unknownKind(kind: unknown, path: string): readonly Issue[] {
  const kinds = materialSchema.options.map(({ shape }) => shape.kind.value);
  const alike = typeof kind === 'string' ? likeliestKey(kind, kinds) : undefined;
  return [
    {
      severity: 'error',
      path: `${path}.kind`,
      message: kind === undefined ? 'Of what kind the material is is not said.' : 'There is no such kind of material.',
      got: kind === undefined ? 'nothing' : shorten(kind),
      allowed: kinds.join(', '),
      hint:
        alike === undefined
          ? 'with basedOn: a similar material the kind is that of the other, and so is all that is not stated'
          : `did you mean ${alike}?`,
    },
  ];
}

/** The property names of the kind of material that `input` says it is. */
function allowedKeys(input: unknown): readonly string[] {
  const kind = valueAt(input, ['kind']);
  const option = materialSchema.options.find((candidate) => candidate.shape.kind.value === kind);
  return option === undefined ? [] : Object.keys(option.shape);
}
