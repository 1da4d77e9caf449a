import { shorten } from '../../scenario/document/path.js';
import { fits, formatQuantity, parseQuantity } from '../../scenario/quantities/quantity.js';
import type { SentenceIssue } from './amount.js';
import { inUnit } from './formatAmount.js';

/** An amount that only one kind of step knows, such as a power; always above zero. */
export interface OwnAmount {
  readonly name: string;
  /** "2 mW, 5 mW/cm2 or 1 W/g" */
  readonly examples: string;
  /** The SI units that it may come in: as what each is printed, and what values can be meant. */
  readonly units: Readonly<Record<string, { readonly lab: string; readonly from: number; readonly to: number }>>;
}

/** Value in one of the SI units of its kind. */
export interface OwnValue {
  readonly value: number;
  readonly unit: string;
}

/** Reads "5 mW/cm2"; undefined for any other quantity, and for what is none. */
export function readOwn(text: string, { name, examples, units }: OwnAmount): OwnValue | SentenceIssue | undefined {
  const quantity = parseQuantity(text);
  if ('error' in quantity) return undefined;
  const found = Object.entries(units).find(([candidate]) => fits(quantity, candidate));
  if (found === undefined) return undefined;
  const [unit, { from, to }] = found;
  const { value, unitText } = quantity;
  if (value >= from && value <= to) return { value, unit };
  const got = shorten(text);
  if (!(value > 0)) return { message: `A ${name} must be above zero.`, got, allowed: examples };
  const allowed = `${formatQuantity(from, unitText)} to ${formatQuantity(to, unitText)}`;
  return { message: `No such ${name} is possible.`, got, allowed };
}

export function formatOwn({ value, unit }: OwnValue, { units }: OwnAmount): string {
  const known = units[unit];
  if (known === undefined) throw new RangeError(`formatOwn: no amount of this kind is in ${unit}`);
  return inUnit(value, known.lab);
}
