import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import type { RowStatus, RunsRecord, RunsRow } from '../../results/runsTable.js';
import { partNumber, partsName } from './folderNames.js';
import { readJournal } from './journal.js';

/** The rows of a table of runs, part by part: finished ones by their numbers, then those of unfinished parts. Few are held at a time. */
export async function* readRows(folder: string, record: RunsRecord): AsyncGenerator<RunsRow, void, undefined> {
  const names = (kind: 'parameter' | 'output'): string[] =>
    record.columns.filter(({ of }) => of === kind).map(({ name }) => name);
  const [parameters, outputs] = [names('parameter'), names('output')];
  const finished = partsOf(folder);
  for (const name of finished) {
    const bytes = readFileSync(join(folder, partsName, name));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    for (const row of await parquetReadObjects({ file })) {
      yield {
        run: Number(row.run),
        status: row.status as RowStatus,
        reason: typeof row.reason === 'string' ? row.reason : '',
        parameters: parameters.map((key) => (typeof row[key] === 'string' ? row[key] : numberOf(row[key]))),
        outputs: outputs.map((key) => numberOf(row[key])),
      };
    }
  }
  const known = new Set(finished.map(partNumber));
  for (const [part, rows] of readJournal(folder, false)) if (!known.has(part)) yield* rows;
}

/** Names of the finished parts, in the order of their runs. */
export function partsOf(folder: string): readonly string[] {
  try {
    return readdirSync(join(folder, partsName))
      .filter((name) => partNumber(name) !== undefined)
      .sort();
  } catch {
    return [];
  }
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : Number.NaN;
}
