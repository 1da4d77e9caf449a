import type { SpectrumColumn } from './headLines.js';
import {
  type DecimalSign,
  decimalSign,
  isNoNumber,
  isNumber,
  numberIn,
  type Separator,
  separators,
  splitLine,
  trimmed,
} from './spectrumCells.js';
import { type SpectrumQuantity, spectrumHead } from './spectrumHead.js';
import { isComment, type RawRow, REACH, type SpectrumTable, sampleOf } from './spectrumTables.js';

/**
 * Three columns of numbers without heads: frequency, real and imaginary part. Undefined where there are more or fewer columns,
 * or where the first does not go through frequencies as a sweep does.
 */
export function threeColumns(lines: readonly string[]): SpectrumTable | undefined {
  let best: SpectrumTable | undefined;
  for (const separator of separators) {
    const table = threeColumnsBy(lines, separator);
    if (table && table.rows.length > (best?.rows.length ?? 0)) best = table;
  }
  return best;
}

function threeColumnsBy(lines: readonly string[], separator: Separator): SpectrumTable | undefined {
  const split = (line: string): readonly string[] => trimmed(splitLine(line, separator));
  const decimal: DecimalSign =
    separator === ',' && !lines.some((line) => line.includes('"')) ? '.' : decimalSign(sampleOf(lines, 0, split));
  const rows: RawRow[] = [];
  const unreadable: { line: number; why: string }[] = [];
  let others = 0;
  for (const [line, text] of lines.entries()) {
    if (text.trim() === '' || isComment(text)) continue;
    const cells = split(text);
    const [frequency = Number.NaN, real = Number.NaN, imaginary = Number.NaN] = cells.map((cell) =>
      numberIn(cell, decimal),
    );
    const numbers = cells.filter((cell) => isNumber(cell) || isNoNumber(cell)).length;
    if (numbers === 3 && cells.slice(0, 3).every((cell) => isNumber(cell) || isNoNumber(cell)) && !(frequency <= 0))
      rows.push({
        frequency,
        real,
        imaginary,
        modulus: Number.NaN,
        phase: Number.NaN,
        line,
        text: text.trim(),
        cycle: Number.NaN,
        section: '',
        apart: false,
      });
    else {
      if (numbers > 3) others++;
      // What comes before the first numbers is a preamble.
      const why = frequency <= 0 ? 'its frequency is not above 0' : 'a number is missing or unreadable';
      if (rows.length > 0) unreadable.push({ line, why });
    }
  }
  const [first] = rows;
  if (first === undefined || others > rows.length || namesOthers(lines, first.line, split)) return undefined;
  if (!isEven(rows, 'frequency') && (isEven(rows, 'real') || isEven(rows, 'imaginary'))) return undefined;
  const column = (at: number): SpectrumColumn => ({ at, factor: 1, unit: false });
  return { columns: { frequency: column(0), real: column(1), imaginary: column(2) }, rows, unreadable, without: 0 };
}

/** Whether the line above the numbers names columns that are not frequency, real and imaginary part. */
function namesOthers(lines: readonly string[], first: number, split: (line: string) => readonly string[]): boolean {
  let above = first - 1;
  const textAt = (line: number): string => lines[line] ?? '';
  while (above >= 0 && (textAt(above).trim() === '' || split(textAt(above)).length < 3)) above--;
  if (above < 0 || first - above > REACH) return false;
  const cells = split(textAt(above).replace(/^\s*(?:[#%!]+|\/\/)\s*/, ''));
  const order: readonly SpectrumQuantity[] = ['frequency', 'real', 'imaginary'];
  const other =
    /time|date|volt|potential|current|cycle|capacit|charge|temp|energy|<?Ewe|[/([]\s*[mu]?(?:s|h|V|A|Ah|W)\s*[)\]]?$/i;
  // Functions of an impedance, and of a frequency.
  const inverse =
    /admitt|conduct|suscept|permitt|^[-−]?(?:Y['_ (]|eps|ε)|period|log|omega|ω|siemens|[/([]\s*[mun]?S\s*[)\]]?$/i;
  return cells.some((cell, at) => {
    const head = spectrumHead(cell);
    if (head && head.rank === 0) return head.quantity !== order[at];
    // A single letter may stand for anything.
    return other.test(cell) || inverse.test(cell) || (cell.length > 1 && /z|ohm|Ω|phase|theta|deg|rad|fre/i.test(cell));
  });
}

/** Whether a column goes through its numbers in steps of much the same ratio, as a sweep does through frequencies. */
function isEven(rows: readonly RawRow[], of: 'frequency' | 'real' | 'imaginary'): boolean {
  const steps = rows.slice(1).map((row, i) => Math.abs(Math.log(row[of] / (rows[i]?.[of] ?? Number.NaN))));
  if (!steps.every(Number.isFinite)) return false;
  const sorted = steps.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return at(0.1) > 0 && at(0.8) < 3 * at(0.1);
}
