import type { Issue } from './issue.js';
import { keysAt, suggestKey } from './keys.js';
import { child, formatPath, isPlain, type Path, type Plain, parsePath, shorten, valueAt } from './path.js';
import { readSourceText, readYamlValue } from './sourceText.js';
import { nearest } from './suggest.js';
import { longForm } from './variants.js';

export interface AppliedSettings {
  /** The document with the settings in place; a copy. */
  readonly document: Plain;
  readonly issues: readonly Issue[];
  /** Places that were set: they no longer stand in the file. */
  readonly places: readonly Path[];
}

/**
 * Changes single values of a document: `cell.temperature=25 degC`, `variants.ZrO2.coating.thickness=10nm`,
 * `protocol[0]=Rest for 1 h`. Values are YAML; paths may leave out `cell` and `cell.cathode`.
 */
export function applySettings(document: string | Plain, settings: readonly string[]): AppliedSettings {
  const issues: Issue[] = [];
  let root: Plain = {};
  if (typeof document === 'string') {
    const source = readSourceText(document);
    issues.push(...source.issues);
    root = isPlain(source.data) ? source.data : {};
  } else root = document;
  const places: Path[] = [];
  for (const setting of settings) {
    const outcome = applyOne(root, setting);
    if ('place' in outcome) {
      root = outcome.document;
      places.push(outcome.place);
      issues.push(...outcome.warnings);
    } else issues.push(outcome);
  }
  return { document: root, issues, places };
}

/** No place of a scenario lies deeper. */
const mostSegments = 20;

type Outcome = { readonly document: Plain; readonly place: Path; readonly warnings: readonly Issue[] } | Issue;

function applyOne(root: Plain, setting: string): Outcome {
  const refuse = (message: string, hint?: string | undefined, allowed?: string | undefined): Issue => ({
    severity: 'error',
    path: formatPath(asked ?? []),
    message,
    got: shorten(setting),
    ...(allowed === undefined ? {} : { allowed }),
    ...(hint === undefined ? {} : { hint }),
  });
  const [, path, written] = /^((?:[^="]|"(?:[^"\\]|\\.)*")*)=(.*)$/s.exec(setting) ?? [];
  const asked = path === undefined ? undefined : parsePath(path);
  if (written === undefined || asked === undefined || asked.length === 0) {
    return refuse('A setting has the form path=value.', 'for example cell.temperature=25degC');
  }
  if (asked.length > mostSegments) return refuse('The path is too long.', 'for example cell.cathode.loading=11mg/cm2');
  const { data: value, issues: faults } = readYamlValue(written);
  const fault = faults.find(({ severity }) => severity === 'error');
  if (fault !== undefined)
    return refuse(`The value cannot be read: ${fault.message}`, fault.hint ?? 'put it in quotes');

  const place = placeOf(root, asked);
  if (place[0] === 'variants' && place.length > 1) {
    const names = Object.keys(isPlain(root.variants) ? root.variants : {});
    if (!names.includes(String(place[1]))) {
      const alike = nearest(String(place[1]), names);
      return refuse(
        `There is no variant ${place[1]}.`,
        alike === undefined ? undefined : `did you mean ${alike}?`,
        names.length === 0 ? undefined : names.join(', '),
      );
    }
  }
  for (const [depth, key] of place.entries()) {
    const above = fullPlace(root, place.slice(0, depth));
    const known = keysAt(above);
    const there = child(valueAt(root, place.slice(0, depth)), key);
    if (
      typeof key !== 'string' ||
      known === undefined ||
      known.length === 0 ||
      known.includes(key) ||
      there !== undefined
    )
      continue;
    return refuse(`The key ${key} is not known there.`, suggestKey(key, above)?.hint, known.join(', '));
  }
  const changed = put(root, place, value);
  if (typeof changed === 'string') return refuse(changed);
  return { document: changed as Plain, place, warnings: shadowed(root, place) };
}

/** The place a setting means: as written if it exists, else with `cell` and `cathode` filled in; digits count list items. */
function placeOf(root: Plain, asked: Path): Path {
  const place: (string | number)[] = [];
  for (const segment of asked) {
    const list = Array.isArray(valueAt(root, place));
    place.push(list && /^\d+$/.test(String(segment)) ? Number(segment) : segment);
  }
  const head = place[0] === 'variants' ? place.slice(0, 2) : [];
  const first = place[head.length];
  if (first === undefined || first === 'variants' || valueAt(root, [...head, first]) !== undefined) return place;
  return [...head, ...longForm(place.slice(head.length), root)];
}

/** The same place with short forms that stand in the document written out, as the schema knows it. */
function fullPlace(root: Plain, place: Path): Path {
  if (place[0] !== 'variants') return place;
  const inside = place.slice(2);
  return [...place.slice(0, 2), ...(inside.length === 0 ? inside : longForm(inside, root))];
}

/** A copy of the data with one value changed, or why it cannot be. */
export function put(data: unknown, place: Path, value: unknown): unknown {
  const [segment, ...rest] = place;
  if (segment === undefined) return value;
  if (Array.isArray(data)) {
    if (typeof segment !== 'number' || segment >= data.length)
      return `The list has the items 0 to ${data.length - 1}, not ${segment}.`;
    const item = put(data[segment], rest, value);
    return typeof item === 'string' && rest.length > 0 ? item : data.with(segment, item);
  }
  if (typeof segment === 'number') return `Item ${segment} is asked for where there is no list.`;
  // `true` is a mechanism with all its constants built in: a mapping without entries.
  const there = data === true || data === null || data === undefined ? {} : data;
  if (!isPlain(there)) return `The key ${segment} is asked for, but ${shorten(data)} stands there.`;
  const inner = put(child(there, segment), rest, value);
  return typeof inner === 'string' && rest.length > 0 ? inner : { ...there, [segment]: inner };
}

/** A value of the base that every variant or some replace has no effect there: say so. */
function shadowed(root: Plain, place: Path): Issue[] {
  if (place[0] === 'variants' || !isPlain(root.variants)) return [];
  const hiding = Object.entries(root.variants).flatMap(([name, override]) => {
    const forms = [place, place.slice(1), place.slice(2)].filter((form) => form.length > 0);
    return forms.some(
      (form) => longForm(form, root).join('\n') === place.join('\n') && valueAt(override, form) !== undefined,
    )
      ? [name]
      : [];
  });
  const [first] = hiding;
  if (first === undefined) return [];
  return [
    {
      severity: 'warning',
      path: formatPath(place),
      message: `The setting has no effect on ${hiding.join(', ')}, which ${hiding.length > 1 ? 'have values of their own' : 'has a value of its own'}.`,
      hint: `set ${formatPath(['variants', first, ...place])} as well`,
    },
  ];
}
