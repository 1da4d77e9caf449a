import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Results } from '../results/results.js';
import { seriesColumns, seriesLength, totalSeriesLength } from './seriesColumns.js';

/** Time series of all variants as the bytes of one Parquet file, columns as in `seriesCsv`. */
export function seriesParquet(results: Results): Uint8Array {
  const rows = totalSeriesLength(results);
  const names: string[] = [];
  for (const variant of results.variants) {
    for (let i = 0; i < seriesLength(variant.series); i++) names.push(variant.name);
  }
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'Variant', data: names, type: 'STRING', nullable: false },
      ...seriesColumns.map((column) => {
        const data = column.integer ? new Int32Array(rows) : new Float64Array(rows);
        let at = 0;
        for (const variant of results.variants) {
          for (let i = 0; i < seriesLength(variant.series); i++) data[at++] = column.value(variant, i);
        }
        return {
          name: column.head,
          data,
          type: column.integer ? ('INT32' as const) : ('DOUBLE' as const),
          nullable: false,
        };
      }),
    ],
    kvMetadata: [
      { key: 'title', value: results.title },
      { key: 'argyrode', value: results.version },
    ],
    createdBy: `argyrode ${results.version}`,
  });
  return new Uint8Array(bytes);
}
