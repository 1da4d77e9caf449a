import { namedColumn } from './quantities.js';
import { isData, type Separator, type Split, splitter, valueShare } from './split.js';

export interface Head {
  /** From 0. */
  readonly line: number;
  readonly cells: readonly string[];
  /** First line of the data below it. */
  readonly first: number;
}

/** The text, and how wide its rows of data are. */
export interface Grid {
  readonly lines: readonly string[];
  readonly separator: Separator;
  readonly split: Split;
  readonly width: number;
}

/** Heads and units stand at most so many lines above the data. */
const headReach = 8;
/** Lines that a preamble may be long. */
const preambleReach = 3000;
/** A known column that is of no use tells less of a head than one that is. */
const ofNoUse = 0.3;
/** Nothing else is as wide as the rows by chance. */
const otherWidth = 0.5;
/** A head is no prose. */
const longestHead = 80;

/**
 * The line that names the columns, by what it is: its cells are known quantities, it is as wide as the rows are, and rows of values
 * follow. Where no line has known words, the one right above the data.
 */
export function findHead(grid: Grid, from: number): Head | undefined {
  const { lines, split, width } = grid;
  let best: Head | undefined;
  let most = 0;
  for (let line = from; line < Math.min(lines.length, from + preambleReach); line++) {
    if (isBlank(lines, line)) continue;
    const { cells } = headAt(grid, line);
    if (cells.length < Math.min(2, width) || valueShare(cells) > 0) continue;
    const score = familiarity(cells, width);
    if (score < most || score === 0) continue;
    const first = dataBelow(grid, line + 1);
    if (first === undefined || (score === most && first !== best?.first)) continue;
    [best, most] = [{ line, cells, first }, score];
  }
  if (best !== undefined) return best;
  const first = firstData(grid, from);
  let above = first - 1;
  while (above > from && isBlank(lines, above)) above--;
  const text = lines[above];
  if (above < from || text === undefined) return undefined;
  const { cells } = headAt(grid, above);
  return cells.length >= width - 1 && valueShare(cells) === 0 && split(text).some((cell) => cell !== '')
    ? { line: above, cells, first }
    : undefined;
}

/** Cells of a line of heads: a comment sign before them is none of them, and blanks may stand before units. */
export function headAt({ lines, separator }: Grid, line: number): { readonly cells: readonly string[] } {
  const text = (lines[line] ?? '').replace(/^\s*(?:[#%!]+|\/\/)\s+/, '').replace(/^\s*#(?=\w)/, '');
  if (separator !== ' ') return { cells: withoutEnd(splitter(separator)(text)) };
  const tight = text
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+([([])/g, '$1');
  const wide = text.trim().split(/\s{2,}|\t/);
  return { cells: wide.length > 1 ? wide : tight.split(/\s+/) };
}

function isBlank(lines: readonly string[], line: number): boolean {
  return (lines[line] ?? '').trim() === '';
}

/** A separator behind the last head makes no column. */
function withoutEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length;
  while (end > 1 && cells[end - 1] === '') end--;
  return cells.slice(0, end);
}

/** How many quantities the cells name. */
function familiarity(cells: readonly string[], width: number): number {
  const found = new Set<string>();
  let others = 0;
  for (const cell of cells) {
    if (cell === '' || cell.length > longestHead) continue;
    const { quantity, unneeded } = namedColumn(cell);
    if (quantity !== undefined) found.add(quantity);
    else if (unneeded !== undefined) others++;
  }
  const fits = Math.abs(cells.length - width) <= 1;
  return (found.size + ofNoUse * others) * (fits ? 1 : otherWidth);
}

/** The first row of data below a line of heads, within reach. */
function dataBelow(grid: Grid, from: number): number | undefined {
  const { lines } = grid;
  for (let line = from, seen = 0; line < lines.length && seen < headReach; line++) {
    if (isBlank(lines, line)) continue;
    seen++;
    if (startsData(grid, line)) return line;
  }
  return undefined;
}

/** The first line of data from a line on; the number of lines when there is none. */
export function firstData(grid: Grid, from: number): number {
  let first = from;
  while (first < grid.lines.length && !startsData(grid, first)) first++;
  return first;
}

/** A line of data that is followed by another one: "Date, 2024-01-15" above two columns is none. */
function startsData({ lines, split, width }: Grid, at: number): boolean {
  if (!isData(split(lines[at] ?? ''), width)) return false;
  for (let next = at + 1; next < lines.length; next++) {
    const text = lines[next] ?? '';
    if (!/^\s*(?:$|[#%!]|\/\/)/.test(text)) return isData(split(text), width);
  }
  return true;
}
