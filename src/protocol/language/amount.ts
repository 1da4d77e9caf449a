import type { Issue } from '../../scenario/document/issue.js';
import { shorten } from '../../scenario/document/path.js';
import { type AmountUnit, outOfRange } from '../../scenario/quantities/amountRange.js';
import { fits, parseQuantity, type Quantity } from '../../scenario/quantities/quantity.js';
import { readReference } from '../../scenario/quantities/referenceElectrode.js';
import type { Termination } from './amounts.js';

/** An issue inside one sentence; the caller knows the place in the document. */
export type SentenceIssue = Omit<Issue, 'severity' | 'path'>;

export type AmountKind = Termination['kind'];

const examples: Readonly<Record<AmountKind, string>> = {
  current: '0.1C, C/10, 2.5 mA, 2 mA/cm2, 190 mA/g or 35.16 A/m2',
  voltage: '4.3 V vs Li, 3.7 V vs In/InLi, 2.75 V vs LTO or 4.3 V (against the own anode)',
  time: '30 min, 2 h or 30 days',
  capacity: '150 mAh/g, 2 mAh/cm2 or 1.5 mAh',
  'state of charge': '80 % SOC',
};

/** A kind of amount that may be asked for: one that every sentence knows, or one of a kind of step, by its name and examples. */
export type Wanted = AmountKind | { readonly name: string; readonly examples: string };

/** What may stand where one of `kinds` is expected, as a sentence part. */
export function allowedAmounts(kinds: readonly Wanted[]): string {
  return kinds
    .map((kind) =>
      typeof kind === 'string' ? `a ${kind} such as ${examples[kind]}` : `a ${kind.name} such as ${kind.examples}`,
    )
    .join('; ');
}

/**
 * Reads an amount as it may end (or, for current and voltage, control) a step: "C/20", "2 mA/cm2", "4.3 V vs Li", "30 min",
 * "150 mAh/g", "1 % of the charging current". A bare C is the C-rate, never the coulomb.
 */
export function readAmount(text: string): Termination | { readonly kind: 'unreadable'; readonly issue: SentenceIssue } {
  const rate = /^(\S+?)?\s*C(?:\s*\/\s*(\S+))?$/i.exec(text);
  if (rate !== null && isNumber(rate[1] ?? '1') && isNumber(rate[2] ?? '1')) {
    const divisor = Number(rate[2] ?? 1);
    const value = divisor === 0 ? Number.NaN : Number(rate[1] ?? 1) / divisor;
    return judged(text, value, 'C', { kind: 'current', current: { value, unit: 'C' } });
  }
  const share = /^(\S+?)\s*(?:%|percent)\s*of\s+(?:the\s+)?(?:last\s+)?charg(?:e|ing)\s+current$/i.exec(text);
  if (share !== null && isNumber(share[1])) {
    const value = Number(share[1]) / 100;
    return judged(text, value, '', { kind: 'current', current: { value, unit: 'of charging current' } });
  }
  const charge = readCharge(text);
  if (charge !== undefined) return charge;
  const against = /^(.*?)\s*\b(?:vs\b\.?|versus\b|against\b)\s*(.*)$/i.exec(text);
  if (against !== null) return readPotential(text, against[1] ?? '', against[2] ?? '');
  const composed = readComposedTime(text);
  if (composed !== undefined) return composed;
  return readPlain(text);
}

/** "80 % SOC", "80 percent state of charge", "SOC 80 %". */
function readCharge(text: string): ReturnType<typeof readAmount> | undefined {
  const [, before, after] =
    /^(?:(\S+?)\s*(?:%|percent)\s*(?:soc|state\s+of\s+charge)|(?:soc|state\s+of\s+charge)\s*(?:of|=)?\s*(\S+?)\s*(?:%|percent))$/i.exec(
      text,
    ) ?? [];
  const number = before ?? after;
  if (number === undefined || !isNumber(number)) return undefined;
  const charge = Number(number) / 100;
  if (charge >= 0 && charge <= 1) return { kind: 'state of charge', charge };
  return unreadable({ message: 'No such state of charge is possible.', got: shorten(text), allowed: '0 to 100 % SOC' });
}

function readPotential(text: string, amount: string, electrode: string): ReturnType<typeof readAmount> {
  const read = readPlain(amount);
  if (read.kind === 'unreadable') return read;
  if (read.kind !== 'voltage') {
    return unreadable({
      message: 'Only a voltage is measured against an electrode.',
      got: text,
      allowed: examples.voltage,
    });
  }
  const reference = readReference(electrode);
  if (reference !== undefined) return { kind: 'voltage', voltage: { value: read.voltage.value, reference } };
  return unreadable({
    message: `The reference electrode "${shorten(electrode)}" is not known.`,
    got: text,
    allowed: 'vs Li, vs In/InLi, vs LTO, or nothing for the voltage against the own anode',
  });
}

/** "1 h 30 min". */
function readComposedTime(text: string): Termination | undefined {
  const parts = text.match(/[\d.]+\s*[a-z]+/gi);
  if (parts === null || parts.length < 2 || parts.join('').replace(/\s/g, '') !== text.replace(/\s/g, ''))
    return undefined;
  let time = 0;
  for (const part of parts) {
    const read = readPlain(part);
    if (read.kind !== 'time') return undefined;
    time += read.time;
  }
  return { kind: 'time', time };
}

function readPlain(text: string): ReturnType<typeof readAmount> {
  for (const spelling of spellingsOf(text)) {
    const quantity = parseQuantity(spelling);
    if (!('error' in quantity)) {
      const amount = amountOf(quantity);
      if (amount !== undefined) return judged(text, quantity.value, quantity.unitText, amount);
      continue;
    }
    // A number that no computer holds still has a unit, by which its range is told.
    const [number = ''] = /^[-+]?(?:\d+\.?\d*|\.\d+)e\d+/i.exec(spelling) ?? [];
    const one = parseQuantity(`1${spelling.slice(number.length)}`);
    const amount = number === '' || 'error' in one ? undefined : amountOf(one);
    if (amount !== undefined && !('error' in one)) return judged(text, Number.POSITIVE_INFINITY, one.unitText, amount);
  }
  return unreadable(explain(text));
}

/**
 * Units are case sensitive, people are not: as written, then lower case, then lower case with A(mpere) and V(olt).
 * MA and MV stand for milli: no laboratory cell sees a megaampere.
 */
function spellingsOf(text: string): string[] {
  const lower = text.toLowerCase();
  return [text.replace(/(?<![a-z])M(?=[AV])/g, 'm'), lower, lower.replace(/a(?!y)/g, 'A').replace(/v/g, 'V')];
}

function amountOf(quantity: Quantity): Termination | undefined {
  const { value } = quantity;
  if (fits(quantity, 'V')) return { kind: 'voltage', voltage: { value, reference: 'cell' } };
  if (fits(quantity, 's')) return { kind: 'time', time: value };
  for (const unit of ['A', 'A/m2', 'A/kg'] as const) {
    if (fits(quantity, unit)) return { kind: 'current', current: { value, unit } };
  }
  for (const unit of ['C', 'C/m2', 'C/kg'] as const) {
    if (fits(quantity, unit)) return { kind: 'capacity', capacity: { value, unit } };
  }
  return undefined;
}

/** What is wrong with an amount; the caller adds what is allowed in its place. */
function explain(text: string): SentenceIssue {
  const got = shorten(text);
  if (/^[-+]?\d+,\d+/.test(text)) {
    return { message: 'A decimal comma is not understood.', got, hint: `write ${text.replace(',', '.')}` };
  }
  if (isNumber(text)) {
    return { message: 'A number stands without its unit.', got, hint: `write for example ${text} V or ${text} h` };
  }
  const parsed = parseQuantity(text);
  const reason = 'error' in parsed ? `cannot be read: ${parsed.error}` : 'is no current, voltage, time or capacity';
  return { message: `"${got}" ${reason}.`, got };
}

/** The amount, unless its value [SI, or a multiple of 1C or of a current] is none that anybody could mean. */
function judged(text: string, value: number, written: string, amount: Termination): ReturnType<typeof readAmount> {
  const got = shorten(text);
  // A number too small for a computer is none that is zero.
  const tiny = value === 0 && Number(/[\d.]+/.exec(text)?.[0]) > 0;
  if (amount.kind !== 'voltage' && !(value > 0) && !tiny) {
    const hint =
      amount.kind === 'current'
        ? 'the verb gives the direction (Charge or Discharge); for no current write "Rest for 2 h"'
        : 'leave it out, or write how long or how much';
    const message = `A ${amount.kind} must be above zero.`;
    return unreadable({ message, got, allowed: examples[amount.kind], hint });
  }
  const allowed = outOfRange(value, unitOf(amount), written);
  return allowed === undefined ? amount : unreadable({ message: `No such ${amount.kind} is possible.`, got, allowed });
}

function unitOf(amount: Termination): AmountUnit {
  switch (amount.kind) {
    case 'time':
      return 's';
    case 'voltage':
      return 'V';
    case 'current':
      return amount.current.unit === 'C' ? 'of 1C' : amount.current.unit;
    case 'capacity':
      return amount.capacity.unit;
    case 'state of charge':
      throw new Error('a state of charge has a range of its own');
  }
}

function unreadable(issue: SentenceIssue): { readonly kind: 'unreadable'; readonly issue: SentenceIssue } {
  return { kind: 'unreadable', issue };
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text);
}
