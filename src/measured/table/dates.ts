import type { UsedColumn } from './assign.js';
import type { Layout } from './layout.js';
import { readDate, readNumber } from './writtenNumber.js';

/** Rows whose dates are read to hold the time against them. */
const sampled = 40;
/** [d] Spreadsheets count days since 1900; these are 1954 to 2119. */
const sheetDays = { from: 20_000, to: 80_000 };

/** [s] A moment on one clock: a date as it is written, days of a spreadsheet, seconds or milliseconds since 1970. */
export function momentOf(cell: string, style: Layout['style']): number {
  const date = readDate(cell);
  if (!Number.isNaN(date)) return date;
  const number = readNumber(cell, style);
  if (number > sheetDays.from && number < sheetDays.to) return number * 86_400;
  return number > 1e11 ? number / 1000 : number;
}

/** Dates of some rows, by their lines; rows without one are passed over. */
export function sampleDates(
  { lines, split, style }: Layout,
  column: UsedColumn,
  rows: readonly number[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const step = Math.max(1, Math.floor((rows.length - 1) / sampled));
  for (let i = 0; i < rows.length; i += step) {
    const row = rows[i];
    const text = row === undefined ? undefined : lines[row - 1];
    if (row === undefined || text === undefined) continue;
    const moment = momentOf(split(text)[column.at] ?? '', style);
    if (Number.isFinite(moment)) found.set(row, moment);
  }
  return found;
}

/** Units in which a clock may count instead of seconds, and how many seconds they are. */
const timeUnits = [
  ['min', 60],
  ['h', 3600],
  ['d', 86_400],
  ['ms', 1e-3],
] as const;
/** [s] What a row says, its clock in the unit that is sought. */
interface Moment {
  readonly clock: number;
  readonly date: number;
}

/** Rounding of dates and pauses make the clocks differ by so much. */
const tolerance = 0.02;

/** The unit that a time is in by the dates of its rows, where that is not seconds; undefined where the dates do not tell. */
export function unitByDates(
  time: ArrayLike<number>,
  line: readonly number[],
  dates: ReadonlyMap<number, number>,
): (typeof timeUnits)[number] | undefined {
  const both = line.flatMap((at, i) => {
    const date = dates.get(at);
    return date === undefined ? [] : [{ clock: time[i] ?? Number.NaN, date }];
  });
  const [first, middle, last] = [both[0], both[(both.length - 1) >> 1], both.at(-1)];
  if (both.length < 3 || first === undefined || middle === undefined || last === undefined) return undefined;
  const ratio = (from: Moment, to: Moment): number => (to.date - from.date) / (to.clock - from.clock);
  return timeUnits.find(([, seconds]) =>
    [ratio(first, last), ratio(first, middle), ratio(middle, last)].every((r) => Math.abs(r / seconds - 1) < tolerance),
  );
}
