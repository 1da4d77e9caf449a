import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Results } from '../../results/results.js';
import { columnHead } from '../text/column.js';
import { seriesColumns, seriesPoints } from './seriesColumns.js';

/** Time series of all variants as the bytes of one Parquet file, columns as in `seriesCsv`. */
export function seriesParquet(results: Results): Uint8Array {
  const points = [...seriesPoints(results)];
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'Variant', data: points.map(({ variant }) => variant.name), type: 'STRING', nullable: false },
      ...seriesColumns.map((column) => ({
        name: columnHead(column),
        data: column.integer ? Int32Array.from(points, column.of) : Float64Array.from(points, column.of),
        type: column.integer ? ('INT32' as const) : ('DOUBLE' as const),
        nullable: false,
      })),
    ],
    kvMetadata: [
      { key: 'title', value: results.title },
      { key: 'argyrode', value: results.version },
    ],
    createdBy: `argyrode ${results.version}`,
  });
  return new Uint8Array(bytes);
}
