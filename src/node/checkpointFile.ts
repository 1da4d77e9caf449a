import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { nothingRecorded, type RecordMark } from '../results/checkpoint.js';
import type { Json } from '../results/plain.js';
import type { VariantRun } from '../simulate.js';
import { type CheckpointLine, formatHeader, formatLine, readLines, type SavedRun } from './checkpointLines.js';
import { reasonOf } from './reason.js';

/** Name of the file in the folder of results while a run is unfinished: that of its first variant. */
export const checkpointName = 'checkpoint.jsonl';
const anyCheckpoint = /^checkpoint(-\d+)?\.jsonl$/;

/** Each variant has a file of its own, since several are run at a time. */
function nameOf(variant: number): string {
  return variant === 0 ? checkpointName : `checkpoint-${variant + 1}.jsonl`;
}

/** [ms] Between two saves in the middle of a cycle, and between two moments at which the disk is made to keep what it got. */
const saveInterval = 2000;
/** [bytes] Of superseded states that are tolerated in the file before it is written anew. */
const garbageLimit = 32e6;

/** What an unfinished variant (0: the first) left in a folder; undefined when there is nothing, or nothing that can be read. */
export function readCheckpoint(folder: string, variant = 0): SavedRun | undefined {
  const bytes = regularFile(join(folder, nameOf(variant)));
  return bytes && readLines(bytes);
}

/** Content of a file; undefined where there is none that can be read to its end. */
export function regularFile(path: string): Buffer | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** Those of all variants. One that cannot be removed stays: it was never read, or does no harm. */
export function removeCheckpoint(folder: string): void {
  try {
    for (const name of readdirSync(folder)) if (anyCheckpoint.test(name)) rmSync(join(folder, name), { force: true });
  } catch {
    // The results are there all the same.
  }
}

/**
 * Keeps an unfinished variant on disk: an append-only file with one line per cycle, each with its checksum. A line is handed to the
 * operating system in one piece at the end of the cycle, so that a killed process loses at most the cycle in flight; a line cut
 * short is recognised and left out. Every two seconds the disk is made to keep the lines, for the case of a power failure.
 * A line holds the whole state of the run and what was recorded since the line before; when old states have piled up, the
 * file is written anew under another name and renamed.
 */
export class CheckpointFile {
  private readonly path: string;
  private descriptor: number | undefined;
  private size = 0;
  /** [bytes] Of states that newer ones supersede, and of the newest one. */
  private garbage = 0;
  private lastState = 0;
  private mark: RecordMark = nothingRecorded;
  private lastSave = performance.now();
  private lastSync = performance.now();
  /** Why nothing is saved any more; the run itself goes on. */
  failure: string | undefined;

  /** Nothing is touched before the first save, except that a file to go on with loses what is unreadable at its end. */
  constructor(
    folder: string,
    private readonly identity: Json,
    saved: SavedRun | undefined,
    variant = 0,
  ) {
    this.path = join(folder, nameOf(variant));
    if (saved === undefined) return;
    try {
      truncateSync(this.path, saved.length);
      this.descriptor = openSync(this.path, 'a');
    } catch (error) {
      this.failure = reasonOf(error);
      return;
    }
    this.size = saved.length;
    this.garbage = this.size;
  }

  /** After each step of the programme, and once after its end. */
  save(run: VariantRun): void {
    const now = performance.now();
    if (this.failure !== undefined || !(run.cycleComplete() || now - this.lastSave >= saveInterval)) return;
    this.lastSave = now;
    try {
      this.write(run);
      if (now - this.lastSync < saveInterval) return;
      this.lastSync = now;
      fdatasyncSync(this.descriptor!);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      this.failure = reasonOf(error);
      this.close();
    }
  }

  /** Ends writing; the file stays. */
  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  /** Tells that what is in the file has been put back into `run`: only what is new in it will be saved. */
  resumed(run: VariantRun): void {
    this.mark = run.mark();
  }

  private write(run: VariantRun): void {
    const { text, stateLength } = formatLine(this.lineSince(run, this.mark));
    if (this.descriptor === undefined || this.garbage + this.lastState > Math.max(garbageLimit, this.size / 2)) {
      this.rewrite(run);
    } else {
      this.append(text);
      this.garbage += this.lastState;
      this.lastState = stateLength;
    }
    this.mark = run.mark();
  }

  private lineSince(run: VariantRun, mark: RecordMark): CheckpointLine {
    return { variant: 0, recorded: run.recorded(mark), state: run.state() };
  }

  private append(text: string): void {
    const bytes = Buffer.from(text);
    let at = 0;
    while (at < bytes.length) at += writeSync(this.descriptor!, bytes, at);
    this.size += bytes.length;
  }

  /** The file anew, in a single line. */
  private rewrite(run: VariantRun): void {
    const old = this.descriptor;
    const temporary = `${this.path}.tmp`;
    this.descriptor = openSync(temporary, 'w');
    try {
      if (old !== undefined) closeSync(old);
      this.size = 0;
      this.append(formatHeader(this.identity));
      const { text, stateLength } = formatLine(this.lineSince(run, nothingRecorded));
      this.append(text);
      this.garbage = 0;
      this.lastState = stateLength;
      fsyncSync(this.descriptor);
      renameSync(temporary, this.path);
      keepName(dirname(this.path));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }
}

/** Makes the disk keep a renamed file under its new name; not every system can. */
function keepName(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
  } catch {
    // The name is then kept when the system gets round to it.
  }
}
