import type { AssumedError } from './assumedError.js';
import type { CycleRow } from './cycleRow.js';
import type { Kind } from './kinds.js';
import type { Readings } from './readings.js';

/**
 * One quantity of a cycle, everything that is said of it anywhere: its column in the cycle table, how a run gives it, how a
 * laboratory states it, what its data are believed, and what it is called.
 */
export interface CycleQuantity {
  /** In files and programs: the field of JSON, the quantity of a `data` block. */
  readonly name: string;
  readonly kind: Kind;
  /** In tables and heads of files: "Discharge capacity". */
  readonly label: string;
  /** Within a sentence and on the axes of a fit: "discharge capacity". */
  readonly words: string;
  /** Above a narrow column: of the report, and of the listing in the terminal; absent where the quantity is not shown there. */
  readonly heads?: { readonly report?: string; readonly terminal?: string };
  /** Its line among the first-cycle values of the comparison; absent: it has none. */
  readonly firstCycle?: string;
  /** For people: `scale` leads from the unit of the column, of a share from a fraction, to this one. */
  readonly shown: Shown;
  /** In the cycle table; absent where the table has no such column. */
  readonly column?: TableColumn;
  /** As a laboratory states it; absent for what is set and not measured. */
  readonly measured?: MeasuredAs;
}

/** How a person reads values. */
export interface Shown {
  readonly unit: string;
  readonly scale: number;
  readonly decimals: number;
}

export interface TableColumn {
  /** As heads of files write it, dots for products: `mAh.g-1`; `1` for a share. */
  readonly unit: string;
  /** In that unit; NaN where there is none. */
  readonly of: (row: CycleRow) => number;
}

export interface MeasuredAs {
  /** In which values are kept, and a bare number is read. */
  readonly unit: string;
  /**
   * Units of another kind that are kept as they are, since only a cell knows the way: a resistance in Ohm of the whole area, a
   * voltage of the cathode against Li.
   */
  readonly alsoIn?: 'Ohm' | 'V vs Li';
  /** Whether it compares a cycle with an earlier one. */
  readonly compares: boolean;
  /** From the inside of the run, in `unit`; absent: what the column holds, a share in per cent where `unit` is. */
  readonly of?: (row: CycleRow, reference: CycleRow | undefined, cell: CellFacts) => number;
  /** From signals as a laboratory does, in `unit`; absent where it needs no analysis. */
  readonly analysed?: {
    readonly from: 'spectra' | 'rests';
    readonly of: (readings: Readings, cycle: number, reference: number) => number;
  };
  /** Standard error that a fit assumes where nothing is said. */
  readonly error: AssumedError;
  /** How far a simulation may be off a published value where nothing is said, in `unit`. */
  readonly tolerance: (published: number) => number;
}

/** What a quantity may need of the cell, SI. */
export interface CellFacts {
  readonly cathode: {
    readonly thickness: number;
    readonly ionicConductivity: number;
    readonly electronicConductivity: number;
  };
}
