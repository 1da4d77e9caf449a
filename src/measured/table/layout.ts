import { readUnit } from './columnHead.js';
import { namedColumn } from './quantities.js';
import { isValue, type NumberStyle, numberStyle } from './writtenNumber.js';

export type Separator = '\t' | ';' | ',' | '|' | ' ';

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
  readonly split: (line: string) => string[];
}

/** In order of trust: a tab or semicolon is there to separate, a comma may be a decimal sign, a blank anything. */
const separators: readonly Separator[] = ['\t', ';', ',', '|', ' '];
/** Lines looked at to find the layout. */
const sampled = 3000;
/** Head and units stand at most so many lines above the data. */
const headReach = 8;

export function findLayout(text: string): Layout {
  const lines = joinQuoted(text.split(/\r\n|\r|\n/));
  const stated = /^Nb header lines\s*:\s*(\d+)/im.exec(text.slice(0, 4000));
  const from = stated === null ? 0 : Math.min(Number(stated[1]), lines.length);
  const sample = lines.slice(from, from + sampled);
  const separator = bestSeparator(sample);
  const split = splitter(separator);
  const width = usualWidth(sample, split) ?? 0;
  const begin = (line: number): number => {
    let first = line;
    while (first < lines.length && !startsData(lines, first, split, width)) first++;
    return first;
  };
  let first = begin(from);
  let head =
    stated !== null && from > 0 ? headAt(lines, from - 1, separator) : findHead(lines, first, separator, width);
  if (head === undefined) {
    // Lines such as "mass; 8.3" above the heads of a narrow table look like its rows.
    const later = laterHead(lines, first, separator, width);
    if (later !== undefined) [head, first] = [later, begin(later.line + 1)];
  }
  const unitLine = head === undefined ? undefined : findUnits(lines, head.line + 1, first, split);
  return {
    lines,
    separator,
    ...(head === undefined ? {} : { headLine: head.line }),
    heads: head === undefined ? [] : withUnits(head.cells, unitLine === undefined ? [] : split(lines[unitLine])),
    ...(unitLine === undefined ? {} : { unitLine }),
    firstLine: first,
    style: numberStyle(sampleCells(lines, first, split)),
    split,
  };
}

/** A quoted cell may contain line breaks; the joined line keeps the number of its first line. */
function joinQuoted(lines: string[]): string[] {
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i].includes('"') || quotes(lines[i]) % 2 === 0) continue;
    for (let j = i + 1; j <= i + 4 && j < lines.length; j++) {
      if (quotes(lines[j]) % 2 === 0) continue;
      lines[i] = lines.slice(i, j + 1).join(' ');
      lines.fill('', i + 1, j + 1);
      break;
    }
  }
  return lines;
}

function quotes(line: string): number {
  return line.split('"').length - 1;
}

function bestSeparator(lines: readonly string[]): Separator {
  let best: Separator = ' ';
  let most = 0;
  for (const separator of separators) {
    const split = splitter(separator);
    const width = usualWidth(lines, split);
    if (width === undefined || width < 2) continue;
    let rows = 0;
    for (const line of lines) if (line !== '' && isData(split(line), width)) rows++;
    // A later separator must explain clearly more lines than one that is trusted more.
    if (rows > 1.3 * most) {
      best = separator;
      most = rows;
    }
  }
  return best;
}

function splitter(separator: Separator): (line: string) => string[] {
  if (separator === ' ') return (line) => line.trim().split(/\s+/);
  return (line) => {
    if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
    const cells: string[] = [];
    let cell = '';
    let quoted = false;
    for (const sign of line) {
      if (sign === '"') quoted = !quoted;
      else if (sign === separator && !quoted) {
        cells.push(cell.trim());
        cell = '';
      } else cell += sign;
    }
    cells.push(cell.trim());
    return cells;
  };
}

/** The number of cells that most lines with numbers have. */
function usualWidth(lines: readonly string[], split: (line: string) => string[]): number | undefined {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const cells = split(line);
    if (valueShare(cells) >= 0.4) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

function isData(cells: readonly string[], width: number): boolean {
  return cells.length >= width - 1 && cells.length <= width + 1 && valueShare(cells) >= 0.4;
}

/** A line of data that is followed by another one: "Date, 2024-01-15" above two columns is none. */
function startsData(lines: readonly string[], at: number, split: (line: string) => string[], width: number): boolean {
  if (!isData(split(lines[at]), width)) return false;
  let next = at + 1;
  while (next < lines.length && lines[next].trim() === '') next++;
  return next >= lines.length || isData(split(lines[next]), width);
}

/** How many of the cells with content hold values. */
function valueShare(cells: readonly string[]): number {
  let filled = 0;
  let values = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    filled++;
    if (isValue(cell)) values++;
  }
  return filled === 0 ? 0 : values / filled;
}

interface Head {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cells of a line of heads: a comment sign before them is none of them, and blanks may stand before units. */
function headAt(lines: readonly string[], line: number, separator: Separator): Head {
  const text = lines[line].replace(/^\s*(?:[#%!]+|\/\/)\s+/, '');
  if (separator !== ' ') return { line, cells: splitter(separator)(text) };
  const tight = text
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+([([])/g, '$1');
  const wide = text.trim().split(/\s{2,}|\t/);
  return { line, cells: wide.length > 1 ? wide : tight.split(/\s+/) };
}

/** The line above the data on which most columns are known; the one next to the data among equals. */
function findHead(lines: readonly string[], first: number, separator: Separator, width: number): Head | undefined {
  let best: Head | undefined;
  let most = 0;
  for (let line = first - 1, seen = 0; line >= 0 && seen < headReach; line--) {
    if (lines[line].trim() === '') continue;
    seen++;
    const head = headAt(lines, line, separator);
    if (head.cells.length < Math.min(2, width)) continue;
    const known = head.cells.filter((cell) => cell !== '' && isNamed(cell)).length;
    if (known > most) [best, most] = [head, known];
  }
  if (best !== undefined || first === 0) return best;
  const above = headAt(lines, first - 1, separator);
  return above.cells.length >= width - 1 && valueShare(above.cells) === 0 ? above : undefined;
}

/** Lines that a preamble may be long. */
const preambleReach = 60;

/** A line of known heads below lines that were taken for data. */
function laterHead(lines: readonly string[], first: number, separator: Separator, width: number): Head | undefined {
  for (let line = first + 1; line < Math.min(lines.length, first + preambleReach); line++) {
    const head = headAt(lines, line, separator);
    const named = head.cells.filter(isNamed).length;
    if (head.cells.length >= Math.min(2, width) && named >= 2 && valueShare(head.cells) === 0) return head;
  }
  return undefined;
}

function isNamed(cell: string): boolean {
  const { quantity, unneeded } = namedColumn(cell);
  return quantity !== undefined || unneeded !== undefined;
}

function findUnits(
  lines: readonly string[],
  from: number,
  to: number,
  split: (line: string) => string[],
): number | undefined {
  for (let line = from; line < to; line++) {
    const cells = split(lines[line]).filter((cell) => cell !== '');
    if (cells.length > 0 && cells.every((cell) => readUnit(cell) !== undefined || /^[-#]$|^\(?-\)?$/.test(cell)))
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
function* sampleCells(lines: readonly string[], first: number, split: (line: string) => string[]): Iterable<string> {
  const near = Math.min(lines.length, first + 500);
  for (let i = first; i < near; i++) yield* split(lines[i]);
  for (let i = Math.max(near, lines.length - 200); i < lines.length; i++) yield* split(lines[i]);
}
