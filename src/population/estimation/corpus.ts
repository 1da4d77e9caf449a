import type { CellPool } from '../../fit/runs/cellPool.js';
import type { EvaluationLog } from '../../fit/runs/evaluationLog.js';
import type { MeasuredRow } from '../../fit/runs/fitCell.js';
import type { OpenStudy } from '../../published/openStudy.js';
import { quantityNamed } from '../../quantities/registry.js';
import { withDead } from '../deadCells.js';
import { driftShare, type QuantityError, quantityError } from '../modelError.js';
import type { Population } from '../population.js';
import { runDraws } from '../runDraws.js';
import { type StudyCell, studyCells } from '../studyCells.js';
import { readingError } from '../studyRecipe.js';
import type { HierarchyStudy } from './hierarchy.js';

/** Who simulates, and what was simulated before. */
export interface CorpusOptions {
  readonly pool: CellPool;
  readonly log?: EvaluationLog | undefined;
  /** After every run of a cell. */
  readonly onRun?: (() => void) | undefined;
}

/**
 * Coarser than the studies ask for: estimations take ten thousand runs, and errors of 1 to 2 % of a capacity are small beside those of the laws
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

/** A published study as the estimation sees it: its printed numbers first, then what its orderings compare. */
export interface CorpusStudy extends HierarchyStudy {
  readonly first: readonly number[];
  readonly rows: readonly MeasuredRow[];
  /** Of each number. */
  readonly errors: readonly QuantityError[];
  /** Statements on numbers, largest first. `alike`: neighbours may rise by that share. */
  readonly orderings: readonly {
    readonly statement: string;
    readonly alike: number;
    readonly numbers: readonly number[];
  }[];
}

/**
 * A published study as the estimation sees it: its printed numbers (but for those kept for prediction), and their simulation from the
 * recipe with deviating constants.
 */
export function corpusStudy(opened: OpenStudy, population: Population, options: CorpusOptions): CorpusStudy {
  const { cells, orderings } = studyCells(opened, population);
  const rows = opened.rows.filter(({ measurement }) => measurement.role !== 'predicted');
  const printed = rows.map((row): CorpusNumber => {
    const cell = cells.findIndex((one) => one.cell === row.cell);
    return { ...row, from: cell, at: cells[cell]?.asked.indexOf(row.measurement) ?? -1 };
  });
  const numbers = [...printed];
  const statements = orderings.map(({ ordering: { statement, alike = 0 }, places }) => ({
    statement,
    alike,
    numbers: places.map((place) => {
      const asked = cells[place.cell];
      const measurement = asked?.asked[place.at];
      if (!asked || !measurement) return -1;
      return numbers.push({ cell: asked.cell, measurement, from: place.cell, at: place.at }) - 1;
    }),
  }));
  const errors = numbers.map(({ measurement }) =>
    quantityError(measurement.quantity, measurement.unit, population.modelError),
  );
  const y = Float64Array.from(printed, ({ measurement }, i) => errors[i]?.to(measurement.value) ?? Number.NaN);
  return {
    name: opened.study.study,
    y: Float64Array.from(numbers, (_, i) => y[i] ?? Number.NaN),
    ...covariances(numbers, population),
    depends: (i) => cells[numbers[i]?.from ?? -1]?.drawn.drawn.map(({ index }) => index) ?? [],
    simulate: (thetas) => simulated(cells, numbers, errors, thetas, options),
    rows,
    errors,
    first: firstCycles(rows),
    orderings: statements.filter((one) => !one.numbers.includes(-1)),
  };
}

/** A printed number, or one that is only compared (value NaN), with its place among the observations of the cells. */
interface CorpusNumber extends Pick<MeasuredRow, 'cell' | 'measurement'> {
  readonly from: number;
  readonly at: number;
}

/** The numbers by draw, in the coordinates of their errors. */
async function simulated(
  cells: readonly StudyCell[],
  numbers: readonly CorpusNumber[],
  errors: readonly QuantityError[],
  thetas: readonly Float64Array[],
  options: CorpusOptions,
): Promise<readonly Float64Array[]> {
  const outcomes = await runDraws(
    cells.map(({ drawn }) => drawn),
    thetas,
    { ...options, settings: coarse },
  );
  const byNumber = numbers.map(({ measurement: { quantity }, from, at }, i) => {
    const own = outcomes[from] ?? [];
    const read = own.map(({ values }) => values[at] ?? Number.NaN);
    return withDead(quantity, read, (draw) => own[draw]?.status.code !== 'failed').map((value) =>
      Number.isFinite(value) ? (errors[i]?.to(value) ?? Number.NaN) : Number.NaN,
    );
  });
  return thetas.map((_, d) => Float64Array.from(byNumber, (values) => values[d] ?? Number.NaN));
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
  rows: readonly Pick<MeasuredRow, 'cell' | 'measurement'>[],
  { modelError }: Pick<Population, 'modelError'>,
): Pick<HierarchyStudy, 'noise' | 'laws'> {
  const n = rows.length;
  const noise = new Float64Array(n * n);
  const laws: Record<string, Float64Array> = {};
  const parts = rows.map(({ cell, measurement }) => {
    const { quantity, value, cycle = 1, reference = 1 } = measurement;
    const error = quantityError(quantity, measurement.unit, modelError);
    const drift = error.drift * driftShare(cycle - reference, error);
    return {
      error,
      quantity,
      cell,
      level: error.level,
      drift,
      reading: Number.isFinite(value) ? readingError(measurement, value, error) : 0,
    };
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
