import { tabulatedQuantities } from '../../quantities/registry.js';
import type { Results, VariantResult } from '../../results/results.js';
import { type ComparisonRow, comparison } from '../run/comparison.js';
import { shownValue } from '../run/cycleColumns.js';

export type Alignment = 'left' | 'right' | 'center';

export interface TableFormat {
  /** One per column; columns beyond the list are right-aligned. */
  readonly align?: readonly Alignment[];
  /** Leading rows that are heads, ruled off below; default 1. */
  readonly heads?: number;
  /** Text between columns; default two spaces. */
  readonly gap?: string;
}

/** Rows of cells as aligned plain text, one line a row, without trailing blanks. */
export function formatTable(rows: readonly (readonly string[])[], format: TableFormat = {}): string {
  const gap = format.gap ?? '  ';
  const heads = format.heads ?? 1;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, c) => Math.max(0, ...rows.map((row) => width(row[c] ?? ''))));
  const lines = rows.map((row) =>
    widths
      .map((w, c) => pad(row[c] ?? '', w, format.align?.[c] ?? 'right'))
      .join(gap)
      .trimEnd(),
  );
  if (heads > 0 && rows.length > heads) {
    lines.splice(heads, 0, '-'.repeat(widths.reduce((sum, w) => sum + w, 0) + gap.length * (columns - 1)));
  }
  return lines.join('\n') + '\n';
}

function width(text: string): number {
  return [...text].length;
}

function pad(text: string, to: number, align: Alignment): string {
  const room = to - width(text);
  if (align === 'left') return text + ' '.repeat(room);
  if (align === 'right') return ' '.repeat(room) + text;
  return ' '.repeat(Math.floor(room / 2)) + text + ' '.repeat(Math.ceil(room / 2));
}

/** The comparison of variants and published values for the terminal; variants that do not fit beside each other go below. */
export function comparisonTable(results: Results, options: { readonly width?: number } = {}): string {
  const rows = comparison(results);
  const blocks: string[] = [];
  for (let from = 0; from < results.variants.length; ) {
    let to = from + 1;
    let block = comparisonBlock(results, rows, from, to);
    while (to < results.variants.length) {
      const wider = comparisonBlock(results, rows, from, to + 1);
      if (Math.max(...wider.split('\n').map(width)) > (options.width ?? 100)) break;
      block = wider;
      to++;
    }
    blocks.push(block);
    from = to;
  }
  return blocks.join('\n');
}

function comparisonBlock(results: Results, rows: readonly ComparisonRow[], from: number, to: number): string {
  const variants = results.variants.slice(from, to);
  const withPublished = variants.map((_, v) => rows.some((row) => row.cells[from + v].published !== ''));
  const names: string[] = ['', ''];
  const heads: string[] = ['', ''];
  variants.forEach((variant, v) => {
    names.push(variant.name, ...(withPublished[v] ? ['', ''] : []));
    heads.push('sim.', ...(withPublished[v] ? ['publ.', 'dev.'] : []));
  });
  const body = rows.map((row) => [row.quantity, row.unit, ...texts(row.cells.slice(from, to), withPublished)]);
  const plainHead = !withPublished.includes(true);
  return formatTable(plainHead ? [names, ...body] : [names, heads, ...body], {
    align: ['left', 'left'],
    heads: plainHead ? 1 : 2,
  });
}

function texts(cells: ComparisonRow['cells'], withPublished: readonly boolean[]): readonly string[] {
  return cells.flatMap((cell, v) =>
    withPublished[v] ? [cell.simulated, cell.published, cell.deviation] : [cell.simulated],
  );
}

/** A short listing of the cycles of one variant; beyond `limit` rows (default 24) an even choice with first and last. */
export function cycleTable(variant: VariantResult, options: { readonly limit?: number } = {}): string {
  const chosen = evenChoice(variant.cycles, options.limit ?? 24);
  const shortColumns = tabulatedQuantities().filter(({ heads }) => heads?.terminal !== undefined);
  return formatTable(
    [
      ['cycle', 'programme', ...shortColumns.map(({ heads }) => heads?.terminal ?? '')],
      ['', '', ...shortColumns.map(({ shown }) => shown.unit)],
      ...chosen.map((row) => [
        String(row.cycle),
        row.label,
        ...shortColumns.map((quantity) => shownValue(quantity.column.of(row), quantity)),
      ]),
    ],
    { align: ['right', 'left'], heads: 2 },
  );
}

/** At most `limit` entries, evenly spread, first and last included. */
export function evenChoice<T>(list: readonly T[], limit: number): readonly T[] {
  if (list.length <= limit) return list;
  if (limit < 2) return list.slice(0, limit);
  return Array.from({ length: limit }, (_, i) => list[Math.round((i * (list.length - 1)) / (limit - 1))]);
}
