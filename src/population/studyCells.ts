import type { FitCell } from '../fit/runs/fitCell.js';
import { lastCycle } from '../fit/runs/lastCycle.js';
import type { OpenStudy } from '../published/openStudy.js';
import { type OrderingPlace, placesOf } from '../published/study.js';
import type { Measurement } from '../results/results.js';
import type { Population } from './population.js';
import { type DrawnCell, drawnCell } from './runDraws.js';
import { recipeOf } from './studyRecipe.js';

/** What the orderings and the printed numbers of a study ask of one of its cells, in this order of observations. */
export interface StudyCell {
  readonly cell: FitCell;
  readonly drawn: DrawnCell;
  readonly asked: readonly Measurement[];
}

/** An ordering with the observation of a cell that each of its places is; -1 where there is none. */
export interface StudyOrdering {
  readonly ordering: OpenStudy['study']['orderings'][number];
  readonly places: readonly { readonly cell: number; readonly at: number }[];
}

/** The cells of a study that have an answer to anything, by their recipes, and its orderings. */
export function studyCells(
  opened: OpenStudy,
  population: Population,
): { readonly cells: readonly StudyCell[]; readonly orderings: readonly StudyOrdering[] } {
  const places = opened.study.orderings.map((ordering) => ({ ordering, own: placesOf(ordering) }));
  const cells = opened.cells.flatMap((cell): StudyCell[] => {
    const asked = [
      ...opened.rows.filter((row) => row.cell === cell).map(({ measurement }) => measurement),
      ...places.flatMap(({ ordering: { quantity }, own }) =>
        own.filter((place) => isOfCell(place, cell)).map((place) => asMeasurement(quantity, place)),
      ),
    ];
    if (asked.length === 0) return [];
    const observe = asked.map((measurement) => ({ kind: 'cycle' as const, measurement }));
    const wanted = { observe, table: false, last: lastCycle(observe) };
    return [{ cell, drawn: drawnCell(recipeOf(cell, opened), population, wanted), asked }];
  });
  const orderings = places.map(({ ordering, own }) => ({
    ordering,
    places: own.map((place) => {
      const cell = cells.findIndex((one) => isOfCell(place, one.cell));
      const wanted = JSON.stringify(asMeasurement(ordering.quantity, place));
      return { cell, at: cells[cell]?.asked.findIndex((one) => JSON.stringify(one) === wanted) ?? -1 };
    }),
  }));
  return { cells, orderings };
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
