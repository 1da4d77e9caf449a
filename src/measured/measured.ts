import type { Spectrum } from '../impedance/spectrum.js';
import type { NumberedSpectrum } from '../measure/spectrum/spectrumFile.js';
import type { Issue } from '../scenario/document/issue.js';
import type { Quantity } from './table/quantities.js';

/** What a file of measurements was understood to be, all of it to be shown before anything is used. */
export interface Measured {
  readonly kind: MeasuredKind;
  /** What wrote the file, as far as its words tell. */
  readonly format: string;
  readonly source: SourceReading;
  /** Every column of the file, used or not. */
  readonly columns: readonly ColumnReading[];
  /** What was found and decided, in sentences: current sign, cycles, conversions. */
  readonly findings: readonly string[];
  /** Bad rows by line, doubts, and what must be answered before the data can be used. */
  readonly issues: readonly Issue[];
  /** Cycle table; from a time series it is computed. */
  readonly cycles: MeasuredCycles;
  readonly series?: MeasuredSeries;
  /** In Ohm, as the file has it; the first where there are several. */
  readonly spectrum?: Spectrum;
  /** Cycle of that spectrum, where the file tells one. */
  readonly spectrumCycle?: number;
  /** That spectrum is in Ohm cm2, as its heads say. */
  readonly timesArea?: true;
  /** All that can be read, where there are several. */
  readonly spectra?: readonly NumberedSpectrum[];
  /** Of an own export, which names its variants: each by itself. The above is the one asked for, otherwise the first. */
  readonly variants?: readonly NamedMeasured[];
}

/** What an own export holds of one variant. */
export interface NamedMeasured {
  readonly name: string;
  readonly measured: Measured;
}

export type MeasuredKind = 'cycle table' | 'time series' | 'voltage curve' | 'impedance spectrum' | 'unknown';

/** How the file is written. Lines counted from 1. */
export interface SourceReading {
  readonly encoding: string;
  readonly separator: string;
  readonly decimal: string;
  readonly headLine?: number;
  readonly firstLine?: number;
  readonly lastLine?: number;
  /** Rows that were read, and rows that were left out. */
  readonly rows: number;
  readonly leftOut: number;
}

/** A column of a measured file as it was understood. */
export interface ColumnReading {
  /** As it stands in the file. */
  readonly head: string;
  /** From 1. */
  readonly number: number;
  readonly used: boolean;
  readonly quantity?: Quantity;
  /** As stated, or as assumed; empty for counters. */
  readonly unit: string;
  /** "mA -> A", "fraction -> %", empty when it is kept. */
  readonly conversion: string;
  /** Why it is not used, or what was assumed. */
  readonly remark: string;
}

export type CapacityUnit = 'mAh/g' | 'mAh/cm2' | 'mAh';

/** The cycle table of a measured file, with the units that it has them in. */
export interface MeasuredCycles {
  /** Of the capacities below. */
  readonly capacityUnit: CapacityUnit;
  readonly resistanceUnit: 'Ohm' | 'Ohm cm2';
  readonly rows: readonly MeasuredCycle[];
}

/** One cycle; NaN for what was not measured. Numbers as the file has them. */
export interface MeasuredCycle {
  readonly cycle: number;
  /** Line of the file where it stands or begins. */
  readonly line: number;
  /** In `capacityUnit`. */ readonly chargeCapacity: number;
  /** In `capacityUnit`. */ readonly dischargeCapacity: number;
  /** [%] */ readonly coulombicEfficiency: number;
  /** [%] */ readonly retention: number;
  /** [%] */ readonly activeMass: number;
  /** [V] */ readonly meanChargeVoltage: number;
  /** [V] */ readonly meanDischargeVoltage: number;
  /** In `resistanceUnit`. */ readonly resistance: number;
  /** In `resistanceUnit`. */ readonly interfaceResistance: number;
  /** In `resistanceUnit`. */ readonly cathodeResistance: number;
  /** False for a last cycle that the file does not hold to its end. */
  readonly complete: boolean;
}

/** Rows of a time series, flat columns. */
export interface MeasuredSeries {
  /** Line of the file (row of a Parquet file) of every row. */
  readonly line: Int32Array;
  /** [s] since the beginning of the file's own clock; absent for voltage curves. */
  readonly time?: Float64Array;
  /** [V] */ readonly voltage: Float64Array;
  /** Positive on charge; absent for voltage curves. */
  readonly current?: Float64Array;
  readonly currentUnit: 'A' | 'mA/g' | 'mA/cm2';
  /** Passed since the start of the half cycle, in `capacityUnit` of the cycle table. */
  readonly capacity: Float64Array;
  /** 1 charging, -1 discharging, 0 resting. */
  readonly direction: Int8Array;
  readonly cycle: Int32Array;
  readonly step: Int32Array;
}

/** What a measured file does not say about itself. */
export interface MeasuredOptions {
  /** [kg] Cathode active material in the cell. */
  readonly mass?: number;
  /** [m2] Geometric area of the cell. */
  readonly area?: number;
  /** "Head = quantity / unit" or "Head = ignore", for columns that are not or wrongly recognised; the head may be its number. */
  readonly columns?: readonly string[];
  /** Charge and discharge are exchanged in the file: true exchanges them, false keeps them in spite of the evidence. */
  readonly swap?: boolean;
  /** Added to every cycle number, by wish only. */
  readonly shift?: number;
  /** Of an own export that holds several variants, the one that is read. */
  readonly variant?: string;
}
