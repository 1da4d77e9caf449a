import type { Issue } from '../../scenario/document/issue.js';
import type { DataContext } from '../data/dataContext.js';
import { type DataSeries, merged, numbered } from '../data/dataSeries.js';
import { entryData, type FitFiles, type FitReading, scenarioData } from '../data/entryData.js';
import type { FitProblem } from '../problem.js';
import type { FileIssues } from '../runs/fitCell.js';
import { fitAlternatives } from './fitAlternatives.js';
import { fitParameters } from './fitParameters.js';
import { FitScenarios } from './fitScenarios.js';
import { type FileNotes, OpeningNotes } from './openingNotes.js';
import { parameterReach } from './parameterReach.js';
import { profiledPaths } from './profiledPaths.js';
import { readFitFile } from './readFitFile.js';

/** A fit file with all that it names as it was understood: the problem, or what is wrong file by file. */
export interface OpenedFit {
  /** Absent when anything is wrong. */
  readonly problem?: FitProblem;
  readonly wrong: readonly FileIssues[];
  /** Doubtful, but no obstacle. */
  readonly warnings: readonly FileIssues[];
  /** What was understood and decided. */
  readonly notes: readonly FileNotes[];
}

/**
 * Reads a fit and all that it names: scenarios, measured files, free numbers. Everything wrong with any of the files comes back at
 * once. `settings`: further changes to all scenarios; `file`: name of the fit file in messages.
 */
export async function openFit(
  text: string,
  files: FitFiles,
  settings: readonly string[] = [],
  file = 'fit.yaml',
): Promise<OpenedFit> {
  const notes = new OpeningNotes();
  const { fit, locate, issues } = readFitFile(text);
  notes.add(file, ...issues);
  let problem: FitProblem | undefined;
  if (fit) {
    const all = [...fit.settings, ...settings];
    const reading = { fit, locate, files, scenarios: new FitScenarios(files, all, notes) };
    problem = problemOf(reading, all, await dataOf(reading, file, notes), file, notes);
  }
  const { wrong, warnings, failed } = notes;
  return { ...(problem && !failed ? { problem } : {}), wrong, warnings, notes: notes.notes };
}

async function dataOf(reading: FitReading, file: string, notes: OpeningNotes): Promise<readonly DataSeries[]> {
  const { fit, locate, scenarios } = reading;
  // First of all scenarios, whatever the data name before.
  scenarios.open(fit.scenario);
  const contextOf = (at: string): DataContext => ({
    at,
    file,
    notes,
    refuse: (key, message, more = {}) => {
      const path = `${at}.${key}`;
      notes.add(file, { severity: 'error', path, message, ...more, ...locate(path) });
    },
  });
  if (!fit.data) return scenarioData(reading, contextOf('scenario'));
  const found: DataSeries[] = [];
  for (const [i, entry] of fit.data.entries())
    found.push(...(await entryData(entry, i, reading, contextOf(`data[${i}]`))));
  return found;
}

/** The fit with its data and free numbers; worth something only if nothing wrong was noted. */
function problemOf(
  { fit, locate, scenarios }: FitReading,
  settings: readonly string[],
  found: readonly DataSeries[],
  file: string,
  notes: OpeningNotes,
): FitProblem | undefined {
  const base = scenarios.open(fit.scenario);
  if (!base) return undefined;
  const add = (...issues: readonly Issue[]): void =>
    notes.add(file, ...issues.map((issue) => ({ ...issue, ...locate(issue.path) })));
  const { series, data } = numbered(merged(found));
  const fitted = data.filter(({ heldOut }) => !heldOut).length;
  // An empty list is a plan: what to measure can be asked before anything was.
  const planned = fit.data?.length === 0;
  if (fitted === 0 && !planned && (data.length > 0 || !notes.failed)) {
    const hint = 'give data that are not held out; data: [] where argyrode suggest is to plan the first measurement';
    add({ severity: 'error', path: 'data', message: 'There is nothing to fit to.', hint });
  }
  // Where all data were refused, free numbers are judged by what the scenario has.
  const cells = series.length > 0 ? [...new Set(series.map(({ cell }) => cell))] : base.cells;
  const places = { base: base.document, documents: scenarios.all.map(({ document }) => document), cells };
  const { parameters, entries, ...read } = fitParameters(fit.free, places);
  add(...read.issues);
  const written = parameters.map((parameter, i) => ({ parameter, at: `free[${entries[i]}]` }));
  const reach = parameterReach(written, cells);
  add(...reach.issues);
  const others = fitAlternatives(fit, parameters, places);
  add(...others.issues);
  const names = entries.flatMap((entry) => fit.free[entry]?.parameter ?? []);
  const profiles = profiledPaths(fit.uncertainty.profiles, parameters, names);
  if (read.issues.length === 0) add(...profiles.issues);
  notes.note(file, ...read.notes, ...reach.notes);
  if (fitted < parameters.length && !planned) {
    const message = `There are fewer data (${fitted}) than free numbers (${parameters.length})`;
    notes.note(file, `${message}: not all can be determined.`);
  }
  return {
    title: fit.title ?? base.preparation.title,
    settings,
    scenarios: scenarios.all.map(({ file: name, text, document }) => ({ file: name, text, document })),
    cells,
    parameters,
    series,
    data,
    search: { ...fit.search, method: fit.method },
    uncertainty: { ...fit.uncertainty, profiles: profiles.paths },
    alternatives: others.alternatives,
    suggest: fit.suggest,
  };
}
