import type { Issue } from '../scenario/document/issue.js';
import { listed } from '../text/listed.js';
import { type FileText, fileText } from './binary/binaryText.js';
import type { Measured, MeasuredKind, MeasuredOptions } from './measured.js';
import { readMeasuredText, refused } from './readMeasured.js';

/**
 * Reads a file of measurements: text of any encoding, Parquet, workbooks, and what cyclers of BioLogic and Neware store. Capacities in
 * mAh, in mAh/g with the mass [kg] in `options`, voltages in V, times in s. Never throws for what is in the file: see `issues`.
 */
export async function readMeasured(bytes: Uint8Array, options: MeasuredOptions = {}): Promise<Measured> {
  return readMeasuredBytes(bytes, options);
}

/** Reads a file of measurements like `readMeasured`, synchronously. */
export function readMeasuredBytes(bytes: Uint8Array, options: MeasuredOptions = {}): Measured {
  return readMeasuredFile(fileText(bytes), options);
}

/** Reads measurements from a file that `fileText` has turned into text, or that it has refused. */
export function readMeasuredFile(file: FileText | { readonly issue: Issue }, options: MeasuredOptions = {}): Measured {
  if ('issue' in file) return refused([file.issue], 'none');
  const read = file.tables.map(({ name, text }) => ({
    name,
    measured: readMeasuredText(text, options, file.encoding),
  }));
  const { name, measured } = mostTelling(read) ?? {
    name: '',
    measured: refused([empty], 'none'),
  };
  if (file.format === undefined) return measured;
  const others = read.filter((one) => one.measured !== measured).map((one) => one.name);
  const sheets = others.length > 0 ? [`"${name}" was read, and not ${listed(others.map((one) => `"${one}"`))}.`] : [];
  return {
    ...measured,
    format:
      file.format === 'workbook' ? `${measured.format.replace(/ (?:CSV|text) export/, '')}, workbook` : file.format,
    findings: [...sheets, ...file.findings, ...measured.findings],
  };
}

/** Of several tables of a file the one with most in it: records before cycles, and the longer one. */
function mostTelling<T extends { readonly measured: Measured }>(tables: readonly T[]): T | undefined {
  const order: readonly MeasuredKind[] = [
    'time series',
    'impedance spectrum',
    'cycle table',
    'voltage curve',
    'unknown',
  ];
  const rank = ({ measured: { kind, issues } }: T): number =>
    order.indexOf(kind) + (issues.some(({ severity, path }) => severity === 'error' && path !== '--mass') ? 10 : 0);
  const [first, ...others] = tables;
  if (first === undefined) return undefined;
  return others.reduce((best, one) => {
    const [a, b] = [rank(best), rank(one)];
    if (a !== b) return a < b ? best : one;
    return one.measured.source.rows > best.measured.source.rows ? one : best;
  }, first);
}

const empty: Issue = { severity: 'error', path: '', message: 'The file holds no table.' };
