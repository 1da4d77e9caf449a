import type { Layout } from './layout.js';
import { isMissing } from './writtenNumber.js';

/** What a column holds as a whole: nothing but empty cells and "N/A", one and the same entry, or more than that. */
export type Contents = 'empty' | 'constant' | 'varied';

/** Rows that make "the same everywhere" mean something. */
const leastRows = 3;

/** Looks at the cells of one column, all rows where it has to. */
export function contentsOf({ lines, firstLine, split }: Layout): (at: number) => Contents {
  const sample: (readonly string[])[] = [];
  const step = Math.max(1, Math.floor((lines.length - firstLine) / 200));
  for (let line = firstLine; line < lines.length; line += line < firstLine + 20 ? 1 : step) {
    const text = lines[line] ?? '';
    if (text.trim() !== '') sample.push(split(text));
  }
  const look = (rows: Iterable<readonly string[]>, at: number): Contents => {
    let [first, filled]: [string | undefined, number] = [undefined, 0];
    for (const cells of rows) {
      const cell = cells[at];
      if (cell === undefined || isMissing(cell)) continue;
      filled++;
      if (first === undefined) first = cell;
      else if (cell !== first) return 'varied';
    }
    return filled === 0 ? 'empty' : filled < leastRows ? 'varied' : 'constant';
  };
  function* all(): Iterable<readonly string[]> {
    for (let line = firstLine; line < lines.length; line++) {
      const text = lines[line] ?? '';
      if (text.trim() !== '') yield split(text);
    }
  }
  return (at) => {
    const seen = look(sample, at);
    return seen === 'varied' ? seen : look(all(), at);
  };
}
