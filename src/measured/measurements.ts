import type { Measurement } from '../results/results.js';
import type { Measured, MeasuredCycle } from './measured.js';

/** Whose measured cycles these are, for the points that are laid over a simulation. */
export interface MeasurementOptions {
  /** Variant of the scenario that was measured. */
  readonly variant?: string;
  /** Where the numbers come from. */
  readonly source: string;
}

type Column = Exclude<keyof MeasuredCycle, 'cycle' | 'line' | 'complete'>;

/**
 * The cycle table as points to lay over a simulation or to fit: whole cycles from 1 on, quantities that a simulation has too. Of an own
 * export each of its variants, unless one is named.
 */
export function measurements(measured: Measured, { variant, source }: MeasurementOptions): readonly Measurement[] {
  if (variant === undefined && measured.variants)
    return measured.variants.flatMap((own) => measurements(own.measured, { variant: own.name, source }));
  const { capacityUnit, resistanceUnit, rows } = measured.cycles;
  const perGram = capacityUnit === 'mAh/g';
  const columns: readonly (readonly [Column, string])[] = [
    ...(perGram
      ? ([
          ['chargeCapacity', 'mAh/g'],
          ['dischargeCapacity', 'mAh/g'],
        ] as const)
      : []),
    ['coulombicEfficiency', '%'],
    ['retention', '%'],
    ['meanDischargeVoltage', 'V'],
    ['interfaceResistance', resistanceUnit],
    ['cathodeResistance', resistanceUnit],
    ['activeMass', '%'],
  ];
  const whole = rows.filter(({ complete, cycle }) => complete && cycle >= 1);
  return columns.flatMap(([quantity, unit]) =>
    whole
      .filter((row) => Number.isFinite(row[quantity]))
      .map(
        (row): Measurement => ({
          ...(variant === undefined ? {} : { variant }),
          quantity,
          cycle: row.cycle,
          value: row[quantity],
          unit,
          source,
        }),
      ),
  );
}
