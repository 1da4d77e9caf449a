import { isValue } from './writtenNumber.js';

export type Separator = '\t' | ';' | ',' | '|' | ' ';
export type Split = (line: string) => string[];

/** In order of trust: a tab or semicolon is there to separate, a comma may be a decimal sign, a blank anything. */
const separators: readonly Separator[] = ['\t', ';', ',', '|', ' '];

export function splitter(separator: Separator): Split {
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

/** The separator under which most lines fall into values, and the more wholly they do. */
export function bestSeparator(lines: readonly string[]): Separator {
  let best: Separator = ' ';
  let most = 0;
  for (const separator of separators) {
    if (!lines.some((line) => line.includes(separator))) continue;
    const split = splitter(separator);
    const rows = lines.flatMap((line) => {
      if (line === '') return [];
      const cells = split(line);
      return [{ length: cells.length, share: valueShare(cells) }];
    });
    const width = commonWidth(rows);
    if (width === undefined || width < 2) continue;
    const explained = rows.reduce((sum, { length, share }) => (fits(length, share, width) ? sum + share : sum), 0);
    // A later separator must explain clearly more than one that is trusted more.
    if (explained > 1.3 * most) {
      best = separator;
      most = explained;
    }
  }
  return best;
}

/** The number of cells that most lines with numbers have. */
export function usualWidth(lines: readonly string[], split: Split): number | undefined {
  return commonWidth(
    lines.map((line) => {
      const cells = split(line);
      return { length: cells.length, share: valueShare(cells) };
    }),
  );
}

/** Share of values from which on a line holds data. */
const ofData = 0.4;

function commonWidth(rows: readonly { readonly length: number; readonly share: number }[]): number | undefined {
  const counts = new Map<number, number>();
  for (const { length, share } of rows) if (share >= ofData) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

export function isData(cells: readonly string[], width: number): boolean {
  return fits(cells.length, valueShare(cells), width);
}

function fits(length: number, share: number, width: number): boolean {
  return length >= width - 1 && length <= width + 1 && share >= ofData;
}

/** How many of the cells with content hold values. */
export function valueShare(cells: readonly string[]): number {
  let filled = 0;
  let values = 0;
  for (const cell of cells) {
    if (cell === '') continue;
    filled++;
    if (isValue(cell)) values++;
  }
  return filled === 0 ? 0 : values / filled;
}
