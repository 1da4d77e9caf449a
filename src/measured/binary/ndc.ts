import { indexOf, Unreadable, viewOf } from './bytes.js';
import { calendarDate, type NewareRecord, rangeFactor } from './newareText.js';

// Files within an .ndax archive. Their first byte says what they hold (1: records, 7: steps, 18: times and charges), the third is their version.

/** [bytes] From version 5 on files are made of such blocks, the first of which is their head. */
const block = 4096;

/** Records that hold everything (versions 2 and 5); undefined for files of another make. */
export function ndcRecords(bytes: Uint8Array): readonly NewareRecord[] | undefined {
  const version = versionOf(bytes, 1);
  if (version === 2) return recordsOf2(bytes);
  return version === 5 ? recordsOf5(bytes) : undefined;
}

/** Versions 2: records of 94 bytes that begin as the first one does. */
function recordsOf2(bytes: Uint8Array): readonly NewareRecord[] {
  const sign = [...bytes.subarray(517, 525)];
  const view = viewOf(bytes);
  const found: NewareRecord[] = [];
  for (let at = indexOf(bytes, sign); at >= 0 && at + 94 <= bytes.length; at = indexOf(bytes, sign, at + 94))
    if (bytes[at] === 0x55) found.push(recordAt(view, at));
  return found;
}

function recordsOf5(bytes: Uint8Array): readonly NewareRecord[] {
  const view = viewOf(bytes);
  const found: NewareRecord[] = [];
  // Records of 87 bytes, 125 behind the beginning of a block; what it has before its mark is part of the one before.
  for (const at of places(bytes, 125, 56, 87)) if (bytes[at + 7] === 0x55) found.push(recordAt(view, at));
  return found;
}

function recordAt(view: DataView, at: number): NewareRecord {
  const factor = rangeFactor(view.getInt32(at + 82, true));
  return {
    index: view.getUint32(at + 8, true),
    cycle: view.getUint32(at + 12, true) + 1,
    step: view.getUint8(at + 16),
    status: view.getUint8(at + 17),
    time: Number(view.getBigUint64(at + 23, true)) / 1000,
    voltage: view.getInt32(at + 31, true) / 10_000,
    current: view.getInt32(at + 35, true) * factor,
    charge: (Number(view.getBigInt64(at + 43, true)) * factor) / 3600,
    discharge: (Number(view.getBigInt64(at + 51, true)) * factor) / 3600,
    date: calendarDate(view, at + 75),
  };
}

/** Versions of the files that are made of blocks; volts and amperes, or units of 0.1 mV and milliamperes. */
const inBlocks: ReadonlyMap<number, { readonly si: boolean; readonly long: boolean }> = new Map([
  [11, { si: false, long: false }],
  [14, { si: true, long: false }],
  [16, { si: false, long: true }],
  [17, { si: true, long: true }],
]);

/** [V] and [mA] of every record of such a file. */
export function ndcVoltages(
  bytes: Uint8Array,
): readonly { readonly index: number; readonly voltage: number; readonly current: number }[] {
  const { si } = makeOf(bytes, 1);
  const view = viewOf(bytes);
  return places(bytes, 132, 4, 8)
    .map((at, i) => ({
      index: i + 1,
      voltage: (si ? 1 : 1e-4) * view.getFloat32(at, true),
      current: (si ? 1000 : 1) * view.getFloat32(at + 4, true),
    }))
    .filter(({ voltage }) => voltage !== 0);
}

/** Cycle (from 1) and kind of every step. */
export function ndcSteps(bytes: Uint8Array): readonly { readonly cycle: number; readonly status: number }[] {
  const { long } = makeOf(bytes, 7);
  const view = viewOf(bytes);
  // Shorter files mark a row by the number of its step, longer ones by one behind its kind.
  return places(bytes, 132, long ? 64 : 5, long ? 100 : 37)
    .filter((at) => view.getInt32(at + (long ? 33 : 4), true) !== 0)
    .map((at) => ({ cycle: view.getInt32(at, true) + 1, status: view.getUint8(at + 24) }));
}

export interface RunInfo {
  readonly index: number;
  /** As it was carried out, from 1. */
  readonly step: number;
  /** [s] In the step, and to the next record. */
  readonly time: number;
  readonly interval: number;
  /** [mAh] */
  readonly charge: number;
  readonly discharge: number;
  /** [s] Since 1970. */
  readonly date: number;
}

/** Times and charges of some records. */
export function ndcRunInfo(bytes: Uint8Array): readonly RunInfo[] {
  const { si, long } = makeOf(bytes, 18);
  const view = viewOf(bytes);
  const charge = si ? 1000 : 1 / 3600;
  let [step, before]: [number, number | undefined] = [0, undefined];
  const version = bytes[2];
  const length = long ? 100 : version === 14 ? 55 : 47;
  const end = long ? 64 : version === 14 ? 4 : 16;
  const found = new Map<number, RunInfo>();
  for (const at of places(bytes, 132, end, length)) {
    const index = view.getInt32(at + 41, true);
    if (index === 0) continue;
    const number = view.getInt32(at + 37, true);
    if (number !== before) step++;
    before = number;
    if (found.has(index)) continue;
    found.set(index, {
      index,
      step,
      time: view.getInt32(at, true) / 1000,
      charge: view.getFloat32(at + 5, true) * charge,
      discharge: view.getFloat32(at + 9, true) * charge,
      interval: view.getInt32(at + 29, true) / 1000,
      date: view.getInt32(at + 33, true) + view.getInt16(at + 45, true) / 1000,
    });
  }
  return [...found.values()];
}

function versionOf(bytes: Uint8Array, kind: number): number {
  const [own, , version = 0] = bytes;
  if (own !== kind) throw new Unreadable(`A part of the .ndax file is of kind ${own}, not ${kind}.`, 'is it complete?');
  return version;
}

function makeOf(bytes: Uint8Array, kind: number): { readonly si: boolean; readonly long: boolean } {
  const version = versionOf(bytes, kind);
  const make = inBlocks.get(version);
  if (make) return make;
  throw new Unreadable(`Version ${version} of Neware's .ndc files is not known.`, 'export the file from BTSDA as CSV');
}

/** Places of rows of `length` bytes within all blocks but the first, which leave `head` and `tail` bytes free. */
function places(bytes: Uint8Array, head: number, tail: number, length: number): number[] {
  const found: number[] = [];
  for (let from = block; from + block <= bytes.length; from += block)
    for (let at = from + head; at + length <= from + block - tail; at += length) found.push(at);
  return found;
}
