import type { Results, Series, VariantResult } from '../../results/results.js';
import type { Column } from '../text/column.js';

/** One moment of a variant. */
export interface SeriesPoint {
  readonly variant: VariantResult;
  /** Number of the point in its series. */
  readonly at: number;
}

/** One numeric column of the time series. */
export interface SeriesColumn extends Column<SeriesPoint> {
  readonly integer?: true;
  readonly of: (point: SeriesPoint) => number;
}

/** [mAh/g] |C/m2| / (kg/m2) / 3600: the charge of a half cycle per gram of CAM, counted up on charge and on discharge. */
export function specificCapacity({ series, cell }: VariantResult, at: number): number {
  return Math.abs(series.charge[at]) / cell.activeMass / 3600;
}

const column = (label: string, unit: string, name: Exclude<keyof Series, 'charge'>): SeriesColumn => ({
  label,
  unit,
  of: ({ variant, at }) => variant.series[name][at],
});

export const seriesColumns: readonly SeriesColumn[] = [
  { ...column('Cycle', '', 'cycle'), integer: true },
  { ...column('Step', '', 'step'), integer: true },
  column('Time', 's', 'time'),
  column('Voltage', 'V', 'voltage'),
  column('Current', 'A', 'current'),
  { label: 'Capacity in half cycle', unit: 'mAh.g-1', of: ({ variant, at }) => specificCapacity(variant, at) },
  column('Cathode potential vs Li', 'V', 'cathodePotential'),
  column('Anode potential vs Li', 'V', 'anodePotential'),
];

export function seriesLength(series: Series): number {
  return series.time.length;
}

/** Every recorded moment of all variants, in order. */
export function* seriesPoints(results: Results): Generator<SeriesPoint, void, undefined> {
  for (const variant of results.variants) {
    for (let at = 0; at < seriesLength(variant.series); at++) yield { variant, at };
  }
}
