import type { VariantResult } from '../results/results.js';
import { csv, field } from './csv.js';
import { seriesLength } from './seriesColumns.js';

/**
 * Time series of one variant in the Battery Data Format (Battery Data Alliance, LF Energy; term list 1.2): a CSV file of one
 * cell with the required columns first, positive current charging. `Unix Time / s` is left out because a simulation has no
 * wall clock; cumulative capacities are left out because only chosen cycles are recorded. Save as `<name>.bdf.csv`.
 */
export function bdfCsv(variant: VariantResult): string {
  const { series, cell } = variant;
  const rows: string[][] = [
    [
      'Test Time / s',
      'Voltage / V',
      'Current / A',
      'Cycle Count / 1',
      'Step Count / 1',
      'Ambient Temperature / degC',
      'Applied Pressure / Pa',
    ],
  ];
  const temperature = field(cell.temperature - 273.15);
  const pressure = field(cell.pressure);
  // The format wants a counter that rises with every step carried out; a step number of the programme repeats each cycle.
  let stepCount = 0;
  for (let i = 0; i < seriesLength(series); i++) {
    if (i === 0 || series.step[i] !== series.step[i - 1] || series.cycle[i] !== series.cycle[i - 1]) stepCount++;
    rows.push([
      field(series.time[i]),
      field(series.voltage[i]),
      field(series.current[i]),
      field(series.cycle[i]),
      field(stepCount),
      temperature,
      pressure,
    ]);
  }
  return csv(rows);
}
