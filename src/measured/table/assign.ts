import type { Issue } from '../../scenario/document/issue.js';
import { nearest } from '../../scenario/document/suggest.js';
import { readUnit } from './columnHead.js';
import { type NamedColumn, namedColumn, type Quantity, quantityKind, quantityNames, storedUnit } from './quantities.js';

/** A column that is used. */
export interface UsedColumn {
  /** From 0. */
  readonly at: number;
  readonly head: string;
  readonly quantity: Quantity;
  /** As stated or assumed; 'clock' for h:min:s; undefined where nothing is stated and nothing can be assumed. */
  readonly unit?: string;
  /** What it is converted to. */
  readonly stored: string;
  readonly assumed: boolean;
  readonly versus?: string;
}

export interface UnusedColumn {
  readonly at: number;
  readonly head: string;
  readonly why: string;
}

export interface Assignment {
  readonly used: readonly UsedColumn[];
  readonly unused: readonly UnusedColumn[];
  readonly issues: readonly Issue[];
}

/** Which column holds what: by its head, or as the person says. */
export function assignColumns(heads: readonly string[], wishes: readonly string[], headLine: number): Assignment {
  const issues: Issue[] = [];
  const named: NamedColumn[] = heads.map(namedColumn);
  const wished = new Map<number, Quantity | 'ignore'>();
  for (const wish of wishes) {
    const read = readWish(wish, heads);
    if ('issue' in read) issues.push(read.issue);
    else {
      wished.set(read.at, read.quantity);
      if (read.quantity === 'ignore') named[read.at] = { name: named[read.at].name, rank: 0 };
      else {
        const unit = read.unit ?? named[read.at].unit;
        const { unit: _, unreadable: __, unneeded: ___, ...rest } = named[read.at];
        named[read.at] = { ...rest, quantity: read.quantity, rank: -1, ...(unit === undefined ? {} : { unit }) };
      }
    }
  }
  const best = new Map<Quantity, number>();
  named.forEach(({ quantity, rank }, at) => {
    if (quantity === undefined) return;
    const before = best.get(quantity);
    if (before === undefined || rank < named[before].rank) best.set(quantity, at);
  });
  const used: UsedColumn[] = [];
  const unused: UnusedColumn[] = [];
  for (const [at, head] of heads.entries()) {
    const { quantity, unneeded, unreadable } = named[at];
    const leave = (why: string): void => {
      if (head !== '') unused.push({ at, head, why });
    };
    if (wished.get(at) === 'ignore') leave('as asked for');
    else if (unneeded !== undefined) leave(unneeded);
    else if (quantity === undefined) leave('not recognised');
    else if (best.get(quantity) !== at)
      leave(`${quantityKind(quantity).label} is taken from "${heads[best.get(quantity)!]}"`);
    else {
      const column = usedColumn(at, head, named[at], quantity);
      if ('why' in column) {
        leave(column.why);
        issues.push({
          severity: 'warning',
          path: '',
          message: `Column "${head}" is left out: ${column.why}.`,
          got: unreadable ?? named[at].unit ?? head,
          allowed: quantityKind(quantity).units.join(', '),
          hint: `--column '${head} = ${quantity} / ${quantityKind(quantity).units[0]}'`,
          line: headLine,
        });
      } else used.push(column);
    }
  }
  issues.push(...sideBySide(heads, named, best, wished, headLine));
  return { used, unused, issues };
}

/** Quantities of a table that one cell has only once. */
const ofOneCell: ReadonlySet<Quantity> = new Set([
  'cycle',
  'chargeCapacity',
  'dischargeCapacity',
  'coulombicEfficiency',
  'retention',
  'activeMass',
  'interfaceResistance',
  'cathodeResistance',
]);

/** The columns of a second cell, or of a second curve, beside the first. */
function sideBySide(
  heads: readonly string[],
  named: readonly NamedColumn[],
  best: ReadonlyMap<Quantity, number>,
  wished: ReadonlyMap<number, unknown>,
  line: number,
): readonly Issue[] {
  // In a table of cycles each cell may have its own name in the heads; in other files only the same head tells.
  const ofCycles = best.has('cycle') && !best.has('voltage');
  const others = named.flatMap((column, at) => {
    const { quantity, rank, unit, unneeded } = column;
    if (quantity === undefined || unneeded !== undefined || wished.has(at)) return [];
    const first = named[best.get(quantity)!];
    if (first === column || first.rank !== rank || first.unit !== unit) return [];
    return first.name === column.name || (ofCycles && ofOneCell.has(quantity)) ? [{ at, quantity }] : [];
  });
  const [second] = others;
  if (second === undefined) return [];
  const first = best.get(second.quantity)!;
  return [
    {
      severity: 'warning',
      path: '--column',
      message: `Several cells or curves stand side by side: column ${second.at + 1}, "${heads[second.at]}", holds the same quantity as column ${first + 1}, "${heads[first]}". Only the first of each is used.`,
      hint: `${others
        .filter(({ quantity }, i) => others.findIndex((other) => other.quantity === quantity) === i)
        .map(({ at, quantity }) => `--column '${at + 1} = ${quantity}'`)
        .join(' ')} takes the second`,
      line,
    },
  ];
}

function usedColumn(
  at: number,
  head: string,
  { unit, unreadable, versus }: NamedColumn,
  quantity: Quantity,
): UsedColumn | { readonly why: string } {
  const kind = quantityKind(quantity);
  const shared = { at, head, quantity, ...(versus === undefined ? {} : { versus }) };
  if (unreadable !== undefined) return { why: `its unit "${unreadable}" is not known` };
  if (unit === undefined) {
    return {
      ...shared,
      ...(kind.assumed === undefined ? {} : { unit: kind.assumed }),
      stored: kind.units[0],
      assumed: true,
    };
  }
  if (unit === 'clock') {
    return kind.units[0] === 's'
      ? { ...shared, unit, stored: 's', assumed: false }
      : { why: `${kind.label} has no unit h:min:s` };
  }
  // Dates carry no unit of their own, and Unix time comes in seconds.
  if (quantity === 'date') return { ...shared, unit: 's', stored: 's', assumed: false };
  const stored = storedUnit(quantity, unit);
  return stored === undefined
    ? { why: `${kind.label} cannot be in ${unit}` }
    : { ...shared, unit, stored, assumed: false };
}

type Wish = { readonly at: number; readonly quantity: Quantity | 'ignore'; readonly unit?: string };

function readWish(wish: string, heads: readonly string[]): Wish | { readonly issue: Issue } {
  const refuse = (message: string, allowed: string, hint?: string) => ({
    issue: {
      severity: 'error',
      path: '--column',
      message,
      got: wish,
      allowed,
      ...(hint === undefined ? {} : { hint: `did you mean ${hint}?` }),
    } as const,
  });
  const at = wish.lastIndexOf('=');
  if (at < 1) return refuse('This names no column.', "for example 'U_cell = voltage / mV' or 'U_cell = ignore'");
  const head = wish.slice(0, at).trim();
  const column = columnOf(head, heads);
  if (column === undefined)
    return refuse('The file has no such column.', heads.filter((h) => h !== '').join(' | '), nearest(head, heads));
  const [, name, unitText] = /^\s*(\w+)\s*(?:(?:\/|\bin\b)\s*(.+?))?\s*$/.exec(wish.slice(at + 1)) ?? [];
  if (name === 'ignore') return { at: column, quantity: 'ignore' };
  const quantity = quantityNames.find((known) => known.toLowerCase() === name?.toLowerCase());
  if (quantity === undefined)
    return refuse(
      'There is no such quantity.',
      [...quantityNames, 'ignore'].join(', '),
      nearest(name ?? '', quantityNames),
    );
  if (unitText === undefined) return { at: column, quantity };
  const unit = readUnit(unitText);
  if (unit === undefined || (unit !== 'clock' && storedUnit(quantity, unit) === undefined))
    return refuse('This is no unit of the quantity.', quantityKind(quantity).units.join(', '));
  return { at: column, quantity, unit };
}

function columnOf(head: string, heads: readonly string[]): number | undefined {
  const exact = heads.findIndex((text) => text.trim().toLowerCase() === head.toLowerCase());
  if (exact >= 0) return exact;
  const name = namedColumn(head).name;
  const alike = heads.flatMap((text, i) => (namedColumn(text).name === name ? [i] : []));
  if (alike.length === 1) return alike[0];
  const number = /^\d+$/.test(head) ? Number(head) - 1 : -1;
  return number >= 0 && number < heads.length ? number : undefined;
}
