import type { Results, VariantResult } from '../../results/results.js';
import { type Column, columnsCsv } from '../text/column.js';
import { cycleColumns } from './cycleColumns.js';
import { seriesColumns, seriesPoints } from './seriesColumns.js';

/** The cycle table as CSV, one row per variant and cycle, heads with their units; half cycles that did not happen leave empty fields. */
export function cyclesCsv(results: { readonly variants: readonly Pick<VariantResult, 'name' | 'cycles'>[] }): string {
  type Row = { readonly variant: string; readonly cycle: VariantResult['cycles'][number] };
  const columns: Column<Row>[] = [
    { label: 'Variant', unit: '', of: ({ variant }) => variant },
    ...cycleColumns().map((column): Column<Row> => ({ ...column, of: ({ cycle }) => column.of(cycle) })),
  ];
  return columnsCsv(
    columns,
    results.variants.flatMap(({ name, cycles }) => cycles.map((cycle) => ({ variant: name, cycle }))),
  );
}

/** Time series of the recorded cycles as CSV, one row per variant and moment: time in s, voltage in V, current in A, heads with units. */
export function seriesCsv(results: Results): string {
  const variant = {
    label: 'Variant',
    unit: '',
    of: ({ variant }: { readonly variant: VariantResult }) => variant.name,
  };
  return columnsCsv([variant, ...seriesColumns], [...seriesPoints(results)]);
}
