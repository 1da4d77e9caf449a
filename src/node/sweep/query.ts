import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runsParquet } from '../../output/sweep/runsParquet.js';
import type { RunsRecord } from '../../results/runsTable.js';
import { partName, partsName } from './folderNames.js';
import { readJournal } from './journal.js';
import { partsOf } from './readRows.js';

/** A value of the answer to a query. */
export type QueryValue = string | number | boolean | null | QueryValue[] | { [key: string]: QueryValue };

/** An answer, some thousand rows at a time. */
export interface QueryAnswer {
  readonly columns: readonly string[];
  readonly chunks: AsyncIterable<readonly (readonly QueryValue[])[]>;
}

/** What DuckDB has to say against a query: not a fault of the program. */
export class QueryRefused extends Error {}

/**
 * Asks the table `runs` of a study in SQL (DuckDB). Rows are read as they are asked for, so that a table may be larger than the
 * memory. `use` gets the answer; what is open is closed after it. Needs the optional package @duckdb/node-api; throws `QueryRefused`
 * with what DuckDB says of a query that it cannot answer.
 */
export async function queryRuns(
  folder: string,
  record: RunsRecord,
  sql: string,
  use: (answer: QueryAnswer) => Promise<void>,
): Promise<void> {
  const duckdb = await load();
  const beside = mkdtempSync(join(tmpdir(), 'argyrode-query-'));
  const instance = await duckdb.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const finished = partsOf(folder).map((name) => join(folder, partsName, name));
    const files = [...finished, ...unfinished(folder, beside, record)];
    const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
    await connection.run(`create view runs as select * from read_parquet([${list}])`);
    const result = await connection.stream(sql).catch(refused);
    const convert = converter(duckdb);
    const chunks = result.yieldConvertedRows<QueryValue>(convert);
    await use({ columns: result.deduplicatedColumnNames(), chunks });
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(beside, { recursive: true, force: true });
  }
}

type DuckDB = typeof import('@duckdb/node-api');

async function load(): Promise<DuckDB> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new QueryRefused('Queries need the package @duckdb/node-api: npm install @duckdb/node-api.');
  }
}

function refused(error: unknown): never {
  throw new QueryRefused(error instanceof Error ? error.message : String(error));
}

/** Whole numbers of any length and decimals as numbers, all else as JSON has it. */
function converter({ DuckDBDecimalValue, JsonDuckDBValueConverter }: DuckDB) {
  const convert: import('@duckdb/node-api').DuckDBValueConverter<QueryValue> = (value, type) => {
    if (typeof value === 'bigint') return Number(value);
    if (value instanceof DuckDBDecimalValue) return value.toDouble();
    return JsonDuckDBValueConverter(value, type, JsonDuckDBValueConverter) as QueryValue;
  };
  return convert;
}

/** The rows of unfinished parts as files of their own; without any row of any kind, a table with heads alone. */
function unfinished(folder: string, beside: string, record: RunsRecord): readonly string[] {
  const known = new Set(partsOf(folder));
  const files: string[] = [];
  for (const [part, rows] of readJournal(folder, false)) {
    if (known.has(partName(part))) continue;
    files.push(join(beside, partName(part)));
    writeFileSync(
      files.at(-1) ?? '',
      runsParquet(
        [...rows].sort((a, b) => a.run - b.run),
        record,
      ),
    );
  }
  if (files.length > 0 || known.size > 0) return files;
  const empty = join(beside, 'empty.parquet');
  writeFileSync(empty, runsParquet([], record));
  return [empty];
}
