import type { CellPool } from '../fit/runs/cellPool.js';
import type { CellOutcome } from '../fit/runs/cellRun.js';
import type { EvaluationLog } from '../fit/runs/evaluationLog.js';
import type { MeasuredRow } from '../fit/runs/fitCell.js';
import type { OpenStudy } from '../published/openStudy.js';
import type { BlindOrdering, BlindRow, BlindValidation } from '../results/prediction.js';
import { bandOf } from './bands.js';
import { summaryOf } from './blindSummary.js';
import { withDead } from './deadCells.js';
import { deviation, quantityError } from './modelError.js';
import { probabilityOfOrder } from './orderProbability.js';
import { deviationsOf, drawsOf, type Population } from './population.js';
import { failuresOf, runDraws } from './runDraws.js';
import { studyCells } from './studyCells.js';
import { readingError } from './studyRecipe.js';

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

/**
 * Predicts every printed number and ordering of studies from their recipes alone. All cells run with one draw before the next draw
 * begins. Rejects with Interrupted.
 */
export async function validateBlind(studies: readonly OpenStudy[], options: BlindOptions): Promise<BlindValidation> {
  const { population, seed } = options;
  const draws = drawsOf(population, options.draws, seed).map((draw) => deviationsOf(draw, population));
  const all = studies.map((opened) => ({ opened, ...studyCells(opened, population) }));
  const cells = all.flatMap((study) => study.cells);
  const outcomes = await runDraws(
    cells.map(({ drawn }) => drawn),
    draws,
    options,
  );
  const byCell = new Map(cells.map((one, c) => [one, outcomes[c] ?? []]));
  const rows = all.flatMap(({ opened, cells: own }) =>
    opened.rows.map((row) => {
      const asked = own.find(({ cell }) => cell === row.cell);
      const at = asked?.asked.indexOf(row.measurement) ?? -1;
      return blindRow(opened.study.study, row, (asked && byCell.get(asked)) ?? [], at, population);
    }),
  );
  const orderings = all.flatMap((study) =>
    study.orderings.map(({ ordering: { statement, alike }, places }): BlindOrdering => {
      const values = places.map(({ cell, at }) => {
        const asked = study.cells[cell];
        return ((asked && byCell.get(asked)) ?? []).map(({ values: of }) => of[at] ?? Number.NaN);
      });
      return { study: study.opened.study.study, statement, probability: probabilityOfOrder(values, alike ?? 0) };
    }),
  );
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
