import { readUnit } from './columnHead.js';
import { findHead, firstData, type Grid, headAt } from './headLine.js';
import { type Nesting, unnested } from './nested.js';
import { namedColumn } from './quantities.js';
import { bestSeparator, type Separator, type Split, splitter, usualWidth } from './split.js';
import { linesOf } from './textLines.js';
import { type NumberStyle, numberStyle } from './writtenNumber.js';

/** Where the table stands in a text and how it is written. Lines are counted from 0 here, from 1 in everything reported. */
export interface Layout {
  readonly lines: readonly string[];
  readonly separator: Separator;
  /** Undefined when no line names the columns. */
  readonly headLine?: number;
  readonly heads: readonly string[];
  /** A line of its own below the heads that holds the units. */
  readonly unitLine?: number;
  /** First line of data; the number of lines when there is none. */
  readonly firstLine: number;
  readonly style: NumberStyle;
  /** Cells of one data line. */
  readonly split: Split;
  /** Rows of cycles, steps and records stood under heads of their own in one table. */
  readonly nesting?: Nesting;
}

/** Lines looked at to find the layout. */
const sampled = 3000;

export function findLayout(text: string): Layout {
  const all = linesOf(text);
  const stated = /^Nb header lines\s*:\s*(\d+)/im.exec(text.slice(0, 4000));
  const from = stated === null ? 0 : Math.min(Number(stated[1]), all.length);
  const sample = all.slice(from, from + sampled);
  const separator = bestSeparator(sample);
  const split = splitter(separator);
  const nested = unnested(all, { from: 0, separator, split });
  const lines = nested?.lines ?? all;
  const width = usualWidth(nested ? lines.slice(0, sampled) : sample, split) ?? 0;
  const grid: Grid = { lines, separator, split, width };
  const head = nested ? { ...headAt(grid, nested.headLine), line: nested.headLine } : headOf(grid, from);
  const first = firstData(grid, head === undefined ? from : head.line + 1);
  const unitLine = head === undefined ? undefined : findUnits(lines, head.line + 1, first, split, head.cells.length);
  return {
    lines,
    separator,
    ...(head === undefined ? {} : { headLine: head.line }),
    heads: head === undefined ? [] : withUnits(head.cells, unitLine === undefined ? [] : split(lines[unitLine] ?? '')),
    ...(unitLine === undefined ? {} : { unitLine }),
    firstLine: first,
    style: numberStyle(sampleCells(lines, first, split)),
    split,
    ...(nested ? { nesting: nested.nesting } : {}),
  };
}

/** Where a file states how long its preamble is, the heads are its last line, if that holds any. */
function headOf(grid: Grid, from: number): { readonly line: number; readonly cells: readonly string[] } | undefined {
  if (from > 0) {
    const { cells } = headAt(grid, from - 1);
    if (cells.length > 1 && cells.filter(isNamed).length > 1) return { line: from - 1, cells };
  }
  return findHead(grid, 0);
}

function isNamed(cell: string): boolean {
  const { quantity, unneeded } = namedColumn(cell);
  return quantity !== undefined || unneeded !== undefined;
}

function findUnits(
  lines: readonly string[],
  from: number,
  to: number,
  split: Split,
  heads: number,
): number | undefined {
  for (let line = from; line < to; line++) {
    const all = split(lines[line] ?? '');
    const cells = all.filter((cell) => cell !== '');
    // Fewer cells than heads do not stand below them.
    if (
      cells.length > 0 &&
      all.length > 0.5 * heads &&
      cells.every((cell) => readUnit(cell) !== undefined || /^[-#]$|^\(?-\)?$/.test(cell))
    )
      return line;
  }
  return undefined;
}

function withUnits(heads: readonly string[], units: readonly string[]): readonly string[] {
  return heads.map((head, i) => {
    const unit = units[i] === undefined ? undefined : readUnit(units[i]);
    return unit === undefined || namedColumn(head).unit !== undefined ? head : `${head} (${unit})`;
  });
}

/** Cells from the beginning and the end of the data. */
function* sampleCells(lines: readonly string[], first: number, split: Split): Iterable<string> {
  const near = Math.min(lines.length, first + 500);
  for (const text of lines.slice(first, near)) yield* split(text);
  for (const text of lines.slice(Math.max(near, lines.length - 200))) yield* split(text);
}
