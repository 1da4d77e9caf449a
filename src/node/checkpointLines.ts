import { crc32 } from 'node:zlib';
import { joinRecorded, type Recorded, type RunState } from '../results/checkpoint.js';
import { readNumber, spelledNumber } from '../results/exactNumbers.js';
import type { Json } from '../results/plain.js';

/** Of the file; files of another format are not read. */
const format = 4;

/** What was recorded since the line before, and the state after it. */
export interface CheckpointLine {
  /** Number of the variant in the file. */
  readonly variant: number;
  readonly recorded: Recorded;
  readonly state: RunState;
}

/** A checkpoint as it was found. */
export interface SavedRun {
  readonly identity: Json;
  /** In the order of the run; all but the last one have ended. */
  readonly variants: readonly { readonly recorded: Recorded; readonly state: RunState }[];
  /** [bytes] Up to the end of the last good line, and up to the first line of the last variant. */
  readonly length: number;
  readonly lastVariantStart: number;
  /** Lines behind the last good one that cannot be trusted; a last line cut short by a crash is not counted. */
  readonly damaged: number;
}

export function formatHeader(identity: Json): string {
  return withChecksum(JSON.stringify({ argyrode: 'checkpoint', format, identity }));
}

export function formatLine({ variant, recorded, state }: CheckpointLine): {
  readonly text: string;
  readonly stateLength: number;
} {
  const stateText = JSON.stringify(state, exactly);
  const text = `{"variant":${variant},"recorded":${JSON.stringify(recorded, exactly)},"state":${stateText}}`;
  return { text: withChecksum(text), stateLength: stateText.length };
}

/** Everything up to the first line that is not as it was written; undefined when not even one state is. */
export function readLines(bytes: Buffer): SavedRun | undefined {
  const header = readLine(bytes, 0, undefined) as { format?: unknown; identity?: Json } | undefined;
  if (header?.format !== format || header.identity === undefined) return undefined;
  const variants: { recorded: Recorded[]; state: RunState }[] = [];
  let at = bytes.indexOf('\n') + 1;
  let lastVariantStart = at;
  while (at < bytes.length) {
    const line = readLine(bytes, at, exact) as CheckpointLine | undefined;
    if (line === undefined || line.variant < variants.length - 1 || line.variant > variants.length) break;
    const before = variants[line.variant];
    const variant = before ?? { recorded: [], state: line.state };
    if (before === undefined) {
      lastVariantStart = at;
      variants.push(variant);
    }
    variant.recorded.push(line.recorded);
    variant.state = line.state;
    at = bytes.indexOf('\n', at) + 1;
  }
  if (variants.length === 0) return undefined;
  return {
    identity: header.identity,
    variants: variants.map(({ recorded, state }) => ({ recorded: joinRecorded(recorded), state })),
    length: at,
    lastVariantStart,
    damaged: linesFrom(bytes, at),
  };
}

/** The data of the line that begins at `start`; undefined when it is cut short or its checksum is wrong. */
function readLine(bytes: Buffer, start: number, reviver: typeof exact | undefined): unknown {
  const end = bytes.indexOf('\n', start);
  if (end < 0) return undefined;
  const text = bytes.toString('utf8', start + checksumLength + 1, end);
  const checksum = bytes.toString('latin1', start, start + checksumLength);
  if (checksum !== checksumOf(bytes.subarray(start + checksumLength + 1, end))) return undefined;
  try {
    return JSON.parse(text, reviver);
  } catch {
    return undefined;
  }
}

function linesFrom(bytes: Buffer, start: number): number {
  let lines = 0;
  for (let at = bytes.indexOf('\n', start); at >= 0; at = bytes.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** JSON writes columns of numbers three times as long as they are. */
function exactly(_key: string, value: unknown): unknown {
  if (typeof value === 'number') return spelledNumber(value);
  if (value instanceof Float64Array) return { $doubles: base64(value) };
  if (value instanceof Int32Array) return { $integers: base64(value) };
  return value;
}

function exact(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$doubles' in value) return new Float64Array(unpack(value.$doubles));
  if ('$integers' in value) return new Int32Array(unpack(value.$integers));
  return readNumber(value) ?? value;
}

function base64({ buffer, byteOffset, byteLength }: Float64Array | Int32Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/** A copy of its own, so that it begins where numbers may begin. */
function unpack(packed: unknown): ArrayBuffer {
  return new Uint8Array(Buffer.from(String(packed), 'base64')).buffer;
}

const checksumLength = 8;

function withChecksum(line: string): string {
  return `${checksumOf(Buffer.from(line))} ${line}\n`;
}

/** CRC-32 as in ISO 3309 (zip, Ethernet), in hexadecimal. */
function checksumOf(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(checksumLength, '0');
}
