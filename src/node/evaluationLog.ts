import { closeSync, existsSync, openSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluationLog } from '../fit/runs/evaluationLog.js';
import { checkedLineAt as lineAt, checkedLine as lineOf } from './checkedLines.js';
import { regularFile } from './checkpointFile.js';
import { NotWritten, reasonOf } from './reason.js';

/** Name of the file in the folder of results. */
export const evaluationLogName = 'evaluations.jsonl';

/** Of the file; files of another format are not read. */
const format = 1;

/** What the answers in a log depend on: version, changes by --set, and the hash of every file that was read. */
export interface LogIdentity {
  readonly version: string;
  readonly settings: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** A log as it was found. */
export interface SavedLog {
  readonly identity: LogIdentity;
  readonly answers: ReadonlyMap<string, readonly number[]>;
  /** [bytes] Up to the end of the last good line. */
  readonly length: number;
}

/** Everything up to the first line that is not as it was written; undefined when there is no log. */
export function readEvaluationLog(folder: string): SavedLog | undefined {
  const bytes = regularFile(join(folder, evaluationLogName));
  if (bytes === undefined) return undefined;
  const header = lineAt(bytes, 0) as { argyrode?: unknown; format?: unknown; identity?: LogIdentity } | undefined;
  if (header?.argyrode !== 'evaluations' || header.format !== format || !header.identity) return undefined;
  const answers = new Map<string, readonly number[]>();
  let at = bytes.indexOf('\n') + 1;
  while (at < bytes.length) {
    const line = lineAt(bytes, at) as { key: string; values: readonly (number | string)[] } | undefined;
    if (line === undefined) break;
    answers.set(line.key, line.values.map(Number));
    at = bytes.indexOf('\n', at) + 1;
  }
  return { identity: header.identity, answers, length: at };
}

/** Where two identities differ first, in words; undefined when they are the same. */
export function identityDifference(saved: LogIdentity, present: LogIdentity): string | undefined {
  if (saved.version !== present.version)
    return `the version of argyrode was ${saved.version} and is now ${present.version}`;
  if (saved.settings.join('\n') !== present.settings.join('\n')) return 'the changes by --set are others';
  const names = [...new Set([...Object.keys(saved.files), ...Object.keys(present.files)])];
  const changed = names.find((name) => saved.files[name] !== present.files[name]);
  return changed === undefined ? undefined : `${changed} is not what it was`;
}

/**
 * Keeps the answers of a fit on disk: one line per simulated cell, with its checksum, handed to the operating system as it
 * comes, so that a killed process loses at most the cells in flight. A line cut short is recognised and left out.
 */
export class EvaluationLogFile implements EvaluationLog {
  private readonly answers: ReadonlyMap<string, readonly number[]>;
  private descriptor: number | undefined;
  /** Why nothing is kept any more; the fit itself goes on. */
  failure: string | undefined;
  /** Answers that were there already and were asked for. */
  used = 0;

  /** Begins the log anew, or goes on with a saved one of the same identity. */
  constructor(folder: string, identity: LogIdentity, saved?: SavedLog) {
    const path = join(folder, evaluationLogName);
    this.answers = saved?.answers ?? new Map();
    try {
      if (existsSync(path) && !statSync(path).isFile()) throw new Error('it is no regular file');
      if (saved) truncateSync(path, saved.length);
      else writeFileSync(path, lineOf({ argyrode: 'evaluations', format, identity }));
      this.descriptor = openSync(path, 'a');
    } catch (error) {
      throw new NotWritten(`The log ${path} could not be written: ${reasonOf(error)}.`);
    }
  }

  readonly get = (key: string): readonly number[] | undefined => {
    const answer = this.answers.get(key);
    if (answer) this.used++;
    return answer;
  };

  readonly put = (key: string, values: readonly number[]): void => {
    if (this.descriptor === undefined) return;
    const bytes = Buffer.from(lineOf({ key, values: values.map(exactly) }));
    try {
      let at = 0;
      while (at < bytes.length) at += writeSync(this.descriptor, bytes, at);
    } catch (error) {
      // A line cut short is left out by whoever reads the file.
      this.failure = reasonOf(error);
      this.close();
    }
  };

  close(): void {
    const { descriptor } = this;
    this.descriptor = undefined;
    try {
      if (descriptor !== undefined) closeSync(descriptor);
    } catch (error) {
      this.failure ??= reasonOf(error);
    }
  }
}

/** JSON has no NaN, no infinity and no -0; all other numbers come back as they were. */
function exactly(value: number): number | string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : String(value);
}
