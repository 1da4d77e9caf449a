/** What a binary file was turned into: text as its program would export it, so that every file is read in one way. */
export interface BinaryText {
  /** Tables of the file; a workbook has one a sheet. */
  readonly tables: readonly { readonly name: string; readonly text: string }[];
  /** What wrote it. */
  readonly format: string;
  /** What was made of it, in sentences. */
  readonly findings: readonly string[];
}

/** Why a binary file cannot be read; caught where files are opened. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes as text, one sign each. */
export function latin(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Where a run of bytes begins, from a place on; -1 where it does not. */
export function indexOf(bytes: Uint8Array, part: readonly number[], from = 0): number {
  const [first = 0] = part;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1))
    if (part.every((byte, i) => bytes[at + i] === byte)) return at;
  return -1;
}

/** A number as it is written into a table: those of four bytes with the digits that they have. */
export function written(value: number, single = false): string {
  if (!Number.isFinite(value)) return '';
  return String(single ? Number(value.toPrecision(8)) : value);
}

/** Rows under heads, separated by tabs. */
export function tabbed(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[heads, ...rows].map((row) => row.join('\t')).join('\n')}\n`;
}
