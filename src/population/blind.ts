import type { CellPool } from '../fit/runs/cellPool.js';
import type { CellOutcome } from '../fit/runs/cellRun.js';
import type { FitCell, MeasuredRow } from '../fit/runs/fitCell.js';
import { lastCycle } from '../fit/runs/lastCycle.js';
import type { OpenStudy } from '../published/openStudy.js';
import { type OrderingPlace, placesOf } from '../published/study.js';
import type { BlindOrdering, BlindRow, BlindValidation } from '../results/prediction.js';
import type { Measurement } from '../results/results.js';
import { bandOf } from './bands.js';
import { summaryOf } from './blindSummary.js';
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
  readonly onRun?: () => void;
}

/** What the orderings and the printed numbers ask of one cell. */
interface BlindCell {
  readonly cell: FitCell;
  readonly drawn: DrawnCell;
  readonly asked: readonly Measurement[];
}

/** Predicts every printed number and ordering of studies from their recipes alone. Rejects with Interrupted. */
export async function validateBlind(studies: readonly OpenStudy[], options: BlindOptions): Promise<BlindValidation> {
  const { population, seed } = options;
  const draws = drawsOf(population, options.draws, seed);
  const parts = await Promise.all(
    studies.map(async (opened) => {
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
      const outcomes = await runDraws(
        cells.map(({ drawn }) => drawn),
        draws,
        options,
      );
      const valuesOf = (cell: FitCell, asked: (measurement: Measurement) => boolean): readonly number[] => {
        const c = cells.findIndex((one) => one.cell === cell);
        const at = cells[c]?.asked.findIndex(asked) ?? -1;
        return (outcomes[c] ?? []).map(({ values }) => values[at] ?? Number.NaN);
      };
      const rows = opened.rows.map((row) => {
        const c = cells.findIndex(({ cell }) => cell === row.cell);
        const at = cells[c]?.asked.indexOf(row.measurement) ?? -1;
        return blindRow(opened.study.study, row, outcomes[c] ?? [], at, population);
      });
      const orderings = [...places].map(([{ statement, quantity, alike }, own]): BlindOrdering => {
        const values = own.map((place) => {
          const cell = cells.find((one) => isOfCell(place, one.cell))?.cell;
          const wanted = JSON.stringify(asMeasurement(quantity, place));
          return cell ? valuesOf(cell, (one) => JSON.stringify(one) === wanted) : [];
        });
        const probability = probabilityOfOrder(values, alike ?? 0);
        return { study: opened.study.study, statement, probability };
      });
      return { rows, orderings, failures: failuresOf(outcomes) };
    }),
  );
  const rows = parts.flatMap((part) => part.rows);
  const orderings = parts.flatMap((part) => part.orderings);
  const failures = parts.flatMap((part) => part.failures);
  return {
    source: population.source,
    draws: options.draws,
    seed,
    rows,
    orderings,
    failures,
    summary: summaryOf(rows, orderings),
  };
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
  const values = outcomes.flatMap(({ values: own }) => {
    const value = own[at] ?? Number.NaN;
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
  };
}

const nothing = { median: Number.NaN, low90: Number.NaN, high90: Number.NaN };
