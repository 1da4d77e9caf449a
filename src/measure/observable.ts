import type { Cell } from '../cell/cell.js';
import { insideValue, type MeasuredQuantity, measuredQuantity } from '../quantities/registry.js';
import type { CycleRow, Measurement, VariantResult } from '../results/results.js';
import { conversion } from '../scenario/quantities/measuredUnit.js';
import { fromSi, toSi } from '../scenario/quantities/quantity.js';
import { readingsOf } from './readingsOf.js';

/** Where a value comes from: read from signals as a lab does, or from the inside of the simulation where the run did not measure it. */
export type Origin = 'analysed' | 'inside';

export interface Observed {
  readonly value: number;
  readonly origin: Origin;
}

/**
 * The simulated counterpart of a measured value, in the unit of the measurement; NaN when the run has no such cycle. Where the
 * run measured the quantity itself in that cycle, it is the lab's reading of the signal. A measurement is found by its cycle, or
 * by its rate: then the first cycle discharged at that rate. A resistance in Ohm is that of the whole cell area.
 */
export function observe(measurement: Measurement, variant: VariantResult): Observed {
  const quantity = measuredQuantity(measurement.quantity);
  const row = observedRow(measurement, variant.cycles);
  if (!quantity || !row) return { value: Number.NaN, origin: 'inside' };
  const { analysed } = quantity.measured;
  const referenceCycle = measurement.reference ?? firstAlike(row, variant.cycles);
  const reference = variant.cycles.find(({ cycle }) => cycle === referenceCycle);
  if (quantity.measured.compares && reference?.checkUp !== row.checkUp) return { value: Number.NaN, origin: 'inside' };
  const read = analysed?.of(readingsOf(variant), row.cycle, referenceCycle) ?? Number.NaN;
  const origin = Number.isFinite(read) ? 'analysed' : 'inside';
  const value = origin === 'analysed' ? read : insideValue(quantity, row, reference, variant.cell);
  return { value: inUnit(value, quantity, measurement.unit, variant.cell), origin };
}

/** The number of the cycle that a cycle is compared with where nothing is said: the first one, of a check-up the first like it. */
function firstAlike({ checkUp, label }: CycleRow, rows: readonly CycleRow[]): number {
  if (checkUp) return rows.find((row) => row.checkUp && row.label === label)?.cycle ?? 1;
  return rows.some((row) => row.checkUp) ? (rows.find((row) => !row.checkUp)?.cycle ?? 1) : 1;
}

/** A value in the unit of its quantity in another one; NaN in one that does not fit. */
function inUnit(value: number, quantity: MeasuredQuantity, wanted: string, cell: Cell): number {
  const { unit: own } = quantity.measured;
  if (wanted === own || wanted === '') return value;
  const way = conversion(quantity, wanted);
  if (way === undefined) return Number.NaN;
  if (way.unit === 'Ohm') return fromSi(toSi(value, own) / cell.area, wanted);
  const inCell = way.unit === 'V vs Li' ? value + cell.anode.plateau : value;
  return inCell / way.convert(1);
}

/** The cycle that a measurement is of. */
export function observedRow({ cycle, rate }: Measurement, rows: readonly CycleRow[]): CycleRow | undefined {
  if (cycle !== undefined) return rows.find((row) => row.cycle === cycle);
  if (rate !== undefined) return rows.find((row) => Math.abs(row.dischargeRate / rate - 1) < 0.02);
  return rows[0];
}
