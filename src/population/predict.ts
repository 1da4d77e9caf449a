import type { CellPool } from '../fit/runs/cellPool.js';
import type { Preparation } from '../prepare.js';
import type { PredictedCycle, Prediction } from '../results/prediction.js';
import type { Measurement } from '../results/results.js';
import { bandOf } from './bands.js';
import { type Conditioned, conditioned, unconditioned } from './conditioned.js';
import { curveBands, curveObservations } from './curveBands.js';
import { type PredictedColumn, predictedColumns, referenceOf, rowOf } from './cycleValues.js';
import { withDead } from './deadCells.js';
import { lastValues } from './lastValues.js';
import { deviation, driftShare, quantityError } from './modelError.js';
import { orderings } from './orderings.js';
import { deviationsOf, drawsOf, type Population } from './population.js';
import { drawnCell, failuresOf, runDraws } from './runDraws.js';
import type { SampleDraws } from './sampleDraws.js';
import { varianceShares } from './variance.js';

/** How a scenario is predicted. */
export interface PredictionOptions {
  readonly pool: CellPool;
  readonly population: Population;
  readonly draws: number;
  readonly seed: number;
  /** Cycles that were measured on one of its samples. */
  readonly given?: { readonly variant: string; readonly measurements: readonly Measurement[] } | undefined;
  /** After every run of a cell. */
  readonly onRun?: () => void;
}

/**
 * Runs every sample of a scenario with constants drawn from a population, the same draw for all of them, and says between which values
 * their cycles lie. Bands hold the error of the laws. Rejects with Interrupted.
 */
export async function predict(preparation: Preparation, options: PredictionOptions): Promise<Prediction> {
  const { population, seed, given } = options;
  const observed = preparation.variants.map(curveObservations);
  const cells = preparation.variants.map((prepared, v) =>
    drawnCell(prepared, population, { observe: observed[v] ?? [], table: true }),
  );
  const run = async (draws: readonly Float64Array[]) => {
    const deviations = draws.map((draw) => deviationsOf(draw, population));
    const outcomes = await runDraws(cells, deviations, options);
    const samples = cells.map(
      ({ prepared, drawn }, c): SampleDraws => ({
        prepared,
        drawn: new Set(drawn.map(({ index }) => index)),
        tables: (outcomes[c] ?? []).map(({ status, table }) => (status.code === 'failed' ? undefined : table?.rows)),
        values: (outcomes[c] ?? []).map(({ values }) => values),
      }),
    );
    return { draws, samples, failures: failuresOf(outcomes) };
  };
  const first = await run(drawsOf(population, options.draws, seed));
  const known: Conditioned & typeof first = given
    ? await conditioned(first, given, { population, seed, run })
    : { ...first, ...unconditioned(first.draws.length) };
  const columns = predictedColumns();
  return {
    title: preparation.title,
    source: population.source,
    draws: options.draws,
    seed,
    variants: known.samples.map((sample, v) => ({
      name: sample.prepared.name,
      drawn: (cells[v]?.drawn ?? []).map(({ constant }) => constant.name),
      failed: sample.tables.filter((table) => table === undefined).length,
      cycles: cyclesOf(sample, columns, known, population),
      curves: curveBands(observed[v] ?? [], sample.values, known.weights, population.modelError),
    })),
    failures: known.failures,
    orderings: orderings(known.samples, known.weights, population.modelError),
    variance: known.samples.flatMap((sample) =>
      lastValues(sample, population.modelError).map(({ quantity, cycle, values, sd }) => ({
        variant: sample.prepared.name,
        quantity,
        cycle,
        ...varianceShares(
          values.map(({ value }) => value),
          values.flatMap(({ draw }) => known.draws[draw] ?? []),
          population.constants,
          sample.drawn,
          sd,
        ),
      })),
    ),
    ...(known.use ? { given: known.use } : {}),
  };
}

/** Bands of every cycle that some draw resolves, from all draws that come so far. */
function cyclesOf(
  { prepared, tables }: SampleDraws,
  columns: readonly PredictedColumn[],
  { weights, errors }: Conditioned,
  { modelError }: Population,
): readonly PredictedCycle[] {
  const labels = new Map(tables.flatMap((rows) => (rows ?? []).map(({ cycle, label }) => [cycle, label] as const)));
  const resolved = tables.map((rows) => new Set(rows?.map(({ cycle }) => cycle)));
  const most = resolved.filter(({ size }) => size > 0).length;
  // Cycle jumping lands in other cycles with every draw: those of a tenth of the draws make curves that are smooth enough.
  const cycles = [...labels.keys()]
    .filter((cycle) => resolved.filter((own) => own.has(cycle)).length >= most / 10)
    .sort((a, b) => a - b);
  return cycles.map((cycle): PredictedCycle => {
    const rows = tables.map((table) => table && rowOf(cycle, table));
    const references = tables.map((table, i) => {
      const row = rows[i];
      return table && row && referenceOf(row, table);
    });
    const bands = columns.flatMap((column) => {
      const error = quantityError(column.name, column.unit, modelError);
      const read = rows.map((row, i) => (row ? column.of(row, references[i]) : Number.NaN));
      const values = withDead(column.name, read, (i) => rows[i] !== undefined).flatMap((value, i) => {
        if (!Number.isFinite(value)) return [];
        const since = cycle - (references[i]?.cycle ?? 1);
        const drift = driftShare(since, error);
        const found = errors(prepared.name, column.name, i);
        const [level, further] = [error.level, error.drift * drift];
        // The retention of the reference itself is known.
        const sd = found
          ? Math.sqrt(
              Math.max(
                0,
                found.covariance[0] * level ** 2 +
                  2 * found.covariance[1] * level * further +
                  found.covariance[3] * further ** 2,
              ),
            )
          : deviation(error, since);
        const shift = found ? found.mean[0] * level + found.mean[1] * further : 0;
        return [{ value: error.to(value) + shift, weight: weights[i] ?? 0, sd }];
      });
      return values.length === 0 ? [] : [[column.name, bandOf(values, error.from)] as const];
    });
    return { cycle, label: labels.get(cycle) ?? '', bands: Object.fromEntries(bands) };
  });
}
