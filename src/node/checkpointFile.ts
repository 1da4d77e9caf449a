import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
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

/** Name of the file in the folder of results while a run is unfinished. */
export const checkpointName = 'checkpoint.jsonl';

/** [ms] Between two saves in the middle of a cycle, and between two moments at which the disk is made to keep what it got. */
const saveInterval = 2000;
/** [bytes] Of superseded states that are tolerated in the file before it is written anew. */
const garbageLimit = 32e6;

/** What an unfinished run left in a folder; undefined when there is nothing, or nothing that can be read. */
export function readCheckpoint(folder: string): SavedRun | undefined {
  const bytes = regularFile(join(folder, checkpointName));
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

/** One that cannot be removed stays: it was never read, or does no harm. */
export function removeCheckpoint(folder: string): void {
  try {
    rmSync(join(folder, checkpointName), { force: true });
  } catch {
    // The results are there all the same.
  }
}

/**
 * Keeps an unfinished run on disk: an append-only file with one line per cycle, each with its checksum. A line is handed to the
 * operating system in one piece at the end of the cycle, so that a killed process loses at most the cycle in flight; a line cut
 * short is recognised and left out. Every two seconds the disk is made to keep the lines, for the case of a power failure.
 * A line holds the whole state of the run and what was recorded since the line before; when old states have piled up, the
 * file is written anew under another name and renamed.
 */
export class CheckpointFile {
  private readonly path: string;
  private descriptor: number | undefined;
  private size = 0;
  /** [bytes] Where the lines of the present variant begin, and of states in them that newer ones supersede. */
  private variantStart = 0;
  private garbage = 0;
  private lastState = 0;
  private variant = -1;
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
  ) {
    this.path = join(folder, checkpointName);
    if (saved === undefined) return;
    try {
      truncateSync(this.path, saved.length);
      this.descriptor = openSync(this.path, 'a');
    } catch (error) {
      this.failure = reasonOf(error);
      return;
    }
    this.size = saved.length;
    this.variantStart = saved.lastVariantStart;
    this.variant = saved.variants.length - 1;
    this.garbage = this.size - this.variantStart;
  }

  /** After each step of the programme of variant number `variant`, and once after its end. */
  save(run: VariantRun, variant: number): void {
    const now = performance.now();
    if (this.failure !== undefined || !(run.cycleComplete() || now - this.lastSave >= saveInterval)) return;
    this.lastSave = now;
    try {
      this.write(run, variant);
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

  /** Tells of the last variant in the file, put back into `run`: only what is new in it will be saved. */
  resumed(run: VariantRun): void {
    this.mark = run.mark();
  }

  private write(run: VariantRun, variant: number): void {
    if (variant !== this.variant) {
      this.variant = variant;
      this.variantStart = this.size;
      this.garbage = 0;
      this.lastState = 0;
      this.mark = nothingRecorded;
    }
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
    return { variant: this.variant, recorded: run.recorded(mark), state: run.state() };
  }

  private append(text: string): void {
    const bytes = Buffer.from(text);
    let at = 0;
    while (at < bytes.length) at += writeSync(this.descriptor!, bytes, at);
    this.size += bytes.length;
  }

  /** The file anew: finished variants as they are, the present one in a single line. */
  private rewrite(run: VariantRun): void {
    const old = this.descriptor;
    const temporary = `${this.path}.tmp`;
    this.descriptor = openSync(temporary, 'w');
    try {
      if (old === undefined) {
        this.size = 0;
        this.append(formatHeader(this.identity));
        this.variantStart = this.size;
      } else {
        copyStart(this.path, this.variantStart, this.descriptor);
        this.size = this.variantStart;
        closeSync(old);
      }
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

function copyStart(path: string, length: number, to: number): void {
  const from = openSync(path, 'r');
  const buffer = Buffer.alloc(1 << 20);
  try {
    for (let at = 0; at < Math.min(length, fstatSync(from).size); ) {
      const count = readSync(from, buffer, 0, Math.min(buffer.length, length - at), at);
      for (let written = 0; written < count; ) written += writeSync(to, buffer, written, count - written);
      at += count;
    }
  } finally {
    closeSync(from);
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
