import { shorten } from '../../scenario/document/path.js';
import { amountRanges, longestTime } from '../../scenario/quantities/amountRange.js';
import { fits, parseQuantity, toSi } from '../../scenario/quantities/quantity.js';
import { power } from '../steps/power.js';
import type { ProfileColumn, ProfileQuantity, ProfileTable } from './profileTable.js';

/** What is wrong with a table; `line` counts its lines from 1. */
export interface TableFault {
  readonly message: string;
  readonly got?: string;
  readonly hint?: string;
  readonly line?: number;
}

const example = 'time [s], current [mA]';
/** More rows are a measurement and no profile. */
const MOST_ROWS = 200_000;
/** Faults that are named; the others are of the same kind. */
const MOST_FAULTS = 5;

interface Line {
  readonly number: number;
  readonly text: string;
}

interface Head {
  readonly at: number;
  readonly unit: string;
  /** The unit as written, and the SI unit of its kind. */
  readonly si: string;
  readonly quantity: 'time' | ProfileQuantity;
}

/**
 * Reads a table of time and current or power: one line of heads with units, then a row for each moment. Columns are separated by
 * commas, semicolons, tabs or blanks, found by their units, and others are passed over; lines with # are remarks.
 */
export function readProfile(
  text: string,
): { readonly table: ProfileTable } | { readonly faults: readonly TableFault[] } {
  const [headLine, ...rows] = linesOf(text);
  if (headLine === undefined) return { faults: [{ message: 'The table is empty.', hint: `begin with ${example}` }] };
  const separator = separatorOf(headLine.text);
  const heads = cells(headLine.text, separator, true).flatMap((cell, at) => headOf(cell, at) ?? []);
  const fault = headFault(heads, headLine);
  if (fault !== undefined) return { faults: [fault] };
  if (rows.length < 2)
    return {
      faults: [{ message: 'A profile has two rows at least: the last one is its end.', line: headLine.number }],
    };
  if (rows.length > MOST_ROWS)
    return { faults: [{ message: `A profile has at most ${MOST_ROWS} rows.`, got: `${rows.length} rows` }] };
  const faults: TableFault[] = [];
  const columns = heads.map((head) => ({ head, values: new Float64Array(rows.length) }));
  const clock = columns.find(({ head }) => head.quantity === 'time')?.values ?? new Float64Array(0);
  rows.forEach(({ text: row, number }, r) => {
    const found = cells(row, separator, false);
    for (const { head, values } of columns) {
      const read = numberIn(found[head.at], head, separator);
      if (typeof read === 'number') values[r] = read;
      else faults.push({ ...read, line: number });
    }
    const [before = Number.NEGATIVE_INFINITY, now = Number.NaN] = [clock[r - 1], clock[r]];
    if (faults.length === 0 && !(now > before))
      faults.push({ message: 'The time does not rise from row to row.', got: shorten(row), line: number });
  });
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) };
  const [start = 0] = clock;
  const time = clock.map((moment) => moment - start);
  if (time.some((moment) => moment > longestTime))
    return { faults: [{ message: 'The table lasts longer than 1000 years.' }] };
  const read = columns.flatMap(({ head: { quantity, si }, values }): ProfileColumn[] =>
    quantity === 'time' ? [] : [{ quantity, unit: si, values }],
  );
  return { table: { time, columns: read } };
}

function linesOf(text: string): Line[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ number: i + 1, text: line.trim() }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
}

function separatorOf(head: string): string {
  return ['\t', ';', ','].find((one) => head.includes(one)) ?? ' ';
}

function cells(line: string, separator: string, isHead: boolean): string[] {
  const parts = separator !== ' ' ? line.split(separator) : line.split(isHead ? /\s+(?![[(])/ : /\s+/);
  return parts.map((cell) =>
    cell
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2')
      .trim(),
  );
}

/** "time [s]", "t/min", "Current (mA/cm2)", "C-rate". */
function headOf(cell: string, at: number): Head | undefined {
  const text = cell.normalize('NFKC').replace(/\u03bc/g, 'u');
  const parts = /^(.*?)\s*(?:\[(.+)\]|\((.+)\)|\/\s*(\S+))$/.exec(text);
  const unit = parts?.[2] ?? parts?.[3] ?? parts?.[4];
  const name = parts?.[1] ?? text;
  if (unit === 'C' || /^c[\s-]?rate$/i.test(name)) return { at, unit: 'C', si: 'C', quantity: 'current' };
  const quantity = unit === undefined ? undefined : parseQuantity(`1 ${unit}`);
  if (unit === undefined || quantity === undefined || 'error' in quantity) return undefined;
  if (fits(quantity, 's')) return { at, unit, si: 's', quantity: 'time' };
  const current = ['A', 'A/m2', 'A/kg'].find((si) => fits(quantity, si));
  if (current !== undefined) return { at, unit, si: current, quantity: 'current' };
  const si = Object.keys(power.units).find((one) => fits(quantity, one));
  return si === undefined ? undefined : { at, unit, si, quantity: 'power' };
}

function headFault(heads: readonly Head[], { number, text }: Line): TableFault | undefined {
  const hint = `begin with a line such as "${example}", "time [min], current [mA/cm2]", "time [h], C-rate" or "time [s], power [mW]"`;
  const place = { got: shorten(text), line: number };
  const count = (wanted: Head['quantity']) => heads.filter(({ quantity }) => quantity === wanted).length;
  if (count('time') === 0) return { message: 'No head names a time with its unit.', ...place, hint };
  if (count('current') + count('power') === 0)
    return { message: 'No head names a current or a power with its unit.', ...place, hint };
  const twice = (['time', 'current', 'power'] as const).find((one) => count(one) > 1);
  return twice === undefined
    ? undefined
    : { message: `Two columns are a ${twice}.`, ...place, hint: 'leave the one that is meant' };
}

function numberIn(cell: string | undefined, { unit, si, quantity }: Head, separator: string): number | TableFault {
  if (cell === undefined || cell === '') return { message: `The row has no ${quantity}.` };
  const text = separator === ',' ? cell : cell.replace(',', '.');
  const got = shorten(cell);
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text.replace('\u2212', '-')))
    return { message: `This ${quantity} is no number.`, got };
  const number = Number(text.replace('\u2212', '-'));
  const value = si === 'C' ? number : toSi(number, unit);
  const most = mostOf(si);
  return Math.abs(value) <= most ? value : { message: `No such ${quantity} is possible.`, got: `${got} ${unit}` };
}

function mostOf(si: string): number {
  if (si === 'C') return amountRanges['of 1C'][1];
  return power.units[si]?.to ?? amountRanges[si as 'A' | 's'][1];
}
