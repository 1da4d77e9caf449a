import { join } from 'node:path';
import type { RunOutcome, RunsRecord, SweepStudy } from '../../../fit.js';
import type { Issue } from '../../../index.js';
import { threadLimit } from '../../../node/threadLimit.js';
import { jsonText } from '../../../output/text/printable.js';
import { commandLine } from '../../commandLine.js';
import { exitCode } from '../../exitCode.js';
import { interruption } from '../../interruption.js';
import { keptIn, remark, say } from '../../terminal.js';
import { openedStudy } from './openedStudy.js';
import { writeReport } from './report.js';
import { SweepStatus } from './sweepStatus.js';

export interface SweepOptions {
  readonly out?: string;
  readonly set?: readonly string[];
  readonly resume?: true;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly threads?: number;
  readonly queue?: string;
  readonly slurm?: number;
  readonly json?: true;
  readonly quiet?: true;
}

/** Makes the runs of a study on this machine. */
export async function sweepRuns(file: string, options: SweepOptions): Promise<void> {
  const opened = await openedStudy(file, options);
  if (opened === undefined) return;
  const { study, place } = opened;
  const { designPoints, Failures, Interrupted, recordOf, rowParameters } = await import('../../../fit.js');
  const { environment, NoQueue, queueRuns, RunsFolder } = await import('../../../node.js');
  const { sweepEndJson, sweepEndText } = await import('../../../output.js');
  const { makeFolder } = await import('../../writeFiles.js');
  const whole = options.out ?? place.results;
  if (options.slurm !== undefined) return writeSlurm(file, whole, study, options.slurm, options);
  const { shard } = options;
  const folder = shard ? join(whole, 'shards', `${shard.index + 1}-of-${shard.of}`) : whole;
  const obstacle = makeFolder(folder) ?? (await otherTable(folder, recordOf(study, environment()), options));
  if (obstacle) return opened.refuse([obstacle]);

  const { signal, code } = interruption();
  const record = recordOf(study, environment());
  const table = new RunsFolder(folder, record, shard, options.resume);
  const points = designPoints(study);
  const failures = new Failures();
  const status = new SweepStatus(options.quiet === true, table);
  let interrupted = false;
  const onOutcome = (outcome: RunOutcome): void => {
    // Through a queue one may come twice.
    if (table.has(outcome.run)) return;
    table.put({ ...outcome, parameters: rowParameters(study, points(outcome.run)) });
    failures.add(outcome);
    status.made();
  };
  try {
    if (options.queue !== undefined)
      await queueRuns(study, record, table.missing(), { url: options.queue, signal, onOutcome });
    else await makeHere(study, table.missing(), onOutcome, { signal, threads: threadLimit(options.threads) });
  } catch (error) {
    if (error instanceof NoQueue) return opened.refuse([noQueue(error)]);
    if (!(error instanceof Interrupted)) throw error;
    interrupted = true;
  } finally {
    table.close();
    status.clear();
  }
  keptIn(folder);
  if (!interrupted && shard === undefined)
    await writeReport(folder, record, commandLine(['--resume', '--json', '--quiet', '-q']));
  const end = { ...status.progress(), folder, reasons: failures.reasons };
  say(options.json ? `${jsonText(sweepEndJson(end, record))}\n` : sweepEndText(end));
  if (interrupted) {
    if (!options.quiet) remark('Interrupted: --resume makes the rest.\n');
    process.exitCode = code() ?? exitCode.interrupted;
  } else if (end.failed === end.of) process.exitCode = exitCode.numericalFailure;
}

/** On the threads of this machine. */
async function makeHere(
  study: SweepStudy,
  runs: Iterable<number>,
  onOutcome: (outcome: RunOutcome) => void,
  options: { readonly signal: AbortSignal; readonly threads: number },
): Promise<void> {
  const { makeRuns } = await import('../../../fit.js');
  const { openSweepThreads } = await import('../../../node.js');
  const pool = openSweepThreads(study, options);
  try {
    await makeRuns(study, runs, pool, onOutcome);
  } finally {
    pool.close();
  }
}

/** A script in the folder of the results in place of runs. */
async function writeSlurm(
  file: string,
  folder: string,
  { title }: SweepStudy,
  jobs: number,
  { set = [] }: SweepOptions,
): Promise<void> {
  const { issuesText, slurmScript } = await import('../../../output.js');
  const { makeFolder, writeFiles } = await import('../../writeFiles.js');
  const obstacle = makeFolder(folder);
  if (obstacle) {
    remark(issuesText([obstacle], file));
    process.exitCode = exitCode.badInput;
    return;
  }
  const content = slurmScript({ study: file, folder, title, jobs, settings: set });
  writeFiles(folder, [{ name: 'slurm.sh', content }]);
  say(`Written: ${join(folder, 'slurm.sh')} (look at its first lines: time and processors of a job)\n`);
}

function noQueue({ message }: Error): Issue {
  const hint = 'redis-server, or the address of the one on your network: redis://host:port';
  return { severity: 'error', path: '--queue', message, hint };
}

/** Why the table in a folder cannot be gone on with. Another one is set aside, the same replaced. */
async function otherTable(
  folder: string,
  record: RunsRecord,
  { resume, quiet }: SweepOptions,
): Promise<Issue | undefined> {
  const { recordDifference } = await import('../../../fit.js');
  const { readRecord, setAside } = await import('../../../node.js');
  const saved = readRecord(folder);
  const difference = saved && recordDifference(saved, record);
  const mention = (sentence: string): void => {
    if (!quiet) remark(`${sentence}\n`);
  };
  if (!resume) {
    if (saved && difference === undefined)
      mention(`${folder} has runs of the same study, which are now replaced; --resume would have kept them.`);
    const aside = difference === undefined ? undefined : setAside(folder);
    if (aside) mention(`${folder} had runs of another study (${difference}); they are in ${aside} now.`);
    return undefined;
  }
  if (saved === undefined) mention(`There is no study to go on with in ${folder}; it begins anew.`);
  if (saved && JSON.stringify(saved.environment) !== JSON.stringify(record.environment))
    mention(
      `The runs in ${folder} were made elsewhere (${Object.values(saved.environment).join(', ')}): last digits may differ.`,
    );
  if (difference === undefined) return undefined;
  return {
    severity: 'error',
    path: '--resume',
    message: `The runs in ${folder} belong to another study: ${difference}.`,
    hint: 'undo the change, leave out --resume to begin anew, or choose another folder with --out',
  };
}
