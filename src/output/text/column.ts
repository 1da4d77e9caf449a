import { csv, field } from './csv.js';

/** What heads a column. */
export interface Head {
  readonly label: string;
  /** As files write it, dots for products: `mAh.g-1`; empty for names and counts, `1` for a share. */
  readonly unit: string;
}

/** One column of a file: head and value in one place, so that neither moves without the other. */
export interface Column<Row> extends Head {
  /** NaN, infinite or undefined: an empty field. */
  readonly of: (row: Row) => number | string | undefined;
}

/** `Discharge capacity / mAh.g-1`, the way column heads are written in every file. */
export function columnHead({ label, unit }: Head): string {
  return unit === '' ? label : `${label} / ${unit}`;
}

/** Rows as CSV text under the heads of their columns. */
export function columnsCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csv([columns.map(columnHead), ...rows.map((row) => columns.map(({ of }) => field(of(row))))]);
}
