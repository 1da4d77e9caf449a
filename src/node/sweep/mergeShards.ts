import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunsRecord } from '../../results/runsTable.js';
import type { Issue } from '../../scenario/document/issue.js';
import { recordDifference } from '../../sweep/recordOf.js';
import { readRows } from './readRows.js';
import { RunsFolder, readRecord } from './runsFolder.js';
import { sweepFolder } from './sweepFolder.js';

/** Where the parts of a study that were made apart are put below its folder. */
export const shardsName = 'shards';

/** The folders of parts: those given, or those that lie in them. */
export function shardFolders(given: readonly string[]): readonly string[] {
  return given.flatMap((one) => {
    const folder = [one, join('results', one)].find((place) => existsSync(join(place, shardsName)));
    if (folder === undefined) return [one];
    return readdirSync(join(folder, shardsName))
      .sort()
      .map((name) => join(folder, shardsName, name));
  });
}

/** What merging came to. */
export interface Merged {
  readonly record: RunsRecord;
  readonly rows: number;
}

/** Puts the rows of several parts of one study into one table, the same bytes as if they had been made together. */
export async function mergeShards(
  folders: readonly string[],
  out: string,
): Promise<Merged | { readonly issue: Issue }> {
  const parts: { readonly folder: string; readonly record: RunsRecord }[] = [];
  for (const given of folders) {
    const found = sweepFolder(given);
    if ('issue' in found) return found;
    parts.push(found);
  }
  const [first] = parts;
  const refuse = (message: string, more: Partial<Issue> = {}): { readonly issue: Issue } => ({
    issue: { severity: 'error', path: '', message, ...more },
  });
  if (!first)
    return refuse('There is nothing to merge.', { hint: 'argyrode sweep study.yaml --shard 1/2 makes a part' });
  for (const { folder, record } of parts) {
    const difference = recordDifference(first.record, record);
    if (difference !== undefined) return refuse(`${folder} is part of another study: ${difference}.`);
  }
  const there = readRecord(out);
  const same = there !== undefined && recordDifference(there, first.record) === undefined;
  const table = new RunsFolder(out, first.record, undefined, same);
  try {
    for (const { folder, record } of parts) for await (const row of readRows(folder, record)) table.put(row);
  } finally {
    table.close();
  }
  return { record: first.record, rows: table.count };
}
