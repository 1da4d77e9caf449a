import { shorten } from '../../scenario/document/path.js';
import { plainNumber } from '../../text/plainNumber.js';
import { type AmountKind, allowedAmounts, readAmount, type SentenceIssue } from '../language/amount.js';
import type { CapacityAmount, VoltageAmount } from '../language/amounts.js';
import { formatCapacity, formatTime, formatVoltage } from '../language/formatAmount.js';
import { normalise } from '../language/words.js';
import { inWords } from './complaints.js';

/** What a block of passes may look at when a pass of it is over. */
type Limit =
  /** Of the cycle that the pass ends with; fractions. A retention refers to the first cycle of the programme with its currents and limits. */
  | { readonly quantity: 'retention' | 'efficiency'; readonly value: number }
  | { readonly quantity: 'capacity' | 'charge capacity'; readonly value: CapacityAmount }
  /** At the end of the pass. */
  | { readonly quantity: 'voltage'; readonly value: VoltageAmount }
  /** [s] Since the block began. */
  | { readonly quantity: 'time'; readonly value: number };

/** Ends a block when it holds. */
export type Condition = Limit & {
  readonly sense: 'below' | 'above';
  /** Judged at the end of check-ups, by the largest discharge in one; else at the end of the other passes. */
  readonly checkUp: boolean;
};

const examples: Readonly<Record<Limit['quantity'], string>> = {
  retention: 'retention < 80 %',
  efficiency: 'efficiency < 98 %',
  capacity: 'capacity < 100 mAh/g',
  'charge capacity': 'charge capacity < 100 mAh/g',
  voltage: 'voltage < 3 V vs Li',
  time: 'time > 30 days',
};

const names: Readonly<Record<string, Limit['quantity']>> = {
  retention: 'retention',
  'capacity retention': 'retention',
  soh: 'retention',
  efficiency: 'efficiency',
  'coulombic efficiency': 'efficiency',
  ce: 'efficiency',
  capacity: 'capacity',
  'discharge capacity': 'capacity',
  'charge capacity': 'charge capacity',
  voltage: 'voltage',
  'end voltage': 'voltage',
  time: 'time',
};

/** "retention < 80 % or time > 30 d": any of them ends the block. */
export function readConditions(text: string): {
  readonly conditions: readonly Condition[];
  readonly issues: readonly SentenceIssue[];
} {
  const read = normalise(text)
    .split(/\s*(?:,|\bor\b)\s*/i)
    .map(readCondition);
  return {
    conditions: read.flatMap((one) => ('message' in one ? [] : [one])),
    issues: read.flatMap((one) => ('message' in one ? [one] : [])),
  };
}

function readCondition(text: string): Condition | SentenceIssue {
  const parts = /^(.*?)\s*(?:(<=?|below|under|less than)|(>=?|above|over|more than))\s*(.*)$/i.exec(text);
  const got = shorten(text);
  if (parts === null)
    return {
      message: 'A condition compares something with a limit.',
      got,
      allowed: inWords(Object.values(examples).map((example) => `"${example}"`)),
    };
  const [, subject = '', low, , amount = ''] = parts;
  const words = /^(check-?\s?ups?\s+)?(.*)$/i.exec(subject.toLowerCase().trim());
  const quantity = names[words?.[2] ?? ''];
  const checkUp = words?.[1] !== undefined;
  if (quantity === undefined || (checkUp && quantity !== 'retention' && quantity !== 'capacity')) {
    const known = checkUp ? ['retention', 'capacity'] : Object.keys(examples);
    return {
      message: `Nothing is known of the ${shorten(subject) || 'subject'} of a ${checkUp ? 'check-up' : 'block'}.`,
      got,
      allowed: inWords(known),
    };
  }
  const sense = low === undefined ? 'above' : 'below';
  if (quantity === 'time' && sense === 'below')
    return {
      message: 'Time goes up: a block cannot end below one.',
      got,
      hint: `write for example "${examples.time}"`,
    };
  const limit = limitOf(quantity, amount, got);
  return 'message' in limit ? limit : { ...limit, sense, checkUp };
}

function limitOf(quantity: Limit['quantity'], text: string, got: string): Limit | SentenceIssue {
  if (quantity === 'retention' || quantity === 'efficiency') {
    const share = /^(\d+\.?\d*|\.\d+)\s*(%|percent)?$/i.exec(text);
    const value = share === null ? Number.NaN : Number(share[1]) / (share[2] === undefined ? 1 : 100);
    if (value > 0 && value < 2) return { quantity, value };
    return { message: `A share is expected after "${quantity}".`, got, allowed: 'above 0, for example 80 %' };
  }
  const kind: AmountKind = quantity === 'voltage' || quantity === 'time' ? quantity : 'capacity';
  const read = readAmount(text);
  if (read.kind === 'unreadable') return { allowed: allowedAmounts([kind]), ...read.issue };
  if (quantity === 'voltage' && read.kind === 'voltage') return { quantity, value: read.voltage };
  if (quantity === 'time' && read.kind === 'time') return { quantity, value: read.time };
  if ((quantity === 'capacity' || quantity === 'charge capacity') && read.kind === 'capacity')
    return { quantity, value: read.capacity };
  return { message: `A ${kind} is expected after "${quantity}".`, got, allowed: allowedAmounts([kind]) };
}

/** "retention < 80 %", as `readConditions` reads it back. */
export function formatCondition(condition: Condition): string {
  const { quantity, sense, checkUp } = condition;
  return `${checkUp ? 'check-up ' : ''}${quantity} ${sense === 'below' ? '<' : '>'} ${formatLimit(condition)}`;
}

function formatLimit(limit: Limit): string {
  switch (limit.quantity) {
    case 'retention':
    case 'efficiency':
      return `${plainNumber(100 * limit.value, 6)} %`;
    case 'capacity':
    case 'charge capacity':
      return formatCapacity(limit.value);
    case 'voltage':
      return formatVoltage(limit.value);
    case 'time':
      return formatTime(limit.value);
  }
}
