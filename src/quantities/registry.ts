import { type AssumedError, uncustomary } from './assumedError.js';
import type { CellFacts, CycleQuantity, MeasuredAs } from './cycleQuantity.js';
import type { CycleRow } from './cycleRow.js';
import type { Kind } from './kinds.js';
import { cycleQuantities } from './list.js';
import { type SignalQuantity, signalQuantities } from './signals.js';

/** A quantity that a laboratory states: it may stand under `data`, be compared and be fitted. */
export interface MeasuredQuantity extends CycleQuantity {
  readonly measured: MeasuredAs;
}

/** A quantity that the cycle table has a column of. */
export interface TabulatedQuantity extends CycleQuantity {
  readonly column: NonNullable<CycleQuantity['column']>;
}

/** Those of the list, then those added. */
const byName = new Map<string, CycleQuantity>(cycleQuantities.map((quantity) => [quantity.name, quantity]));
const signals = new Map(signalQuantities.map((signal) => [signal.name, signal]));

/**
 * Adds a quantity to those that files and scenarios may name, in this thread: before the first of them is read. Returns what takes
 * it out again. Throws a RangeError where the name is taken.
 */
export function addQuantity(added: CycleQuantity): () => void {
  if (quantityNamed(added.name)) throw new RangeError(`addQuantity: there is a quantity ${added.name} already`);
  byName.set(added.name, added);
  return () => void byName.delete(added.name);
}

/** In the order of the columns of the cycle table. */
export function tabulatedQuantities(): readonly TabulatedQuantity[] {
  return [...byName.values()].filter((quantity): quantity is TabulatedQuantity => quantity.column !== undefined);
}

/** Names that a measured quantity may have. */
export function measuredNames(): readonly string[] {
  return [...byName.values()].filter(isMeasured).map(({ name }) => name);
}

/** What a laboratory calls by this name; undefined for what a simulation has no counterpart of. */
export function measuredQuantity(name: string): MeasuredQuantity | undefined {
  const found = byName.get(name);
  return found && isMeasured(found) ? found : undefined;
}

/** A measured quantity of a row from the inside of the run, in its unit; NaN where the run has none. */
export function insideValue(
  { column, measured: { unit, of } }: MeasuredQuantity,
  row: CycleRow,
  reference: CycleRow | undefined,
  cell: CellFacts,
): number {
  if (of) return of(row, reference, cell);
  const value = column?.of(row) ?? Number.NaN;
  return unit === '%' && column?.unit === '1' ? 100 * value : value;
}

/** Anything that data can be of: a quantity of a cycle, or what is measured within one. */
export function quantityNamed(name: string): CycleQuantity | SignalQuantity | undefined {
  return byName.get(name) ?? signals.get(name);
}

/** Whether a quantity, by its name, is of a kind. */
export function isOf(kind: Kind, name: string): boolean {
  return quantityNamed(name)?.kind === kind;
}

/** Standard error that is assumed of a quantity, by its name. */
export function assumedErrorOf(name: string): AssumedError {
  return measuredQuantity(name)?.measured.error ?? signals.get(name)?.error ?? uncustomary;
}

/** Whether a laboratory reads it from the spectra of a cell. */
export function isReadFromSpectra(name: string): boolean {
  return measuredQuantity(name)?.measured.analysed?.from === 'spectra';
}

function isMeasured(quantity: CycleQuantity): quantity is MeasuredQuantity {
  return quantity.measured !== undefined;
}
