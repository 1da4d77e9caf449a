import type { Layout } from '../table/layout.js';

/** Rows above the last one that it is held against, for decimals and for lengths. */
const compared = { decimals: 30, lengths: 9 };
/** Fewer rows do not show how numbers are written. */
const leastCompared = 5;

/**
 * Whether the file ends in the middle of this line: it has no line end and lacks cells, or its last number is shorter than those
 * above it are. A last line that only lacks its end is whole.
 */
export function isCutOff({ lines, firstLine, heads, split }: Layout, at: number): boolean {
  if (at !== lines.length - 1 || at <= firstLine) return false;
  const cells = split(lines[at] ?? '');
  // Heads may end with a separator that no row ends with.
  let width = heads.length;
  for (let row = at - 1, seen = 0; row >= firstLine && seen < compared.lengths; row--) {
    const text = lines[row] ?? '';
    if (text.trim() === '') continue;
    width = seen++ === 0 ? split(text).length : Math.min(width, split(text).length);
  }
  if (cells.length < Math.min(width, heads.length)) return true;
  const column = cells.length - 1;
  const cell = cells[column] ?? '';
  if (/[.,+-]$|\de$/i.test(cell) && /\d/.test(cell)) return true;
  const above: string[] = [];
  for (let row = at - 1; row >= firstLine && above.length < compared.decimals; row--) {
    const text = split(lines[row] ?? '')[column];
    if (text !== undefined && /\d/.test(text)) above.push(text);
  }
  if (above.length < leastCompared || cell === '') return false;
  const places = above.map(decimals);
  const [usual = 0] = places;
  if (usual > 0 && places.every((count) => count === usual)) return decimals(cell) < usual;
  // Digits at will: one that is shorter than all others and falls out of their course.
  const [before = Number.NaN, earlier = Number.NaN] = above.map(leading);
  const value = leading(cell);
  const steady = Math.abs(before - earlier) < 0.1 * Math.abs(before);
  const longer = above.slice(0, compared.lengths).every((text) => text.length > cell.length);
  return longer && steady && Math.abs(value - before) > 0.3 * Math.abs(before);
}

/** Digits behind the decimal sign; with an exponent, those and its own, since all of it is written to a fixed width. */
function decimals(text: string): number {
  return (/[.,](\d+(?:e[-+]?\d+)?)\D*$/i.exec(text)?.[1] ?? '').length;
}

/** Good enough to compare, whatever the decimal sign is. */
function leading(text: string): number {
  return Number.parseFloat(text.replace(',', '.').replace('\u2212', '-'));
}
