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

const byName = new Map(cycleQuantities.map((quantity) => [quantity.name, quantity]));
const signals = new Map(signalQuantities.map((signal) => [signal.name, signal]));

export const tabulatedQuantities: readonly TabulatedQuantity[] = cycleQuantities.filter(
  (quantity): quantity is TabulatedQuantity => quantity.column !== undefined,
);

/** Names that a measured quantity may have. */
export const measuredNames: readonly string[] = cycleQuantities.filter(isMeasured).map(({ name }) => name);

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
