import { buildCell } from './cell/build.js';
import type { Cell } from './cell/cell.js';
import { type Conditions, conditionsOf, recipeUnder, withSettings } from './cell/conditions.js';
import { optionUse } from './cell/idleOptions.js';
import { unknownMaterials } from './cell/materialNames.js';
import { contentAtCharge } from './cell/stateOfCharge.js';
import { uncovering } from './degradation/mechanisms.js';
import { ownMaterials } from './materials/ownMaterials.js';
import { filesLaidOver, type ReadMeasuredFile } from './measured/dataFiles.js';
import type { Simulated } from './measured/simulated.js';
import { type ChargeWindow, chargeWindow, withWindow } from './protocol/checks/chargeWindow.js';
import { idleConditions } from './protocol/checks/conditions.js';
import { neverRecorded, unreachedData } from './protocol/checks/dataReach.js';
import { startVoltage, unreachable } from './protocol/checks/reach.js';
import { retentionIssues } from './protocol/checks/retention.js';
import { namedProfiles } from './protocol/profile/namedProfiles.js';
import { buildProgramme, type StepPlaces } from './protocol/programme/buildProgramme.js';
import type { Programme } from './protocol/programme/programme.js';
import { programmeCycles, settingsIn, spectrumCycles } from './protocol/programme/programmeCycles.js';
import { sentenceIssues } from './protocol/programme/sentences.js';
import { settingsOf } from './protocol/steps/kindOf.js';
import { chosenNumerics } from './resolution/chosenNumerics.js';
import { classCounts, mostClassesOf } from './resolution/classCounts.js';
import { groups, hardest } from './resolution/groups.js';
import { resolutionRemarks } from './resolution/remarks.js';
import { untested } from './resolution/untested.js';
import { type Before, continuationIssues, numericsBefore, readBefore } from './results/continued.js';
import type { FilePosition } from './scenario/document/extend.js';
import type { Issue } from './scenario/document/issue.js';
import { formatPath, isPlain, type Plain, parsePath, valueAt } from './scenario/document/path.js';
import {
  checkDocument,
  inOrder,
  type ReadOptions,
  readScenario,
  type ScenarioDocument,
  type ScenarioVariant,
} from './scenario/document/read.js';
import { readSourceText, type SourceText } from './scenario/document/sourceText.js';
import { type ResolvedVariant, resolveVariants } from './scenario/document/variants.js';
import type { Scenario } from './scenario/scenario.js';
import { pointsOf } from './scenario/schema/data.js';
import type { Numerics, NumericsGiven } from './scenario/schema/numerics.js';

/** A variant ready to run: validated scenario, cell in SI, programme. */
export interface Prepared {
  readonly name: string;
  readonly scenario: Scenario;
  /** Its document with overrides, base and material files in place: nothing else is needed to run it again. */
  readonly raw: unknown;
  readonly cell: Cell;
  readonly programme: Programme;
  /** The end of an earlier run that this one begins with; absent: a fresh cell. */
  readonly before?: Before;
  /** How finely the equations are solved: as the scenario says, the rest chosen. */
  readonly numerics: Numerics;
  /** Its cell under other conditions, as steps may set them, with the same classes. */
  readonly under: (conditions: Conditions) => Cell;
  /** The same variant solved as finely as is said here. */
  readonly atResolution: (given: NumericsGiven) => Omit<Prepared, 'warnings'>;
  readonly warnings: readonly Issue[];
  /** Where the sentence of a step is written, for what the run finds out about it. */
  readonly placeOf: (stepText: string) => Partial<FilePosition> & { readonly path: string };
  /** Where a path of its document is written. */
  readonly placed: (path: string) => Partial<FilePosition> & { readonly path: string };
}

/** A scenario file as it was understood: the cells and programmes of its variants, or all that is wrong with it. */
export interface Preparation {
  readonly title: string;
  /** The document as plain data, settings applied. */
  readonly document: unknown;
  /** Empty when any issue is an error. */
  readonly variants: readonly Prepared[];
  /** Everything found, in the order of the file. */
  readonly issues: readonly Issue[];
}

/** How a scenario is read, and whether it stands alone. `readFile` may throw: what it says becomes an issue. */
export interface PrepareOptions extends ReadOptions {
  /** The text is one of several cells of a scenario: what does nothing in it may be meant for the others and is not spoken of. */
  readonly oneOfSeveral?: boolean;
  /** Reads a file of measurements that the data name. Absent where there are no files: then they are left out, with a warning. */
  readonly readMeasured?: ReadMeasuredFile;
}

/** Text of a scenario file -> cells and programmes, or every issue at once. Never throws for what a person wrote. */
export function prepare(text: string, options: PrepareOptions = {}): Preparation {
  return preparationOf(readScenario(text, options), options);
}

/** The same for a document that is plain data already, with what it extends and all changes in place. */
export function prepareDocument(document: Plain, options: PrepareOptions = {}): Preparation {
  return preparationOf(checkDocument(document, undefined, options.name), options);
}

function preparationOf(read: ScenarioDocument, options: PrepareOptions): Preparation {
  const found = new Map<string, Issue>(read.issues.map((issue) => [key(issue), issue]));
  const shared = read.issues.filter(isWarning);
  const variants: Prepared[] = [];
  const resolved = isPlain(read.document) ? resolveVariants(read.document) : [];
  for (const { name, document, written } of resolved) {
    const place = (path: string): Partial<FilePosition> & { readonly path: string } => {
      const where = formatPath(written(parsePath(path) ?? []));
      return { path: where, ...read.locate(where) };
    };
    const add = (issue: Issue): Issue => {
      const { path, ...at } = place(issue.path);
      // What stands in a file beside the scenario knows its line itself.
      const placed = issue.file === undefined ? { ...issue, path, ...at } : { ...issue, path };
      if (!found.has(key(placed))) found.set(key(placed), placed);
      return placed;
    };
    const variant = read.variants.find((candidate) => candidate.name === name);
    if (variant === undefined) {
      for (const issue of issuesBesideOthers(document, written)) add(issue);
      continue;
    }
    const { prepared, issues } = prepareVariant(variant, options, place);
    const placed = issues.map(add);
    if (prepared) {
      const own = placed.filter(isWarning);
      variants.push({ ...prepared, warnings: [...shared, ...own] });
    }
  }
  // What a variant with mistakes would need is not known.
  const idle = variants.length === resolved.length && !options.oneOfSeveral ? idleEverywhere(variants) : [];
  for (const issue of idle) found.set(key(issue), issue);
  const issues = inOrder([...found.values()]);
  const failed = issues.some((issue) => issue.severity === 'error');
  const told = variants.map((variant) => ({ ...variant, warnings: [...variant.warnings, ...idle.filter(isWarning)] }));
  return { title: read.title, document: read.document, variants: failed ? [] : told, issues };
}

const isWarning = ({ severity }: Issue): boolean => severity === 'warning';

/** Options that do nothing in any of the variants that they are written for. */
function idleEverywhere(variants: readonly Prepared[]): Issue[] {
  const uses = variants.map(({ raw, scenario, cell, placed }) => {
    const { idle, used } = optionUse(raw, scenario, cell);
    return {
      idle: idle.map((issue) => ({ ...issue, ...placed(issue.path) })),
      used: used.map((path) => placed(path).path),
    };
  });
  const used = new Set(uses.flatMap((use) => use.used));
  const idle = uses.flatMap((use) => use.idle).filter(({ path }) => !used.has(path));
  return [...new Map(idle.map((issue) => [key(issue), issue])).values()];
}

/** Of a variant that has been refused: what can be said nevertheless about sentences, names and cycles. */
function issuesBesideOthers(document: Plain, written: ResolvedVariant['written']): readonly Issue[] {
  const { programme, places, issues } = sentenceIssues(document.protocol, formatPath(written(['protocol'])));
  return [
    ...unknownMaterials(document),
    ...issues,
    ...(programme ? unreachedData(pointsOf(document), programme, places) : []),
  ];
}

function prepareVariant(
  { name, scenario, raw }: ScenarioVariant,
  options: PrepareOptions,
  place: (path: string) => ReturnType<Prepared['placeOf']>,
): { prepared?: Omit<Prepared, 'warnings'>; issues: Issue[] } {
  const issues: Issue[] = [];
  const files = new Map<string, SourceText>();
  const given = materialData(scenario, options, issues, files);
  const { materials, issues: ofMaterials } = ownMaterials(given);
  issues.push(...ofMaterials.map((issue) => inItsFile(issue, scenario, files)));
  const refused = new Set([...given.keys()].filter((name) => !materials.some((one) => one.name === name)));
  const { x, stateOfCharge } = scenario.initial;
  const begun = (recipe: Scenario['cell'], initialContent: number | undefined) =>
    buildCell(recipe, {
      ...(initialContent === undefined ? {} : { initialContent }),
      materials,
      laws: scenario.laws,
      uncovers: uncovering(scenario.mechanisms),
    });
  const profiles = namedProfiles(scenario, (name) => valueAt(raw, ['profiles', name]) !== undefined, options.readFile);
  issues.push(...profiles.issues);
  const before =
    scenario.continues === undefined ? undefined : readBefore(scenario.continues, name, options.readFile, issues);
  const programmeOf = (cell: Cell | undefined) =>
    buildProgramme(
      scenario.protocol,
      scenario.stop,
      scenario.protocolPath,
      cell && { plateau: cell.anode.plateau, start: before?.end.voltage ?? startVoltage(cell) },
      profiles.tables,
    );
  // At which content the cell begins is known with its window only: until then it is built half full.
  const first = begun(scenario.cell, x ?? (stateOfCharge === undefined ? undefined : 0.5));
  const read = programmeOf(first.cell);
  const asked =
    stateOfCharge === undefined ? undefined : `${valueAt(raw, ['initial']) ? '' : 'cell.'}initial.stateOfCharge`;
  const window: ChargeWindow = first.cell
    ? chargeWindow(scenario.window, read.places, first.cell, asked)
    : { issues: [] };
  issues.push(...window.issues);
  const { range } = window;
  const moved = stateOfCharge !== undefined && range !== undefined;
  const start = moved ? contentAtCharge(stateOfCharge, range) : x;
  const windowed = (made: ReturnType<typeof buildCell>) =>
    made.cell ? { ...made, cell: withWindow(made.cell, window) } : made;
  const build = (recipe: Scenario['cell']) => windowed(begun(recipe, start));
  const built = moved ? build(scenario.cell) : windowed(first);
  // That a material with mistakes cannot be found is no second mistake.
  issues.push(...built.issues.filter(({ got, path }) => !(refused.has(got ?? '') && materialPlace.test(path))));
  const { programme, places, issues: ofProgramme } = moved ? programmeOf(built.cell) : read;
  issues.push(...ofProgramme);
  if (!built.cell || !programme || window.issues.length > 0) return { issues };
  if (scenario.continues !== undefined && before === undefined) return { issues };
  issues.push(
    ...unreachable(programme, built.cell, places, before?.end.voltage),
    ...retentionIssues(programme, built.cell),
  );
  issues.push(...idleConditions(programme, places));
  issues.push(...neverRecorded(scenario, programme), ...unreachedData(pointsOf(raw), programme, places, built.cell));
  issues.push(...settingIssues(places, { recipe: scenario.cell, cell: built.cell, known: built.issues }, build));
  const laidOver = filesLaidOver(
    valueAt(raw, ['data']),
    scenario.dataFiles,
    simulatedOf(name, scenario, built.cell, programme),
    options.readMeasured,
  );
  issues.push(...laidOver.issues);
  const paths = new Map([...places].reverse().map(([step, path]) => [step.text, path]));
  const placeOf = (text: string) => place(paths.get(text) ?? scenario.protocolPath);
  const filed = {
    ...(given.size > 0 ? { materials: Object.fromEntries(given) } : {}),
    ...(profiles.tables.size > 0 ? { profiles: profiles.texts } : {}),
    ...(before ? { continues: { state: before.end } } : {}),
    ...(scenario.dataFiles.length > 0 ? { data: laidOver.data } : {}),
  };
  const complete = isPlain(raw) ? { ...raw, ...filed } : raw;
  const over: Scenario = {
    ...scenario,
    data: [...scenario.data, ...laidOver.points],
    curves: [...scenario.curves, ...laidOver.curves],
    spectra: [...scenario.spectra, ...laidOver.spectra],
  };
  const whole = { name, scenario: over, raw: complete, cell: built.cell, programme, placeOf, placed: place };
  const atResolution = (said: NumericsGiven): Omit<Prepared, 'warnings'> => ({
    ...whole,
    ...(before ? { before } : {}),
    ...resolved(before ? numericsBefore(said, before) : said, whole, build),
    atResolution,
  });
  const prepared = atResolution(scenario.numerics);
  if (before) issues.push(...continuationIssues(before, prepared));
  issues.push(...resolutionRemarks(scenario.numerics, prepared.cell, raw));
  issues.push(...untested(scenario.numerics, prepared.cell, groups(prepared.cell, programme)));
  return { prepared, issues };
}

/** What files of measurements are laid over: of a programme of a billion cycles its list is made for a file only. */
function simulatedOf(name: string, { output }: Scenario, cell: Cell, programme: Programme): Simulated {
  const cycles = programmeCycles(programme);
  const { series } = output;
  return {
    name,
    mass: 1e6 * cell.activeMass * cell.area,
    area: cell.area,
    cycles,
    get recorded() {
      if (series === 'none') return [];
      if (series === 'all') return Array.from({ length: cycles }, (_, i) => i + 1);
      return [...new Set(series.map((cycle) => (cycle === 'last' ? cycles : cycle)))];
    },
    get withSpectrum() {
      return spectrumCycles(programme);
    },
  };
}

/** What is said of the temperatures and pressures that steps set, where they stand. */
function settingIssues(
  places: StepPlaces,
  { recipe, cell, known }: { recipe: Scenario['cell']; cell: Cell; known: readonly Issue[] },
  build: (recipe: Scenario['cell']) => ReturnType<typeof buildCell>,
): Issue[] {
  return [...places].flatMap(([step, path]): Issue[] => {
    const set = settingsOf(step);
    if (set === undefined) return [];
    const { temperature } = set;
    const message =
      temperature === undefined
        ? 'A cell of directly given parameters does not follow it.'
        : 'A cell of directly given parameters does not follow it: RT/F and the ageing laws alone do.';
    const hint =
      temperature === undefined
        ? 'give a lab recipe, from which contacts follow'
        : 'give a lab recipe, whose materials know their activation energies';
    const raw: Issue[] = recipe.kind === 'raw' ? [{ severity: 'warning', path, message, hint }] : [];
    const there = recipeUnder(recipe, withSettings(conditionsOf(cell), set, true));
    const news = build(there).issues.filter(
      (issue) => !known.some((one) => one.path === issue.path && one.message === issue.message),
    );
    return [...raw, ...news.map((issue) => ({ ...issue, path }))];
  });
}

/** The cell with as many classes as it needs, and how finely to solve its equations. */
function resolved(
  given: NumericsGiven,
  { scenario: { cell: recipe }, cell, programme }: Pick<Prepared, 'scenario' | 'cell' | 'programme'>,
  build: (recipe: Scenario['cell']) => ReturnType<typeof buildCell>,
): Pick<Prepared, 'cell' | 'numerics' | 'under'> {
  // As finely as the most demanding of its conditions asks for.
  const first = conditionsOf(cell);
  const set = settingsIn(programme);
  const all = [first.temperature, ...set.temperatures].flatMap((temperature) =>
    [first.pressure, ...set.pressures].map((pressure) => withSettings(first, { temperature, pressure }, true)),
  );
  const elsewhere = all.slice(1).flatMap((conditions) => build(recipeUnder(recipe, conditions)).cell ?? []);
  const found = hardest([cell, ...elsewhere].map((one) => groups(one, programme)));
  const numerics = chosenNumerics(given, found);
  const under =
    (form: Scenario['cell']) =>
    (conditions: Conditions): Cell =>
      build(recipeUnder(form, conditions)).cell ?? { ...cell, temperature: conditions.temperature };
  const powders = (cell.cathode.powders ?? [cell.cathode]).flatMap(({ distribution }) => distribution ?? []);
  if (recipe.kind === 'raw' || powders.length === 0) return { cell, numerics, under: under(recipe) };
  const classes = mostClassesOf(powders.map((powder) => classCounts(cell.laws, powder, given, found)));
  const classed = { ...recipe, cathode: { ...recipe.cathode, ...classes } };
  return {
    cell: build(classed).cell ?? cell,
    numerics: { ...numerics, ...classes },
    under: under(classed),
  };
}

/** Where a recipe names a material. */
const materialPlace = /\.(?:activeMaterial|electrolyte|carbon|binder|material)$/;

/** Own materials by name, those in files read and their texts kept. */
function materialData(
  scenario: Scenario,
  options: PrepareOptions,
  issues: Issue[],
  files: Map<string, SourceText>,
): ReadonlyMap<string, unknown> {
  const found = Object.entries(scenario.materials).map(([name, given]): [string, unknown] => {
    if (typeof given !== 'string') return [name, given];
    const file = materialFile(given, formatPath(['materials', name]), options, issues);
    if (file) files.set(name, file);
    return [name, file?.data];
  });
  return new Map(found.filter(([, data]) => data !== undefined));
}

/** An issue with a material in a file is placed there. */
function inItsFile(issue: Issue, scenario: Scenario, files: ReadonlyMap<string, SourceText>): Issue {
  const [, name, ...inside] = parsePath(issue.path) ?? [];
  const file = scenario.materials[String(name)];
  const position = files.get(String(name))?.locate(inside);
  return typeof file === 'string' && position ? { ...issue, ...position, file } : issue;
}

/** The text of a material file; undefined, with issues, when it cannot be read. */
function materialFile(file: string, path: string, options: PrepareOptions, issues: Issue[]): SourceText | undefined {
  const refuse = (reason: string): void => {
    issues.push({
      severity: 'error',
      path,
      message: `The material file cannot be read: ${reason}.`,
      got: file,
      allowed: 'a path relative to the scenario, or the properties themselves',
    });
  };
  if (!options.readFile) {
    refuse('files cannot be read here');
    return undefined;
  }
  let text: string;
  try {
    text = options.readFile(file);
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
    return undefined;
  }
  const source = readSourceText(text);
  for (const { message, line } of source.issues) {
    const where = line === undefined ? '' : `line ${line}: `;
    refuse(`${where}${message.replace(/\.$/, '')}`);
  }
  return source;
}

const key = (issue: Issue): string => `${issue.path}\n${issue.message}`;
