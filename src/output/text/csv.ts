import { plainNumber } from '../../text/plainNumber.js';
import { printableLines } from './printable.js';

/** A value as a CSV field. Ten digits carry every measurement and spare the reader 0.30000000000000004. */
export function field(value: number | string | undefined): string {
  if (typeof value === 'string') return value;
  return value !== undefined && Number.isFinite(value) ? plainNumber(value, 10) : '';
}

/** Rows as RFC 4180 text: CRLF, fields quoted where they contain a comma, a quote or a line break. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((text) => quoted(harmless(text))).join(',') + '\r\n').join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet takes for the beginning of a formula, also in the wide signs of East Asian keyboards. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A text that a spreadsheet would compute gets an apostrophe in front, as a person would type it. Heads never begin so. */
function harmless(text: string): string {
  const shown = printableLines(text);
  return formula.test(text) && !number.test(text) ? `'${shown}` : shown;
}
