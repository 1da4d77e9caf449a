import type { Shown } from '../../quantities/cycleQuantity.js';
import { type TabulatedQuantity, tabulatedQuantities } from '../../quantities/registry.js';
import type { CycleRow } from '../../results/results.js';
import type { Column } from '../text/column.js';
import { fixed } from '../text/numberText.js';

/** The columns of the cycle table in reading order: what a row is called, then its quantities. */
export function cycleColumns(): readonly Column<CycleRow>[] {
  return [
    { label: 'Cycle', unit: '', of: ({ cycle }) => cycle },
    { label: 'Programme', unit: '', of: ({ label }) => label },
    ...tabulatedQuantities().map(({ label, column }): Column<CycleRow> => ({ label, ...column })),
  ];
}

/** A value of a row in the unit that people read it in. */
export function shownNumber(row: CycleRow, { column, shown }: TabulatedQuantity): number {
  return shown.scale * column.of(row);
}

/** A value of the cycle table as a person reads it, without its unit. */
export function shownValue(value: number, { shown }: { readonly shown: Shown }): string {
  return fixed(value * shown.scale, shown.decimals);
}
