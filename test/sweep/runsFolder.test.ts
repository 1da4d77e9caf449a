import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { mergeShards } from '../../src/node/sweep/mergeShards.js';
import { readRows } from '../../src/node/sweep/readRows.js';
import { RunsFolder } from '../../src/node/sweep/runsFolder.js';
import type { RunsRow } from '../../src/results/runsTable.js';
import { recordOf } from '../../src/sweep/recordOf.js';
import { workFolder } from '../cli/argyrode.js';
import { tinyStudy, tinyStudyText } from './tinyStudy.js';

const RUNS = 1200;
const study = tinyStudy(tinyStudyText({ design: `{ kind: sobol, runs: ${RUNS}, seed: 3 }` }));
const record = recordOf(study, { node: 'some' });
/** What a run would give, some of them failed. */
const row = (run: number): RunsRow =>
  run % 100 === 7
    ? { run, status: 'failed', reason: 'no way', parameters: [run / 3, 2], outputs: [Number.NaN] }
    : { run, status: 'completed', reason: '', parameters: [run / 3, 2], outputs: [Math.sqrt(run)] };
const all = Array.from({ length: RUNS }, (_, run) => run);
const partsOf = (folder: string) =>
  readdirSync(join(folder, 'runs')).map((name) => readFileSync(join(folder, 'runs', name)).toString('base64'));

function filled(order: readonly number[], shard?: { index: number; of: number }) {
  const folder = workFolder();
  const table = new RunsFolder(folder, record, shard);
  for (const run of order) table.put(row(run));
  table.close();
  return folder;
}

describe('a table of runs', () => {
  const mixed = all.map((i) => (i * 7919) % RUNS);

  it('is the same bytes in whatever order its rows came, twice or not', () => {
    const folder = filled([...mixed, ...mixed.slice(0, 50)]);
    expect(partsOf(folder)).toHaveLength(2);
    expect(partsOf(folder)).toEqual(partsOf(filled(all)));
    expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
  });

  it('goes on where a killed process left it, without a row that was cut short', async () => {
    const folder = filled(mixed.slice(0, 900));
    const [journal] = readdirSync(join(folder, 'unfinished'));
    appendFileSync(join(folder, 'unfinished', journal), '1234abcd [77,"completed');
    const table = new RunsFolder(folder, record, undefined, true);
    expect(table.count).toBe(900);
    expect([...table.missing()]).toEqual([...mixed.slice(900)].sort((a, b) => a - b));
    for (const run of table.missing()) table.put(row(run));
    table.close();
    expect(partsOf(folder)).toEqual(partsOf(filled(all)));
  });

  it('is put together from shards to the same bytes', async () => {
    const parts = [0, 1, 2].map((index) =>
      filled(
        all.filter((run) => run % 3 === index),
        { index, of: 3 },
      ),
    );
    const out = workFolder();
    expect(await mergeShards(parts, out)).toMatchObject({ rows: RUNS });
    expect(partsOf(out)).toEqual(partsOf(filled(all)));
  });

  it('gives back what was put into it, and says in its metadata how it came about', async () => {
    const folder = filled(all.slice(0, 1100));
    const rows: RunsRow[] = [];
    for await (const one of readRows(folder, record)) rows.push(one);
    expect(rows).toEqual(all.slice(0, 1100).map(row));
    const bytes = readFileSync(join(folder, 'runs', 'part-0000.parquet'));
    const metadata = parquetMetadata(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    );
    const said = Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]));
    expect(said).toMatchObject({ argyrode: record.version, seed: '3', study: study.source.study });
    expect(JSON.parse(said.environment ?? '')).toEqual({ node: 'some' });
    expect(JSON.parse(said.files ?? '')).toEqual(study.source.files);
    expect(JSON.parse(said.varied ?? '')).toHaveLength(2);
  });
});
