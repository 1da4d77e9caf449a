export type Separator = '\t' | ';' | ',' | '|' | ' ';

/** In order of trust: a tab is there to separate, a comma may be a decimal sign, a blank anything. */
export const separators: readonly Separator[] = ['\t', ';', ',', '|', ' '];

/** Cells of a line; a cell in quotes may contain the separator, a quote within a name (Z"/ohm) is none of these. */
export function splitLine(line: string, separator: Separator): string[] {
  if (separator === ' ') return line.trim().split(/\s+/).map(unquoted);
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim());
  const cells: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^ *"((?:[^"]|"")*)" */.exec(rest);
    const ends = quoted !== null && (rest.length === quoted[0].length || rest[quoted[0].length] === separator);
    const end = ends ? quoted[0].length : rest.indexOf(separator);
    cells.push(ends ? (quoted[1] ?? '').replaceAll('""', '"').trim() : (end < 0 ? rest : rest.slice(0, end)).trim());
    if (end < 0 || end >= rest.length) return cells;
    rest = rest.slice(end + 1);
  }
}

function unquoted(cell: string): string {
  return /^"(.*)"$/.exec(cell)?.[1] ?? cell;
}

/** Without empty cells at the end, which a separator before the end of the line makes. */
export function trimmed(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length--;
  return cells.slice(0, length);
}

export type DecimalSign = '.' | ',';

const written = /^[-+−]?(?:\d[\d.,'\u00a0\u2009\u202f]*|[.,]\d+)(?:e[-+]?\d+)?$/i;

/** Decimal point or comma, by the numbers of a table; where nothing tells them apart, a comma between digits is decimal. */
export function decimalSign(cells: Iterable<string>): DecimalSign {
  let [point, comma, thousands] = [0, 0, 0];
  for (const cell of cells) {
    if (!written.test(cell)) continue;
    const marks = cell.match(/[.,]/g) ?? [];
    const last = marks.at(-1);
    if (last === undefined) continue;
    const single = marks.filter((mark) => mark === last).length === 1;
    if (last === '.' && single) point++;
    else if (last === ',' && single && marks.length === 1 && /^[-+−]?[1-9]\d{0,2},\d{3}$/.test(cell)) thousands++;
    else if (last === ',' && single) comma++;
  }
  return comma > point || (point === 0 && thousands > 0) ? ',' : '.';
}

/** NaN for whatever is no number; infinite for what no computer holds. */
export function numberIn(cell: string | undefined, decimal: DecimalSign): number {
  if (cell === undefined || cell === '') return Number.NaN;
  if (decimal === '.') {
    const plain = Number(cell);
    if (!Number.isNaN(plain)) return plain;
  }
  if (!written.test(cell)) return Number.NaN;
  const text = cell.replace(/['\u00a0\u2009\u202f]/g, '').replace('−', '-');
  return Number(decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''));
}

/** A number that is said not to be one: a measurement gone wrong, not a remark. */
export function isNoNumber(cell: string | undefined): boolean {
  return cell !== undefined && /^[-+]?(?:nan|inf|infinity|-?1\.#(?:ind|inf|qnan)\d*)$/i.test(cell);
}

/** Whether a cell holds a number in either way of writing. */
export function isNumber(cell: string | undefined): boolean {
  return cell !== undefined && written.test(cell);
}
