import type { RunsRow } from '../../results/runsTable.js';
import { designPoints } from '../design/designPoints.js';
import type { Study, Varied } from '../study.js';

/** Rows of one output with a value, and where they lie: coordinates are in the middle of their step where there are only steps. */
export interface UsableRows {
  readonly runs: readonly number[];
  readonly points: readonly Float64Array[];
  readonly values: readonly number[];
  readonly without: number;
}

/** Places of all rows in the design. */
export function placesOf(study: Study, rows: readonly RunsRow[]): readonly Float64Array[] {
  const at = designPoints(study);
  return rows.map(({ run }) => Float64Array.from(at(run), (u, i) => placeOf(study.varied[i], u)));
}

/** How many steps a coordinate has; Infinity where it has none. */
export function levelsOf(varied: Varied | undefined): number {
  return varied?.kind === 'values' ? varied.values.length : Infinity;
}

/** A coordinate, in the middle of its step. */
export function placeOf(varied: Varied | undefined, u: number): number {
  const n = levelsOf(varied);
  return n === Infinity ? u : (Math.min(n - 1, Math.floor(u * n)) + 0.5) / n;
}

export function usableRows(rows: readonly RunsRow[], places: readonly Float64Array[], output: number): UsableRows {
  const runs: number[] = [];
  const points: Float64Array[] = [];
  const values: number[] = [];
  for (const [k, row] of rows.entries()) {
    const value = row.outputs[output] ?? Number.NaN;
    const point = places[k];
    if (row.status === 'failed' || !Number.isFinite(value) || point === undefined) continue;
    runs.push(row.run);
    points.push(point);
    values.push(value);
  }
  return { runs, points, values, without: rows.length - runs.length };
}
