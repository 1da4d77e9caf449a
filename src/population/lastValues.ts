import type { CycleRow } from '../results/results.js';
import { predictedColumns, referenceOf, rowOf } from './cycleValues.js';
import { deviation, quantityError } from './modelError.js';
import type { ModelError } from './population.js';
import type { SampleDraws } from './sampleDraws.js';

/** What a sample has in the end, by draw. */
export interface LastValues {
  readonly quantity: 'dischargeCapacity' | 'retention';
  readonly cycle: number;
  /** In the coordinate of their error. */
  readonly values: readonly { readonly draw: number; readonly value: number }[];
  /** Standard deviation of the error of the laws. */
  readonly sd: number;
}

/** The last cycle that nine of ten draws of a sample come to. */
export function lastCycle({ tables }: Pick<SampleDraws, 'tables'>): number | undefined {
  const last = tables.flatMap((rows) => rows?.at(-1)?.cycle ?? []).sort((a, b) => a - b);
  return last[Math.floor(last.length / 10)];
}

/** Discharge capacity and retention of the last cycle, or of another. */
export function lastValues(
  sample: Pick<SampleDraws, 'tables'>,
  modelError: ModelError,
  cycle: number | undefined = lastCycle(sample),
): readonly LastValues[] {
  if (cycle === undefined) return [];
  const columns = predictedColumns();
  return (['dischargeCapacity', 'retention'] as const).flatMap((quantity): LastValues[] => {
    const column = columns.find(({ name }) => name === quantity);
    if (!column) return [];
    const error = quantityError(quantity, column.unit, modelError);
    let since = 0;
    const values = sample.tables.flatMap((rows, draw) => {
      const row = rows && rowOf(cycle, rows);
      const reference = row && referenceOf(row, rows as readonly CycleRow[]);
      const value = row ? error.to(column.of(row, reference)) : Number.NaN;
      if (reference) since = Math.max(since, cycle - reference.cycle);
      return Number.isFinite(value) ? [{ draw, value }] : [];
    });
    // Of the cycle that it refers to a retention says nothing.
    if (quantity === 'retention' && since === 0) return [];
    return values.length === 0 ? [] : [{ quantity, cycle, values, sd: deviation(error, since) }];
  });
}
