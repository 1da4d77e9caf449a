import { isScalar, parse, parseDocument, stringify } from 'yaml';
import type { Determination, FitResult } from '../../results/fit.js';
import { bestInterval, determinationText, intervalText, levelText } from '../../results/fitValueText.js';
import { isPlain, type Path, type Plain, parsePath, valueAt } from '../../scenario/document/path.js';
import { filesOfProfiles } from '../../scenario/document/profileNames.js';
import { applySettings } from '../../scenario/document/settings.js';
import { readSourceText } from '../../scenario/document/sourceText.js';
import { longForm, resolveVariants } from '../../scenario/document/variants.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { FitProblem } from '../problem.js';
import { concerns } from '../runs/fitCell.js';

/** Significant digits of fitted values: simulated values come out as in the fit. */
const DIGITS = 5;
/** More sources are counted instead of named. */
const MOST_SOURCES = 3;
/** [characters] Of a line of a scenario that is written anew. */
const LINE = 120;

/** A scenario with the fitted values, as a file that may be written. */
export interface FittedScenario {
  readonly name: string;
  readonly content: string;
}

type Named = Pick<FitProblem, 'scenarios' | 'cells' | 'settings' | 'series'>;

/**
 * The scenarios of a fit with the fitted values and all settings in place: `fitted.yaml`, `fitted-<name>.yaml` for further
 * ones. They need no other file, so that they run wherever they lie. Comments and layout are kept where that is possible; a
 * scenario that extends another is written out.
 */
export function fittedScenarios(problem: Named, result: FitResult): readonly FittedScenario[] {
  const taken = new Set<string>();
  return problem.scenarios.map(({ file, text, document }, i): FittedScenario => {
    const cells = problem.cells.filter(({ scenario }) => scenario === file);
    const variants = cells.map(({ prepared }) => prepared.name);
    const settings = [...problem.settings, ...fittedSettings(result)].filter((one) => concerns(one, variants));
    const title = `${typeof document.title === 'string' ? document.title.trim() : result.title}, fitted to ${sourcesOf(problem, file)}`;
    const beside: Readonly<Record<string, string>> = Object.assign({}, ...cells.map(({ files }) => files));
    const changes = [
      { place: ['title'], value: title },
      ...settings.flatMap(changeOf),
      ...materialsOf(document, beside),
      ...profilesOf(document, beside),
    ];
    const wanted = changes.reduce<Plain>(
      (root, { place, value }) => {
        return put(root, writtenPlace(root, place), value) as Plain;
      },
      withSettings(document, problem.settings),
    );
    const edited = isPlain(wanted) && !extendsAnother(text) ? editedText(text, changes) : undefined;
    const faithful = edited !== undefined && sameCells(edited, wanted);
    const body = faithful ? edited : stringify(wanted, { lineWidth: LINE });
    return { name: nameOf(file, i, taken), content: `${headOf(result, variants)}${body}` };
  });
}

interface Change {
  readonly place: Path;
  readonly value: unknown;
}

/** The document of a problem has them already; a problem made by a program may not. */
function withSettings(document: Plain, settings: readonly string[]): Plain {
  const { extends: _, ...own } = applySettings(document, settings).document;
  return own;
}

function fittedSettings({ parameters }: FitResult): readonly string[] {
  return parameters.flatMap(({ path, also, value, unit }) =>
    [path, ...also].map((place) => `${place}=${plainNumber(value, DIGITS)}${unit === '' ? '' : ` ${unit}`}`),
  );
}

/** `path=value`, with a YAML value as for --set. */
function changeOf(setting: string): readonly Change[] {
  const [, path, text] = /^((?:[^="]|"(?:[^"\\]|\\.)*")*)=(.*)$/s.exec(setting) ?? [];
  const place = path === undefined ? undefined : parsePath(path);
  return place === undefined ? [] : [{ place, value: parse(text) as unknown }];
}

/** Material files become part of the scenario: their paths are relative to where it lay. */
function materialsOf({ materials }: Plain, files: Readonly<Record<string, string>>): readonly Change[] {
  if (!isPlain(materials)) return [];
  return Object.entries(materials).flatMap(([name, path]): Change[] => {
    if (typeof path !== 'string' || !Object.hasOwn(files, path)) return [];
    const { data } = readSourceText(files[path]);
    return data === undefined ? [] : [{ place: ['materials', name], value: data }];
  });
}

/** So do the tables of profiles. */
function profilesOf(
  { profiles, protocol, variants }: Plain,
  files: Readonly<Record<string, string>>,
): readonly Change[] {
  const named = [...filesOfProfiles([protocol, variants]).keys()].map((name) => [name, name] as const);
  const given = new Map<string, unknown>([...named, ...(isPlain(profiles) ? Object.entries(profiles) : [])]);
  return [...given].flatMap(([name, path]): Change[] =>
    typeof path === 'string' && Object.hasOwn(files, path) ? [{ place: ['profiles', name], value: files[path] }] : [],
  );
}

/** Where the value of a path stands, in the long form or in a short one of cell and cathode; where it would be put, if nowhere. */
function writtenPlace(root: unknown, asked: Path): Path {
  const document = isPlain(root) ? root : {};
  const head = asked[0] === 'variants' ? asked.slice(0, 2) : [];
  const inside = asked.slice(head.length);
  const long = longForm(inside, document);
  const cell = long[0] === 'cell' ? (long[1] === 'raw' ? 2 : 1) : 0;
  const forms = [
    inside,
    long,
    long.slice(cell),
    ...(long[cell] === 'cathode' ? [long.slice(cell + 1), [...long.slice(0, cell), ...long.slice(cell + 1)]] : []),
  ];
  const meant = forms.filter((form) => form.length > 0 && longForm(form, document).join('\n') === long.join('\n'));
  const found = meant.find((form) => valueAt(document, [...head, ...form]) !== undefined);
  if (found) return [...head, ...found];
  // A mapping around it, such as a variant's `coating`, may be written in a short form of its own.
  const around = meant.find((form) => form.length > 1 && isPlain(valueAt(document, [...head, ...form.slice(0, -1)])));
  return [...head, ...(around ?? long)];
}

/** A copy with one value changed; mappings that are missing, or only switched on (`interphase: true`), are made. */
function put(data: unknown, place: Path, value: unknown): unknown {
  const [segment, ...rest] = place;
  if (segment === undefined) return value;
  if (Array.isArray(data) && typeof segment === 'number') return data.with(segment, put(data[segment], rest, value));
  const map = isPlain(data) ? data : {};
  return { ...map, [segment]: put(Object.hasOwn(map, segment) ? map[segment] : undefined, rest, value) };
}

/** The text with values changed: in place where there is one, otherwise through the document. Undefined where that does not work. */
function editedText(text: string, changes: readonly Change[]): string | undefined {
  const document = parseDocument(text, { merge: true });
  const data: unknown = document.toJS();
  const spans = new Map<number, { readonly from: number; readonly to: number; readonly text: string }>();
  const missing: Change[] = [];
  for (const { place, value } of changes) {
    const where = writtenPlace(data, place);
    const node = document.getIn(where, true);
    const range = isScalar(node) ? node.range : undefined;
    const written = scalarText(value);
    // A block scalar ends with its last line break, and an anchor stands before its value.
    const inLine = isScalar(node) && !node.type?.startsWith('BLOCK') && range && range[1] > range[0];
    if (inLine && written !== undefined) spans.set(range[0], { from: range[0], to: range[1], text: written });
    else missing.push({ place: where, value });
  }
  let result = text;
  for (const { from, to, text: value } of [...spans.values()].sort((a, b) => b.from - a.from))
    result = withSpan(result, from, to, value);
  if (missing.length === 0) return result.endsWith('\n') ? result : `${result}\n`;
  try {
    const changed = parseDocument(result, { merge: true });
    for (const { place, value } of missing) {
      // What is only switched on has to become a mapping first.
      for (let depth = 1; depth < place.length; depth++) {
        const above = changed.getIn(place.slice(0, depth), true);
        if (isScalar(above)) changed.setIn(place.slice(0, depth), changed.createNode({}));
      }
      changed.setIn(place, changed.createNode(value));
    }
    return changed.toString({ lineWidth: 0, flowCollectionPadding: true });
  } catch {
    return undefined;
  }
}

/** A comment that follows at a distance keeps its column as long as there is room. */
function withSpan(text: string, from: number, to: number, value: string): string {
  const rest = text.slice(to);
  const room = /^( {2,})#/.exec(rest)?.[1].length ?? 0;
  const kept = room === 0 ? rest : ' '.repeat(Math.max(2, room - (value.length - (to - from)))) + rest.slice(room);
  return text.slice(0, from) + value + kept;
}

/** As it stands in any kind of YAML collection; undefined for what is no scalar. */
function scalarText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const plain = /^[\w.+/%^*-][\w.+/%^* -]*$/.test(value) && parse(value) === value;
  return plain ? value : JSON.stringify(value);
}

/** Whether a text means what is wanted: every variant by itself, since a value may be written in more than one place. */
function sameCells(text: string, wanted: Plain): boolean {
  const { data } = readSourceText(text);
  if (!isPlain(data)) return false;
  const [found, meant] = [resolveVariants(data), resolveVariants(wanted)];
  return (
    found.length === meant.length &&
    found.every(({ name, document }, i) => {
      return name === meant[i].name && same(document, meant[i].document);
    })
  );
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => same(entry, b[i]));
  if (!isPlain(a) || !isPlain(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]));
}

function extendsAnother(text: string): boolean {
  const { data } = readSourceText(text);
  return isPlain(data) && data.extends !== undefined && data.extends !== null;
}

function nameOf(file: string, index: number, taken: Set<string>): string {
  const own = file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
  const name = index === 0 ? 'fitted' : `fitted-${own}`;
  let unique = name;
  for (let k = 2; taken.has(unique); k++) unique = `${name}-${k}`;
  taken.add(unique);
  return `${unique}.yaml`;
}

function sourcesOf({ series }: Named, scenario: string): string {
  const sources = [...new Set(series.flatMap(({ cell, source }) => (cell.scenario === scenario ? [source] : [])))];
  const words = sources.map((source) => source.replace(/\s+/g, ' ').trim());
  if (words.length === 0) return 'data of other scenarios';
  return words.length <= MOST_SOURCES ? words.join(', ') : `${words.length} sources of data`;
}

function certainty(determination: Determination): string {
  const words = determinationText[determination];
  return determination === 'roughly' || determination === 'poorly' ? `${words} determined` : words;
}

/** What was fitted, with intervals, as comment lines. */
function headOf(result: FitResult, variants: readonly string[]): string {
  const parameters = result.parameters.filter(({ path }) => concerns(`${path}=`, variants));
  const lines = [
    `Fitted by argyrode ${result.version}: ${result.title}`,
    ...(result.status === 'converged' ? [] : [`${result.status}: ${result.message}`]),
    ...(parameters.length > 0 ? [`Fitted values, with their ${levelText(result)} intervals:`] : []),
    ...parameters.map((parameter) => {
      const { path, value, unit, determination } = parameter;
      const { interval, by } = bestInterval(parameter);
      const number = `${plainNumber(value, DIGITS)}${unit === '' ? '' : ` ${unit}`}`;
      const known = determination === 'well' ? '' : `; ${certainty(determination)}`;
      return `  ${path} = ${number} (${intervalText(interval, parameter)}, ${by}${known})`;
    }),
  ];
  return lines.map((line) => `# ${line.replace(/[\r\n]+/g, ' ').trimEnd()}\n`).join('');
}
