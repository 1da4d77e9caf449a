import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import {
  collect,
  countSteps,
  cycleCount,
  type Issue,
  nearest,
  type Preparation,
  type Prepared,
  type Results,
  type StepSummary,
  type VariantResult,
  VariantRun,
} from '../index.js';
import {
  CheckpointFile,
  NotWritten,
  type PreparedRow,
  prepareFile,
  prepareRow,
  readCheckpoint,
  removeCheckpoint,
  type SavedRun,
  scenarioName,
} from '../node.js';
import { jsonText } from '../output/text/printable.js';
import {
  identityDifference,
  issuesJson,
  issuesText,
  progressText,
  runFiles,
  runIdentity,
  runJson,
  runMessages,
  runText,
} from '../output.js';
import { exitCode } from './exitCode.js';
import { makeFolder, writeFiles } from './writeFiles.js';

/** What `run` was asked to do. */
export interface RunJob {
  /** Its file, or what stands in for its name in messages. */
  readonly scenario: string;
  /** A row of a study in place of a file: "study#4711". */
  readonly row?: string | undefined;
  readonly settings: readonly string[];
  /** Names of the variants to run; empty: all. */
  readonly variants: readonly string[];
  /** Folder of the results; undefined: the usual one, or with `json` none. */
  readonly folder: string | undefined;
  readonly json: boolean;
  readonly series: boolean;
  /** Go on with the run whose checkpoint is in the folder. */
  readonly resume: boolean;
  /** Command line, kept with the results. */
  readonly command: string;
  /** Address of the lab page, for a link in the report. */
  readonly lab: string | undefined;
  /** [characters] Of the terminal, and of the line that shows progress. */
  readonly width: number;
  readonly statusWidth: number;
  /** Becomes 1 when the run shall end with what there is. */
  readonly stop: Int32Array;
}

/** What the job tells while it works, and at its end. */
export type RunNews =
  | { readonly kind: 'progress'; readonly text: string }
  /** What should be known before the run ends, and may be left unsaid. */
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'end';
      readonly code: number;
      readonly stdout: string;
      /** What must be said. */
      readonly errors: string;
      /** What may be left unsaid. */
      readonly remarks: string;
      /** Folder in which the results are. */
      readonly folder?: string;
    };

export type RunEnd = Extract<RunNews, { kind: 'end' }>;

/** [ms] Between two news of progress. */
const newsInterval = 100;

if (parentPort) {
  const port = parentPort;
  port.postMessage(runJob(workerData as RunJob, (news) => port.postMessage(news)));
}

/** From the scenario file to the files of results. */
export function runJob(job: RunJob, tell: (news: Exclude<RunNews, RunEnd>) => void): RunEnd {
  const read = readJob(job);
  const preparation = chosen(read.preparation, job.variants);
  const address = labAddress(job);
  if (preparation.variants.length === 0 || address)
    return refused(job, [...preparation.issues, ...(address ? [address] : [])]);
  const folder = job.folder ?? (job.json ? undefined : join('results', read.name));
  const obstacle = folder === undefined ? undefined : makeFolder(folder);
  if (obstacle) return refused(job, [obstacle]);

  const identity = runIdentity(preparation.variants, job);
  const saved = folder === undefined ? undefined : readCheckpoint(folder);
  const mismatch = unfit(job, folder, saved && identityDifference(saved.identity, identity));
  if (mismatch) return refused(job, [mismatch]);
  if (folder !== undefined) tellOfCheckpoint(job, preparation, folder, saved, tell);
  const kept = job.resume ? saved : undefined;
  const checkpoint = folder === undefined ? undefined : new CheckpointFile(folder, identity, kept);

  const results = collect(preparation, simulateAll(preparation.variants, job, tell, kept, checkpoint));
  checkpoint?.close();
  let written = '';
  if (folder !== undefined) {
    const files = runFiles(results, job.command, job.lab);
    try {
      writeFiles(folder, files);
    } catch (error) {
      if (!(error instanceof NotWritten)) throw error;
      return { ...ending(job, results, ''), code: exitCode.notWritten, errors: `${error.message}\n` };
    }
    if (results.variants.every(({ status }) => status.code !== 'interrupted')) removeCheckpoint(folder);
    written = `\nWritten to ${folder}: ${files.map(({ name }) => name).join(', ')}\n`;
  }
  return { ...ending(job, results, written), ...(folder === undefined ? {} : { folder }) };
}

/** The scenario of the job, and what its results are called. */
function readJob({ scenario, settings, row }: RunJob): PreparedRow {
  if (row !== undefined) return prepareRow(row, settings);
  return { name: scenarioName(scenario), preparation: prepareFile(scenario, settings) };
}

function ending(job: RunJob, results: Results, written: string): RunEnd {
  const codes = results.variants.map(({ status }) => status.code);
  const failed = codes.includes('failed');
  const messages = runMessages(results, job.scenario);
  return {
    kind: 'end',
    code: codes.includes('interrupted') ? exitCode.interrupted : failed ? exitCode.numericalFailure : exitCode.ok,
    stdout: job.json ? `${jsonText(runJson(results, { series: job.series }))}\n` : runText(results, job) + written,
    errors: failed ? messages : '',
    remarks: failed ? '' : messages,
  };
}

function refused(job: RunJob, issues: readonly Issue[]): RunEnd {
  return {
    kind: 'end',
    code: exitCode.badInput,
    stdout: job.json ? `${jsonText(issuesJson(issues))}\n` : '',
    errors: issuesText(issues, job.scenario),
    remarks: '',
  };
}

/** What is wrong with the address of the lab page: a link in a report leads to a page, and nowhere else. */
function labAddress({ lab, json, folder }: RunJob): Issue | undefined {
  if (lab === undefined) return undefined;
  const wrong = { severity: 'error', path: '--lab', got: lab } as const;
  if (json && folder === undefined) {
    const hint = 'name the folder of the results with --out';
    return { ...wrong, message: 'With --json no report is written that could have a link.', hint };
  }
  const url = URL.canParse(lab) ? new URL(lab) : undefined;
  if (url !== undefined && /^(?:https?|file):$/.test(url.protocol)) return undefined;
  const allowed = 'an address that begins with https://, http:// or file://';
  return { ...wrong, message: 'This is no address of a page.', allowed };
}

/** Why the run cannot go on as asked. */
function unfit(job: RunJob, folder: string | undefined, difference: string | undefined): Issue | undefined {
  if (!job.resume) return undefined;
  if (folder === undefined) {
    return {
      severity: 'error',
      path: '--resume',
      message: 'With --json there is nothing to resume, because nothing is written.',
      hint: 'name the folder of the results with --out',
    };
  }
  if (difference === undefined) return undefined;
  return {
    severity: 'error',
    path: '--resume',
    message: `The unfinished run in ${folder} cannot be resumed, it is of another scenario: ${difference}.`,
    hint: 'undo the change, leave out --resume to begin anew, or choose another folder with --out',
  };
}

/** From where the run begins, if that is not from the beginning of an empty folder. */
function tellOfCheckpoint(
  job: RunJob,
  { variants }: Preparation,
  folder: string,
  saved: SavedRun | undefined,
  tell: (news: Exclude<RunNews, RunEnd>) => void,
): void {
  const note = (text: string) => tell({ kind: 'note', text: `${text}\n` });
  if (saved === undefined) {
    if (job.resume) note(`There is no unfinished run in ${folder}: beginning from the start.`);
    return;
  }
  const last = saved.variants.length - 1;
  const where = `cycle ${saved.variants[last]?.state.cycler.cycle ?? 1} of variant ${variants[last]?.name ?? last + 1}`;
  if (!job.resume) {
    note(`An unfinished run in ${folder} had come to ${where}; it is now replaced. --resume would go on with it.`);
    return;
  }
  const lines = saved.damaged === 1 ? 'line' : 'lines';
  const damage = saved.damaged > 0 ? ` (the last ${saved.damaged} ${lines} of its checkpoint are damaged)` : '';
  note(`Going on with the run in ${folder} from ${where}${damage}.`);
}

/** One variant after the other; those that an interruption leaves over are not begun. */
function simulateAll(
  variants: readonly Prepared[],
  job: RunJob,
  tell: (news: Exclude<RunNews, RunEnd>) => void,
  saved: SavedRun | undefined,
  checkpoint: CheckpointFile | undefined,
): VariantResult[] {
  const results: VariantResult[] = [];
  const interrupted = () => Atomics.load(job.stop, 0) !== 0;
  const report = reporter(variants, job, tell);
  for (const [i, prepared] of variants.entries()) {
    const run = new VariantRun(prepared, { interrupted, ...(job.series ? { series: true } : {}) });
    const before = saved?.variants[i];
    if (before) {
      run.restore(before.state, before.recorded);
      checkpoint?.resumed(run);
    }
    for (const summary of run.steps()) {
      report(prepared, i, summary);
      checkpoint?.save(run, i);
    }
    results.push(run.result());
    if (run.status.code === 'interrupted') {
      if (checkpoint) tell({ kind: 'note', text: 'With --resume the run goes on from its last complete cycle.\n' });
      break;
    }
    if (before?.state.end === undefined) checkpoint?.save(run, i);
  }
  if (checkpoint?.failure) {
    tell({ kind: 'note', text: `No checkpoint could be kept: ${checkpoint.failure}.\n` });
  }
  return results;
}

/** Tells how far the run has come, a few times a second at most. */
function reporter(variants: readonly Prepared[], job: RunJob, tell: (news: Exclude<RunNews, RunEnd>) => void) {
  const begin = performance.now();
  const sizes = new Map<Prepared, { readonly steps: number; readonly cycles: number }>();
  let last = begin;
  return (prepared: Prepared, before: number, { cycle, index, endVoltage }: StepSummary): void => {
    const now = performance.now();
    if (now - last < newsInterval) return;
    last = now;
    const { programme } = prepared;
    const size = sizes.get(prepared) ?? { steps: countSteps(programme.entries), cycles: cycleCount(programme) };
    sizes.set(prepared, size);
    // A stop criterion may end the programme long before its last step.
    const part = Math.max((index + 1) / size.steps, (cycle - 1) / size.cycles);
    const done = (before + Math.min(part, 1)) / variants.length;
    const { name } = prepared;
    const elapsed = (now - begin) / 1000;
    const progress = { variant: name, cycle, cycles: size.cycles, voltage: endVoltage, done, elapsed };
    tell({ kind: 'progress', text: progressText(progress, job.statusWidth) });
  };
}

/** Only the variants asked for by name. */
function chosen(preparation: Preparation, names: readonly string[]): Preparation {
  const { variants } = preparation;
  if (names.length === 0 || variants.length === 0) return preparation;
  const known = variants.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return { ...preparation, variants: variants.filter(({ name }) => names.includes(name)) };
  const issues = unknown.map((name): Issue => {
    const alike = nearest(name, known);
    return {
      severity: 'error',
      path: '--variant',
      message: 'There is no variant of this name.',
      got: name,
      allowed: known.join(', '),
      ...(alike === undefined ? {} : { hint: `did you mean ${alike}?` }),
    };
  });
  return { ...preparation, variants: [], issues };
}
