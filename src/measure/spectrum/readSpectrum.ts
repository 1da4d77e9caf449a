import type { Issue } from '../../scenario/document/issue.js';
import { chosenSpectra } from './chosenSpectra.js';
import { instrumentOf } from './file/instruments.js';
import { iviumTables } from './file/ivium.js';
import { type RawRow, type SpectrumTable, spectrumTables, type UnusableHead } from './file/spectrumTables.js';
import { signOf } from './file/statedSign.js';
import { LEAST_POINTS, type Sweep, type SweepRow, sweepsOf } from './file/sweeps.js';
import { isTimesArea, tableDoubts } from './file/tableDoubts.js';
import { threeColumns } from './file/threeColumns.js';
import type { NumberedSpectrum, SpectraFile, SpectrumFile } from './spectrumFile.js';
import { badRows, doubtfulOrder, firstOf, impossibleRows } from './spectrumRows.js';

/** Bad rows that are named one by one. */
const MOST_NAMED = 20;

/** The first measured spectrum of a text, or the one that is wished for as in `chosenSpectra`; what is read, see `readSpectra`. */
export function readSpectrum(text: string, wish?: string): SpectrumFile {
  const file = readSpectra(text);
  const { chosen, issues } = chosenSpectra(file, wish);
  const { spectrum, timesArea, column = "Z''", issues: own = [] } = chosen[0] ?? {};
  return {
    ...(spectrum ? { spectrum } : {}),
    ...(timesArea ? { timesArea } : {}),
    column,
    issues: [...file.issues, ...issues, ...own],
  };
}

/**
 * All measured spectra of a text with one frequency per line, of whatever instrument: tables separated by tabs, semicolons, commas,
 * bars or blanks, with decimal points or commas, below a preamble of any length, among tables and rows of other techniques. Columns are
 * found by their heads (freq/Hz, Re(Z)/Ohm, -Im(Z)/Ohm, Z', Z'', Zreal, |Z| with phase/deg ...). Without heads exactly three columns are
 * frequency, Z' and Z'', which is said; nothing else is guessed from their order. A head with a sign is believed; where none is
 * stated, the sign of Z'' is read from the data.
 */
export function readSpectra(text: string): SpectraFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r+\n|\r|\n/);
  const instrument = instrumentOf(text);
  const { tables, missing } = tablesOf(lines);
  const issues: Issue[] = tables.flatMap(tableDoubts);
  const unreadable = tables.flatMap((table) =>
    table.unreadable.map(({ line, why }) => leftOut(lines[line] ?? '', line, why)),
  );
  issues.push(...firstOf(unreadable, MOST_NAMED));
  const measured = tables.map((table) => ({ table, ...measurementsOf(table) }));
  const all = measured.flatMap(({ sweeps }) => sweeps);
  const most = all.reduce((most, { rows }) => Math.max(most, rows.length), 0);
  if (most < LEAST_POINTS) {
    issues.push(
      ...firstOf(
        measured.flatMap(({ impossible }) => impossibleRows(impossible)),
        MOST_NAMED,
      ),
    );
    issues.push(missing ?? tooFew(measured.reduce((sum, { count }) => sum + count, 0)));
    return { instrument: instrument.name, spectra: [], issues };
  }
  const spectra: NumberedSpectrum[] = [];
  for (const { table, sweeps, impossible } of measured) {
    const long = sweeps.filter(({ rows }) => rows.length >= LEAST_POINTS);
    for (const { rows } of sweeps) if (rows.length < LEAST_POINTS) issues.push(shortSweep(rows));
    if (long.length === 0) continue;
    const sign = signOf(
      table,
      long.map(({ rows }) => rows),
      instrument,
    );
    const read = long.map((sweep, i) => {
      const next = long[i + 1];
      const [from, to] = [i === 0 ? 0 : linesOf(sweep.rows)[0], next ? linesOf(next.rows)[0] : Infinity];
      const wrong = impossible.filter(({ line }) => line >= from && line < to);
      const one = spectrumOf(sweep, wrong, sign.column, spectra.length + i + 1);
      return isTimesArea(table) ? { ...one, timesArea: true as const } : one;
    });
    if (read.some(({ spectrum }) => spectrum)) issues.push(...sign.issues);
    spectra.push(...read);
  }
  return { instrument: instrument.name, spectra, issues };
}

function tablesOf(lines: readonly string[]): { readonly tables: readonly SpectrumTable[]; readonly missing?: Issue } {
  const { tables, unusable } = spectrumTables(lines);
  const all = [...tables, ...iviumTables(lines)];
  if (all.length > 0) return { tables: all };
  if (unusable.length > 0) return { tables: [], missing: unrecognised(unusable, lines) };
  const three = threeColumns(lines);
  if (three) return { tables: [three] };
  const missing = noHeads(lines);
  return { tables: [], ...(missing ? { missing } : {}) };
}

/** The sweeps of a table, and the rows with numbers that no cell gives. */
function measurementsOf(table: SpectrumTable) {
  const rows = table.rows.map((row) => sweepRow(row, table));
  const impossible = rows.filter((row) => impossibleRows([row]).length > 0);
  // Such a frequency would end one sweep and begin another.
  const sweeps = sweepsOf(impossible.length < rows.length ? rows.filter((row) => !impossible.includes(row)) : rows);
  return { sweeps, impossible, count: rows.length };
}

function sweepRow(
  { frequency, real, imaginary, modulus, phase, line, text, cycle, section, apart }: RawRow,
  { columns }: SpectrumTable,
): SweepRow {
  const cartesian = columns.real !== undefined && columns.imaginary !== undefined;
  const [re, im] = cartesian ? [real, imaginary] : [modulus * Math.cos(phase), modulus * Math.sin(phase)];
  return { frequency, re, im, text, line: line + 1, cycle, section, apart };
}

function spectrumOf(
  { rows, leadIn }: Sweep,
  impossible: readonly SweepRow[],
  column: "Z''" | "-Z''",
  number: number,
): NumberedSpectrum {
  const issues: Issue[] = [];
  if (leadIn) issues.push(ledIn(leadIn));
  const [line, lastLine] = linesOf(rows);
  const cycle = rows[0]?.cycle;
  const { errors, warnings } = badRows(rows, impossible);
  issues.push(...firstOf(warnings, MOST_NAMED), ...firstOf(errors, MOST_NAMED));
  const doubtful = errors.length > 0 ? [] : doubtfulOrder(rows);
  issues.push(...firstOf(doubtful, MOST_NAMED));
  const failed = issues.some(({ severity }) => severity === 'error');
  const turned = column === "-Z''" ? -1 : 1;
  const spectrum = {
    frequency: Float64Array.from(rows, (row) => row.frequency),
    re: Float64Array.from(rows, ({ re }) => re),
    im: Float64Array.from(rows, ({ im }) => turned * im),
  };
  return {
    number,
    line,
    lastLine,
    ...(cycle !== undefined && Number.isInteger(cycle) ? { cycle } : {}),
    ...(failed ? {} : { spectrum }),
    column,
    issues,
  };
}

/** The first and the last one, from 1. */
function linesOf(rows: readonly SweepRow[]): readonly [number, number] {
  return [rows[0]?.line ?? 0, rows[rows.length - 1]?.line ?? 0];
}

function leftOut(text: string, line: number, why: string): Issue {
  const message = `Line ${line + 1} is left out: ${why}.`;
  return { severity: 'warning', path: '', message, got: text.trim().slice(0, 80), line: line + 1 };
}

function shortSweep(rows: readonly SweepRow[]): Issue {
  const [line, last] = linesOf(rows);
  const where = rows.length === 1 ? `Line ${line} is` : `Lines ${line} to ${last} are`;
  return { severity: 'warning', path: '', message: `${where} left out: ${rows.length} points make no spectrum.`, line };
}

function ledIn(rows: readonly SweepRow[]): Issue {
  const [line, last] = linesOf(rows);
  return {
    severity: 'note',
    path: '',
    message: `Lines ${line} to ${last} lead to the first frequency of the sweep, which measures theirs again; they are left out.`,
    line,
  };
}

function unrecognised(unusable: readonly UnusableHead[], lines: readonly string[]): Issue {
  const best = unusable.reduce((a, b) => (b.found.length > a.found.length ? b : a));
  const got = (lines[best.line] ?? '').slice(0, 80);
  const shared = { severity: 'error', path: '', got, line: best.line + 1 } as const;
  if (best.widths)
    return {
      ...shared,
      message: `There are ${best.widths[0]} heads, but the rows below do not hold numbers under all of those of the spectrum.`,
      hint: `the first has ${best.widths[1]} cells: are there decimal commas between separating commas, or blanks within heads?`,
    };
  return {
    ...shared,
    message: 'The columns of the spectrum were not recognised.',
    allowed: "freq/Hz with Z' and Z'' (or Re(Z), Im(Z)), or with |Z| and phase/deg",
  };
}

function noHeads(lines: readonly string[]): Issue | undefined {
  const rows = lines.filter((line) => line.split(/[\t;,\s]+/).filter((cell) => /^[-+]?\d/.test(cell)).length >= 3);
  if (rows.length < LEAST_POINTS) return undefined;
  return {
    severity: 'error',
    path: '',
    message: 'No line names a frequency and an impedance, and what the columns hold is not guessed from their order.',
    allowed: "three columns, frequency, Z' and Z'', or a line of heads",
    hint: "write one above the numbers: freq/Hz, Z'/Ohm, Z''/Ohm",
  };
}

function tooFew(points: number): Issue {
  return {
    severity: 'error',
    path: '',
    message: `The file holds ${points} readable points; a spectrum needs at least ${LEAST_POINTS}.`,
    hint: "one line per frequency: frequency, Z', Z''",
  };
}
