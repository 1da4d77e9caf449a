import type { Issue } from '../../../scenario/document/issue.js';
import { readSign } from '../signConvention.js';
import type { Instrument } from './instruments.js';
import type { SpectrumTable } from './spectrumTables.js';
import type { SweepRow } from './sweeps.js';

export type ImaginaryColumn = "Z''" | "-Z''";

/** Share of the points at which the phase has to have one sign relative to the imaginary column. */
const PHASE_AGREES = 0.9;
/** [rad] Smaller phases have their sign by noise. */
const LEAST_PHASE = 0.02;
/** [rad] A column of phases that differ more from those of Z' and Z'' holds something else. */
const SAME_PHASE = 0.05;

/**
 * What an imaginary column (or a phase) holds. A head with a sign is believed, then a column of phases beside the imaginary parts, then
 * what is known of the instrument; where nothing is stated, the numbers decide. What contradicts is said.
 */
export function signOf(
  table: SpectrumTable,
  sweeps: readonly (readonly SweepRow[])[],
  instrument: Instrument,
): { readonly column: ImaginaryColumn; readonly issues: readonly Issue[] } {
  const { columns, headLine } = table;
  const cartesian = columns.real !== undefined && columns.imaginary !== undefined;
  const issues: Issue[] = [];
  const warn = (message: string, hint: string): void => {
    issues.push({
      severity: 'warning',
      path: '',
      message,
      hint,
      ...(headLine === undefined ? {} : { line: headLine + 1 }),
    });
  };
  const what = cartesian ? 'The head of the imaginary column' : 'The head of the phase';
  const look = "look at the Nyquist plot: arcs lie above the axis when -Z'' points up";
  const numbers = byNumbers(sweeps);
  const head = cartesian ? columns.imaginary?.sign : columns.phase?.sign;
  const phase = cartesian ? byPhase(table) : undefined;
  if (head !== undefined) {
    const column = head < 0 ? "-Z''" : "Z''";
    const others = [
      ...(phase !== undefined && phase !== column ? ['the column of phases speaks for'] : []),
      ...(numbers.clear && numbers.column !== column ? ['the numbers behave like'] : []),
    ];
    if (others.length > 0) {
      const other = column === "Z''" ? "-Z''" : "Z''";
      warn(`${what} says ${column} and was believed, but ${others.join(` ${other} and `)} ${other}.`, look);
    }
    return { column, issues };
  }
  const known = phase ?? (instrument.signed ? "Z''" : undefined);
  if (known !== undefined) {
    if (numbers.clear && numbers.column !== known) {
      const why = phase === undefined ? `${instrument.name} files hold Z''` : 'the column of phases speaks for it';
      warn(
        `The imaginary column was taken for ${known}, as ${why}, but the numbers behave like ${numbers.column}.`,
        look,
      );
    }
    return { column: known, issues };
  }
  const named = headLine !== undefined;
  if (!numbers.clear) {
    const column = named ? "Z''" : numbers.column;
    warn(`The sign of Z'' is not clear from the data; the column was taken for ${column}.`, look);
    return { column, issues };
  }
  if (named && numbers.column === "-Z''")
    warn(
      `${what} says ${cartesian ? "Z''" : 'nothing of a sign'}, but the numbers behave like -Z''; the numbers were believed.`,
      look,
    );
  return { column: numbers.column, issues };
}

/** By all sweeps together, the longer the weightier. */
function byNumbers(sweeps: readonly (readonly SweepRow[])[]): {
  readonly column: ImaginaryColumn;
  readonly clear: boolean;
} {
  let balance = 0;
  let clear = 0;
  let unclear = 0;
  for (const rows of sweeps) {
    const read = readSign(
      rows.map(({ frequency }) => frequency),
      rows.map(({ re }) => re),
      rows.map(({ im }) => im),
    );
    const vote = read.column === "Z''" ? rows.length : -rows.length;
    if (read.clear) [balance, clear] = [balance + vote, clear + rows.length];
    else unclear += vote;
  }
  const sure = clear > 0 && Math.abs(balance) > 0.5 * clear;
  return { column: (sure ? balance : unclear) < 0 ? "-Z''" : "Z''", clear: sure };
}

/** The sign that makes the phase of the file that of Z' + j Z''; undefined where the column is another phase, or says both. */
function byPhase({ columns, rows }: SpectrumTable): ImaginaryColumn | undefined {
  if (!columns.phase) return undefined;
  const turned = columns.phase.sign ?? 1;
  let [same, other, unlike] = [0, 0, 0];
  for (const { phase, imaginary, real } of rows) {
    const size = Math.atan2(Math.abs(imaginary), real);
    if (!(Math.abs(phase) > LEAST_PHASE) || !(size > LEAST_PHASE)) continue;
    if (!(Math.abs(Math.abs(phase) - size) < SAME_PHASE)) unlike++;
    else if (turned * phase * imaginary > 0) same++;
    else other++;
  }
  const enough = (count: number): boolean => count > 0 && count >= PHASE_AGREES * (same + other + unlike);
  return enough(same) ? "Z''" : enough(other) ? "-Z''" : undefined;
}
