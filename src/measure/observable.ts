import type { Cell } from '../cell/cell.js';
import type { CycleRow, FittedNumber, Measurement, SpectrumRecord, VariantResult } from '../results/results.js';
import {
  againstLithium,
  conversion,
  isMeasuredQuantity,
  type MeasuredQuantity,
  measuredQuantities,
  measuredUnit,
} from '../scenario/quantities/measuredQuantity.js';
import { fromSi, toSi } from '../scenario/quantities/quantity.js';
import { activeMassOf } from './analysedCycles.js';
import {
  cathodeResistanceOf,
  diffusionLengthOf,
  geometricMeanOf,
  interfaceResistanceOf,
} from './spectrum/analysedSpectrum.js';

/** Where a value comes from: read from signals as a lab does, or from the inside of the simulation where the run did not measure it. */
export type Origin = 'analysed' | 'inside';

export interface Observed {
  readonly value: number;
  readonly origin: Origin;
}

/** The way to a value in the unit of its quantity. */
interface Observable {
  /** From the cycle table. */
  readonly of: (row: CycleRow, reference: CycleRow | undefined, variant: VariantResult) => number;
  /** From spectra and rests; NaN where the programme has none in this cycle. */
  readonly analysed?: (variant: VariantResult, cycle: number, reference: number) => number;
}

/** What can be measured on a cell. */
const observables: Readonly<Record<MeasuredQuantity, Observable>> = {
  chargeCapacity: { of: (row) => row.chargeCapacity },
  dischargeCapacity: { of: (row) => row.dischargeCapacity },
  chargeCapacityAreal: { of: (row) => row.chargeCapacityAreal },
  dischargeCapacityAreal: { of: (row) => row.dischargeCapacityAreal },
  coulombicEfficiency: { of: (row) => 100 * row.coulombicEfficiency },
  meanChargeVoltage: { of: (row) => row.meanChargeVoltage },
  meanDischargeVoltage: { of: (row) => row.meanDischargeVoltage },
  endOfChargeVoltage: { of: (row) => row.endOfChargeVoltage },
  endOfDischargeVoltage: { of: (row) => row.endOfDischargeVoltage },
  polarisation: { of: (row) => row.polarisation },
  chargeEnergy: { of: (row) => row.chargeEnergy },
  dischargeEnergy: { of: (row) => row.dischargeEnergy },
  chargeDuration: { of: (row) => row.chargeDuration },
  dischargeDuration: { of: (row) => row.dischargeDuration },
  endOfChargeContent: { of: (row) => row.endOfChargeContent },
  endOfDischargeContent: { of: (row) => row.endOfDischargeContent },
  contact: { of: (row) => row.contact },
  connected: { of: (row) => row.connected },
  filmBare: { of: (row) => row.filmBare },
  filmCovered: { of: (row) => row.filmCovered },
  retention: {
    of: (row, reference) => (100 * row.dischargeCapacity) / (reference?.dischargeCapacity ?? Number.NaN),
  },
  /** Arc of the cathode interface (R_CAM/SE) in the discharged state. */
  interfaceResistance: {
    of: (row) => row.interfaceResistance,
    analysed: (variant, cycle) => reading(variant, cycle, discharged, interfaceResistanceOf),
  },
  interfaceResistanceMid: { of: (row) => row.interfaceResistanceMid },
  /** Resistance of the cathode read like a direct current: by the line fit, else interface at x = 0.6 and a third of the ionic rail. */
  cathodeResistance: {
    of: (row, _, { cell }) => row.interfaceResistanceMid + ionicRail(cell) / 3,
    analysed: (variant, cycle) => reading(variant, cycle, halfCharged, cathodeResistanceOf),
  },
  /** sqrt(R_ion R_ct), as some papers define the resistance of the cathode. */
  cathodeGeometricMean: {
    of: (row, _, { cell }) => Math.sqrt(row.interfaceResistanceMid * ionicRail(cell)),
    analysed: (variant, cycle) => reading(variant, cycle, halfCharged, geometricMeanOf),
  },
  /** Active material by relaxed potentials, else what is connected. */
  activeMass: { of: (row) => 100 * row.connected, analysed: (variant, cycle) => 100 * mass(variant, cycle) },
  activeMassRetention: {
    of: (row, reference) => (100 * row.connected) / (reference?.connected ?? Number.NaN),
    analysed: (variant, cycle, reference) => (100 * mass(variant, cycle)) / mass(variant, reference),
  },
  diffusionLength: {
    of: (row) => row.diffusionLength,
    analysed: (variant, cycle) => reading(variant, cycle, halfCharged, diffusionLengthOf),
  },
  diffusionLengthRatio: {
    of: (row, reference) => row.diffusionLength / (reference?.diffusionLength ?? Number.NaN),
    analysed: (variant, cycle, reference) =>
      reading(variant, cycle, halfCharged, diffusionLengthOf) /
      reading(variant, reference, halfCharged, diffusionLengthOf),
  },
};

/** Lithium contents of the states that resistances and lengths are compared in. */
const halfCharged = [0.45, 0.75] as const;
const discharged = [0.75, 1] as const;

/** A reading of the spectrum of a cycle that was taken in a state; NaN without one. */
function reading(
  { cell, spectra }: VariantResult,
  cycle: number,
  [from, to]: readonly [number, number],
  read: (cell: Cell, record: SpectrumRecord) => FittedNumber,
): number {
  const record = spectra?.find((one) => one.cycle === cycle && one.content >= from && one.content < to);
  return record ? read(cell, record).value : Number.NaN;
}

function mass({ cell, relaxations }: VariantResult, cycle: number): number {
  return activeMassOf(cell, relaxations ?? [], cycle).fraction;
}

/** [Ohm cm2] */
function ionicRail({ cathode }: Cell): number {
  return (1e4 * cathode.thickness) / cathode.ionicConductivity;
}

/** Names that `measurement.quantity` may have. */
export const observableNames: readonly string[] = measuredQuantities;

/** Unit of a quantity where nothing else is asked for; empty for a quantity that is not known. */
export function observableUnit(quantity: string): string {
  return isMeasuredQuantity(quantity) ? measuredUnit(quantity) : '';
}

/** Whether a run can measure a quantity itself, with spectra or rests in its programme. */
export function isAnalysed(quantity: string): boolean {
  return isMeasuredQuantity(quantity) && observables[quantity].analysed !== undefined;
}

/** Whether a run with spectra in its programme reads the quantity from them, in the cycles in which it takes them. */
export function isReadFromSpectra(quantity: string): boolean {
  return isAnalysed(quantity) && !quantity.startsWith('activeMass');
}

/**
 * The simulated counterpart of a measured value, in the unit of the measurement; NaN when the run has no such cycle. Where the
 * run measured the quantity itself in that cycle, it is the lab's reading of the signal. A measurement is found by its cycle, or
 * by its rate: then the first cycle discharged at that rate. A resistance in Ohm is that of the whole cell area.
 */
export function observe(measurement: Measurement, variant: VariantResult): Observed {
  const { quantity } = measurement;
  const row = observedRow(measurement, variant.cycles);
  if (!isMeasuredQuantity(quantity) || !row) return { value: Number.NaN, origin: 'inside' };
  const { of, analysed } = observables[quantity];
  const referenceCycle = measurement.reference ?? 1;
  const reference = variant.cycles.find(({ cycle }) => cycle === referenceCycle);
  const read = analysed?.(variant, row.cycle, referenceCycle) ?? Number.NaN;
  const origin = Number.isFinite(read) ? 'analysed' : 'inside';
  const value = origin === 'analysed' ? read : of(row, reference, variant);
  return { value: inUnit(value, quantity, measurement.unit, variant.cell), origin };
}

/** A value in the unit of its quantity in another one; NaN in one that does not fit. */
function inUnit(value: number, quantity: MeasuredQuantity, wanted: string, cell: Cell): number {
  const own = measuredUnit(quantity);
  if (wanted === own || wanted === '') return value;
  const way = conversion(quantity, wanted);
  if (way === undefined) return Number.NaN;
  if (way.unit === 'Ohm') return fromSi(toSi(value, own) / cell.area, wanted);
  const inCell = way.unit === againstLithium ? value + cell.anode.plateau : value;
  return inCell / way.convert(1);
}

/** The cycle that a measurement is of. */
export function observedRow({ cycle, rate }: Measurement, rows: readonly CycleRow[]): CycleRow | undefined {
  if (cycle !== undefined) return rows.find((row) => row.cycle === cycle);
  if (rate !== undefined) return rows.find((row) => Math.abs(row.dischargeRate / rate - 1) < 0.02);
  return rows[0];
}
