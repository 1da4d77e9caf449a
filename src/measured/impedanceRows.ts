import type { UsedColumn } from './table/assign.js';
import type { Layout } from './table/layout.js';
import { readNumber } from './table/writtenNumber.js';

/** A file that holds cycles and spectra in one table, taken apart. Lines keep their numbers. */
export interface CyclesAndSpectra {
  /** The rows of the cycles. */
  readonly cycles: Layout;
  /** The rows of impedance below their heads, as text; undefined where there are too few for a spectrum. */
  readonly spectra?: string;
  readonly impedanceRows: number;
  /** Lines of rows that follow impedance: what passed meanwhile is not known. */
  readonly afterGap: ReadonlySet<number>;
}

/** Fewer rows make no spectrum. */
const leastPoints = 5;

/**
 * Rows of a table with a frequency and the columns of a cycler: those with a frequency above zero are impedance, the others cycling.
 * Undefined where all is impedance, or where single rows stand beside it.
 */
export function cyclesAndSpectra(layout: Layout, used: readonly UsedColumn[]): CyclesAndSpectra | undefined {
  const column = (name: string): UsedColumn | undefined => used.find(({ quantity }) => quantity === name);
  const [frequency, voltage, current] = ['frequency', 'voltage', 'current'].map(column);
  const clocked = ['time', 'stepTime', 'date', 'capacity', 'chargeCapacity', 'netCapacity'].some(column);
  if (!frequency || !voltage || !current || !clocked) return undefined;
  const { lines, firstLine, split, style } = layout;
  const at = lines.map((text, line): 'other' | 'impedance' | 'cycling' | 'flowing' => {
    if (line < firstLine || text.trim() === '') return 'other';
    const cells = split(text);
    if (readNumber(cells[frequency.at] ?? '', style) > 0) return 'impedance';
    return Math.abs(readNumber(cells[current.at] ?? '', style)) > 0 ? 'flowing' : 'cycling';
  });
  const count = (what: string): number => at.filter((one) => one === what).length;
  const impedanceRows = count('impedance');
  const cycling = count('flowing') + count('cycling');
  if (cycling < 2 || (count('flowing') < 2 && cycling <= impedanceRows)) return undefined;
  const afterGap = new Set<number>();
  for (let line = 1; line < at.length; line++)
    if (at[line] !== 'impedance' && at[line - 1] === 'impedance') afterGap.add(line + 1);
  const only = (left: (line: number) => boolean): readonly string[] =>
    lines.map((text, line) => (left(line) ? '' : text));
  return {
    cycles: { ...layout, lines: only((line) => at[line] === 'impedance') },
    ...(impedanceRows < leastPoints
      ? {}
      : { spectra: only((line) => at[line] === 'cycling' || at[line] === 'flowing').join('\n') }),
    impedanceRows,
    afterGap,
  };
}
