import type { FitParameterResult, FitPoint, FitResult, FitSeries, PredictionBand } from '../../results/fit.js';
import { bestInterval } from '../../results/fitValueText.js';
import { type Column, columnsCsv } from '../text/column.js';

const parameterColumns: readonly Column<FitParameterResult>[] = [
  { label: 'Parameter', unit: '', of: ({ path }) => path },
  { label: 'Unit', unit: '', of: ({ unit }) => unit },
  { label: 'Value', unit: '', of: ({ value }) => value },
  { label: 'Standard error', unit: '', of: ({ error }) => error },
  { label: 'Interval low', unit: '', of: (parameter) => bestInterval(parameter).interval.low },
  { label: 'Interval high', unit: '', of: (parameter) => bestInterval(parameter).interval.high },
  { label: 'Interval by', unit: '', of: (parameter) => bestInterval(parameter).by },
  { label: 'Linear low', unit: '', of: ({ interval }) => interval.low },
  { label: 'Linear high', unit: '', of: ({ interval }) => interval.high },
  { label: 'Lower bound', unit: '', of: ({ lower }) => lower },
  { label: 'Upper bound', unit: '', of: ({ upper }) => upper },
  { label: 'At bound', unit: '', of: ({ atBound }) => atBound },
  { label: 'Determination', unit: '', of: ({ determination }) => determination },
];

type Datum = readonly [series: FitSeries, point: FitPoint];

const residualColumns: readonly Column<Datum>[] = [
  { label: 'Series', unit: '', of: ([{ label }]) => label },
  { label: 'Kind', unit: '', of: ([{ kind }]) => kind },
  { label: 'Scenario', unit: '', of: ([{ scenario }]) => scenario },
  { label: 'Variant', unit: '', of: ([{ variant }]) => variant },
  { label: 'Quantity', unit: '', of: ([{ quantity }]) => quantity },
  { label: 'Unit', unit: '', of: ([{ unit }]) => unit },
  { label: 'X', unit: '', of: ([, { x }]) => x },
  { label: 'Cycle', unit: '', of: ([, { cycle }]) => cycle },
  { label: 'Measured', unit: '', of: ([, { measured }]) => measured },
  { label: 'Standard error', unit: '', of: ([, { error }]) => error },
  { label: 'Simulated', unit: '', of: ([, { simulated }]) => simulated },
  { label: 'Residual', unit: 'standard errors', of: ([, { residual }]) => residual },
  { label: 'Held out', unit: '', of: ([, { heldOut }]) => (heldOut ? 'yes' : 'no') },
  { label: 'Source', unit: '', of: ([{ source }]) => source },
  { label: 'Line', unit: '', of: ([, { line }]) => line },
];

type BandPoint = readonly [band: PredictionBand, at: number];

const bandColumns: readonly Column<BandPoint>[] = [
  { label: 'Scenario', unit: '', of: ([{ scenario }]) => scenario },
  { label: 'Variant', unit: '', of: ([{ variant }]) => variant },
  { label: 'Quantity', unit: '', of: ([{ quantity }]) => quantity },
  { label: 'Unit', unit: '', of: ([{ unit }]) => unit },
  { label: 'Cycle', unit: '', of: ([{ cycle }, at]) => cycle[at] },
  { label: 'Best', unit: '', of: ([{ best }, at]) => best[at] },
  { label: 'Low', unit: '', of: ([{ low }, at]) => low[at] },
  { label: 'High', unit: '', of: ([{ high }, at]) => high[at] },
  { label: 'Next datum low', unit: '', of: ([{ dataLow }, at]) => dataLow[at] },
  { label: 'Next datum high', unit: '', of: ([{ dataHigh }, at]) => dataHigh[at] },
];

/** One row per fitted number, in the unit of its row. An end of an interval that the data do not close is empty. */
export function parametersCsv({ parameters }: FitResult): string {
  return columnsCsv(parameterColumns, parameters);
}

/** One row per datum: what was measured and simulated in the unit of its row, and the difference in standard errors. */
export function residualsCsv({ series }: FitResult): string {
  return columnsCsv(
    residualColumns,
    series.flatMap((one) => one.points.map((point) => [one, point] as const)),
  );
}

/** One row per cycle of every predicted quantity. */
export function bandsCsv({ bands }: FitResult): string {
  return columnsCsv(
    bandColumns,
    bands.flatMap((band) => band.cycle.map((_, at) => [band, at] as const)),
  );
}
