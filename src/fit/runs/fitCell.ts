import { type Preparation, type Prepared, prepare } from '../../prepare.js';
import type { Measurement } from '../../results/results.js';
import type { Issue } from '../../scenario/document/issue.js';
import { isPlain, parsePath } from '../../scenario/document/path.js';
import { referencedFiles } from '../../scenario/scenario.js';
import { filesRelativeTo, type NamedFiles } from '../namedFiles.js';

/** What is wrong with one of several files. */
export interface FileIssues {
  readonly file: string;
  readonly issues: readonly Issue[];
}

/** One sample in one experiment. */
export interface FitCell {
  readonly scenario: string;
  readonly prepared: Prepared;
  /** The scenario with this one variant and without data, as JSON. */
  readonly document: string;
  /** Texts of the files of materials and profiles that it names. */
  readonly files: { readonly [path: string]: string };
  /** Places of free numbers where its scenario has a value of its own, which a fit of the shared ones leaves alone. */
  readonly own?: readonly string[];
}

/** A published number and the cell whose run answers to it. */
export interface MeasuredRow {
  readonly cell: FitCell;
  readonly measurement: Measurement;
}

/** Whether a setting is about what all variants share or about one of these. */
export function concerns(setting: string, variants: readonly string[]): boolean {
  const [first, name] = parsePath(setting.slice(0, setting.indexOf('='))) ?? [];
  return first !== 'variants' || variants.includes(String(name));
}

/** Whether the value of a free number reaches a cell: it is about this variant, and the scenario has no value of its own there. */
export function reaches(setting: string, { prepared, own = [] }: FitCell): boolean {
  return concerns(setting, [prepared.name]) && !own.includes(setting.slice(0, setting.indexOf('=')));
}

/** A scenario among others; undefined, with its faults in `wrong`, when it cannot be used. Settings of variants that it does not have are left out. */
export function preparedFile(file: string, files: NamedFiles, settings: readonly string[], wrong: FileIssues[]) {
  let text: string;
  try {
    text = files.read(file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    wrong.push({ file, issues: [{ severity: 'error', path: '', message }] });
    return undefined;
  }
  // Files among the data are read by whoever fits to them.
  const options = { name: file, readFile: filesRelativeTo(file, files).read, readMeasured: () => undefined };
  const plainly = prepare(text, options);
  const names = plainly.variants.map(({ name }) => name);
  const concerned = settings.filter((setting) => concerns(setting, names));
  const preparation = concerned.length === 0 ? plainly : prepare(text, { ...options, settings: concerned });
  const errors = [...preparation.issues.filter(({ severity }) => severity === 'error'), ...goingOn(preparation)];
  if (errors.length > 0) wrong.push({ file, issues: errors });
  return errors.length > 0 ? undefined : preparation;
}

/** The state of an aged cell belongs to the numbers that it was aged with. */
function goingOn({ variants }: Preparation): Issue[] {
  if (variants.every(({ before }) => before === undefined)) return [];
  const message =
    'A cell that goes on from an earlier run cannot be fitted: its state is that of the numbers it was run with.';
  return [{ severity: 'error', path: 'continues', message, hint: 'put the earlier programme before this one' }];
}

/** One variant of a scenario by itself, fit to travel. `files` are those beside the scenario. */
export function cellOf(scenario: string, prepared: Prepared, document: unknown, files: NamedFiles): FitCell {
  const { data, variants, ...shared } = isPlain(document) ? document : {};
  const own = isPlain(variants) ? { variants: { [prepared.name]: variants[prepared.name] } } : {};
  const named = referencedFiles(prepared.scenario);
  return {
    scenario,
    prepared,
    document: JSON.stringify({ ...shared, ...own }),
    files: Object.fromEntries(named.map((path) => [path, files.read(path)])),
  };
}
