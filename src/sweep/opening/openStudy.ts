import { filesRelativeTo, type NamedFiles } from '../../fit/namedFiles.js';
import { type FileNotes, OpeningNotes } from '../../fit/opening/openingNotes.js';
import type { FileIssues } from '../../fit/runs/fitCell.js';
import { type Preparation, prepare } from '../../prepare.js';
import type { RunsRecord } from '../../results/runsTable.js';
import type { Issue } from '../../scenario/document/issue.js';
import { readKept } from '../../scenario/document/keptFiles.js';
import { isPlain, type Plain } from '../../scenario/document/path.js';
import { inOrder } from '../../scenario/document/read.js';
import { referencedFiles } from '../../scenario/scenario.js';
import { runsOf } from '../design/runsOf.js';
import type { Study } from '../study.js';
import { readStudyFile } from './readStudyFile.js';
import type { StudyFile } from './studyFile.js';
import { studyGoals } from './studyGoals.js';
import { studyOutputs } from './studyOutputs.js';
import { triedValues } from './triedValues.js';
import { variedConstants } from './variedConstants.js';
import { variedNumbers } from './variedNumbers.js';

/** A study file with the scenario that it names as they were understood, or what is wrong file by file. */
export interface OpenedStudy {
  /** Absent when anything is wrong. */
  readonly study?: Study;
  readonly wrong: readonly FileIssues[];
  /** Doubtful, but no obstacle. */
  readonly warnings: readonly FileIssues[];
  /** What was understood and decided. */
  readonly notes: readonly FileNotes[];
}

/**
 * Reads a study and its scenario. Everything wrong with either comes back at once. `settings`: further changes of the scenario;
 * `file`: name of the study file in messages.
 */
export function openStudy(
  text: string,
  files: NamedFiles,
  settings: readonly string[] = [],
  file = 'study.yaml',
): OpenedStudy {
  const notes = new OpeningNotes();
  const { study: written, locate, issues } = readStudyFile(text);
  notes.add(file, ...issues);
  const add = (...found: readonly Issue[]): void =>
    notes.add(file, ...found.map((issue) => ({ ...issue, ...locate(issue.path) })));
  const note = (...sentences: readonly string[]): void => notes.note(file, ...sentences);
  const seen = new Map<string, string>();
  const remembering: NamedFiles = {
    read: (name) => {
      const found = files.read(name);
      seen.set(name, found);
      return found;
    },
  };
  const all = [...(written?.settings ?? []), ...settings];
  const read = written && readCell(written.scenario, remembering, all, notes);
  const source = (): Study['source'] => ({ study: text, files: Object.fromEntries(seen), settings });
  const study = written && read && studyOf(written, read, add, note, source());
  const { wrong, warnings, failed } = notes;
  const inOrderOfLines = wrong.map((one) => ({ ...one, issues: inOrder(one.issues) }));
  return { ...(study && !failed ? { study } : {}), wrong: inOrderOfLines, warnings, notes: notes.notes };
}

/** The study of a table, from its record alone: files may have changed since. */
export function studyOfRecord({ study, files, settings }: RunsRecord): OpenedStudy {
  return openStudy(study, { read: readKept(files) }, settings);
}

interface ReadCell {
  readonly preparation: Preparation;
  readonly document: Plain;
  readonly files: { readonly [path: string]: string };
}

/** Undefined, with its faults among the notes, when it cannot be used. */
function readCell(
  file: string,
  files: NamedFiles,
  settings: readonly string[],
  notes: OpeningNotes,
): ReadCell | undefined {
  const beside = filesRelativeTo(file, files);
  let text: string;
  try {
    text = files.read(file);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    notes.add(file, { severity: 'error', path: '', message });
    return undefined;
  }
  const preparation = prepare(text, { name: file, settings, readFile: beside.read });
  notes.add(file, ...preparation.issues);
  if (preparation.variants.some(({ before }) => before !== undefined)) {
    const message = 'A cell that goes on from an earlier run is one cell: its state is that of its own numbers.';
    const hint = 'put the earlier programme before this one';
    notes.add(file, { severity: 'error', path: 'continues', message, hint });
  }
  const { document, variants } = preparation;
  if (!isPlain(document) || variants.length === 0) return undefined;
  const named = [...new Set(variants.flatMap(({ scenario }) => referencedFiles(scenario)))];
  // Measured points say nothing about a cell that is another one.
  const { data: _, ...bare } = document;
  return {
    preparation,
    document: bare,
    files: Object.fromEntries(named.map((path) => [path, beside.read(path)])),
  };
}

function studyOf(
  written: StudyFile,
  { preparation, document, files }: ReadCell,
  add: (...issues: readonly Issue[]) => void,
  note: (...sentences: readonly string[]) => void,
  source: Study['source'],
): Study | undefined {
  const outputs = studyOutputs(written.outputs, preparation.variants);
  const needed = [...new Set(outputs.outputs.map(({ variant }) => variant))];
  const variants = preparation.variants.filter(({ name }) => needed.includes(name));
  const numbers = variedNumbers(written.vary, document, variants);
  const constants =
    written.design.kind === 'population' ? variedConstants(variants) : { varied: [], columns: [], issues: [] };
  const columns = [...numbers.columns, ...constants.columns, ...outputs.columns];
  const goals = studyGoals(written.goals, columns);
  const varied = [...numbers.varied, ...constants.varied];
  const counted = runsOf(written.design, numbers.varied, varied.length);
  const found = [...outputs.issues, ...numbers.issues, ...constants.issues, ...goals.issues, ...counted.issues];
  add(...found, ...triedValues({ document, files, varied: numbers.varied }, numbers.entries));
  note(...outputs.notes, ...counted.notes);
  if (found.some(({ severity }) => severity === 'error')) return undefined;
  return {
    title: written.title ?? preparation.title,
    document: withVariants(document, needed),
    files,
    varied,
    design: { ...written.design, runs: counted.runs },
    outputs: outputs.outputs,
    goals: written.goals,
    columns,
    last: Math.max(1, ...outputs.outputs.flatMap(({ cycle = 1, reference = 1 }) => [cycle, reference])),
    source,
  };
}

function withVariants(document: Plain, needed: readonly string[]): Plain {
  const { variants, ...shared } = document;
  if (!isPlain(variants)) return document;
  return {
    ...shared,
    variants: Object.fromEntries(Object.entries(variants).filter(([name]) => needed.includes(name))),
  };
}
