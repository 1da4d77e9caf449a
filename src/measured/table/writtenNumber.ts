/** How numbers are written in a file. */
export interface NumberStyle {
  readonly decimal: '.' | ',';
  /** What groups thousands, where anything does. */
  readonly thousands?: '.' | ',';
  /** Every comma could mean either. */
  readonly ambiguous: boolean;
}

const written = /^[-+−]?[\d.,'\u00a0\u2009\u202f ]*\d[\d.,'\u00a0\u2009\u202f ]*(?:e[-+]?\d+)?\s*%?$/i;

/** What cells hold where there is no value. */
const missingText =
  /^(?:|nan|n\/?a|n\.a\.|null|none|nil|missing|invalid|-+|[-+]?inf(?:inity)?|[-+]?1\.#\w+|#n\/a|#div\/0!|#value!|#num!)$/i;

export function isMissing(cell: string): boolean {
  return missingText.test(cell);
}

/** Decimal point or comma, from all numbers of a file: "1.234,5" and "0,5" say comma, "1,234.5" says point, "1,234" nothing. */
export function numberStyle(cells: Iterable<string>): NumberStyle {
  let point = 0;
  let comma = 0;
  let eitherComma = 0;
  let groups = 0;
  for (const cell of cells) {
    if (!written.test(cell)) continue;
    const marks = cell.match(/[.,]/g) ?? [];
    if (marks.length === 0) continue;
    const kinds = new Set(marks);
    const last = marks[marks.length - 1];
    if (kinds.size === 2) {
      groups++;
      if (last === ',') comma++;
      else point++;
    } else if (marks.length > 1) {
      groups++;
      if (last === ',') point++;
      else comma++;
    } else if (/(?:^|\D)[1-9]\d{0,2}[.,]\d{3}$/.test(cell)) {
      if (last === ',') eitherComma++;
    } else if (last === ',') comma++;
    else point++;
  }
  const decimal = comma > point || (comma === point && eitherComma > 0) ? ',' : '.';
  return {
    decimal,
    ...(groups > 0 || (decimal === '.' && eitherComma > 0)
      ? { thousands: decimal === '.' ? (',' as const) : ('.' as const) }
      : {}),
    ambiguous: comma === 0 && point === 0 && eitherComma > 0,
  };
}

/** NaN for whatever is no number. Percent signs are left to the unit of the column. */
export function readNumber(cell: string, style: NumberStyle): number {
  if (style.decimal === '.') {
    const plain = Number(cell);
    if (Number.isFinite(plain)) return cell === '' ? Number.NaN : plain;
  }
  if (!written.test(cell)) return Number.NaN;
  let text = cell.replace(/['\u00a0\u2009\u202f %]/g, '').replace('−', '-');
  text = style.decimal === ',' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

const clock = /^(?:(\d+)\s*(?:d|days?)[\s,]*|(\d+)-)?(\d+):(\d{1,2})(?::(\d{1,2}(?:[.,]\d+|:\d{3})?))?$/i;

/** [s] "12:34:56.7", "0d 00:01:00.00", "1-02:03:04"; NaN for anything else. */
export function readClock(cell: string): number {
  const parts = clock.exec(cell.trim());
  if (parts === null) return Number.NaN;
  const days = Number(parts[1] ?? parts[2] ?? 0);
  return (
    days * 86400 + Number(parts[3]) * 3600 + Number(parts[4]) * 60 + Number((parts[5] ?? '0').replace(/[,:]/, '.'))
  );
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * [s] "2024-01-15 10:00:00", "08/23/2021 6:04:18 PM", "15.01.2024 10:00:00", "23-Aug-21 6:04:18 PM" on one clock; NaN
 * otherwise. Where the month may stand first or second, it is taken to stand first, as cyclers write it.
 */
export function readDate(cell: string): number {
  const [, day, hours = ''] = /^\s*(\S+?)[T\s]+(\d.*)$/.exec(cell) ?? [];
  if (day === undefined) return Number.NaN;
  const time = /^(\d+):(\d+)(?::(\d+(?:[.,]\d+)?))?\s*([AP]M)?/i.exec(hours);
  const [first = '', second = '', third, ...more] = day.split(/[-/.]/);
  if (time === null || third === undefined || more.length > 0) return Number.NaN;
  let [year, month, date] = [0, 0, 0];
  const named = months.indexOf(second.slice(0, 3).toLowerCase());
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4) [year, month, date] = [a, b, c];
  else if (named >= 0) [date, month, year] = [a, named + 1, c];
  else if (day.includes('.') || a > 12) [date, month, year] = [a, b, c];
  else [month, date, year] = [a, b, c];
  if (year < 100) year += 2000;
  const half = time[4]?.toUpperCase();
  const hour = (Number(time[1]) % (half ? 12 : 24)) + (half === 'PM' ? 12 : 0);
  const seconds = Number((time[3] ?? '0').replace(',', '.'));
  return Date.UTC(year, month - 1, date) / 1000 + hour * 3600 + Number(time[2]) * 60 + seconds;
}

const writtenDate =
  /^\d{1,4}[-/.](?:\d{1,2}|[A-Za-z]{3})[-/.]\d{2,4}(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]M)?(?:Z|[-+]\d{2}:?\d{2})?)?$/i;

/** Whether a cell holds a value rather than a word: a number, a clock or a date. */
export function isValue(cell: string): boolean {
  return written.test(cell) || clock.test(cell) || writtenDate.test(cell);
}
