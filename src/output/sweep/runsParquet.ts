import { parquetWriteBuffer } from 'hyparquet-writer';
import type { RunsColumn, RunsRecord, RunsRow } from '../../results/runsTable.js';

/** Rows of a table of runs as the bytes of one Parquet file, with all that is needed to repeat them in its metadata. The same bytes for the same rows. */
export function runsParquet(rows: readonly RunsRow[], record: RunsRecord): Uint8Array {
  const parameters = record.columns.filter(({ of }) => of === 'parameter');
  const outputs = record.columns.filter(({ of }) => of === 'output');
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'run', data: Int32Array.from(rows, ({ run }) => run), type: 'INT32', nullable: false },
      ...parameters.map((column, i) => ({ ...headOf(column), data: rows.map((row) => there(row.parameters[i])) })),
      ...outputs.map((column, i) => ({ ...headOf(column), data: rows.map((row) => there(row.outputs[i])) })),
      { name: 'status', data: rows.map(({ status }) => status), type: 'STRING', nullable: false },
      { name: 'reason', data: rows.map(({ reason }) => reason || null), type: 'STRING', nullable: true },
    ],
    kvMetadata: Object.entries(record).map(([key, value]) => ({
      key: key === 'version' ? 'argyrode' : key,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
    createdBy: `argyrode ${record.version}`,
  });
  return new Uint8Array(bytes);
}

function headOf({ name, type }: RunsColumn) {
  return { name, type: type === 'text' ? ('STRING' as const) : ('DOUBLE' as const), nullable: true };
}

/** A number that is not there is nothing in a table: sums and means pass it over. */
function there(value: number | string | undefined): number | string | null {
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value;
}
