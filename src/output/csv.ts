import type { Results, VariantResult } from '../results/results.js';
import { columnHead, cycleColumnNames, cycleColumns } from './cycleColumns.js';
import { seriesColumns, seriesLength } from './seriesColumns.js';

/** One row per variant and cycle; half cycles that did not happen leave empty fields. */
export function cyclesCsv(results: { readonly variants: readonly Pick<VariantResult, 'name' | 'cycles'>[] }): string {
  const rows: string[][] = [['Variant', ...cycleColumnNames.map((name) => columnHead(cycleColumns[name]))]];
  for (const variant of results.variants) {
    for (const cycle of variant.cycles)
      rows.push([variant.name, ...cycleColumnNames.map((name) => field(cycle[name]))]);
  }
  return csv(rows);
}

/** Time series of the recorded cycles, one row per variant and moment. */
export function seriesCsv(results: Results): string {
  const rows: string[][] = [['Variant', ...seriesColumns.map((column) => column.head)]];
  for (const variant of results.variants) {
    for (let i = 0; i < seriesLength(variant.series); i++) {
      rows.push([variant.name, ...seriesColumns.map((column) => field(column.value(variant, i)))]);
    }
  }
  return csv(rows);
}

/** A value as a CSV field. Ten digits carry every measurement and spare the reader 0.30000000000000004. */
export function field(value: number | string): string {
  if (typeof value === 'string') return value;
  return Number.isFinite(value) ? String(Number(value.toPrecision(10))) : '';
}

/** Rows as RFC 4180 text: CRLF, fields quoted where they contain a comma, a quote or a line break. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join(',') + '\r\n').join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
