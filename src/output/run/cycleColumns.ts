import type { CycleRow } from '../../results/results.js';
import type { Head } from '../text/column.js';
import { fixed } from '../text/numberText.js';

/** One column of the cycle table: how files name it, and how a person reads its values. */
export interface CycleColumn extends Head {
  /** In tables of the terminal and of the report: `scale` leads from the unit of files to this one. */
  readonly shown: { readonly unit: string; readonly scale: number; readonly decimals: number };
}

function column(label: string, unit: string, shownUnit: string, decimals: number, scale = 1): CycleColumn {
  return { label, unit, shown: { unit: shownUnit, scale, decimals } };
}

const capacity = (label: string) => column(label, 'mAh.g-1', 'mAh/g', 1);
const areal = (label: string) => column(label, 'mAh.cm-2', 'mAh/cm2', 2);
const voltage = (label: string) => column(label, 'V', 'V', 3);
const energy = (label: string) => column(label, 'mWh.g-1', 'mWh/g', 1);
const duration = (label: string) => column(label, 's', 'h', 2, 1 / 3600);
const rate = (label: string) => column(label, 'C', 'C', 3);
const content = (label: string) => column(label, '1', '', 3);
const share = (label: string, decimals: number) => column(label, '1', '%', decimals, 100);
const film = (label: string) => column(label, 'nm', 'nm', 2);
const resistance = (label: string) => column(label, 'Ohm cm2', 'Ohm cm2', 1);

/** The columns of the cycle table in reading order, one for every field of a row. */
export const cycleColumns: Readonly<Record<keyof CycleRow, CycleColumn>> = {
  cycle: column('Cycle', '', '', 0),
  label: column('Programme', '', '', 0),
  chargeCapacity: capacity('Charge capacity'),
  dischargeCapacity: capacity('Discharge capacity'),
  coulombicEfficiency: share('Coulombic efficiency', 2),
  chargeCapacityAreal: areal('Areal charge capacity'),
  dischargeCapacityAreal: areal('Areal discharge capacity'),
  meanChargeVoltage: voltage('Mean charge voltage'),
  meanDischargeVoltage: voltage('Mean discharge voltage'),
  chargeEnergy: energy('Charge energy'),
  dischargeEnergy: energy('Discharge energy'),
  polarisation: column('Polarisation at equal content', 'V', 'mV', 0, 1000),
  chargeDuration: duration('Charge duration'),
  dischargeDuration: duration('Discharge duration'),
  chargeRate: rate('Charge rate'),
  dischargeRate: rate('Discharge rate'),
  endOfChargeVoltage: voltage('End-of-charge voltage'),
  endOfDischargeVoltage: voltage('End-of-discharge voltage'),
  endOfChargeContent: content('Lithium content at end of charge'),
  endOfDischargeContent: content('Lithium content at end of discharge'),
  contact: share('Contact fraction', 1),
  connected: share('Connected fraction', 1),
  filmBare: film('Interphase on bare surface'),
  filmCovered: film('Interphase under coating'),
  diffusionLength: column('Diffusion length', 'um', 'um', 2),
  interfaceResistance: resistance('Interface resistance at end of cycle'),
  interfaceResistanceMid: resistance('Interface resistance at x = 0.6'),
};

/** Columns that hold values, not what a row is called. */
export type NumericColumn = Exclude<keyof CycleRow, 'label' | 'cycle'>;

export const cycleColumnNames = Object.keys(cycleColumns) as readonly (keyof CycleRow)[];

/** A value of the cycle table as a person reads it, without its unit. */
export function shownValue(value: number, { shown }: Pick<CycleColumn, 'shown'>): string {
  return fixed(value * shown.scale, shown.decimals);
}
