import { sobolSequence } from '../../numerics/probability/sobol.js';
import { EvolutionSearch } from '../../numerics/search/evolution.js';
import type { RunsRow } from '../../results/runsTable.js';
import type { Goal } from '../../results/studyAnalysis.js';
import { Interrupted } from '../../study/pool.js';
import { failedRun, type StudyPool } from '../makeRuns.js';
import { rowParameters } from '../rowDocument.js';
import type { Study } from '../study.js';
import { valueIn } from './front.js';

/** What a search came to. */
export interface Optimum {
  /** The best row; absent where no run has a value. */
  readonly best?: RunsRow;
  /** Its coordinates. */
  readonly coordinates: readonly number[];
  /** All rows in the order in which they were made. */
  readonly rows: readonly RunsRow[];
  /** Whether the last generation lies close together, so that further runs would change little. */
  readonly converged: boolean;
}

/** What a search pursues, with how many runs, and who makes them. */
export interface OptimiseOptions {
  readonly pool: StudyPool;
  readonly goal: Goal;
  /** Runs at most. */
  readonly runs: number;
  readonly seed: number;
  readonly onRow?: (row: RunsRow) => void;
}

/** Points that are looked at before the search, for each parameter. */
const looks = 4;
/** Standard deviation, as a share of the range, from which on a search has come to its end. */
const close = 1e-3;

/**
 * The values of the varied parameters, within their bounds, with which one column is largest or smallest: points of a Sobol sequence,
 * then evolution from the best of them. For responses without noise. The same seed gives the same on any number of threads.
 */
export async function optimise(study: Study, { pool, goal, runs, seed, onRow }: OptimiseOptions): Promise<Optimum> {
  const d = study.varied.length;
  const rows: RunsRow[] = [];
  const places: (readonly number[])[] = [];
  const sign = goal.aim === 'maximum' ? 1 : -1;
  const valueOfRow = (row: RunsRow): number => {
    const value = row.status === 'failed' ? undefined : valueIn(row, study.columns, goal.column);
    return typeof value === 'number' ? sign * value : Number.NaN;
  };
  const evaluate = async (points: readonly ArrayLike<number>[]): Promise<readonly number[]> => {
    const made = await Promise.all(
      points.map(async (point, i): Promise<RunsRow> => {
        const coordinates = Array.from(point);
        const run = rows.length + i;
        const outcome = await pool.run({ run, coordinates }).catch((error: unknown) => {
          if (error instanceof Interrupted) throw error;
          return failedRun(study, run, `Its thread ended: ${String(error)}.`);
        });
        const row = { ...outcome, parameters: rowParameters(study, coordinates) };
        onRow?.(row);
        return row;
      }),
    );
    rows.push(...made);
    places.push(...points.map((point) => Array.from(point)));
    return made.map(valueOfRow);
  };
  const at = sobolSequence(d, seed);
  const first = Math.max(1, Math.min(runs, looks * d));
  const seen = await evaluate(Array.from({ length: first }, (_, i) => at(i)));
  const start = places[indexOfBest(seen)] ?? at(0);
  const search = new EvolutionSearch(d, seed, start);
  while (rows.length + search.size <= runs && search.step > close) search.tell(await evaluate(search.ask()));
  const best = indexOfBest(rows.map(valueOfRow));
  const row = rows[best];
  return {
    ...(row && Number.isFinite(valueOfRow(row)) ? { best: row } : {}),
    coordinates: places[best] ?? [],
    rows,
    converged: search.step <= 10 * close,
  };
}

/** NaN is never the best. */
function indexOfBest(values: readonly number[]): number {
  let best = 0;
  for (const [i, value] of values.entries())
    if (value > (values[best] ?? Number.NaN) || Number.isNaN(values[best])) best = i;
  return best;
}
