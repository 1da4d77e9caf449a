import { inconsistencies } from '../consistency.js';
import { type Scenario, toScenario } from '../scenario.js';
import { resolvedSchema } from '../schema.js';
import { explain, mostIssues } from './explain.js';
import { extend, type FilePosition } from './extend.js';
import type { Issue } from './issue.js';
import { formatPath, isPlain, type Path, type Plain, parsePath, shorten } from './path.js';
import type { PlacedIssue } from './placedIssue.js';
import { applySettings } from './settings.js';
import { readSourceText } from './sourceText.js';
import { onlyVariant, type ResolvedVariant, resolveVariants } from './variants.js';

/** A scenario file as it was read: its valid variants, everything wrong with it, and where a path stands in the text. */
export interface ScenarioDocument {
  readonly title: string;
  /** The document as plain data, settings applied. */
  readonly document: unknown;
  /** The variants without errors, in the order of the document; `cell` when it names none. */
  readonly variants: readonly ScenarioVariant[];
  /** Everything found, in the order of the file. The scenario may run when none is an error. */
  readonly issues: readonly Issue[];
  /** Line and column of a path such as `variants.ZrO2.coating`, or of what is around it. */
  readonly locate: (path: string) => FilePosition | undefined;
}

/** One variant of a scenario by its name, with what it says in SI and as it was written. */
export interface ScenarioVariant {
  readonly name: string;
  readonly scenario: Scenario;
  /** Its document with the overrides in place. */
  readonly raw: unknown;
}

/** How the text of a scenario is to be read. Default format: YAML, of which JSON is a part. */
export interface ReadOptions {
  readonly format?: 'yaml' | 'json';
  /** Title of a scenario whose own cannot be read, e.g. the file name. */
  readonly name?: string;
  /** `path=value` changes, see `applySettings`. */
  readonly settings?: readonly string[];
  /** Text of a file that the scenario names (its base, a material, the record of a run); throws when there is none. Absent where there are no files. */
  readonly readFile?: (path: string, what?: 'run') => string;
}

/** More are a mistake, and would take long to check. */
const mostVariants = 500;

/** Reads a scenario file: every mistake in it is reported at once, with its line. */
export function readScenario(text: string, options: ReadOptions = {}): ScenarioDocument {
  const source = readSourceText(text, options.format);
  if (!isPlain(source.data)) {
    return {
      title: options.name ?? '',
      document: undefined,
      variants: [],
      issues: source.issues,
      locate: () => undefined,
    };
  }
  const extended = extend(source.data, source.locate, options.readFile);
  if (extended.issues.length > 0) {
    const issues = [...source.issues, ...extended.issues];
    return { title: options.name ?? '', document: undefined, variants: [], issues, locate: () => undefined };
  }
  const applied = applySettings(extended.document, options.settings ?? []);
  const located = (place: Path): FilePosition | undefined => {
    const set = applied.places.some((changed) => changed.every((segment, i) => place[i] === segment));
    return set ? undefined : extended.locate(place);
  };
  const checked = checkDocument(applied.document, located, options.name);
  return { ...checked, issues: inOrder([...source.issues, ...applied.issues, ...checked.issues]) };
}

/** Checks a scenario that is plain data already (from a program, a sweep, a web form): every mistake at once, as `readScenario`; never throws. */
export function checkDocument(
  document: Plain,
  located: (place: Path) => FilePosition | undefined = () => undefined,
  name = '',
): ScenarioDocument {
  const found = new Map<string, Issue>();
  const add = ({ place, ...issue }: PlacedIssue, written: (place: Path) => Path): void => {
    const where = written(place);
    const path = formatPath(where);
    // The same mistake of the base is found again in every variant.
    found.set(`${path}\n${issue.message}`, { ...issue, path, ...located(where) });
  };
  for (const issue of variantIssues(document)) add(issue, (place) => place);

  const resolved = resolveVariants(document);
  const names = resolved.map((variant) => variant.name);
  const variants = resolved.slice(0, mostVariants).flatMap((variant) => {
    const { issues, scenario } = checkVariant(variant, names);
    for (const issue of issues) add(issue, variant.written);
    return scenario === undefined ? [] : [{ name: variant.name, scenario, raw: variant.document }];
  });
  return {
    title: typeof document.title === 'string' ? document.title.trim() : name,
    document,
    variants,
    issues: inOrder([...found.values()]),
    locate: (path) => {
      const place = parsePath(path);
      return place === undefined ? undefined : located(place);
    },
  };
}

function checkVariant(
  variant: ResolvedVariant,
  names: readonly string[],
): { issues: PlacedIssue[]; scenario?: Scenario } {
  const parsed = resolvedSchema().safeParse(variant.document);
  const issues = inconsistencies(variant.document, names);
  if (!parsed.success) issues.unshift(...explain(parsed.error.issues, variant.document));
  if (issues.some(({ severity }) => severity === 'error') || !parsed.success) return { issues };
  return { issues, scenario: toScenario(parsed.data, variant.written(['protocol']), variant.document) };
}

/** The overrides themselves: a mapping of names to mappings. */
function variantIssues(document: Plain): PlacedIssue[] {
  const { variants } = document;
  if (variants === undefined || variants === null) return [];
  const place: Path = ['variants'];
  if (!isPlain(variants)) {
    const allowed = 'a mapping such as { bare: {}, coated: { coating: ... } }';
    return [
      {
        severity: 'error',
        place,
        message: 'The variants are not a mapping of names.',
        got: shorten(variants),
        allowed,
      },
    ];
  }
  const number = Object.keys(variants).length;
  if (number > mostVariants) {
    return [
      {
        severity: 'error',
        place,
        message: 'There are too many variants.',
        got: `${number}`,
        allowed: `up to ${mostVariants}`,
      },
    ];
  }
  return Object.entries(variants).flatMap(([name, override]): PlacedIssue[] => {
    if (name.trim() === '') {
      return [
        {
          severity: 'error',
          place: [...place, name],
          message: 'A variant has no name.',
          hint: `for example ${onlyVariant}`,
        },
      ];
    }
    if (override === null || isPlain(override)) return [];
    const allowed = 'a mapping of what differs from the base; empty for nothing';
    return [
      {
        severity: 'error',
        place: [...place, name],
        message: 'The variant is not a mapping.',
        got: shorten(override),
        allowed,
      },
    ];
  });
}

/** By line; what stands in files below comes after what stands in the scenario itself. */
export function inOrder(issues: readonly Issue[]): Issue[] {
  const rank = ({ file, line = Infinity }: Issue): readonly [string, number] => [file ?? '', line];
  const sorted = [...issues].sort((a, b) => {
    const [[fileA, lineA], [fileB, lineB]] = [rank(a), rank(b)];
    return fileA === fileB ? lineA - lineB || 0 : fileA < fileB ? -1 : 1;
  });
  if (sorted.length <= mostIssues) return sorted;
  // Errors decide whether there is a run: none of them gives way to a warning.
  const errors = sorted.filter(({ severity }) => severity === 'error');
  const shown = new Set([...errors, ...sorted].slice(0, mostIssues));
  const severity = errors.length > mostIssues ? 'error' : 'warning';
  return [
    ...sorted.filter((issue) => shown.has(issue)),
    { severity, path: '', message: `There are more issues; these are the first ${mostIssues}.` },
  ];
}
