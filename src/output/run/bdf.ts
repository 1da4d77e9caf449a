import type { VariantResult } from '../../results/results.js';
import { type Column, columnsCsv } from '../text/column.js';

/** What the format wants of a series, point by point. */
export interface BdfSeries {
  /** [s] */ readonly time: ArrayLike<number>;
  /** [V] */ readonly voltage: ArrayLike<number>;
  /** [A] positive on charge. */ readonly current: ArrayLike<number>;
  readonly cycle: ArrayLike<number>;
  /** Number of a step; may come again in later cycles. */
  readonly step: ArrayLike<number>;
}

interface BdfPoint {
  readonly at: number;
  /** Rises with every step carried out; a step number of the programme repeats each cycle. */
  readonly stepCount: number;
}

/**
 * A series in the Battery Data Format (Battery Data Alliance, LF Energy; term list 1.2): a CSV file of one cell with the
 * required columns first. Save as `<name>.bdf.csv`.
 */
export function bdfText(series: BdfSeries, further: readonly Column<{ readonly at: number }>[] = []): string {
  const { time, voltage, current, cycle, step } = series;
  const columns: Column<BdfPoint>[] = [
    { label: 'Test Time', unit: 's', of: ({ at }) => time[at] },
    { label: 'Voltage', unit: 'V', of: ({ at }) => voltage[at] },
    { label: 'Current', unit: 'A', of: ({ at }) => current[at] },
    { label: 'Cycle Count', unit: '1', of: ({ at }) => cycle[at] },
    { label: 'Step Count', unit: '1', of: ({ stepCount }) => stepCount },
    ...further,
  ];
  let stepCount = 0;
  const points = Array.from({ length: time.length }, (_, at): BdfPoint => {
    if (at === 0 || step[at] !== step[at - 1] || cycle[at] !== cycle[at - 1]) stepCount++;
    return { at, stepCount };
  });
  return columnsCsv(columns, points);
}

/**
 * Time series of one variant. `Unix Time / s` is left out because a simulation has no wall clock; cumulative capacities are
 * left out because only chosen cycles are recorded.
 */
export function bdfCsv({ series, cell, temperatures = [], pressures = [] }: VariantResult): string {
  const temperatureAt = (at: number): number =>
    temperatures.findLast(({ step }) => step <= series.step[at])?.temperature ?? cell.temperature;
  const pressureAt = (at: number): number =>
    pressures.findLast(({ step }) => step <= series.step[at])?.pressure ?? cell.pressure;
  return bdfText(series, [
    { label: 'Ambient Temperature', unit: 'degC', of: ({ at }) => temperatureAt(at) - 273.15 },
    { label: 'Applied Pressure', unit: 'Pa', of: ({ at }) => pressureAt(at) },
  ]);
}
