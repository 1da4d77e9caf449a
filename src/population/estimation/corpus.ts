import type { CellPool } from '../../fit/runs/cellPool.js';
import type { MeasuredRow } from '../../fit/runs/fitCell.js';
import { lastCycle } from '../../fit/runs/lastCycle.js';
import type { EvaluationLog } from '../../fit/runs/problemEvaluation.js';
import type { OpenStudy } from '../../published/openStudy.js';
import { quantityNamed } from '../../quantities/registry.js';
import { drawnDocument } from '../drawnRecipe.js';
import { driftShare, type QuantityError, quantityError } from '../modelError.js';
import type { Population } from '../population.js';
import { drawnCell } from '../runDraws.js';
import { readingError, recipeOf } from '../studyRecipe.js';
import type { HierarchyStudy } from './hierarchy.js';

/** Who simulates, and what was simulated before. */
export interface CorpusOptions {
  readonly pool: CellPool;
  readonly log?: EvaluationLog | undefined;
  /** After every run of a cell. */
  readonly onRun?: (() => void) | undefined;
}

/**
 * Coarser than the studies ask for: estimations take thousands of runs, and errors of 1 to 2 % of a capacity are small beside those of the laws
 * and of reading print.
 */
const coarse = ['numerics.sizeClasses=1', 'numerics.contactClasses=3', 'numerics.radialNodes=8'];

/** The kind of error that the laws make in a quantity: one factor each is estimated. */
export function lawKind(quantity: string): string {
  if (quantity === 'retention' || quantity === 'activeMassRetention') return 'retention';
  const kind = quantityNamed(quantity)?.kind;
  if (kind === 'capacity' || kind === 'arealCapacity' || kind === 'energy') return 'capacity';
  if (kind === 'resistance' || kind === 'film' || kind === 'transport') return 'resistance';
  return kind === 'efficiency' ? 'loss' : 'others';
}

/** A published study as the estimation sees it. */
export interface CorpusStudy extends HierarchyStudy {
  readonly first: readonly number[];
  readonly rows: readonly MeasuredRow[];
  /** Of each row. */
  readonly errors: readonly QuantityError[];
}

/**
 * A published study as the estimation sees it: its printed numbers (but for those kept for prediction), and their simulation from the
 * recipe with deviating constants.
 */
export function corpusStudy(opened: OpenStudy, population: Population, options: CorpusOptions): CorpusStudy {
  const rows = opened.rows.filter(({ measurement }) => measurement.role !== 'predicted');
  const cells = [...new Set(rows.map(({ cell }) => cell))].map((cell) => {
    const own = rows.flatMap((row, i) => (row.cell === cell ? [i] : []));
    const observe = own.flatMap((i) => {
      const measurement = rows[i]?.measurement;
      return measurement ? [{ kind: 'cycle' as const, measurement }] : [];
    });
    const wanted = { observe, table: false, last: lastCycle(observe) };
    return { cell, own, drawn: drawnCell(recipeOf(cell, opened), population, wanted) };
  });
  const errors = rows.map(({ measurement: { quantity, unit } }) =>
    quantityError(quantity, unit, population.modelError),
  );
  const y = Float64Array.from(rows, ({ measurement }, i) => errors[i]?.to(measurement.value) ?? Number.NaN);
  const name = opened.study.study;
  const known = new Map<string, Promise<readonly number[]>>();
  const simulate = async (theta: Float64Array): Promise<Float64Array> => {
    const values = new Float64Array(rows.length).fill(Number.NaN);
    await Promise.all(
      cells.map(async ({ cell, own, drawn }) => {
        const document = drawnDocument(drawn.prepared, drawn.drawn, theta);
        const key = [name, cell.scenario, cell.prepared.name, document].join('\n');
        // Most constants leave most cells as they are, and many are asked for at the same time.
        const asked = known.get(key) ?? answer(key, document, drawn);
        known.set(key, asked);
        const found = await asked;
        own.forEach((row, i) => {
          const value = found[i] ?? Number.NaN;
          values[row] = Number.isFinite(value) ? (errors[row]?.to(value) ?? Number.NaN) : Number.NaN;
        });
      }),
    );
    return values;
  };
  const answer = async (key: string, document: string, drawn: (typeof cells)[number]['drawn']) => {
    const kept = options.log?.get(key);
    if (kept) return kept;
    const values = await run(document, drawn);
    options.log?.put(key, values);
    return values;
  };
  const run = async (document: string, { observe, last }: (typeof cells)[number]['drawn']) => {
    const job = {
      document,
      files: {},
      settings: coarse,
      observe,
      table: false,
      ...(last === undefined ? {} : { last }),
    };
    const { values } = await options.pool.run(job);
    options.onRun?.();
    return values;
  };
  const depends = [...new Set(cells.flatMap(({ drawn }) => drawn.drawn.map(({ index }) => index)))].sort(
    (a, b) => a - b,
  );
  return { name, y, ...covariances(rows, population), depends, simulate, rows, errors, first: firstCycles(rows) };
}

/** Places of the numbers that a laboratory has after two cycles of one sample. */
export function firstCycles(rows: readonly Pick<MeasuredRow, 'cell' | 'measurement'>[]): readonly number[] {
  const isEarly = ({ cycle = Number.POSITIVE_INFINITY }: MeasuredRow['measurement']): boolean => cycle <= 2;
  const sample = rows.find(({ measurement }) => isEarly(measurement))?.cell;
  return rows.flatMap(({ cell, measurement }, i) => (cell === sample && isEarly(measurement) ? [i] : []));
}

/**
 * Of what is read from print each number has an error of its own; of the laws all numbers of one quantity have one level and one drift,
 * which samples of a study share in part.
 */
export function covariances(
  rows: readonly MeasuredRow[],
  { modelError }: Pick<Population, 'modelError'>,
): Pick<HierarchyStudy, 'noise' | 'laws'> {
  const n = rows.length;
  const noise = new Float64Array(n * n);
  const laws: Record<string, Float64Array> = {};
  const parts = rows.map(({ cell, measurement }) => {
    const { quantity, unit, value, cycle = 1, reference = 1 } = measurement;
    const error = quantityError(quantity, unit, modelError);
    const drift = error.drift * driftShare(cycle - reference, error);
    return { error, quantity, cell, level: error.level, drift, reading: readingError(measurement, value, error) };
  });
  parts.forEach((a, i) => {
    noise[i * n + i] = a.reading ** 2;
    const kind = lawKind(a.quantity);
    const matrix = laws[kind] ?? new Float64Array(n * n);
    laws[kind] = matrix;
    parts.forEach((b, j) => {
      if (a.quantity !== b.quantity) return;
      const shared = a.cell.prepared.name === b.cell.prepared.name ? 1 : modelError.shared;
      matrix[i * n + j] = shared * (a.level * b.level + a.drift * b.drift);
    });
  });
  return { noise, laws };
}
