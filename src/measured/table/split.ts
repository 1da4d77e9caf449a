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
    const split = splitter(separator);
    const width = usualWidth(lines, split);
    if (width === undefined || width < 2) continue;
    let rows = 0;
    for (const line of lines) {
      if (line === '') continue;
      const cells = split(line);
      if (isData(cells, width)) rows += valueShare(cells);
    }
    // A later separator must explain clearly more than one that is trusted more.
    if (rows > 1.3 * most) {
      best = separator;
      most = rows;
    }
  }
  return best;
}

/** The number of cells that most lines with numbers have. */
export function usualWidth(lines: readonly string[], split: Split): number | undefined {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const cells = split(line);
    if (valueShare(cells) >= 0.4) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0];
}

export function isData(cells: readonly string[], width: number): boolean {
  return cells.length >= width - 1 && cells.length <= width + 1 && valueShare(cells) >= 0.4;
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
