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
  type VariantResult,
} from '../index.js';
import {
  NotWritten,
  readCheckpoint,
  readSource,
  removeCheckpoint,
  runVariants,
  type SavedRun,
  type VariantsTask,
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
  port.postMessage(await runJob(workerData as RunJob, (news) => port.postMessage(news)));
}

/** From the scenario file to the files of results. */
export async function runJob(job: RunJob, tell: (news: Exclude<RunNews, RunEnd>) => void): Promise<RunEnd> {
  const read = readSource(job);
  const preparation = chosen(read.preparation, job.variants);
  const address = labAddress(job);
  if (preparation.variants.length === 0 || address)
    return refused(job, [...preparation.issues, ...(address ? [address] : [])]);
  const folder = job.folder ?? (job.json ? undefined : join('results', read.name));
  const obstacle = folder === undefined ? undefined : makeFolder(folder);
  if (obstacle) return refused(job, [obstacle]);

  const identity = runIdentity(preparation.variants, job);
  const found = folder === undefined ? [] : preparation.variants.map((_, i) => readCheckpoint(folder, i));
  const differences = found.flatMap((saved) => (saved ? [identityDifference(saved.identity, identity)] : []));
  const mismatch = unfit(job, folder, differences.includes(undefined) ? undefined : differences[0]);
  if (mismatch) return refused(job, [mismatch]);
  // With one that fits those that do not are what an older run left.
  const saved = found.map((one) =>
    one && (!job.resume || identityDifference(one.identity, identity) === undefined) ? one : undefined,
  );
  if (folder !== undefined) tellOfCheckpoint(job, preparation, folder, saved, tell);

  const results = collect(preparation, await simulateAll(preparation.variants, job, folder, identity, tell));
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
  saved: readonly (SavedRun | undefined)[],
  tell: (news: Exclude<RunNews, RunEnd>) => void,
): void {
  const note = (text: string) => tell({ kind: 'note', text: `${text}\n` });
  const all = saved.flatMap((one, i) => {
    const [there] = one?.variants ?? [];
    if (!there) return [];
    return [
      {
        place: `cycle ${there.state.cycler.cycle} of variant ${variants[i]?.name ?? i + 1}`,
        ended: there.state.end !== undefined,
      },
    ];
  });
  if (all.length === 0) {
    if (job.resume) note(`There is no unfinished run in ${folder}: beginning from the start.`);
    return;
  }
  const open = all.filter(({ ended }) => !ended);
  const where = (open.length > 0 ? open : all.slice(-1)).map(({ place }) => place).join(', ');
  if (!job.resume) {
    note(`An unfinished run in ${folder} had come to ${where}; it is now replaced. --resume would go on with it.`);
    return;
  }
  const damaged = saved.reduce((sum, one) => sum + (one?.damaged ?? 0), 0);
  const lines = damaged === 1 ? 'line' : 'lines';
  const damage = damaged > 0 ? ` (the last ${damaged} ${lines} of its checkpoint are damaged)` : '';
  note(`Going on with the run in ${folder} from ${where}${damage}.`);
}

/** All variants; those that an interruption leaves over are not begun. */
async function simulateAll(
  variants: readonly Prepared[],
  job: RunJob,
  folder: string | undefined,
  identity: VariantsTask['identity'],
  tell: (news: Exclude<RunNews, RunEnd>) => void,
): Promise<readonly VariantResult[]> {
  const { scenario, row, settings, series, resume, stop } = job;
  const progress = new Float64Array(new SharedArrayBuffer(3 * 8 * variants.length));
  const source = { scenario, row, settings };
  const names = variants.map(({ name }) => name);
  const task = { source, variants: names, identity, series, folder, resume, stop, progress };
  const { results, notKept } = await runVariants(variants, task, reporter(variants, progress, job, tell));
  if (folder !== undefined && results.some(({ status }) => status.code === 'interrupted'))
    tell({ kind: 'note', text: 'With --resume the run goes on from its last complete cycle.\n' });
  for (const reason of notKept) tell({ kind: 'note', text: `No checkpoint could be kept: ${reason}.\n` });
  return results;
}

/** Tells how far the run has come, a few times a second at most. */
function reporter(
  variants: readonly Prepared[],
  progress: Float64Array,
  job: RunJob,
  tell: (news: Exclude<RunNews, RunEnd>) => void,
): () => void {
  const begin = performance.now();
  const all = variants.map(({ name, programme }) => {
    return { name, steps: countSteps(programme.entries), cycles: cycleCount(programme) };
  });
  let last = begin;
  return () => {
    const now = performance.now();
    if (now - last < newsInterval) return;
    last = now;
    const places = all.map(({ name, steps, cycles }, i) => {
      const [cycle = 0, index = 0, voltage = 0] = progress.subarray(3 * i);
      // A stop criterion may end the programme long before its last step.
      const part = cycle === 0 ? 0 : Math.min(1, Math.max((index + 1) / steps, (cycle - 1) / cycles));
      return { variant: name, cycle, cycles, voltage, part };
    });
    const done = places.reduce((sum, { part }) => sum + part, 0) / places.length;
    // Of several under way the first one, so that the line does not jump between them.
    const begun = places.filter(({ cycle }) => cycle > 0);
    const shown = begun.find(({ part }) => part < 1) ?? begun.at(-1);
    if (!shown) return;
    const elapsed = (now - begin) / 1000;
    tell({ kind: 'progress', text: progressText({ ...shown, done, elapsed }, job.statusWidth) });
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
