import { jumpedCycle } from '../fit/runs/jumpedCycle.js';
import { tabulatedQuantities } from '../quantities/registry.js';
import type { CycleRow } from '../results/results.js';

/** A value of a row of the cycle table, or of its retention: a column of a prediction. */
export interface PredictedColumn {
  readonly name: string;
  /** `1` for shares. */
  readonly unit: string;
  readonly of: (row: CycleRow, reference: CycleRow | undefined) => number;
}

/** Every column of the cycle table, and the retention of the discharge capacity since the first cycle at the same rates. */
export function predictedColumns(): readonly PredictedColumn[] {
  const columns = tabulatedQuantities().map(
    ({ name, column }): PredictedColumn => ({
      name,
      unit: column.unit,
      of: (row) => column.of(row),
    }),
  );
  const retention: PredictedColumn = {
    name: 'retention',
    unit: '1',
    of: (row, reference) => row.dischargeCapacity / (reference?.dischargeCapacity ?? Number.NaN),
  };
  return [...columns, retention];
}

/** The row of a cycle, between the resolved ones where a run jumped over it. */
export function rowOf(cycle: number, rows: readonly CycleRow[]): CycleRow | undefined {
  return rows.find((row) => row.cycle === cycle) ?? jumpedCycle(cycle, rows);
}

/** The first cycle at the rates of this one, whose capacity retentions refer to. */
export function referenceOf(row: CycleRow, rows: readonly CycleRow[]): CycleRow | undefined {
  return rows.find(({ label }) => label === row.label);
}
