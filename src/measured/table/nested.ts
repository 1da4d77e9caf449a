import { readUnit } from './columnHead.js';
import { namedColumn, type Quantity } from './quantities.js';
import { type Separator, type Split, valueShare } from './split.js';

/** What stood in a file that nests records in steps and steps in cycles, as Neware exports them. */
export interface Nesting {
  /** Rows of each level, from the outermost. */
  readonly rows: readonly number[];
  /** The level that is read, from 0. */
  readonly read: number;
}

interface Context {
  readonly from: number;
  readonly separator: Separator;
  readonly split: Split;
}

interface Level {
  readonly line: number;
  readonly cells: readonly string[];
  /** Empty cells before the first one. */
  readonly indent: number;
}

/** Lines within which the heads of all levels stand. */
const headReach = 300;
/** What a record takes from the cycle and the step that it stands under. */
const inherited: readonly Quantity[] = ['cycle', 'step', 'direction'];

/**
 * A file in which rows of cycles, steps and records stand under heads of their own, each level further to the right: its records as
 * plain rows that carry the numbers of their cycle and step and the name of the step. Without records of voltage, the outermost level.
 * All lines keep their places; those that are not read become empty.
 */
export function unnested(
  lines: readonly string[],
  context: Context,
): { readonly lines: readonly string[]; readonly headLine: number; readonly nesting: Nesting } | undefined {
  const levels = headsOf(lines, context);
  if (levels === undefined) return undefined;
  const { split, separator } = context;
  const [outermost, deepest] = [levels[0], levels.at(-1)];
  if (outermost === undefined || deepest === undefined) return undefined;
  const names = (level: Level): readonly (Quantity | undefined)[] =>
    level.cells.map((cell) => namedColumn(cell).quantity);
  const readsRecords = names(deepest).includes('voltage');
  const read = readsRecords ? levels.length - 1 : 0;
  const chosen = readsRecords ? deepest : outermost;
  const taken = readsRecords ? handedDown(levels.slice(0, -1), names(deepest)) : [];
  const heads = [...chosen.cells, ...taken.map(({ head }) => head)];
  const last: (readonly string[])[] = levels.map(() => []);
  const rows = levels.map(() => 0);
  const found = lines.map((line, at) => {
    if (at === chosen.line) return joined(heads, separator);
    if (at < chosen.line || line.trim() === '') return '';
    const cells = split(line);
    if (levels.some((head) => head.cells.every((cell, i) => cell === (cells[i] ?? '')))) return '';
    const indent = cells.findIndex((cell) => cell !== '');
    const level = levels.findIndex((one) => one.indent === indent);
    const its = levels[level];
    // What stands in none of the levels is left to the reader of rows to name.
    if (its === undefined) return line;
    rows[level] = (rows[level] ?? 0) + 1;
    last[level] = cells;
    last.fill([], level + 1);
    const inner = levels[level + 1];
    const beyond = cells.slice(its.cells.length);
    if (inner !== undefined && level + 1 < levels.length - 1 && beyond.some((cell) => cell !== '')) {
      // The first step of a cycle may stand on the line of the cycle, behind it.
      rows[level + 1] = (rows[level + 1] ?? 0) + 1;
      last[level + 1] = [...Array<string>(inner.indent).fill(''), ...beyond];
    }
    if (level !== read) return '';
    const own = chosen.cells.map((_, i) => cells[i] ?? '');
    return taken.length === 0
      ? line
      : joined([...own, ...taken.map((one) => last[one.level]?.[one.at] ?? '')], separator);
  });
  if (rows.some((count) => count === 0)) return undefined;
  return { lines: found, headLine: chosen.line, nesting: { rows, read } };
}

/** Two or three lines of heads, one below the other, each further to the right. */
function headsOf(lines: readonly string[], { from, split, separator }: Context): readonly Level[] | undefined {
  if (separator === ' ') return undefined;
  const filled = lines.slice(from, from + headReach).flatMap((text, i) => (text.trim() === '' ? [] : [from + i]));
  for (let i = 0; i + 1 < filled.length; i++) {
    const levels: Level[] = [];
    for (const line of filled.slice(i, i + 4)) {
      const level = levelAt(line, split(lines[line] ?? ''));
      const before = levels[levels.length - 1];
      if (level === undefined || (before === undefined ? level.indent !== 0 : level.indent <= before.indent)) break;
      levels.push(level);
    }
    if (levels.length > 1) return levels;
  }
  return undefined;
}

function levelAt(line: number, cells: readonly string[]): Level | undefined {
  const indent = cells.findIndex((cell) => cell !== '');
  if (indent < 0 || valueShare(cells) > 0) return undefined;
  const named = cells.filter((cell) => {
    const { quantity, unneeded } = namedColumn(cell);
    return cell !== '' && (quantity !== undefined || unneeded !== undefined);
  });
  // A line of units is none of names.
  if (named.length < 2 || cells.every((cell) => cell === '' || readUnit(cell) !== undefined)) return undefined;
  let end = cells.length;
  while (cells[end - 1] === '') end--;
  return { line, cells: cells.slice(0, end), indent };
}

interface HandedDown {
  readonly level: number;
  readonly at: number;
  readonly head: string;
}

/** Columns of the outer levels that the records lack. */
function handedDown(outer: readonly Level[], own: readonly (Quantity | undefined)[]): readonly HandedDown[] {
  return inherited.flatMap((quantity): HandedDown[] => {
    if (own.includes(quantity)) return [];
    let best: (HandedDown & { readonly rank: number }) | undefined;
    outer.forEach(({ cells }, level) => {
      cells.forEach((head, at) => {
        const named = namedColumn(head);
        if (named.quantity === quantity && (best === undefined || named.rank < best.rank))
          best = { level, at, head, rank: named.rank };
      });
    });
    return best === undefined ? [] : [best];
  });
}

function joined(cells: readonly string[], separator: Separator): string {
  return cells.map((cell) => (cell.includes(separator) ? `"${cell.replaceAll('"', '')}"` : cell)).join(separator);
}
