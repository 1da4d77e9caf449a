import type { CycleRow, Measurement, Results } from '../../src/results/results.js';
import { fixture } from '../output/fixture.js';

/** A cycle in which no two fields have the same digits; `more` replaces some. */
export function cycleRow(cycle: number, more: Partial<CycleRow> = {}): CycleRow {
  return {
    cycle,
    label: '0.1C',
    chargeCapacity: 220.25,
    dischargeCapacity: 190.46,
    chargeCapacityAreal: 2.4228,
    dischargeCapacityAreal: 2.0951,
    coulombicEfficiency: 0.86474,
    meanChargeVoltage: 2.4012,
    meanDischargeVoltage: 2.2987,
    chargeEnergy: 528.86,
    dischargeEnergy: 437.81,
    polarisation: 0.0877,
    chargeDuration: 41732,
    dischargeDuration: 36087,
    chargeRate: 0.1002,
    dischargeRate: 0.1,
    endOfChargeVoltage: 2.75,
    endOfDischargeVoltage: 1.35,
    endOfChargeContent: 0.1678,
    endOfDischargeContent: 0.8612,
    contact: 0.9312,
    connected: 0.9743,
    filmBare: 3.2426,
    filmCovered: 0.2955,
    diffusionLength: 1.9585,
    releasedOxygen: 0.42,
    interfaceResistance: 21.013,
    interfaceResistanceMid: 19.933,
    ...more,
  };
}

/** Results of cells whose cycle tables are given; everything else is made up. */
export function resultsOf(
  tables: Readonly<Record<string, readonly CycleRow[]>>,
  measurements: readonly Measurement[] = [],
): Results {
  const results = fixture();
  const [variant] = results.variants;
  return {
    ...results,
    title: 'Made by hand',
    measurements,
    variants: Object.entries(tables).map(([name, cycles]) => ({ ...variant, name, cycles, warnings: [] })),
  };
}

export const none = Number.NaN;
