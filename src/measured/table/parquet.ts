import { parquetMetadata, parquetSchema } from 'hyparquet';
import { readColumn } from 'hyparquet/src/column.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getTreePath } from 'hyparquet/src/schema.js';
import type { Issue } from '../../scenario/document/issue.js';

/**
 * The table of a Parquet file as lines of text, so that every table is read in one way. Column by column, which needs no waiting: a
 * scenario that names such a file is prepared at once.
 */
export function parquetText(bytes: Uint8Array): { readonly text: string } | { readonly issue: Issue } {
  try {
    const columns = flatColumns(bytes.slice().buffer);
    const rows = Math.max(0, ...columns.map(({ cells }) => cells.length));
    const lines = Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cellText(cells[row])).join('\t'));
    return { text: `${[columns.map(({ name }) => cellText(name)).join('\t'), ...lines].join('\n')}\n` };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const codec = /compression codec: (\w+)/i.exec(message)?.[1];
    return {
      issue: {
        severity: 'error',
        path: '',
        message: codec
          ? `The Parquet file is compressed with ${codec}, which cannot be read.`
          : `The Parquet file cannot be read: ${message.slice(0, 120)}.`,
        hint: codec ? 'write it with snappy or without compression, or as .csv' : 'is it complete?',
      },
    };
  }
}

/** The columns that hold one value a row; lists and records in cells are none of a table. */
function flatColumns(file: ArrayBuffer): { readonly name: string; readonly cells: unknown[] }[] {
  const metadata = parquetMetadata(file);
  const schema = parquetSchema(metadata);
  const found = new Map<string, unknown[]>(
    schema.children
      .filter(({ children }) => children.length === 0)
      .map(({ element }): [string, unknown[]] => [element.name, []]),
  );
  for (const rowGroup of metadata.row_groups) {
    const rows = Number(rowGroup.num_rows);
    for (const { meta_data: meta } of rowGroup.columns) {
      const cells = found.get(meta?.path_in_schema.join('.') ?? '');
      if (meta === undefined || cells === undefined) continue;
      const schemaPath = getTreePath(schema, meta.path_in_schema);
      const element = schemaPath[schemaPath.length - 1]?.element;
      if (element === undefined) continue;
      const start = Number(meta.dictionary_page_offset ?? meta.data_page_offset);
      const view = new DataView(file, start, Number(meta.total_compressed_size));
      const group = { rowGroup, groupStart: 0, groupRows: rows, selectStart: 0, selectEnd: rows, chunks: [] };
      const { data } = readColumn({ view, offset: 0 }, group, {
        ...meta,
        pathInSchema: meta.path_in_schema,
        element,
        schemaPath,
        parsers: DEFAULT_PARSERS,
      });
      for (const part of data) for (const value of part) cells.push(value);
    }
  }
  return [...found].map(([name, cells]) => ({ name, cells }));
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace('Z', '');
  return String(value).replace(/[\t\r\n]+/g, ' ');
}
