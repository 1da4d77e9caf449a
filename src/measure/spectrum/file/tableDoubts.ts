import type { Issue } from '../../../scenario/document/issue.js';
import type { SpectrumTable } from './spectrumTables.js';

/** Relative difference of |Z| and the parts that it is made of beyond which units or columns do not belong together. */
const SAME_MODULUS = 0.1;
/** [deg] Phases that all lie below may be in radians. */
const MAYBE_RADIANS = 1.6;

/** Whether the heads of a table say Ohm cm2. */
export function isTimesArea({ columns: { real, imaginary, modulus } }: SpectrumTable): boolean {
  return [real, imaginary, modulus].some((column) => column?.timesArea);
}

/** What a reader of a table has to know: columns that contradict each other, units and heads that were taken for granted. */
export function tableDoubts(table: SpectrumTable): readonly Issue[] {
  const { headLine, columns, rows, without } = table;
  const issues: Issue[] = [];
  const say = (severity: 'warning' | 'note', message: string, hint?: string): void => {
    const where = headLine === undefined ? {} : { line: headLine + 1 };
    issues.push({ severity, path: '', message, ...(hint === undefined ? {} : { hint }), ...where });
  };
  const { real, imaginary, modulus, phase } = columns;
  if (headLine === undefined && rows.length > 0)
    say('note', "No line names the columns; the three of them were taken for frequency, Z' and Z''.");
  if (without > 0) say('note', `${without} rows hold no impedance and are no part of a spectrum.`);
  if (isTimesArea(table) && rows.length > 0)
    say(
      'warning',
      'The impedances are in Ohm cm2 and were left so: every resistance found from them is in Ohm cm2, every capacity in F/cm2.',
      'divide them by the area of the cell before they are compared with a cell',
    );
  const ratios = rows
    .map((row) => row.modulus / Math.hypot(row.real, row.imaginary))
    .filter((ratio) => ratio > 0 && ratio < Infinity)
    .sort((a, b) => a - b);
  const ratio = ratios[ratios.length >> 1] ?? 1;
  if (real && imaginary && Math.abs(ratio - 1) > SAME_MODULUS)
    say(
      'warning',
      `The column of |Z| is ${ratio.toPrecision(3)} times what Z' and Z'' make; Z' and Z'' were used.`,
      'do all columns have the units that their heads state?',
    );
  const degrees = rows.reduce((most, row) => Math.max(most, Math.abs(row.phase)), 0) * (180 / Math.PI);
  if (!(real && imaginary) && modulus && phase && !phase.unit && degrees < MAYBE_RADIANS)
    say(
      'warning',
      'No unit of the phase is stated; it was taken for degrees, but could be in radians.',
      'write phase/rad or phase/deg above the column',
    );
  return issues;
}
