import { closeSync, fdatasyncSync, openSync, readdirSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RowStatus, RunsRow } from '../../results/runsTable.js';
import { checkedLine, checkedLineAt } from '../checkedLines.js';
import { regularFile } from '../checkpointFile.js';
import { journalName } from './folderNames.js';

/** [ms] Between two moments at which the disk is made to keep what it got. */
const syncInterval = 2000;

type Line = readonly [
  run: number,
  status: RowStatus,
  reason: string,
  parameters: readonly (number | string | null)[],
  outputs: readonly (number | null)[],
];

/** The rows of an unfinished part as they come: one line each, with its checksum. A line cut short is recognised and left out. */
export class Journal {
  private readonly descriptor: number;
  private lastSync = performance.now();

  constructor(folder: string, part: number) {
    this.descriptor = openSync(join(folder, journalName, Journal.nameOf(part)), 'a');
  }

  static nameOf(part: number): string {
    return `part-${String(part).padStart(4, '0')}.jsonl`;
  }

  put({ run, status, reason, parameters, outputs }: RunsRow): void {
    // JSON writes a number that is none as null.
    const line: Line = [run, status, reason, parameters, outputs];
    const bytes = Buffer.from(checkedLine(line));
    let at = 0;
    while (at < bytes.length) at += writeSync(this.descriptor, bytes, at);
    const now = performance.now();
    if (now - this.lastSync < syncInterval) return;
    this.lastSync = now;
    fdatasyncSync(this.descriptor);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** The rows of all unfinished parts of a folder. What a crash left behind the last whole line is cut off where `mend` says so. */
export function* readJournal(
  folder: string,
  mend = true,
): Generator<readonly [part: number, rows: readonly RunsRow[]], void, undefined> {
  for (const name of filesIn(join(folder, journalName))) {
    const part = /^part-(\d+)\.jsonl$/.exec(name)?.[1];
    const path = join(folder, journalName, name);
    const bytes = part === undefined ? undefined : regularFile(path);
    if (bytes === undefined) continue;
    const rows: RunsRow[] = [];
    let at = 0;
    while (at < bytes.length) {
      const line = checkedLineAt(bytes, at) as Line | undefined;
      if (line === undefined) break;
      rows.push(rowOf(line));
      at = bytes.indexOf('\n', at) + 1;
    }
    if (mend && at < bytes.length) truncateSync(path, at);
    yield [Number(part), rows];
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function rowOf([run, status, reason, parameters, outputs]: Line): RunsRow {
  return {
    run,
    status,
    reason,
    parameters: parameters.map((value) => value ?? Number.NaN),
    outputs: outputs.map((value) => value ?? Number.NaN),
  };
}
