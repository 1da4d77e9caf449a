import type { CycleRow, Measurement, VariantResult } from '../results/results.js';
import { fits, fromSi, toSi } from '../scenario/quantity.js';

/** What a study can measure on a cell, as functions of its cycle table. Values in the unit of the second entry. */
const observables: Readonly<
  Record<
    string,
    {
      readonly unit: string;
      readonly of: (row: CycleRow, reference: CycleRow | undefined, variant: VariantResult) => number;
    }
  >
> = {
  chargeCapacity: { unit: 'mAh/g', of: (row) => row.chargeCapacity },
  dischargeCapacity: { unit: 'mAh/g', of: (row) => row.dischargeCapacity },
  coulombicEfficiency: { unit: '%', of: (row) => 100 * row.coulombicEfficiency },
  meanDischargeVoltage: { unit: 'V', of: (row) => row.meanDischargeVoltage },
  retention: {
    unit: '%',
    of: (row, reference) => (100 * row.dischargeCapacity) / (reference?.dischargeCapacity ?? Number.NaN),
  },
  /** Arc of the cathode interface (R_CAM/SE) in the discharged state. */
  interfaceResistance: { unit: 'Ohm cm2', of: (row) => row.interfaceResistance },
  /** Resistance of the cathode read like a direct current: interface at x = 0.6 and a third of the ionic rail. */
  cathodeResistance: {
    unit: 'Ohm cm2',
    of: (row, _, { cell }) =>
      row.interfaceResistanceMid + (1e4 * cell.cathode.thickness) / (3 * cell.cathode.ionicConductivity),
  },
  /** Connected active material. */
  activeMass: { unit: '%', of: (row) => 100 * row.connected },
  activeMassRetention: {
    unit: '%',
    of: (row, reference) => (100 * row.connected) / (reference?.connected ?? Number.NaN),
  },
  diffusionLengthRatio: {
    unit: '1',
    of: (row, reference) => row.diffusionLength / (reference?.diffusionLength ?? Number.NaN),
  },
};

/** Names that `measurement.quantity` may have. */
export const observableNames = Object.keys(observables);

/** Unit of a quantity where nothing else is asked for; empty for a quantity that is not known. */
export function observableUnit(quantity: string): string {
  return Object.hasOwn(observables, quantity) ? observables[quantity].unit : '';
}

/**
 * The simulated counterpart of a measured value, in the unit of the measurement; NaN when the run has no such cycle. A
 * measurement is found by its cycle, or by its rate: then the first cycle discharged at that rate. A resistance in Ohm is
 * that of the whole cell area.
 */
export function observe(measurement: Measurement, variant: VariantResult): number {
  const observable = observables[measurement.quantity];
  const row = observedRow(measurement, variant.cycles);
  if (!observable || !row) return Number.NaN;
  const reference = variant.cycles.find(({ cycle }) => cycle === (measurement.reference ?? 1));
  const value = observable.of(row, reference, variant);
  if (measurement.unit === observable.unit || measurement.unit === '') return value;
  if (measurement.unit === 'Ohm' && observable.unit === 'Ohm cm2') return value / (variant.cell.area * 1e4);
  return fits({ value: 1, dimension: [0, 0, 0, 0, 0, 0], unitText: '' }, measurement.unit)
    ? fromSi(toSi(value, observable.unit), measurement.unit)
    : value;
}

/** The cycle that a measurement is of. */
export function observedRow({ cycle, rate }: Measurement, rows: readonly CycleRow[]): CycleRow | undefined {
  if (cycle !== undefined) return rows.find((row) => row.cycle === cycle);
  if (rate !== undefined) return rows.find((row) => Math.abs(row.dischargeRate / rate - 1) < 0.02);
  return rows[0];
}
