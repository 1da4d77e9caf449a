import type { Issue } from '../../scenario/document/issue.js';
import { nearest } from '../../scenario/document/suggest.js';
import { readUnit } from './columnHead.js';
import type { Contents } from './contents.js';
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
  /** Every row holds the same. */
  readonly constant?: true;
  /** A person says what it is. */
  readonly wished?: true;
  /** What the head says of a positive current: that it charges (1) or discharges (-1). */
  readonly positive?: 1 | -1;
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

/** Which column holds what: by its head, or as the person says. Columns without content are passed over. */
export function assignColumns(
  heads: readonly string[],
  wishes: readonly string[],
  headLine: number,
  contents: (at: number) => Contents = () => 'varied',
): Assignment {
  const issues: Issue[] = [];
  const named: NamedColumn[] = heads.map(namedColumn);
  const wished = new Map<number, Quantity | 'ignore'>();
  for (const wish of wishes) {
    const read = readWish(wish, heads);
    if ('issue' in read) {
      issues.push(read.issue);
      continue;
    }
    wished.set(read.at, read.quantity);
    const { unit: own, unreadable: _, unneeded: __, ...rest } = named[read.at] ?? { name: '', rank: 0 };
    const unit = read.quantity === 'ignore' ? undefined : (read.unit ?? own);
    named[read.at] =
      read.quantity === 'ignore'
        ? { name: rest.name, rank: 0 }
        : { ...rest, quantity: read.quantity, rank: -1, ...(unit === undefined ? {} : { unit }) };
  }
  const holds: readonly Contents[] = named.map(({ quantity }, at) =>
    quantity === undefined ? 'varied' : contents(at),
  );
  const worth = named.map((column, at) => column.rank + (wished.has(at) ? 0 : lessBy(column, holds[at] ?? 'varied')));
  const best = new Map<Quantity, number>();
  named.forEach(({ quantity }, at) => {
    if (quantity === undefined || (holds[at] === 'empty' && !wished.has(at))) return;
    const before = best.get(quantity);
    if (before === undefined || (worth[at] ?? Infinity) < (worth[before] ?? Infinity)) best.set(quantity, at);
  });
  const used: UsedColumn[] = [];
  const unused: UnusedColumn[] = [];
  for (const [at, column] of named.entries()) {
    const { quantity, unneeded, unreadable } = column;
    const head = heads[at] ?? '';
    const leave = (why: string): void => {
      if (head !== '') unused.push({ at, head, why });
    };
    if (wished.get(at) === 'ignore') leave('as asked for');
    else if (unneeded !== undefined) leave(unneeded);
    else if (quantity === undefined) leave('not recognised');
    else if (holds[at] === 'empty' && !wished.has(at)) leave('holds no value in any row');
    else if (holds[at] === 'constant' && clocks.has(quantity) && !wished.has(at)) {
      leave('does not change from row to row');
      if (quantity === 'time') issues.push(stoppedClock(head, headLine));
    } else if (best.get(quantity) !== at)
      leave(`${quantityKind(quantity).label} is taken from "${heads[best.get(quantity)!]}"`);
    else {
      const taken = usedColumn(at, head, column, quantity);
      if ('why' in taken) {
        leave(taken.why);
        issues.push({
          severity: 'warning',
          path: '',
          message: `Column "${head}" is left out: ${taken.why}.`,
          got: unreadable ?? column.unit ?? head,
          allowed: quantityKind(quantity).units.join(', '),
          hint: `name the unit that it is in: --column '${head} = ${quantity} / ...'`,
          line: headLine,
        });
      } else
        used.push({
          ...taken,
          ...(holds[at] === 'constant' ? { constant: true } : {}),
          ...(wished.has(at) ? { wished: true } : {}),
        });
      if (holds[at] === 'empty') issues.push(emptyWish(head, headLine));
    }
  }
  issues.push(...sideBySide(heads, named, best, (at) => wished.has(at) || holds[at] === 'empty', headLine));
  return { used, unused, issues };
}

/** Columns whose entries never change are no clocks and counters as long as there are others; nor is a unit that does not fit. */
function lessBy({ quantity, unit, unreadable }: NamedColumn, contents: Contents): number {
  const still = contents === 'constant' && quantity !== undefined && counts.has(quantity) ? 10 : 0;
  const unfit =
    unreadable !== undefined ||
    (quantity !== undefined && unit !== undefined && unit !== 'clock' && storedUnit(quantity, unit) === undefined);
  return still + (unfit ? 20 : 0);
}

/** Quantities that change in a file that is of any use. */
const counts: ReadonlySet<Quantity> = new Set([
  'voltage',
  'current',
  'time',
  'stepTime',
  'date',
  'capacity',
  'chargeCapacity',
  'dischargeCapacity',
  'netCapacity',
]);

const clocks: ReadonlySet<Quantity> = new Set(['time', 'stepTime', 'date']);

function stoppedClock(head: string, line: number): Issue {
  return {
    severity: 'warning',
    path: '',
    message: `Column "${head}" is no time: it is the same in every row. It is left out.`,
    got: head,
    line,
  };
}

function emptyWish(head: string, line: number): Issue {
  return {
    severity: 'error',
    path: '--column',
    message: `Column "${head}" holds no value in any row.`,
    got: head,
    line,
  };
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
  passedOver: (at: number) => boolean,
  line: number,
): readonly Issue[] {
  // In a table of cycles each cell may have its own name in the heads; in other files only the same head tells.
  const ofCycles = best.has('cycle') && !best.has('voltage');
  const others = named.flatMap((column, at) => {
    const { quantity, rank, unit, unneeded } = column;
    if (quantity === undefined || unneeded !== undefined || passedOver(at)) return [];
    const first = named[best.get(quantity) ?? at];
    if (first === undefined || first === column || first.rank !== rank || first.unit !== unit) return [];
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
  { unit, unreadable, versus, positive }: NamedColumn,
  quantity: Quantity,
): UsedColumn | { readonly why: string } {
  const kind = quantityKind(quantity);
  const shared = {
    at,
    head,
    quantity,
    ...(versus === undefined ? {} : { versus }),
    ...(positive === undefined ? {} : { positive }),
  };
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
