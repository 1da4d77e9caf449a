import type { Spectrum } from '../../impedance/spectrum.js';
import type { Issue } from '../../scenario/document/issue.js';
import { readSign } from './signConvention.js';
import { doubtfulOrder, firstOf, impossibleRows, type SpectrumRow } from './spectrumRows.js';

/** A file of an impedance spectrum as it was understood. */
export interface SpectrumFile {
  /** In Ohm, as the file has it (per cell or per area), in the order of the file; undefined with an error among the issues. */
  readonly spectrum?: Spectrum;
  /** What the imaginary column held. */
  readonly column: "Z''" | "-Z''";
  /** Bad rows (warnings, by line), what was assumed, what is missing. */
  readonly issues: readonly Issue[];
}

/** Fewer points make no spectrum. */
const LEAST_POINTS = 5;
/** Bad rows that are named one by one. */
const MOST_NAMED = 20;

type Quantity = 'frequency' | 'real' | 'imaginary' | 'modulus' | 'phase';
interface Column {
  readonly at: number;
  readonly factor: number;
}

/**
 * Reads a measured spectrum from text with one frequency per line: separated by commas, semicolons, tabs or blanks, with
 * decimal points or commas, with a preamble or without. Columns are found by their heads (freq/Hz, Re(Z)/Ohm, -Im(Z)/Ohm, Z', Z'',
 * Zreal, |Z| with phase/deg ...); without heads they are frequency, Z', Z''. The sign of Z'' is read from the data.
 */
export function readSpectrum(text: string): SpectrumFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const issues: Issue[] = [];
  const head = headOf(lines);
  const columns = head?.columns ?? new Map<Quantity, Column>();
  const has = (...quantities: Quantity[]): boolean => quantities.every((q) => columns.has(q));
  if (!head) {
    for (const [at, quantity] of (['frequency', 'real', 'imaginary'] as const).entries())
      columns.set(quantity, { at, factor: 1 });
  } else if (!has('frequency') || !(has('real', 'imaginary') || has('modulus', 'phase'))) {
    issues.push({
      severity: 'error',
      path: '',
      message: 'The columns of the spectrum were not recognised.',
      got: head.text.slice(0, 80),
      allowed: "freq/Hz with Z' and Z'' (or Re(Z), Im(Z)), or with |Z| and phase/deg",
      line: head.line + 1,
    });
    return { column: "Z''", issues };
  }
  const cartesian = has('real', 'imaginary');
  const names: readonly Quantity[] = cartesian ? ['frequency', 'real', 'imaginary'] : ['frequency', 'modulus', 'phase'];
  const used = names.flatMap((name) => columns.get(name) ?? []);
  const rows: SpectrumRow[] = [];
  const unreadable: Issue[] = [];
  for (const [i, written] of lines.entries()) {
    const line = written.trim();
    if (i <= (head?.line ?? -1) || line === '' || /^[#%!]/.test(line)) continue;
    const cells = split(written);
    const values = used.map(({ at, factor }) => factor * numberOf(cells[at]));
    const numbers = used.every(({ at }, k) => Number.isFinite(values[k]) || isNoNumber(cells[at]));
    const [frequency = Number.NaN, a = Number.NaN, b = Number.NaN] = values;
    if (numbers && !(frequency <= 0)) {
      const angle = (b * Math.PI) / 180;
      const [re, im] = cartesian ? [a, b] : [a * Math.cos(angle), a * Math.sin(angle)];
      rows.push({ frequency, re, im, text: line, line: i + 1 });
      continue;
    }
    // Without heads, what comes before the first numbers is a preamble.
    if (!head && rows.length === 0) continue;
    unreadable.push({
      severity: 'warning',
      path: '',
      message: `Line ${i + 1} is left out: ${frequency <= 0 ? 'its frequency is not above 0' : 'a number is missing or unreadable'}.`,
      got: line.slice(0, 80),
      line: i + 1,
    });
  }
  issues.push(...firstOf(unreadable, MOST_NAMED), ...firstOf(impossibleRows(rows), MOST_NAMED));
  if (rows.length < LEAST_POINTS) {
    issues.push({
      severity: 'error',
      path: '',
      message: `The file holds ${rows.length} readable points; a spectrum needs at least ${LEAST_POINTS}.`,
      hint: "one line per frequency: frequency, Z', Z''",
    });
  }
  if (issues.some(({ severity }) => severity === 'error')) return { column: "Z''", issues };
  const starts = sweepStarts(rows.map(({ frequency }) => frequency));
  const [, next] = starts;
  const [first, second] = [rows[0]?.line, next === undefined ? undefined : rows[next]?.line];
  if (next !== undefined && second !== undefined) {
    issues.push({
      severity: 'warning',
      path: '',
      message: `The file holds ${starts.length} spectra, the second from line ${second} on; only the first, from line ${first} on, is used.`,
      hint: 'put each spectrum into a file of its own',
      line: second,
    });
    rows.splice(next);
  }
  const doubtful = doubtfulOrder(rows);
  issues.push(...firstOf(doubtful, MOST_NAMED));
  if (doubtful.some(({ severity }) => severity === 'error')) return { column: "Z''", issues };
  const reading = readSign(
    rows.map(({ frequency }) => frequency),
    rows.map(({ re }) => re),
    rows.map(({ im }) => im),
  );
  const says = head?.minus === undefined || !cartesian ? undefined : head.minus ? "-Z''" : "Z''";
  if (!reading.clear || (says !== undefined && says !== reading.column)) {
    issues.push({
      severity: 'warning',
      path: '',
      message: reading.clear
        ? `The head of the imaginary column says ${says}, but the numbers behave like ${reading.column}; the numbers were believed.`
        : `The sign of Z'' is not clear from the data; the column was taken for ${reading.column}.`,
      hint: "look at the Nyquist plot: arcs lie above the axis when -Z'' points up",
      ...(head ? { line: head.line + 1 } : {}),
    });
  }
  return { spectrum: reading.spectrum, column: reading.column, issues };
}

/**
 * Where sweeps begin: a sweep ends where the frequency turns back. Frequencies in no order, which turn all the time, are one.
 */
function sweepStarts(frequencies: readonly number[]): readonly number[] {
  const starts = [0];
  let direction = 0;
  for (const [i, frequency] of frequencies.entries()) {
    const step = Math.sign(frequency - (frequencies[i - 1] ?? frequency));
    if (step === 0) continue;
    if (direction === 0 || step === direction) {
      direction = step;
      continue;
    }
    starts.push(i);
    direction = 0;
  }
  const short = starts.some((start, k) => (starts[k + 1] ?? frequencies.length) - start < LEAST_POINTS);
  return short ? [0] : starts;
}

/** The line that names the columns: the last one before the first row of numbers on which a frequency is named. */
function headOf(lines: readonly string[]) {
  for (const [line, text] of lines.entries()) {
    const cells = split(text.replace(/^\s*[#%!]\s*/, ''));
    if (cells.length >= 3 && cells.slice(0, 3).every((cell) => Number.isFinite(numberOf(cell)))) return undefined;
    const found = cells.map(quantityOf);
    if (cells.length < 3 || !found.some((f) => f?.quantity === 'frequency')) continue;
    const columns = new Map<Quantity, Column>();
    let minus: boolean | undefined;
    for (const [at, match] of found.entries()) {
      if (!match || columns.has(match.quantity)) continue;
      columns.set(match.quantity, { at, factor: match.factor });
      if (match.quantity === 'imaginary') minus = match.minus;
    }
    return { line, text, columns, minus };
  }
  return undefined;
}

const patterns: readonly (readonly [Quantity, RegExp])[] = [
  ['frequency', /^(f|freq|frequency)$/],
  ['imaginary', /^(z''|z"|im|imz|im\(z\)|zim|zimag|z_im|z_imag|imag|imaginary|z2|zi)$/],
  ['real', /^(z'|re|rez|re\(z\)|zre|zreal|z_re|z_real|real|z1|zr)$/],
  ['modulus', /^(\|z\||absz|abs\(z\)|zmod|mod|modulus|z)$/],
  ['phase', /^(phase|phase\(z\)|phasez|zphz|theta|phi|arg)$/],
];

const units: ReadonlyMap<string, number> = new Map([
  ['khz', 1e3],
  ['Mhz', 1e6],
  ['mhz', 1e-3],
  ['kohm', 1e3],
  ['mohm', 1e-3],
  ['Mohm', 1e6],
]);

function quantityOf(cell: string) {
  const plain = cell
    .trim()
    .replace(/[′’`´]/g, "'")
    .replace(/[″”]/g, "''")
    .replace(/Ω|ohms?\b/gi, 'ohm');
  const minus = /^[-−–]/.test(plain);
  // The unit follows a slash or stands in the last brackets: Z'/Ohm, freq (Hz), but not Re(Z).
  const unit = /(?:\/\s*|[[(]\s*)([a-zA-Z]*(?:[Hh]z|ohm|deg|rad)[^\])]*)[\])]?\s*$/.exec(plain);
  const name = (unit ? plain.slice(0, unit.index) : plain)
    .replace(/^[-−–]\s*/, '')
    .replace(/\s+/g, '')
    .toLowerCase();
  const match = patterns.find(([, pattern]) => pattern.test(name));
  if (!match) return undefined;
  const prefix = (unit?.[1] ?? '').trim().replace(/Hz$/, 'hz');
  const radians = match[0] === 'phase' ? /^(m?)rad/i.exec(prefix) : null;
  const factor = radians ? (radians[1] ? 0.18 : 180) / Math.PI : (units.get(prefix) ?? 1);
  return { quantity: match[0], factor, minus };
}

function split(line: string): string[] {
  for (const separator of ['\t', ';']) {
    if (line.includes(separator)) return line.split(separator).map((cell) => cell.trim());
  }
  if (line.includes(',')) return line.split(',').map((cell) => cell.trim());
  // Blanks separate only where no head with a unit in brackets needs them.
  return line.trim().split(/\s{2,}|\s(?![[(])/);
}

function numberOf(cell: string | undefined): number {
  if (cell === undefined || cell === '') return Number.NaN;
  const text = cell
    .replace(/^"(.*)"$/, '$1')
    .replace('−', '-')
    .trim();
  return Number(/^[-+]?\d+,\d+(e[-+]?\d+)?$/i.test(text) ? text.replace(',', '.') : text === '' ? Number.NaN : text);
}

/** A number that is said not to be one, or that no computer holds: a measurement gone wrong, not a remark. */
function isNoNumber(cell: string | undefined): boolean {
  return (
    cell !== undefined && (/^"?[-+]?(nan|inf|infinity)"?$/i.test(cell.trim()) || Math.abs(numberOf(cell)) === Infinity)
  );
}
