import { plainNumber } from '../../text/plainNumber.js';
import { type Alignment, formatTable } from '../text/table.js';

/** Rows of an answer as plain text; heads where there are any. Wide cells are cut. */
export function queryTable(heads: readonly string[], rows: readonly (readonly unknown[])[], width: number): string {
  const cells = rows.map((row) => row.map((value) => cut(cellText(value), width)));
  const first = rows[0] ?? [];
  const align = (first.length > 0 ? first : heads).map(
    (value): Alignment => (typeof value === 'number' ? 'right' : 'left'),
  );
  return formatTable(heads.length > 0 ? [heads, ...cells] : cells, { align, heads: heads.length > 0 ? 1 : 0 });
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return plainNumber(value, 6);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(1, width - 3))}...`;
}
