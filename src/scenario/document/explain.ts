import type { z } from 'zod';
import { defined } from '../defined.js';
import { kindOf, type Refusal } from '../schema/field.js';
import { scenarioKeys } from './keys.js';
import { type Path, shorten, valueAt } from './path.js';
import type { PlacedIssue } from './placedIssue.js';
import type { KeyGuide } from './schemaKeys.js';
import { nearest } from './suggest.js';

/** More would bury the ones that matter. */
export const mostIssues = 100;

type SchemaIssue = z.core.$ZodIssue;

/** What the schema found, in sentences: where, got, allowed, hint. `keys`: of the kind of file that it is. */
export function explain(
  issues: readonly SchemaIssue[],
  document: unknown,
  keys: KeyGuide = scenarioKeys,
): PlacedIssue[] {
  const found = issues.slice(0, mostIssues).flatMap((issue) => explainOne(issue, [], document, keys));
  // A misspelt required key is one mistake, not an unknown key and a missing one.
  const meant = found.flatMap((issue) => (issue.meant === undefined ? [] : [issue.meant]));
  return found
    .filter((issue) => issue.got !== undefined || !meant.some((place) => isWithin(issue.place, place)))
    .map(({ meant: _, ...issue }) => issue);
}

const isWithin = (place: Path, around: Path): boolean => around.every((segment, i) => place[i] === segment);

type Found = PlacedIssue & { readonly meant?: Path };

function explainOne(issue: SchemaIssue, base: Path, document: unknown, keys: KeyGuide): Found[] {
  const place = [...base, ...(issue.path as Path)];
  const value = valueAt(document, place);
  const say = (message: string, more: { allowed?: string | undefined; hint?: string | undefined } = {}): Found[] => [
    defined({
      severity: 'error' as const,
      place,
      message,
      got: value === undefined ? undefined : shorten(value),
      ...more,
    }),
  ];
  switch (issue.code) {
    case 'custom': {
      const { message, allowed, hint } = (issue.params ?? { message: issue.message }) as unknown as Refusal;
      return say(message, { allowed, hint });
    }
    case 'unrecognized_keys':
      return issue.keys.slice(0, mostIssues).map((key) => unknownKey(key, place, document, keys));
    case 'invalid_union':
      if (value === undefined) return say('A required value is missing.', { allowed: allowedKeys(place, keys) });
      return explainUnion(issue.errors, place, document, say, keys);
    case 'invalid_type': {
      if (value === undefined)
        return say('A required value is missing.', {
          allowed: allowedKeys(place, keys) ?? expectedKind[issue.expected],
        });
      const expected = expectedKind[issue.expected] ?? issue.expected;
      if (typeof value === 'number' && !Number.isFinite(value))
        return say('A finite number is needed.', { allowed: expected });
      if (issue.expected === 'int') return say('A whole number is needed.', { allowed: expected });
      return say(`Here ${expected} is needed, not ${value === null ? 'an empty value' : `a ${kindOf(value)}`}.`, {
        allowed: allowedKeys(place, keys),
      });
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const alike = typeof value === 'string' ? nearest(value, allowed) : undefined;
      const message = value === undefined ? 'A required value is missing.' : 'The value is none of those allowed.';
      return say(message, {
        allowed: allowed.join(', '),
        hint: alike === undefined ? undefined : `did you mean ${alike}?`,
      });
    }
    case 'too_small':
    case 'too_big': {
      const least = issue.code === 'too_small';
      const limit = String(least ? issue.minimum : issue.maximum);
      if (issue.origin === 'string') return say('The text is empty.');
      if (issue.origin === 'array')
        return say(`The list is too ${least ? 'short' : 'long'}.`, {
          allowed: `${least ? 'at least' : 'at most'} ${limit}`,
        });
      const bound = least ? (issue.inclusive ? 'from' : 'above') : issue.inclusive ? 'up to' : 'below';
      return say('The number is out of range.', { allowed: `${bound} ${limit}` });
    }
    default:
      return say(issue.message);
  }
}

const expectedKind: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  tuple: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function unknownKey(key: string, place: Path, document: unknown, keys: KeyGuide): Found {
  const suggestion = keys.suggestKey(key, place);
  const sentence = place.includes('protocol') && /\s/.test(key);
  const got = valueAt(document, [...place, key]);
  return defined({
    severity: 'error' as const,
    place: [...place, key],
    message: `The key ${shorten(key)} is not known here.`,
    got: got === undefined ? 'nothing' : shorten(got),
    allowed: allowedKeys(place, keys),
    hint: sentence ? 'a step with a colon in it must stand in quotes' : suggestion?.hint,
    meant: suggestion?.key === undefined ? undefined : [...place, suggestion.key],
  });
}

function allowedKeys(place: Path, { keysAt }: KeyGuide): string | undefined {
  const keys = keysAt(place);
  return keys === undefined || keys.length === 0 ? undefined : keys.join(', ');
}

/** A value that fits no form is explained by the form that it comes nearest to. */
function explainUnion(
  branches: readonly (readonly SchemaIssue[])[],
  place: Path,
  document: unknown,
  say: (message: string, more: { allowed?: string | undefined }) => Found[],
  guide: KeyGuide,
): Found[] {
  const scores = branches.map((branch) => misfit(branch, place, document));
  const least = Math.min(...scores);
  const nearestForm = branches[scores.indexOf(least)];
  if (nearestForm !== undefined && least < wrongForm) {
    // Nothing but unknown keys: what the form would require besides is not the point.
    const keys = Object.keys(Object(valueAt(document, place)));
    const strange = nearestForm.filter(
      (issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0 && issue.keys.length === keys.length,
    );
    const shown = strange.length > 0 ? strange : nearestForm;
    return shown.flatMap((issue) => explainOne(issue, place, document, guide));
  }
  const forms = branches.map((branch) => branch.map(formWanted).find((form) => form !== undefined));
  const wanted = [...new Set(forms.filter((form) => form !== undefined && form !== nothing))].join(', or ');
  const value = valueAt(document, place);
  return say(value === null ? 'This cannot be empty.' : `This cannot be a ${kindOf(value)}.`, {
    allowed: wanted === '' ? undefined : wanted,
  });
}

const wrongForm = 1e6;
const nothing = 'nothing';

/** How far a value is from a form: unknown keys tell most, what is missing tells nothing, another kind of value rules it out. */
function misfit(branch: readonly SchemaIssue[], place: Path, document: unknown): number {
  let score = 0;
  for (const issue of branch) {
    if (formWanted(issue) !== undefined) score += wrongForm;
    // A key that the form itself does not know tells more than one deep inside.
    else if (issue.code === 'unrecognized_keys') score += (issue.path.length === 0 ? 100 : 10) * issue.keys.length;
    else if (valueAt(document, [...place, ...(issue.path as Path)]) !== undefined) score += 1;
  }
  return score;
}

/** What kind of value a form wants, when the issue says that this was not one. */
function formWanted(issue: SchemaIssue): string | undefined {
  if (issue.path.length > 0) return undefined;
  if (issue.code === 'invalid_type')
    return issue.expected === 'null' ? nothing : (expectedKind[issue.expected] ?? issue.expected);
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  if (issue.code === 'custom' && issue.params?.wrongType === true) return String(issue.params.allowed);
  return undefined;
}
