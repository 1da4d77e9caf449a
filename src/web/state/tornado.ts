import { computed, signal } from '@preact/signals';
import type { CycleRow } from '../../index.js';
import { type Plain, valueAt, withValue } from './document.js';
import { type Field, fieldGroups, numberOf, sliderRange, written } from './fields.js';
import { documents, names, type Which } from './lab.js';
import { factsAt } from './schema.js';
import { sideRunOf, type Wanted, want } from './sideRuns.js';

/** A number of a whole run. */
export interface ChosenNumber {
  readonly name: string;
  readonly unit: string;
  readonly digits: number;
  readonly of: (rows: readonly CycleRow[]) => number;
}

const end = (rows: readonly CycleRow[]) => rows[rows.length - 1];

export const chosenNumbers: readonly ChosenNumber[] = [
  { name: 'last discharge', unit: 'mAh/g', digits: 1, of: (rows) => end(rows)?.dischargeCapacity ?? Number.NaN },
  { name: 'first discharge', unit: 'mAh/g', digits: 1, of: ([row]) => row?.dischargeCapacity ?? Number.NaN },
  {
    name: 'retention',
    unit: '%',
    digits: 1,
    // Against the first cycle at the rates of the last one: capacities of different rates would not tell of ageing.
    of: (rows) => {
      const last = end(rows);
      const first = rows.find(({ label }) => label === last?.label);
      return (100 * (last?.dischargeCapacity ?? Number.NaN)) / (first?.dischargeCapacity ?? Number.NaN);
    },
  },
  { name: 'first efficiency', unit: '%', digits: 2, of: ([row]) => 100 * (row?.coulombicEfficiency ?? Number.NaN) },
];

/** One control moved down and up. */
export interface Moved {
  readonly label: string;
  readonly unit: string;
  readonly ends: readonly { readonly value: number; readonly document: Plain }[];
}

/** The cell that is asked about; undefined: nobody asks. */
export const asked = signal<Which | undefined>(undefined);
export const number = signal(0);

/** Every control of a cell by itself, a step down and a step up: a fifth of its value, where it is limited less. */
export function moves(document: Plain, unitOf: (field: Field) => string): readonly Moved[] {
  return fieldGroups(document).flatMap(({ fields }) =>
    fields.flatMap((field): Moved[] => {
      const unit = unitOf(field);
      const before = valueAt(document, field.path);
      const now = before === undefined ? undefined : numberOf(before, field, unit);
      if (now === undefined || field.kind === 'count') return [];
      const { from, to } = sliderRange(field, before);
      const values = stepsAbout(now, field, unit).map((value) =>
        Math.min(Math.max(to, now), Math.max(Math.min(from, now), value)),
      );
      const ends = values
        .map((value) => Number(value.toPrecision(6)))
        .filter((value) => value !== now)
        .map((value) => ({ value, document: withValue(document, field.path, written(value, field, unit, before)) }));
      return ends.length > 0
        ? [{ label: field.label, unit: field.kind === 'rate' ? 'C' : field.kind === 'limit' ? 'V' : unit, ends }]
        : [];
    }),
  );
}

/** 10 K and 0.05 V where a share of the value would mean nothing. */
function stepsAbout(now: number, field: Field, unit: string): readonly number[] {
  if (unit === 'degC') return [now - 10, now + 10];
  if (field.kind === 'limit') return [now - 0.05, now + 0.05];
  return [0.8 * now, 1.2 * now];
}

export interface TornadoBar {
  readonly label: string;
  readonly unit: string;
  /** Difference of the chosen number to the cell as it is; NaN of a cell that does not run. */
  readonly ends: readonly { readonly value: number; readonly difference: number }[];
}

/** The bars that are known so far, the widest first, and how many runs are still missing. */
export const tornado = computed(() => {
  const which = asked.value;
  if (which === undefined) return undefined;
  const document = documents.value[which];
  const chosen = chosenNumbers[number.value] ?? chosenNumbers[0];
  const read = (one: Plain): number | undefined => {
    const run = sideRunOf({ document: one, spectraAfter: [] });
    const whole = run?.rows.filter(({ dischargeCapacity }) => Number.isFinite(dischargeCapacity));
    return run && chosen ? (run.problem === '' && whole ? chosen.of(whole) : Number.NaN) : undefined;
  };
  const all = moves(document, unitOfField);
  const base = read(document);
  const ends = all.flatMap((one) => one.ends);
  const missing = [document, ...ends.map((one) => one.document)].filter((one) => read(one) === undefined).length;
  const bars = all.flatMap(({ label, unit, ends: own }): TornadoBar[] => {
    if (base === undefined) return [];
    const known = own.flatMap(({ value, document: one }) => {
      const found = read(one);
      return found === undefined ? [] : [{ value, difference: found - base }];
    });
    return known.length === own.length ? [{ label, unit, ends: known }] : [];
  });
  const widthOf = ({ ends: own }: TornadoBar): number =>
    Math.max(0, ...own.map(({ difference }) => Math.abs(difference) || 0));
  return {
    base,
    missing,
    of: ends.length + 1,
    bars: bars.sort((a, b) => widthOf(b) - widthOf(a)),
    widest: Math.max(0, ...bars.map(widthOf)),
  };
});

const unitOfField = (field: Field): string => factsAt(field.path)?.unit ?? '';

/** Has every control moved, one after the other in a worker. */
export function ask(which: Which | undefined): void {
  asked.value = which;
  if (which === undefined) return;
  const document = documents.peek()[which];
  const cell = (one: Plain): Wanted => ({ name: names.peek()[which], document: one, spectraAfter: [] });
  want([document, ...moves(document, unitOfField).flatMap(({ ends }) => ends.map((one) => one.document))].map(cell));
}
