import type { Results, Series, VariantResult } from '../results/results.js';

/** One numeric column of the time series and how a file names it. */
export interface SeriesColumn {
  readonly head: string;
  readonly integer?: true;
  readonly value: (variant: VariantResult, row: number) => number;
}

/** [mAh/g] = C/m2 / (kg/m2) / 3600: the charge of a half cycle per gram of CAM. */
export function specificCapacity(variant: VariantResult, row: number): number {
  return variant.series.charge[row] / variant.cell.activeMass / 3600;
}

export const seriesColumns: readonly SeriesColumn[] = [
  { head: 'Cycle', integer: true, value: (v, i) => v.series.cycle[i] },
  { head: 'Step', integer: true, value: (v, i) => v.series.step[i] },
  { head: 'Time / s', value: (v, i) => v.series.time[i] },
  { head: 'Voltage / V', value: (v, i) => v.series.voltage[i] },
  { head: 'Current / A', value: (v, i) => v.series.current[i] },
  { head: 'Capacity in half cycle / mAh.g-1', value: specificCapacity },
  { head: 'Cathode potential vs Li / V', value: (v, i) => v.series.cathodePotential[i] },
];

export function seriesLength(series: Series): number {
  return series.time.length;
}

/** Rows of all variants together. */
export function totalSeriesLength(results: Results): number {
  return results.variants.reduce((sum, variant) => sum + seriesLength(variant.series), 0);
}
