import { type CycleRow, cycleQuantities, type Measurement } from '../../index.js';

/** A column of the cycle table as the page shows it. */
export interface ShownQuantity {
  readonly unit: string;
  /** "CE / %". */
  readonly axis: string;
  readonly of: (row: CycleRow) => number;
  /** What was measured of it on a variant, against cycle number. */
  readonly pointsOf: (measured: readonly Measurement[], variant: string) => [number, number][];
}

export function shownQuantity(name: 'dischargeCapacity' | 'coulombicEfficiency'): ShownQuantity {
  const quantity = cycleQuantities.find((one) => one.name === name);
  if (!quantity?.column) throw new Error(`the cycle table has no ${name}`);
  const { label, heads, shown, column } = quantity;
  return {
    unit: shown.unit,
    axis: `${heads?.report ?? label} / ${shown.unit}`,
    of: (row) => shown.scale * column.of(row),
    pointsOf: (measured, variant) =>
      measured.flatMap((point): [number, number][] => {
        if (point.quantity !== name || point.cycle === undefined) return [];
        if (point.variant !== undefined && point.variant !== variant) return [];
        return [[point.cycle, point.unit === column.unit ? shown.scale * point.value : point.value]];
      }),
  };
}
