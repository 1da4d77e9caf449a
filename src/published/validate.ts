import type { CellPool } from '../fit/runs/cellPool.js';
import type { CellOutcome } from '../fit/runs/cellRun.js';
import { type FitCell, type MeasuredRow, reaches } from '../fit/runs/fitCell.js';
import { isOf, measuredQuantity } from '../quantities/registry.js';
import type { Measurement, Results, VariantResult } from '../results/results.js';
import type {
  MedianErrors,
  StudyValidation,
  ValidationOrdering,
  ValidationRow,
  Verdict,
} from '../results/validation.js';
import type { Issue } from '../scenario/document/issue.js';
import { collect } from '../simulate.js';
import type { OpenStudy } from './openStudy.js';
import { type OrderingPlace, placesOf, type Study } from './study.js';
import { toleranceOf } from './tolerance.js';

/** Who runs the cells of a validation, and with which values of the free numbers. The pool stays open. */
export interface ValidationOptions {
  readonly pool: CellPool;
  /** Values of the free numbers in place of those in the files. */
  readonly settings?: readonly string[];
  /** Rows that the values were not fitted to. */
  readonly leftOut?: (row: MeasuredRow) => boolean;
  /** How many numbers were fitted; default: those of the study. */
  readonly free?: number;
  /** After every cell. */
  readonly onCell?: () => void;
}

/** Runs every cell of a study to the end of its programme and lays what is published beside it. */
export async function validateStudy(opened: OpenStudy, options: ValidationOptions): Promise<StudyValidation> {
  const { study, cells, rows, titles } = opened;
  const places: OrderingPlaces = new Map(study.orderings.map((ordering) => [ordering, placesOf(ordering)]));
  const tasks = await Promise.all(cells.map((cell) => runCell(opened, cell, places, options)));
  const byCell = new Map(tasks.map((task) => [task.cell, task]));
  const compared = rows.map((row): ValidationRow => {
    return comparedRow(study, row, observed(byCell.get(row.cell), row.measurement), options.leftOut);
  });
  const orderings = study.orderings.map((ordering): ValidationOrdering => {
    const values = places.get(ordering)!.map((place) => {
      const task = tasks.find(({ ordered }) => ordered.has(place));
      return { variant: place.label, value: observed(task, task?.ordered.get(place)).value };
    });
    return {
      study: study.study,
      statement: ordering.statement,
      values,
      unit: measuredQuantity(ordering.quantity)?.measured.unit ?? '',
      verdict: inOrder(
        values.map(({ value }) => value),
        ordering.alike,
      ),
      knownMiss: ordering.expected === 'missed',
    };
  });
  return {
    study: study.study,
    title: study.title,
    ...(study.doi === undefined ? {} : { doi: study.doi }),
    ...(study.notes === undefined ? {} : { notes: study.notes }),
    free: options.free ?? (study.calibrated ? study.free.length : 0),
    rows: compared,
    orderings,
    median: medianErrors(options.leftOut ? compared.filter(({ role }) => role === 'predicted') : compared),
    runs: study.scenarios.map((scenario) => ({
      scenario,
      results: resultsOf(
        titles.get(scenario) ?? scenario,
        tasks.filter(({ cell }) => cell.scenario === scenario),
      ),
    })),
    issues: tasks.flatMap(({ cell, outcome }) => failure(cell, outcome)),
  };
}

type Ordering = Study['orderings'][number];
type OrderingPlaces = ReadonlyMap<Ordering, readonly OrderingPlace[]>;

interface CellTask {
  readonly cell: FitCell;
  readonly asked: readonly Measurement[];
  /** What the orderings ask of this cell. */
  readonly ordered: ReadonlyMap<OrderingPlace, Measurement>;
  readonly outcome: CellOutcome;
}

async function runCell(
  opened: OpenStudy,
  cell: FitCell,
  places: OrderingPlaces,
  options: ValidationOptions,
): Promise<CellTask> {
  const { name } = cell.prepared;
  const own = opened.rows.filter((row) => row.cell === cell).map(({ measurement }) => measurement);
  const ordered = new Map(
    [...places].flatMap(([ordering, own]) =>
      own
        .filter(({ scenario, variant }) => scenario === cell.scenario && variant === name)
        .map((place) => [place, asMeasurement(ordering, place)] as const),
    ),
  );
  const asked = [...own, ...ordered.values()];
  const settings = (options.settings ?? []).filter((setting) => reaches(setting, cell));
  const { document, files } = cell;
  const observe = asked.map((measurement) => ({ kind: 'cycle' as const, measurement }));
  const outcome = await options.pool.run({ document, files, settings, observe, table: true });
  options.onCell?.();
  return { cell, asked, ordered, outcome };
}

function observed(task: CellTask | undefined, measurement: Measurement | undefined) {
  const at = task && measurement ? task.asked.indexOf(measurement) : -1;
  const { values, cycles, origins } = task?.outcome ?? {};
  return { value: values?.[at] ?? Number.NaN, cycle: cycles?.[at] ?? Number.NaN, origin: origins?.[at] ?? 'inside' };
}

function asMeasurement({ quantity, statement }: Ordering, { cycle, rate, reference }: OrderingPlace): Measurement {
  return {
    quantity,
    value: Number.NaN,
    unit: '',
    source: statement,
    ...(cycle === undefined ? {} : { cycle }),
    ...(rate === undefined ? {} : { rate }),
    ...(reference === undefined ? {} : { reference }),
  };
}

function comparedRow(
  study: Study,
  row: MeasuredRow,
  { value: simulated, cycle, origin }: ReturnType<typeof observed>,
  leftOut: ValidationOptions['leftOut'],
): ValidationRow {
  const { measurement } = row;
  const { value: published, unit, quantity } = measurement;
  const tolerance = toleranceOf(measurement);
  const calibrated = study.free.length > 0 && (study.calibrated || leftOut !== undefined);
  const fitted = calibrated && measurement.role !== 'predicted' && !(leftOut?.(row) ?? false);
  const difference = simulated - published;
  return {
    study: study.study,
    scenario: row.cell.scenario,
    variant: row.cell.prepared.name,
    measurement,
    quantity,
    cycle: measurement.cycle ?? cycle,
    published,
    simulated,
    origin,
    unit,
    tolerance,
    error: unit === '%' ? difference : (100 * difference) / Math.abs(published),
    role: fitted ? 'calibrated' : 'predicted',
    // Rounding must not decide over a number on the edge.
    verdict: Math.abs(difference) <= tolerance * (1 + 1e-9) ? 'ok' : 'missed',
    knownMiss: measurement.expected === 'missed',
  };
}

/** Whether values fall from each to the next; with `alike`, neighbours may rise by that share. */
export function inOrder(values: readonly number[], alike?: number): Verdict {
  const falls = values.every((value, i) => {
    if (i === 0) return Number.isFinite(value);
    return alike === undefined ? value < values[i - 1] : value * (1 - alike) <= values[i - 1];
  });
  return falls ? 'ok' : 'missed';
}

export function medianErrors(rows: readonly ValidationRow[]): MedianErrors {
  const relative = ({ simulated, published }: ValidationRow) => Math.abs((100 * (simulated - published)) / published);
  const of = (kind: (row: ValidationRow) => boolean, size: (row: ValidationRow) => number): number =>
    median(rows.filter(kind).map(size));
  return {
    all: of(() => true, relative),
    capacities: of(({ quantity, unit }) => isOf('capacity', quantity) && unit !== '%', relative),
    percentages: of(
      ({ unit }) => unit === '%',
      ({ error }) => Math.abs(error),
    ),
    resistances: of(({ quantity }) => isOf('resistance', quantity), relative),
  };
}

/** A number that does not exist counts as infinitely wrong. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.map((v) => (Number.isNaN(v) ? Infinity : v)).sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** The cycle tables as results of a run without anything else recorded. */
function resultsOf(title: string, tasks: readonly CellTask[]): Results {
  const variants = tasks.flatMap(({ cell: { prepared }, outcome }): VariantResult[] => {
    const { table, status } = outcome;
    if (!table) return [];
    const { rows: cycles, ...rest } = table;
    const { name, cell, warnings } = prepared;
    return [{ ...rest, name, cell, status, warnings, cycles, series: nothing, profiles: [], steps: [] }];
  });
  return collect(
    { title, document: undefined, variants: tasks.map(({ cell }) => cell.prepared), issues: [] },
    variants,
  );
}

const nothing: VariantResult['series'] = {
  time: new Float64Array(0),
  voltage: new Float64Array(0),
  current: new Float64Array(0),
  charge: new Float64Array(0),
  cycle: new Int32Array(0),
  step: new Int32Array(0),
  cathodePotential: new Float64Array(0),
  anodePotential: new Float64Array(0),
};

/** A run that failed, or ended before a cycle that is asked for. */
function failure({ scenario, prepared }: FitCell, { status, values }: CellOutcome): Issue[] {
  const short = status.code !== 'completed' && values.some(Number.isNaN);
  if (status.code !== 'failed' && !short) return [];
  return [{ severity: 'warning', path: `${scenario}: ${prepared.name}`, message: status.message }];
}
