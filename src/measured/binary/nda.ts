import { type BinaryText, indexOf, Unreadable, viewOf } from './bytes.js';
import { calendarDate, dateOf, type NewareRecord, newareTable, rangeFactor } from './newareText.js';

/** Beginning of the files of Neware's BTS. */
export const ndaMagic = 'NEWARE';

/**
 * A raw file of Neware (.nda), versions 29 (BTS 7 and 8) and 130 (BTS 9, 9.1), as the table of its export. The layout is known from the open
 * reader NewareNDA.
 */
export function ndaText(bytes: Uint8Array): BinaryText {
  const version = bytes[14] ?? 0;
  const found = version === 29 ? records29(bytes) : version === 130 ? records130(bytes) : undefined;
  if (!found)
    throw new Unreadable(`Version ${version} of Neware's .nda files is not known.`, 'export it from BTSDA as CSV');
  const once = [...new Map(found.map((one) => [one.index, one])).values()].sort((a, b) => a.index - b.index);
  if (once.length === 0) throw new Unreadable('The file of Neware holds no records.', 'export it from BTSDA as CSV');
  return {
    tables: [{ name: 'records', text: newareTable(once) }],
    format: `Neware binary file (.nda, version ${version})`,
    findings: [],
  };
}

/** Records of 86 bytes that begin with 0x55, auxiliary ones among them with 0x65. */
function records29(bytes: Uint8Array): readonly NewareRecord[] {
  const length = 86;
  const view = viewOf(bytes);
  let begin = indexOf(bytes, [0, 0, 0, 0, 0x55, 0]);
  const follows = (at: number): boolean => {
    const next = at + 4 + length;
    return bytes[at + 16] !== 0 && (next >= bytes.length || bytes[next] === 0x55);
  };
  while (begin >= 0 && !follows(begin)) begin = indexOf(bytes, [0, 0, 0, 0, 0x55, 0], begin + 4);
  const found: NewareRecord[] = [];
  if (begin < 0) return found;
  for (let at = begin + 4; at + length <= bytes.length; at += length) {
    if (bytes[at] !== 0x55 || bytes[at + 1] !== 0 || view.getUint32(at + 82, true) !== 0) continue;
    const [index, status] = [view.getUint32(at + 2, true), view.getUint8(at + 12)];
    if (index === 0 || status === 0) continue;
    const factor = rangeFactor(view.getInt32(at + 78, true));
    found.push({
      index,
      cycle: view.getUint32(at + 6, true) + 1,
      step: view.getUint16(at + 10, true),
      status,
      time: Number(view.getBigUint64(at + 14, true)) / 1000,
      voltage: view.getInt32(at + 22, true) / 10_000,
      current: view.getInt32(at + 26, true) * factor,
      charge: (Number(view.getBigInt64(at + 38, true)) * factor) / 3600,
      discharge: (Number(view.getBigInt64(at + 46, true)) * factor) / 3600,
      date: calendarDate(view, at + 70),
    });
  }
  return found;
}

/** Where the records of version 130 begin. */
const begin130 = 1024;

function records130(bytes: Uint8Array): readonly NewareRecord[] {
  const [first = 0, second = 0] = bytes.subarray(begin130, begin130 + 2);
  if (first !== 0x55) return recordsOfBts9(bytes);
  // BTS 9.1: as long as it is to the next record.
  const length = indexOf(bytes, [first, second], begin130 + 2) - begin130;
  return length > 0 ? recordsOfBts91(bytes, length) : recordsOfBts91(bytes, 52);
}

function recordsOfBts9(bytes: Uint8Array): readonly NewareRecord[] {
  const length = 88;
  const view = viewOf(bytes);
  const sign = [...bytes.subarray(begin130, begin130 + 6)];
  const found: NewareRecord[] = [];
  for (let at = begin130; at + length <= bytes.length && bytes[at] !== 0x81; at += length) {
    if (!sign.every((byte, i) => bytes[at + i] === byte)) continue;
    const record = at + 4;
    found.push({
      index: view.getUint32(record + 12, true),
      cycle: 0,
      step: view.getUint8(record + 5),
      status: view.getUint8(record + 6),
      time: Number(view.getBigUint64(record + 24, true)) / 1e6,
      voltage: view.getFloat32(record + 32, true),
      current: view.getFloat32(record + 36, true),
      charge: view.getFloat32(record + 48, true) / 3600,
      discharge: view.getFloat32(record + 56, true) / 3600,
      date: dateOf(Number(view.getBigUint64(record + 64, true)) / 1e6),
    });
  }
  return found;
}

function recordsOfBts91(bytes: Uint8Array, length: number): readonly NewareRecord[] {
  const view = viewOf(bytes);
  const found: NewareRecord[] = [];
  for (let at = begin130; at + length <= bytes.length && bytes[at] !== 0x81; at += length) {
    if (bytes[at] !== 0x55) continue;
    const capacity = view.getFloat32(at + 28, true) / 3600;
    found.push({
      index: view.getUint32(at + 8, true),
      cycle: view.getUint32(at + 36, true) + 1,
      step: view.getUint8(at + 2),
      status: view.getUint8(at + 3),
      time: view.getUint32(at + 12, true) + 1e-9 * view.getUint32(at + 16, true),
      voltage: view.getFloat32(at + 24, true),
      current: view.getFloat32(at + 20, true),
      charge: Math.max(0, capacity),
      discharge: Math.max(0, -capacity),
      date: dateOf(view.getUint32(at + 44, true) + 1e-9 * view.getUint32(at + 48, true)),
    });
  }
  return found;
}
