import type { RunsRow } from '../../results/runsTable.js';
import { designPoints } from '../design/designPoints.js';
import type { Study } from '../study.js';

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
  return rows.map(({ run }) =>
    Float64Array.from(at(run), (u, i) => {
      const varied = study.varied[i];
      if (varied?.kind !== 'values') return u;
      const n = varied.values.length;
      return (Math.min(n - 1, Math.floor(u * n)) + 0.5) / n;
    }),
  );
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
