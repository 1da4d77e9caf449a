import { type Prepared, prepare } from '../prepare.js';
import type { Measurement } from '../results/results.js';
import type { Issue } from '../scenario/issue.js';
import { isPlain, type Plain, parsePath } from '../scenario/path.js';
import { observableNames } from './observable.js';
import { placesOf, readStudy, type Study } from './study.js';

/** Where the files of a study are read from. */
export interface StudyFiles {
  /** Text of a file of the study; throws when there is none. */
  readonly read: (file: string) => string;
}

/** One sample in one experiment. */
export interface StudyCell {
  readonly scenario: string;
  readonly prepared: Prepared;
  /** The scenario with this one variant and without data, as JSON. */
  readonly document: string;
  /** Texts of the material files that it names. */
  readonly files: { readonly [path: string]: string };
}

/** A published number and the cell whose run answers to it. */
export interface PublishedRow {
  readonly cell: StudyCell;
  readonly measurement: Measurement;
}

/** A study with its scenarios read once: from here on runs differ by settings only. */
export interface OpenStudy {
  readonly study: Study;
  /** Changes to all scenarios, e.g. another law. */
  readonly settings: readonly string[];
  /** The base scenario as plain data, settings applied. */
  readonly base: Plain;
  readonly cells: readonly StudyCell[];
  readonly titles: ReadonlyMap<string, string>;
  readonly rows: readonly PublishedRow[];
}

/** What is wrong with one file of a study. */
export interface FileIssues {
  readonly file: string;
  readonly issues: readonly Issue[];
}

/** Reads a study and all that it names. Everything wrong with any of the files comes back at once. */
export function openStudy(
  text: string,
  files: StudyFiles,
  settings: readonly string[] = [],
): { readonly opened?: OpenStudy; readonly wrong: readonly FileIssues[] } {
  const { study, issues } = readStudy(text);
  if (!study) return { wrong: [{ file: 'study.yaml', issues }] };
  const wrong: FileIssues[] = [];
  const base = preparedFile(study.base, files, settings, wrong);
  const cells: StudyCell[] = [];
  const rows: PublishedRow[] = [];
  const titles = new Map<string, string>();
  for (const scenario of study.scenarios) {
    const preparation = preparedFile(scenario, files, settings, wrong);
    if (!preparation) continue;
    titles.set(scenario, preparation.title);
    const own = preparation.variants.map((prepared) => cellOf(scenario, prepared, preparation.document, files));
    cells.push(...own);
    const points = new Map(own.flatMap(({ prepared }) => prepared.scenario.data).map((p) => [JSON.stringify(p), p]));
    for (const measurement of points.values()) {
      for (const cell of own) {
        if ((measurement.variant ?? cell.prepared.name) === cell.prepared.name) rows.push({ cell, measurement });
      }
    }
  }
  const faults = faultsOf(study, cells, rows);
  if (faults.length > 0) wrong.push({ file: 'study.yaml', issues: faults });
  if (wrong.length > 0 || !base || !isPlain(base.document)) return { wrong };
  return { opened: { study, settings, base: base.document, cells, titles, rows }, wrong };
}

/** Whether a setting is about what all variants share or about one of these. */
export function concerns(setting: string, variants: readonly string[]): boolean {
  const [first, name] = parsePath(setting.slice(0, setting.indexOf('='))) ?? [];
  return first !== 'variants' || variants.includes(String(name));
}

function preparedFile(file: string, files: StudyFiles, settings: readonly string[], wrong: FileIssues[]) {
  let text: string;
  try {
    text = files.read(file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    wrong.push({ file, issues: [{ severity: 'error', path: '', message }] });
    return undefined;
  }
  const options = { name: file, readFile: files.read };
  const plainly = prepare(text, options);
  const names = plainly.variants.map(({ name }) => name);
  const concerned = settings.filter((setting) => concerns(setting, names));
  const preparation = concerned.length === 0 ? plainly : prepare(text, { ...options, settings: concerned });
  const errors = preparation.issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) wrong.push({ file, issues: errors });
  return errors.length > 0 ? undefined : preparation;
}

function cellOf(scenario: string, prepared: Prepared, document: unknown, files: StudyFiles): StudyCell {
  const { data, variants, ...shared } = isPlain(document) ? document : {};
  const own = isPlain(variants) ? { variants: { [prepared.name]: variants[prepared.name] } } : {};
  const named = Object.values(prepared.scenario.materials).filter((entry) => typeof entry === 'string');
  return {
    scenario,
    prepared,
    document: JSON.stringify({ ...shared, ...own }),
    files: Object.fromEntries(named.map((path) => [path, files.read(path)])),
  };
}

/** What the study says about its scenarios and cannot be true. */
function faultsOf(study: Study, cells: readonly StudyCell[], rows: readonly PublishedRow[]): Issue[] {
  const refuse = (path: string, message: string, got: string, allowed: readonly string[]): Issue => ({
    severity: 'error',
    path,
    message,
    got,
    allowed: allowed.join(', '),
  });
  const issues: Issue[] = [];
  for (const [i, ordering] of study.orderings.entries()) {
    const { quantity } = ordering;
    const path = `orderings[${i}]`;
    for (const { scenario, variant } of placesOf(ordering)) {
      const variants = cells.filter((cell) => cell.scenario === scenario).map(({ prepared }) => prepared.name);
      if (!study.scenarios.includes(scenario)) {
        issues.push(refuse(`${path}.scenario`, 'This is no scenario of the study.', scenario, study.scenarios));
        break;
      }
      if (variants.length > 0 && !variants.includes(variant)) {
        issues.push(refuse(`${path}.order`, 'There is no such variant.', variant, variants));
        break;
      }
    }
    if (!observableNames.includes(quantity))
      issues.push(refuse(`${path}.quantity`, 'This cannot be observed.', quantity, observableNames));
  }
  const unknown = new Map(rows.map(({ cell, measurement: { quantity } }) => [quantity, cell.scenario]));
  for (const [quantity, scenario] of unknown) {
    if (!observableNames.includes(quantity))
      issues.push(refuse(`data of ${scenario}`, 'This quantity cannot be observed.', quantity, observableNames));
  }
  return issues;
}
