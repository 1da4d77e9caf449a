import type { RowStatus, RunOutcome, RunsRecord } from '../../../results/runsTable.js';
import { version } from '../../../version.js';
import { hashOf } from '../../checkedLines.js';

/** What all keys of the server begin with. */
export const prefix = 'argyrode';

/** The set of studies that want to be worked on. A worker of another version would give other numbers and never sees them. */
export const studiesKey = `${prefix}:studies:${version}`;

/** Where a study lies as JSON. */
export function studyKey(id: string): string {
  return `${prefix}:study:${id}`;
}

/** The name of its queue. */
export function queueName(id: string): string {
  return `runs-${id}`;
}

/** The same for the same study, so that a producer that was killed finds its queue again. */
export function idOf(record: RunsRecord): string {
  const { environment: _, ...same } = record;
  return hashOf(JSON.stringify(same)).slice(0, 16);
}

/** Runs that are made one after the other. */
export interface Chunk {
  readonly runs: readonly number[];
}

/** What a chunk gives back; JSON has no NaN. */
export type ChunkRows = readonly (readonly [
  run: number,
  status: RowStatus,
  reason: string,
  outputs: readonly (number | null)[],
])[];

export function packed(outcomes: readonly RunOutcome[]): ChunkRows {
  return outcomes.map(({ run, status, reason, outputs }) => [
    run,
    status,
    reason,
    outputs.map((value) => (Number.isFinite(value) ? value : null)),
  ]);
}

export function unpacked(rows: ChunkRows): RunOutcome[] {
  return rows.map(([run, status, reason, outputs]) => ({
    run,
    status,
    reason,
    outputs: outputs.map((value) => value ?? Number.NaN),
  }));
}
