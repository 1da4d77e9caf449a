import { type Heads, headsIn, isWhole, type SpectrumColumn, type SpectrumColumns } from './headLines.js';
import {
  decimalSign,
  isNoNumber,
  isNumber,
  numberIn,
  type Separator,
  separators,
  splitLine,
  trimmed,
} from './spectrumCells.js';
import { type SpectrumQuantity, unitFactor } from './spectrumHead.js';

/** One row with an impedance, numbers in Hz, Ohm and radians, NaN for what the table does not have. */
export type RawRow = Record<SpectrumQuantity, number> & {
  /** From 0. */
  readonly line: number;
  readonly text: string;
  readonly cycle: number;
  /** Segment, step, sequence or sample of the row; a change begins another measurement. */
  readonly section: string;
  /** Rows of another technique stand between this one and the row before. */
  readonly apart: boolean;
};

/** A table of impedances within a text. */
export interface SpectrumTable {
  /** From 0; undefined where the columns have no heads. */
  readonly headLine?: number;
  readonly columns: SpectrumColumns;
  readonly rows: readonly RawRow[];
  /** Lines within the table that are no rows, and why. */
  readonly unreadable: readonly { readonly line: number; readonly why: string }[];
  /** Rows without an impedance: of the other techniques of a file. */
  readonly without: number;
}

/** A line of heads that rows do not fit to, or that says too little. */
export interface UnusableHead {
  readonly line: number;
  readonly found: readonly SpectrumQuantity[];
  /** Columns that are named, and numbers in the row below; absent where the names are the trouble. */
  readonly widths?: readonly [heads: number, cells: number];
}

/** Lines between heads and first row: units, counts, ends of comments. */
export const REACH = 12;

/** All tables of a text whose heads name a frequency and an impedance. */
export function spectrumTables(lines: readonly string[]): {
  readonly tables: readonly SpectrumTable[];
  readonly unusable: readonly UnusableHead[];
} {
  const tables: SpectrumTable[] = [];
  const unusable: UnusableHead[] = [];
  for (let line = 0; line < lines.length; line++) {
    const candidates = headsIn(lines[line] ?? '');
    const [likely] = candidates;
    if (likely === undefined) continue;
    const whole = candidates.filter(({ columns }) => isWhole(columns));
    const read = whole.length === 0 ? undefined : tableBelow(lines, line, whole);
    if (read && 'table' in read) {
      tables.push(read.table);
      line = read.last;
    } else {
      const found = Object.keys(likely.columns) as SpectrumQuantity[];
      unusable.push({ line, found, ...(read ? { widths: read.widths } : {}) });
    }
  }
  return { tables, unusable };
}

type Below = { readonly table: SpectrumTable; readonly last: number } | { readonly widths: readonly [number, number] };

/** The rows below a line of heads; without any that fit, how wide heads and rows are; undefined where no numbers follow. */
function tableBelow(lines: readonly string[], headLine: number, ways: readonly Heads[]): Below | undefined {
  let widths: readonly [number, number] | undefined;
  for (let line = headLine + 1, seen = 0; line < lines.length && seen < REACH; line++) {
    const text = lines[line] ?? '';
    if (text.trim() === '' || isComment(text)) continue;
    seen++;
    const rows = separators
      .filter((separator) => separator === ' ' || text.includes(separator))
      .map((separator) => ({ separator, cells: trimmed(splitLine(text, separator)) }));
    for (const exactly of [true, false]) {
      for (const heads of ways) {
        const row = rows.find(({ cells, separator }) => fits(cells, heads, exactly || separator === ' '));
        if (row) return tableFrom(lines, headLine, line, heads, row.separator);
      }
    }
    const wide = rows.find(({ cells }) => cells.length >= 3 && cells.filter(isNumber).length > 0.6 * cells.length);
    const [way] = ways;
    if (wide && way) widths ??= [way.width, wide.cells.length];
  }
  return widths && { widths };
}

/** Numbers under all heads that matter, and none beside the heads. */
function fits(cells: readonly string[], { columns, width }: Heads, exactly: boolean): boolean {
  if (exactly && cells.length !== width) return false;
  if (cells.slice(width).some(isNumber)) return false;
  return essential(columns).every(({ at }) => at < cells.length && (isNumber(cells[at]) || isNoNumber(cells[at])));
}

function essential({ frequency, real, imaginary, modulus, phase }: SpectrumColumns): readonly SpectrumColumn[] {
  const needed = real && imaginary ? [frequency, real, imaginary] : [frequency, modulus, phase];
  return needed.filter((column) => column !== undefined);
}

export function isComment(line: string): boolean {
  return /^\s*(?:[#%!]|\/\/)/.test(line);
}

function tableFrom(
  lines: readonly string[],
  headLine: number,
  first: number,
  heads: Heads,
  separator: Separator,
): { readonly table: SpectrumTable; readonly last: number } {
  const columns = withUnits(heads.columns, lines.slice(headLine + 1, first), separator);
  const split = (line: string): readonly string[] => trimmed(splitLine(line, separator));
  const used = essential(columns);
  const decimal = separator === ',' && !lines[first]?.includes('"') ? '.' : decimalSign(sampleOf(lines, first, split));
  const rows: RawRow[] = [];
  const unreadable: { line: number; why: string }[] = [];
  let without = 0;
  let apart = false;
  let last = first;
  for (let at = first; at < lines.length; at++) {
    const text = lines[at] ?? '';
    if (text.trim() === '' || isComment(text)) continue;
    const cells = split(text);
    const value = (column: SpectrumColumn | undefined): number =>
      column ? (column.turned ? -column.factor : column.factor) * numberIn(cells[column.at], decimal) : Number.NaN;
    const numbers = used.map((column) => value(column));
    const frequency = numbers[0] ?? Number.NaN;
    const good = used.every(({ at: place }, i) => !Number.isNaN(numbers[i]) || isNoNumber(cells[place]));
    const beside = cells.slice(heads.width).some(isNumber);
    if (
      isElsewhere(
        used.map(({ at: place }) => numberIn(cells[place], decimal)),
        cells,
        used,
      )
    ) {
      without++;
      apart = true;
    } else if (good && !beside && !(frequency <= 0)) {
      const number = (place: number | undefined): number =>
        place === undefined ? Number.NaN : numberIn(cells[place], decimal);
      rows.push({
        frequency,
        real: value(columns.real),
        imaginary: value(columns.imaginary),
        modulus: value(columns.modulus),
        phase: value(columns.phase),
        line: at,
        text: text.trim(),
        cycle: number(heads.cycle),
        section: heads.section.map((place) => cells[place]).join(),
        apart,
      });
      apart = false;
    } else if (endsTable(lines, at, cells, heads.width, split)) break;
    else if (cells.some(isNumber) || cells.length === heads.width || good) {
      const why = beside ? 'it holds more numbers than there are heads' : 'a number is missing or unreadable';
      unreadable.push({ line: at, why: frequency <= 0 ? 'its frequency is not above 0' : why });
    }
    last = at;
  }
  return { table: { headLine, columns, rows, unreadable, without }, last };
}

/** A row of another technique: no frequency and no impedance. */
function isElsewhere(numbers: readonly number[], cells: readonly string[], used: readonly SpectrumColumn[]): boolean {
  return used.every(({ at }, i) => numbers[i] === 0 || (cells[at] ?? '') === '') && cells.filter(isNumber).length >= 2;
}

/** Heads of another table, known or of another width, end the one above. */
function endsTable(
  lines: readonly string[],
  at: number,
  cells: readonly string[],
  width: number,
  split: (line: string) => readonly string[],
): boolean {
  const text = lines[at] ?? '';
  if (headsIn(text).some(({ columns }) => isWhole(columns))) return true;
  // Gamry names each of its tables: "FRACURVE <tab> TABLE <tab> 128".
  if (/^[A-Z]\w*\tTABLE\b/.test(text)) return true;
  const words = cells.filter((cell) => /[a-z]/i.test(cell)).length;
  if (words < 2 || cells.some(isNumber)) return false;
  for (let next = at + 1, seen = 0; next < lines.length && seen < 3; next++) {
    const following = lines[next] ?? '';
    if (following.trim() === '') continue;
    seen++;
    const below = split(following);
    if (below.filter(isNumber).length >= 2) return below.length !== width || cells.length !== width;
  }
  return false;
}

/** Units on a line of their own, where the heads state none. */
function withUnits(columns: SpectrumColumns, between: readonly string[], separator: Separator): SpectrumColumns {
  const result: SpectrumColumns = { ...columns };
  for (const line of between) {
    const cells = splitLine(line, separator);
    if (cells.some(isNumber)) continue;
    for (const [quantity, column] of Object.entries(columns) as [SpectrumQuantity, SpectrumColumn][]) {
      const factor = column.unit ? undefined : unitFactor(quantity, cells[column.at] ?? '');
      if (factor !== undefined) result[quantity] = { ...column, factor, unit: true };
    }
  }
  return result;
}

export function* sampleOf(
  lines: readonly string[],
  first: number,
  split: (line: string) => readonly string[],
): Iterable<string> {
  for (let i = first; i < Math.min(lines.length, first + 400); i++) yield* split(lines[i] ?? '');
}
