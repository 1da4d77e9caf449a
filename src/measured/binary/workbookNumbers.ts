import { tagsIn } from './xmlTags.js';

/** What the format of a cell makes of its number. */
export type NumberKind = 'number' | 'date' | 'clock';

/** Built-in formats of dates and of times alone, by their numbers (ECMA-376, 18.8.30). */
const builtIn: ReadonlyMap<number, NumberKind> = new Map([
  ...[14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'clock'] as const),
]);

/** Of every style of a workbook what it makes of numbers. */
export function numberKinds(xml: string): readonly NumberKind[] {
  const own = new Map<number, NumberKind>();
  const kinds: NumberKind[] = [];
  let within = false;
  for (const { name, kind, attributes } of tagsIn(xml)) {
    if (name === 'numFmt') own.set(Number(attributes.numFmtId), kindOf(attributes.formatCode ?? ''));
    if (name === 'cellXfs') within = kind === 'open';
    if (name !== 'xf' || kind === 'close' || !within) continue;
    const id = Number(attributes.numFmtId ?? 0);
    kinds.push(own.get(id) ?? builtIn.get(id) ?? 'number');
  }
  return kinds;
}

/** "yyyy-mm-dd hh:mm:ss" is a date, "[h]:mm:ss.000" a time; letters in quotes, brackets and behind a backslash are words. */
function kindOf(code: string): NumberKind {
  const [first = ''] = code.split(';');
  const elapsed = /\[[hms]+\]/i.test(first);
  const plain = first.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/gi, '');
  if (/[yd]/i.test(plain)) return 'date';
  return elapsed || /h|s/i.test(plain) ? 'clock' : 'number';
}

/** [days] From the first day that Excel counts (with its 29th of February 1900) to 1970, and in the calendar from 1904. */
const epoch = { usual: 25569, from1904: 24107 };

/** A number as the text that its format stands for: dates and times without what one day says differently than another. */
export function shownNumber(value: number, kind: NumberKind, from1904: boolean): string {
  if (!Number.isFinite(value)) return '';
  if (kind === 'number') return String(value);
  if (kind === 'clock' && value >= 0) {
    const total = Math.round(value * 86_400_000);
    const [hours, minutes] = [Math.floor(total / 3_600_000), Math.floor(total / 60_000) % 60];
    const seconds = (total % 60_000) / 1000;
    return `${hours}:${String(minutes).padStart(2, '0')}:${seconds < 10 ? '0' : ''}${seconds}`;
  }
  const milliseconds = Math.round((value - (from1904 ? epoch.from1904 : epoch.usual)) * 86_400_000);
  if (Math.abs(milliseconds) > 8e15) return String(value);
  return new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?:\.000)?Z$/, '');
}
