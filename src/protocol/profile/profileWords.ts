import { shorten } from '../../scenario/document/path.js';
import { allowedAmounts, readAmount, type SentenceIssue } from '../language/amount.js';
import type { CurrentAmount } from '../language/amounts.js';
import { formatCurrent, formatNumber } from '../language/formatAmount.js';
import { formatOwn, type OwnValue, readOwn } from '../language/ownAmount.js';
import { power } from '../steps/power.js';
import type { ProfileQuantity } from './profileTable.js';

/** What a sentence says of a profile. */
export interface ProfileWords {
  readonly name: string;
  /** Of the table; absent: the one that it has. */
  readonly quantity?: ProfileQuantity;
  readonly scale?: ProfileScale;
  /** The signs of the table are those of a discharge; default: positive charges the cell. */
  readonly dischargePositive?: true;
  /** Straight lines between the rows; default: each row is kept until the next one. */
  readonly interpolated?: true;
  /** The table begins again after its end, until something else ends the step. */
  readonly repeated?: true;
}

/** A factor on all values, or what the greatest magnitude of the table becomes. */
export type ProfileScale =
  | { readonly by: number }
  | { readonly toCurrent: CurrentAmount }
  | { readonly toPower: OwnValue };

export const profileExample = 'Run current profile drive.csv, scaled to 0.5C, repeated until 2.6 V vs Li';

const LARGEST_FACTOR = 1e9;

/** What follows "Run" in "Run current profile drive.csv, scaled to 0.5C, discharge positive, interpolated, repeated". */
export function readProfileWords(text: string, issues: SentenceIssue[]): ProfileWords | undefined {
  const parts = /^\s*(?:the\s+)?(?:(current|power)\s+)?profile\s+("[^"]+"|'[^']+'|[^\s,]+)(.*)$/i.exec(text);
  if (parts === null) {
    issues.push({
      message: 'What is run is the profile of a table.',
      got: shorten(text.trim()),
      hint: `write for example "${profileExample}"`,
    });
    return undefined;
  }
  const [, quantity, name = '', said = ''] = parts;
  let rest = said;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = rest.replace(found[0], ' ');
    return found;
  };
  const dischargePositive = take(/\bdischarge\s+(?:is\s+|as\s+)?positive\b/i) !== null;
  const interpolated = take(/\binterpolated\b/i) !== null;
  const repeated = take(/\brepeated(?:ly)?\b/i) !== null;
  const scaled = take(/\bscaled\s+(by|to)\s+(.+?)(?=\s*(?:,|\band\b|$))/i);
  const [, way = '', amount = ''] = scaled ?? [];
  const scale = scaled === null ? undefined : readScale(way.toLowerCase(), amount.trim(), issues);
  if (rest.replace(/\band\b/gi, '').replace(/[\s,]/g, '') !== '') {
    issues.push({
      message: 'This part of the profile is not understood.',
      got: shorten(rest.replace(/^[\s,]+|[\s,]+$/g, '')),
      allowed: 'scaled by a factor or scaled to an amount; discharge positive; interpolated; repeated',
      hint: `write for example "${profileExample}"`,
    });
    return undefined;
  }
  if (scaled !== null && scale === undefined) return undefined;
  return {
    name: name.replace(/^["'](.*)["']$/, '$1'),
    ...(quantity === undefined ? {} : { quantity: quantity.toLowerCase() as ProfileQuantity }),
    ...(scale === undefined ? {} : { scale }),
    ...(dischargePositive ? { dischargePositive } : {}),
    ...(interpolated ? { interpolated } : {}),
    ...(repeated ? { repeated } : {}),
  };
}

function readScale(word: string, text: string, issues: SentenceIssue[]): ProfileScale | undefined {
  if (word === 'by') {
    const by = Number(text);
    if (by > 0 && by <= LARGEST_FACTOR) return { by };
    const allowed = `a number above 0, up to ${LARGEST_FACTOR}`;
    issues.push({ message: 'A profile is scaled by a factor above zero.', got: shorten(text), allowed });
    return undefined;
  }
  const amount = readAmount(text);
  if (amount.kind === 'current' && amount.current.unit !== 'of charging current') return { toCurrent: amount.current };
  const own = readOwn(text, power);
  if (own !== undefined && !('message' in own)) return { toPower: own };
  const other = { message: 'A profile is scaled to a current or a power: its greatest one.', got: shorten(text) };
  issues.push({ allowed: allowedAmounts(['current', power]), ...(own ?? other) });
  return undefined;
}

/** Read back by `readProfileWords` to the same. */
export function formatProfileWords(words: ProfileWords): string {
  const { name, quantity, scale, dischargePositive, interpolated, repeated } = words;
  const what = quantity === undefined ? 'profile' : `${quantity} profile`;
  return [
    `${what} ${/[\s,]/.test(name) ? `"${name}"` : name}`,
    ...(scale === undefined ? [] : [`scaled ${formatScale(scale)}`]),
    ...(dischargePositive ? ['discharge positive'] : []),
    ...(interpolated ? ['interpolated'] : []),
    ...(repeated ? ['repeated'] : []),
  ].join(', ');
}

function formatScale(scale: ProfileScale): string {
  if ('by' in scale) return `by ${formatNumber(scale.by)}`;
  return `to ${'toCurrent' in scale ? formatCurrent(scale.toCurrent) : formatOwn(scale.toPower, power)}`;
}
