import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import type { Issue } from '../../scenario/document/issue.js';

/** The table of a Parquet file as lines of text, so that every table is read in one way. */
export async function parquetText(bytes: Uint8Array): Promise<{ readonly text: string } | { readonly issue: Issue }> {
  const file = bytes.slice().buffer;
  try {
    const names = parquetSchema(await parquetMetadataAsync(file)).children.map(({ element }) => element.name);
    const rows = await parquetReadObjects({ file });
    const cells = (row: Record<string, unknown>): string => names.map((name) => cellText(row[name])).join('\t');
    return { text: [names.map(cellText).join('\t'), ...rows.map(cells)].join('\n') + '\n' };
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

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace('Z', '');
  return String(value).replace(/[\t\r\n]+/g, ' ');
}
