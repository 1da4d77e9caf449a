import type { LawSet } from '../constants/lawSet.js';
import { defined } from './defined.js';
import { measuredIn } from './document/measured.js';
import { formatPath, type Path } from './document/path.js';
import { filesOfProfiles, isTable } from './document/profileNames.js';
import { labRecipe, rawRecipe } from './quantities/forms.js';
import type { LabRecipe, RawRecipe } from './recipe.js';
import type { ProtocolEntry } from './schema/blocks.js';
import type { Continuation } from './schema/continuation.js';
import {
  type CycleChoice,
  type MeasuredPoint,
  measuredPoints,
  measuredRecords,
  type OutputChoice,
} from './schema/data.js';
import type { DataFile, MeasuredCurve, MeasuredSpectrum } from './schema/measuredData.js';
import type { Mechanisms } from './schema/mechanisms.js';
import type { NumericsGiven } from './schema/numerics.js';
import type { ResolvedForm } from './schema.js';

/** Where a scenario comes from. */
export interface Source {
  readonly title: string;
  readonly authors?: string;
  readonly journal?: string;
  readonly year?: number;
  readonly doi?: string;
}

/** When to end the programme before its last step. */
export interface Stop {
  readonly cycles?: number;
  /** Fraction of the discharge capacity of `retentionCycle`. */
  readonly retention?: number;
  readonly retentionCycle?: number;
  /** [s] */
  readonly time?: number;
}

/** One variant of a scenario: validated, complete, in SI. */
export interface Scenario {
  readonly title: string;
  readonly description?: string;
  readonly source?: Source;
  readonly cell: LabRecipe | RawRecipe;
  /** State at the start: a lithium content or a state of charge (0 to 1); without either as assembled. */
  readonly initial: { readonly x?: number; readonly stateOfCharge?: number };
  /** Lower and upper voltage at rest between which the state of charge is counted; default: those of the protocol. */
  readonly window?: readonly [string, string];
  /** The earlier run that this one goes on from; absent: the cell is fresh. */
  readonly continues?: Continuation;
  /** The set of laws in which cell and mechanisms are written. */
  readonly laws: LawSet;
  readonly mechanisms: Mechanisms;
  /** As written; `prepare` completes it. */
  readonly numerics: NumericsGiven;
  /** The protocol as written; `protocol/` reads the sentences. */
  readonly protocol: readonly ProtocolEntry[];
  /** Where the protocol stands in the document, for messages about its sentences: `protocol` or `variants.<name>.protocol`. */
  readonly protocolPath: string;
  readonly stop: Stop;
  /** Own materials by name: properties, or the path of a file relative to the scenario. */
  readonly materials: { readonly [name: string]: unknown };
  /**
   * Tables that sentences of the protocol name, by that name: the table itself, or the path of its file relative to the scenario. Those
   * that the protocol names by a file alone are among them.
   */
  readonly profiles: { readonly [name: string]: string };
  readonly data: readonly MeasuredPoint[];
  /** Files of measurements among the data, by paths relative to the scenario; `prepare` reads them. */
  readonly dataFiles: readonly DataFile[];
  /** Measured half cycles and spectra, in place or from these files. */
  readonly curves: readonly MeasuredCurve[];
  readonly spectra: readonly MeasuredSpectrum[];
  readonly output: OutputChoice;
}

/** The typed scenario from a document that has passed the schema. */
export function toScenario(
  form: ResolvedForm,
  protocolPath: Path = ['protocol'],
  document: unknown = undefined,
): Scenario {
  const numerics: NumericsGiven = defined(form.numerics);
  const initial = form.initial ?? form.cell.initial ?? {};
  const { files, curves, spectra } = measuredRecords(form.data);
  return defined({
    title: form.title,
    description: form.description,
    source: form.source === undefined ? undefined : toSource(form.source),
    cell: 'raw' in form.cell ? rawRecipe(form.cell) : labRecipe(form.cell, numerics, measuredIn(document)),
    initial: defined(initial),
    continues: form.continues,
    laws: form.laws,
    window: form.window,
    mechanisms: form.mechanisms,
    numerics,
    protocol: form.protocol,
    protocolPath: formatPath(protocolPath),
    stop: defined(form.stop),
    materials: form.materials,
    profiles: { ...ownFiles(form.protocol), ...form.profiles },
    data: measuredPoints(form.data),
    dataFiles: files,
    curves,
    spectra,
    output: { series: cycleChoice(form.output.series), profiles: cycleChoice(form.output.profiles) },
  });
}

function ownFiles(protocol: ResolvedForm['protocol']): Readonly<Record<string, string>> {
  return Object.fromEntries([...filesOfProfiles(protocol).keys()].map((name) => [name, name]));
}

/** Paths of the files that lie beside a scenario and are needed to run it. */
export function referencedFiles({ materials, profiles }: Scenario): readonly string[] {
  const own = Object.values(materials).filter((given) => typeof given === 'string');
  return [...own, ...Object.values(profiles).filter((given) => !isTable(given))];
}

function toSource(source: NonNullable<ResolvedForm['source']>): Source {
  if (typeof source === 'string') return { title: source };
  const { authors } = source;
  return defined({ ...source, authors: Array.isArray(authors) ? authors.join(', ') : authors });
}

function cycleChoice(choice: ResolvedForm['output']['series']): CycleChoice {
  return typeof choice === 'string' ? choice : choice.map((cycle) => (cycle === 'first' ? 1 : cycle));
}
