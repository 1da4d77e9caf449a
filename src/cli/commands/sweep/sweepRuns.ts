import { join } from 'node:path';
import type { RunsRecord } from '../../../fit.js';
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
  readonly json?: true;
  readonly quiet?: true;
}

/** Makes the runs of a study on this machine. */
export async function sweepRuns(file: string, options: SweepOptions): Promise<void> {
  const opened = await openedStudy(file, options);
  if (opened === undefined) return;
  const { study, place } = opened;
  const { designPoints, Failures, Interrupted, makeRuns, recordOf, rowParameters } = await import('../../../fit.js');
  const { environment, openSweepThreads, RunsFolder } = await import('../../../node.js');
  const { sweepEndJson, sweepEndText } = await import('../../../output.js');
  const { makeFolder } = await import('../../writeFiles.js');
  const whole = options.out ?? place.results;
  const { shard } = options;
  const folder = shard ? join(whole, 'shards', `${shard.index + 1}-of-${shard.of}`) : whole;
  const obstacle = makeFolder(folder) ?? (await otherTable(folder, recordOf(study, environment()), options));
  if (obstacle) return opened.refuse([obstacle]);

  const { signal, code } = interruption();
  const record = recordOf(study, environment());
  const table = new RunsFolder(folder, record, shard, options.resume);
  const pool = openSweepThreads(study, { signal, threads: threadLimit(options.threads) });
  const points = designPoints(study);
  const failures = new Failures();
  const status = new SweepStatus(options.quiet === true, table);
  let interrupted = false;
  try {
    await makeRuns(study, table.missing(), pool, (outcome) => {
      table.put({ ...outcome, parameters: rowParameters(study, points(outcome.run)) });
      failures.add(outcome);
      status.made();
    });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    interrupted = true;
  } finally {
    pool.close();
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

/** Why the table in a folder cannot be gone on with, or is replaced. */
async function otherTable(
  folder: string,
  record: RunsRecord,
  { resume, quiet }: SweepOptions,
): Promise<Issue | undefined> {
  const { recordDifference } = await import('../../../fit.js');
  const { readRecord } = await import('../../../node.js');
  const saved = readRecord(folder);
  const difference = saved && recordDifference(saved, record);
  const mention = (sentence: string): void => {
    if (!quiet) remark(`${sentence}\n`);
  };
  if (!resume) {
    if (saved && difference === undefined)
      mention(`${folder} has runs of the same study, which are now replaced; --resume would have kept them.`);
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
