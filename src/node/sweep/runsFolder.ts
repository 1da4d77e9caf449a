import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runsParquet } from '../../output/sweep/runsParquet.js';
import type { RunsRecord, RunsRow } from '../../results/runsTable.js';
import { NotWritten, reasonOf } from '../reason.js';
import { readTextFile } from '../scenarioFile.js';
import { journalName, partName, partNumber, partsName, recordName } from './folderNames.js';
import { Journal, readJournal } from './journal.js';
import { writeWhole } from './writeWhole.js';

/** Rows of a part, so that there are a thousand parts at most. */
export function partSize(runs: number): number {
  return Math.max(1000, Math.ceil(runs / 1000));
}

/** Which runs of a study are made here: those whose number leaves `index` when divided by `of`. */
export interface Shard {
  /** 0 to of - 1. */
  readonly index: number;
  readonly of: number;
}

/** What a folder says of its study; undefined where there is none. */
export function readRecord(folder: string): RunsRecord | undefined {
  const read = readTextFile(join(folder, recordName), 'record of a study', 500_000_000);
  if ('issue' in read) return undefined;
  try {
    const record = JSON.parse(read.text) as RunsRecord;
    return Array.isArray(record.columns) && typeof record.runs === 'number' ? record : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The table of a study on disk. A row is handed to the operating system as it comes, in the journal of its part; a part whose rows
 * are all there becomes a Parquet file, sorted by run, under its name at once or not at all. A killed process loses the runs in
 * flight and nothing else, and the files are the same bytes in whatever order the rows came.
 */
export class RunsFolder {
  private readonly parts: string;
  private readonly journals = new Map<number, Journal>();
  private readonly rows = new Map<number, Map<number, RunsRow>>();
  private readonly known: Uint8Array;
  private readonly size: number;
  /** Rows that are there, and those of them that failed as far as they are known here. */
  count = 0;
  failed = 0;

  /** Begins anew, or goes on with what is there. */
  constructor(
    private readonly folder: string,
    private readonly record: RunsRecord,
    private readonly shard: Shard = { index: 0, of: 1 },
    resume = false,
  ) {
    this.parts = join(folder, partsName);
    this.size = partSize(record.runs);
    this.known = new Uint8Array(record.runs);
    this.writing(() => {
      if (!resume) {
        rmSync(this.parts, { recursive: true, force: true });
        rmSync(join(folder, journalName), { recursive: true, force: true });
      }
      mkdirSync(this.parts, { recursive: true });
      mkdirSync(join(folder, journalName), { recursive: true });
      writeWhole(folder, recordName, `${JSON.stringify(record)}\n`);
    });
    if (resume) this.findWhatIsThere();
  }

  has(run: number): boolean {
    return this.known[run] === 1;
  }

  /** How many rows belong here. */
  get expected(): number {
    return this.expectedIn(0, this.record.runs);
  }

  /** Runs that are still to be made, in order. */
  *missing(): Generator<number, void, undefined> {
    const { index, of } = this.shard;
    for (let run = index; run < this.record.runs; run += of) if (!this.has(run)) yield run;
  }

  /** A row that is there already changes nothing. */
  put(row: RunsRow): void {
    if (this.has(row.run)) return;
    const part = this.partOf(row.run);
    this.writing(() => {
      const journal = this.journals.get(part) ?? new Journal(this.folder, part);
      this.journals.set(part, journal);
      journal.put(row);
    });
    this.keep(part, row);
    this.finish(part);
  }

  /** Ends writing. */
  close(): void {
    for (const journal of this.journals.values()) journal.close();
    this.journals.clear();
  }

  private keep(part: number, row: RunsRow): void {
    const rows = this.rows.get(part) ?? new Map<number, RunsRow>();
    this.rows.set(part, rows.set(row.run, row));
    this.know(row.run);
    if (row.status === 'failed') this.failed++;
  }

  private know(run: number): void {
    this.known[run] = 1;
    this.count++;
  }

  private partOf(run: number): number {
    return Math.floor(run / this.size);
  }

  private findWhatIsThere(): void {
    for (const name of readdirSync(this.parts)) {
      const part = partNumber(name);
      if (part === undefined) continue;
      for (const run of this.runsOf(part)) if (!this.has(run)) this.know(run);
    }
    for (const [part, rows] of readJournal(this.folder)) {
      for (const row of rows) if (row.run < this.record.runs && !this.has(row.run)) this.keep(part, row);
      this.finish(part);
    }
  }

  private finish(part: number): void {
    const rows = this.rows.get(part);
    const [from, to] = this.boundsOf(part);
    if (!rows || rows.size < this.expectedIn(from, to)) return;
    const sorted = [...rows.values()].sort((a, b) => a.run - b.run);
    this.writing(() => {
      writeWhole(this.parts, partName(part), runsParquet(sorted, this.record));
      this.journals.get(part)?.close();
      this.journals.delete(part);
      rmSync(join(this.folder, journalName, Journal.nameOf(part)), { force: true });
    });
    this.rows.delete(part);
  }

  private boundsOf(part: number): readonly [number, number] {
    return [part * this.size, Math.min(this.record.runs, (part + 1) * this.size)];
  }

  private expectedIn(from: number, to: number): number {
    const { index, of } = this.shard;
    const below = (end: number): number => Math.max(0, Math.ceil((end - index) / of));
    return below(to) - below(from);
  }

  private *runsOf(part: number): Generator<number, void, undefined> {
    const [from, to] = this.boundsOf(part);
    for (let run = from; run < to; run++) if (run % this.shard.of === this.shard.index) yield run;
  }

  private writing(write: () => void): void {
    try {
      write();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      throw new NotWritten(`The table of runs in ${this.folder} could not be written: ${reasonOf(error)}.`);
    }
  }
}
