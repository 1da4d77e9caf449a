import type { CellPool } from '../fit/runs/cellPool.js';
import type { CellOutcome } from '../fit/runs/cellRun.js';
import type { FitCell, MeasuredRow } from '../fit/runs/fitCell.js';
import { lastCycle } from '../fit/runs/lastCycle.js';
import type { EvaluationLog } from '../fit/runs/problemEvaluation.js';
import type { OpenStudy } from '../published/openStudy.js';
import { type OrderingPlace, placesOf } from '../published/study.js';
import type { BlindOrdering, BlindRow, BlindValidation } from '../results/prediction.js';
import type { Measurement } from '../results/results.js';
import { bandOf } from './bands.js';
import { summaryOf } from './blindSummary.js';
import { withDead } from './deadCells.js';
import { deviation, quantityError } from './modelError.js';
import { probabilityOfOrder } from './orderProbability.js';
import { drawsOf, type Population } from './population.js';
import { type DrawnCell, drawnCell, failuresOf, runDraws } from './runDraws.js';
import { readingError, recipeOf } from './studyRecipe.js';

/** How studies are predicted from their recipes. */
export interface BlindOptions {
  readonly pool: CellPool;
  readonly population: Population;
  readonly draws: number;
  readonly seed: number;
  /** What was simulated before. */
  readonly log?: EvaluationLog | undefined;
  readonly onRun?: () => void;
}

/** What the orderings and the printed numbers ask of one cell. */
interface BlindCell {
  readonly cell: FitCell;
  readonly drawn: DrawnCell;
  readonly asked: readonly Measurement[];
}

/** A study with the places of its orderings and the cells that have an answer to anything. */
interface BlindStudy {
  readonly opened: OpenStudy;
  readonly places: ReadonlyMap<OpenStudy['study']['orderings'][number], readonly OrderingPlace[]>;
  readonly cells: readonly BlindCell[];
}

/**
 * Predicts every printed number and ordering of studies from their recipes alone. All cells run with one draw before the next draw
 * begins. Rejects with Interrupted.
 */
export async function validateBlind(studies: readonly OpenStudy[], options: BlindOptions): Promise<BlindValidation> {
  const { population, seed } = options;
  const draws = drawsOf(population, options.draws, seed);
  const all = studies.map((opened) => blindStudy(opened, population));
  const cells = all.flatMap((study) => study.cells);
  const outcomes = await runDraws(
    cells.map(({ drawn }) => drawn),
    draws,
    options,
  );
  const byCell = new Map(cells.map(({ cell }, c) => [cell, outcomes[c] ?? []]));
  const rows = all.flatMap(({ opened, cells: own }) =>
    opened.rows.map((row) => {
      const at = own.find(({ cell }) => cell === row.cell)?.asked.indexOf(row.measurement) ?? -1;
      return blindRow(opened.study.study, row, byCell.get(row.cell) ?? [], at, population);
    }),
  );
  const orderings = all.flatMap((study) => blindOrderings(study, byCell));
  return {
    source: population.source,
    draws: options.draws,
    seed,
    rows,
    orderings,
    failures: failuresOf(outcomes),
    summary: summaryOf(rows, orderings),
  };
}

function blindStudy(opened: OpenStudy, population: Population): BlindStudy {
  const places = new Map(opened.study.orderings.map((ordering) => [ordering, placesOf(ordering)]));
  const cells = opened.cells.flatMap((cell): BlindCell[] => {
    const asked = [
      ...opened.rows.filter((row) => row.cell === cell).map(({ measurement }) => measurement),
      ...[...places].flatMap(([{ quantity }, own]) =>
        own.filter((place) => isOfCell(place, cell)).map((place) => asMeasurement(quantity, place)),
      ),
    ];
    if (asked.length === 0) return [];
    const observe = asked.map((measurement) => ({ kind: 'cycle' as const, measurement }));
    const wanted = { observe, table: false, last: lastCycle(observe) };
    return [{ cell, drawn: drawnCell(recipeOf(cell, opened), population, wanted), asked }];
  });
  return { opened, places, cells };
}

function blindOrderings(
  { opened, places, cells }: BlindStudy,
  outcomes: ReadonlyMap<FitCell, readonly CellOutcome[]>,
): readonly BlindOrdering[] {
  return [...places].map(([{ statement, quantity, alike }, own]): BlindOrdering => {
    const values = own.map((place) => {
      const found = cells.find(({ cell }) => isOfCell(place, cell));
      const wanted = JSON.stringify(asMeasurement(quantity, place));
      const at = found?.asked.findIndex((one) => JSON.stringify(one) === wanted) ?? -1;
      return (found ? (outcomes.get(found.cell) ?? []) : []).map(({ values: of }) => of[at] ?? Number.NaN);
    });
    return { study: opened.study.study, statement, probability: probabilityOfOrder(values, alike ?? 0) };
  });
}

function isOfCell({ scenario, variant }: OrderingPlace, cell: FitCell): boolean {
  return scenario === cell.scenario && variant === cell.prepared.name;
}

function asMeasurement(quantity: string, { cycle, rate, reference }: OrderingPlace): Measurement {
  return {
    quantity,
    value: Number.NaN,
    unit: '',
    source: '',
    ...(cycle === undefined ? {} : { cycle }),
    ...(rate === undefined ? {} : { rate }),
    ...(reference === undefined ? {} : { reference }),
  };
}

/** The band of a printed number: constants, laws, and the reading of the print. */
function blindRow(
  study: string,
  { cell, measurement }: MeasuredRow,
  outcomes: readonly CellOutcome[],
  at: number,
  { modelError }: Population,
): BlindRow {
  const { quantity, unit, value: published, reference } = measurement;
  const cycle =
    measurement.cycle ?? outcomes.find(({ cycles }) => Number.isFinite(cycles[at]))?.cycles[at] ?? Number.NaN;
  const error = quantityError(quantity, unit, modelError);
  const laws = deviation(error, cycle - (reference ?? 1));
  const simulated = outcomes.map(({ values: own }) => own[at] ?? Number.NaN);
  const filled = withDead(quantity, simulated, (draw) => outcomes[draw]?.status.code !== 'failed');
  const values = filled.flatMap((value) => {
    if (!Number.isFinite(value)) return [];
    return [{ value: error.to(value), weight: 1, sd: Math.hypot(laws, readingError(measurement, value, error)) }];
  });
  const { median, low90, high90 } = values.length > 0 ? bandOf(values, error.from) : nothing;
  return {
    study,
    scenario: cell.scenario,
    variant: cell.prepared.name,
    quantity,
    unit,
    cycle,
    published,
    median,
    low90,
    high90,
    given: false,
    draws: values.length,
  };
}

const nothing = { median: Number.NaN, low90: Number.NaN, high90: Number.NaN };
