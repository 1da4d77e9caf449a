import type { Issue } from '../../scenario/document/issue.js';
import { fromSi, toSi } from '../../scenario/quantities/quantity.js';
import { isCutOff } from '../cycles/cutOff.js';
import type { UsedColumn } from './assign.js';
import { momentOf } from './dates.js';
import { directionOf } from './directionWords.js';
import type { Layout } from './layout.js';
import { lineAt } from './lineAt.js';
import type { Quantity } from './quantities.js';
import { hasValuesBeyond } from './rowShape.js';
import { isMissing, readClock, readDate, readNumber } from './writtenNumber.js';

/** The numbers of the used columns, row by row, in the units they are stored in; NaN where a cell is empty. */
export interface Rows {
  /** Line of the file, from 1. */
  readonly line: readonly number[];
  readonly values: ReadonlyMap<Quantity, readonly number[]>;
  readonly leftOut: number;
  readonly issues: readonly Issue[];
}

/** Bad rows that are named one by one. */
const mostNamed = 12;

/**
 * Reads the table. A row is left out, and named by its line, when one of the `required` values is missing or unreadable, or
 * anything unreadable stands in a used column.
 */
export function readRows(layout: Layout, columns: readonly UsedColumn[], required: readonly Quantity[]): Rows {
  const { lines, firstLine, headLine, split } = layout;
  const issues: Issue[] = [];
  const line: number[] = [];
  const read = columns.map((column) => ({
    column,
    cell: cellReader(column, layout),
    values: [] as number[],
    /** Lines on which the row ends before the column. */
    short: [] as number[],
  }));
  const head = headLine === undefined ? undefined : lineAt(lines, headLine).trim();
  const last = lastFilled(lines);
  const heads = headLine === undefined ? Infinity : layout.heads.length;
  let leftOut = 0;
  const leave = (at: number, why: string): void => {
    leftOut++;
    if (leftOut > mostNamed) return;
    issues.push({
      severity: 'warning',
      path: '',
      message: `Line ${at + 1} is left out: ${why}.`,
      got: lineAt(lines, at).trim().slice(0, 80),
      line: at + 1,
    });
  };
  const row = new Float64Array(columns.length);
  for (let at = firstLine; at <= last; at++) {
    const text = lineAt(lines, at);
    if (text.trim() === '' || /^\s*(?:[#%!]|\/\/)/.test(text)) continue;
    if (text.trim() === head) {
      issues.push({
        severity: 'warning',
        path: '',
        message: `The heads stand again on line ${at + 1}: several exports seem to be joined in this file.`,
        line: at + 1,
      });
      continue;
    }
    const cells = split(text);
    if (cells.every((cell) => cell === '')) continue;
    if (at === last && isCutOff(layout, at)) {
      leave(at, 'the file ends in the middle of it, so it was cut off there');
      continue;
    }
    let wrong = hasValuesBeyond(cells, heads) ? `it has ${cells.length} cells under ${heads} heads` : undefined;
    for (const [c, one] of read.entries()) {
      const { at: place, head: name, quantity } = one.column;
      const cell = cells[place];
      const value = cell === undefined ? Number.NaN : one.cell(cell);
      row[c] = value;
      if (!Number.isNaN(value)) continue;
      if (cell !== undefined && !isMissing(cell)) {
        if (quantity !== 'direction') wrong ??= `"${cell.slice(0, 30)}" in column "${name}" is no number`;
      } else if (required.includes(quantity)) {
        wrong ??=
          cell === undefined
            ? 'it has too few columns'
            : `column "${name}" ${cell === '' ? 'is empty' : `holds ${cell.slice(0, 30)}`}`;
      }
    }
    if (wrong !== undefined) {
      leave(at, wrong);
      continue;
    }
    line.push(at + 1);
    for (const [c, { column, values, short }] of read.entries()) {
      values.push(row[c] ?? Number.NaN);
      if (cells.length <= column.at) short.push(at + 1);
    }
  }
  issues.push(...read.flatMap(({ column, short }) => shortRows(short, column, line.length)));
  if (leftOut > mostNamed) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `${leftOut - mostNamed} more rows are left out for the like reasons.`,
    });
  }
  return { line, values: new Map(read.map(({ column, values }) => [column.quantity, values])), leftOut, issues };
}

function lastFilled(lines: readonly string[]): number {
  let last = lines.length - 1;
  while (last > 0 && lineAt(lines, last).trim() === '') last--;
  return last;
}

/** Single rows that end before a column that the others have. */
function shortRows(lines: readonly number[], { head }: UsedColumn, rows: number): Issue[] {
  const [first] = lines;
  if (first === undefined || lines.length > 0.5 * rows) return [];
  const where = lines.length === 1 ? `Line ${first} ends` : `${lines.length} lines, first ${first}, end`;
  const message = `${where} before column "${head}"; there is no such value there.`;
  return [{ severity: 'warning', path: '', message, line: first }];
}

/** From a cell to a number in the unit the column is stored in. */
function cellReader({ quantity, unit, stored }: UsedColumn, { style }: Layout): (cell: string) => number {
  if (quantity === 'direction') return directionOf;
  const scale = unit === undefined || unit === 'clock' ? 1 : factorOf(unit, stored);
  const number = (cell: string): number => readNumber(cell, style) * scale;
  if (quantity === 'date') return (cell) => momentOf(cell, style);
  if (stored === 's') {
    return (cell) => {
      if (!cell.includes(':')) return number(cell);
      const clock = readClock(cell);
      return Number.isNaN(clock) ? readDate(cell) : clock;
    };
  }
  return number;
}

/** What a number in `unit` is multiplied by to be in `stored`. */
export function factorOf(unit: string, stored: string): number {
  if (unit === stored) return 1;
  return Number(fromSi(toSi(1, unit), stored).toPrecision(12));
}
