import type { CycleRow } from '../results/results.js';

export interface CycleColumn {
  readonly label: string;
  /** Unit as files write it, dots for products: `mAh.g-1`; empty for names and plain numbers. */
  readonly unit: string;
}

/** The columns of the cycle table in reading order, one for every field of a row. */
export const cycleColumns: Readonly<Record<keyof CycleRow, CycleColumn>> = {
  cycle: { label: 'Cycle', unit: '' },
  label: { label: 'Programme', unit: '' },
  chargeCapacity: { label: 'Charge capacity', unit: 'mAh.g-1' },
  dischargeCapacity: { label: 'Discharge capacity', unit: 'mAh.g-1' },
  coulombicEfficiency: { label: 'Coulombic efficiency', unit: '1' },
  chargeCapacityAreal: { label: 'Areal charge capacity', unit: 'mAh.cm-2' },
  dischargeCapacityAreal: { label: 'Areal discharge capacity', unit: 'mAh.cm-2' },
  meanChargeVoltage: { label: 'Mean charge voltage', unit: 'V' },
  meanDischargeVoltage: { label: 'Mean discharge voltage', unit: 'V' },
  chargeEnergy: { label: 'Charge energy', unit: 'mWh.g-1' },
  dischargeEnergy: { label: 'Discharge energy', unit: 'mWh.g-1' },
  polarisation: { label: 'Polarisation at equal lithium content', unit: 'V' },
  chargeDuration: { label: 'Charge duration', unit: 's' },
  dischargeDuration: { label: 'Discharge duration', unit: 's' },
  chargeRate: { label: 'Charge rate', unit: 'C' },
  dischargeRate: { label: 'Discharge rate', unit: 'C' },
  endOfChargeVoltage: { label: 'End-of-charge voltage', unit: 'V' },
  endOfDischargeVoltage: { label: 'End-of-discharge voltage', unit: 'V' },
  endOfChargeContent: { label: 'Lithium content at end of charge', unit: '1' },
  endOfDischargeContent: { label: 'Lithium content at end of discharge', unit: '1' },
  contact: { label: 'Contact fraction', unit: '1' },
  connected: { label: 'Connected fraction', unit: '1' },
  filmBare: { label: 'Interphase on bare surface', unit: 'nm' },
  filmCovered: { label: 'Interphase under coating', unit: 'nm' },
  diffusionLength: { label: 'Diffusion length', unit: 'um' },
  interfaceResistance: { label: 'Interface resistance at end of cycle', unit: 'Ohm cm2' },
  interfaceResistanceMid: { label: 'Interface resistance at x = 0.6', unit: 'Ohm cm2' },
};

export const cycleColumnNames = Object.keys(cycleColumns) as readonly (keyof CycleRow)[];

/** `Discharge capacity / mAh.g-1`, the way column heads are written in every file. */
export function columnHead(column: CycleColumn): string {
  return column.unit === '' ? column.label : `${column.label} / ${column.unit}`;
}
