import { createHash } from 'node:crypto';

/** [characters] Of the checksum in front of each line. */
const sumLength = 8;

/** SHA-256 in hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** One line of a log that is appended to: data as JSON behind their checksum. */
export function checkedLine(content: unknown): string {
  const text = JSON.stringify(content);
  return `${hashOf(text).slice(0, sumLength)} ${text}\n`;
}

/** The data of the line that begins at `start`; undefined when it is cut short or its checksum is wrong. */
export function checkedLineAt(bytes: Buffer, start: number): unknown {
  const end = bytes.indexOf('\n', start);
  if (end < 0) return undefined;
  const text = bytes.toString('utf8', start + sumLength + 1, end);
  if (bytes.toString('latin1', start, start + sumLength) !== hashOf(text).slice(0, sumLength)) return undefined;
  return JSON.parse(text);
}
