import { decimalSign, isNumber, numberIn, splitLine } from './spectrumCells.js';
import type { RawRow, SpectrumTable } from './spectrumTables.js';

/**
 * Data blocks of Ivium's .idf, which have no heads: a line "primary_data", the number of columns (3), the number of rows, then Z', Z''
 * and the frequency. Other methods keep other things there, so the text above has to name an impedance.
 */
export function iviumTables(lines: readonly string[]): readonly SpectrumTable[] {
  const tables: SpectrumTable[] = [];
  let impedance = false;
  for (let line = 0; line + 3 < lines.length; line++) {
    const text = lines[line] ?? '';
    if (/^\W*(?:method|technique|title)\s*=.*impedance/i.test(text)) impedance = true;
    if (!/^\W*primary_data\W*$/.test(text)) continue;
    const [columns = 0, count = 0] = lines.slice(line + 1, line + 3).map((number) => Number(number.trim()));
    if (!impedance || columns !== 3 || !(count > 0)) continue;
    const block = lines.slice(line + 3, line + 3 + count).map((text) => splitLine(text, ' '));
    const decimal = decimalSign(block.flat());
    const rows: RawRow[] = [];
    const unreadable: { line: number; why: string }[] = [];
    for (const [i, cells] of block.entries()) {
      const at = line + 3 + i;
      const [real = Number.NaN, imaginary = Number.NaN, frequency = Number.NaN] = cells.map((cell) =>
        numberIn(cell, decimal),
      );
      if (cells.length === 3 && cells.every(isNumber) && frequency > 0)
        rows.push({
          ...{ frequency, real, imaginary, line: at, text: (lines[at] ?? '').trim(), apart: false },
          ...{ modulus: Number.NaN, phase: Number.NaN, cycle: Number.NaN, section: String(tables.length) },
        });
      else unreadable.push({ line: at, why: 'a number is missing or unreadable' });
    }
    const column = (at: number) => ({ at, factor: 1, unit: false });
    const found = { frequency: column(2), real: column(0), imaginary: { ...column(1), sign: 1 as const } };
    tables.push({ headLine: line, columns: found, rows, unreadable, without: 0 });
    line += 2 + count;
  }
  return tables;
}
