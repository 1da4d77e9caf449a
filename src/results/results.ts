import type { Cell } from '../cell/cell.js';
import type { Polarisation } from '../model/polarisation.js';
import type { BlockEnd } from '../protocol/cycler/blockEnd.js';
import type { Refusal } from '../protocol/cycler/refusal.js';
import type { CycleRow } from '../quantities/cycleRow.js';
import type { Issue } from '../scenario/document/issue.js';
import type { MeasuredCurve, MeasuredSpectrum } from '../scenario/schema/measuredData.js';
import type { EndState } from './endState.js';

export type { CycleRow, MeasuredCurve, MeasuredSpectrum };

/** How a run ended. `completed` is the only full success; the rest keep the partial result. */
export interface RunStatus {
  readonly code: 'completed' | 'stopped' | 'interrupted' | 'failed';
  /** A sentence a person can act on: what, step, cycle, time, state, what to try. */
  readonly message: string;
}

/** Time series of the recorded cycles, flat columns, SI. */
export interface Series {
  /** [s] since the start of the programme. */ readonly time: Float64Array;
  /** [V] cell voltage. */ readonly voltage: Float64Array;
  /** [A] positive on charge. */ readonly current: Float64Array;
  /** [C/m2] charge passed since the start of the half cycle. */ readonly charge: Float64Array;
  readonly cycle: Int32Array;
  readonly step: Int32Array;
  /** [V] Cathode potential against Li at the separator (cell voltage plus anode potential and ohmic drops removed). */
  readonly cathodePotential: Float64Array;
  /** [V] Anode potential against Li at the separator, its own drop included. */
  readonly anodePotential: Float64Array;
}

/** Lithium in one recorded moment: per through-thickness node and size class the radial profile. */
export interface Profile {
  readonly cycle: number;
  readonly when: string;
  /** [s] */ readonly time: number;
  /** r/R of the radial nodes. */ readonly radius: Float64Array;
  /** Position x/L of each through node, from the separator. */ readonly through: Float64Array;
  /** content[node][class][radial node]. */
  readonly content: readonly (readonly Float64Array[])[];
  /** [V] phi_s - phi_e per through node. */ readonly potential: Float64Array;
}

/**
 * Where the overpotential of a half cycle comes from, at the lithium content at which the polarisation of its cycle is taken. Where
 * charge and discharge share no content, in the middle of the half cycle's own.
 */
export interface PolarisationSplit {
  readonly cycle: number;
  readonly direction: 'charge' | 'discharge';
  /** Mean lithium content x of the connected CAM, 0 to 1. */
  readonly content: number;
  /** [V] positive on charge, negative on discharge. */
  readonly parts: Polarisation;
}

/** An impedance spectrum that the programme asked for, as an instrument would show it, and what only the simulation knows. */
export interface SpectrumRecord {
  readonly cycle: number;
  /** Number of the step in the programme, from 0. */
  readonly step: number;
  /** [s] since the start of the programme. */ readonly time: number;
  /** [Hz] */ readonly frequency: Float64Array;
  /** [Ohm] of the whole cell; `im` is Z'' itself. */
  readonly re: Float64Array;
  /** [Ohm] Z'', below zero for capacitive arcs. */
  readonly im: Float64Array;
  /** [V] Cell voltage without current. */
  readonly voltage: number;
  /** [V] Cathode against Li, by the plateau of the anode. */
  readonly potential: number;
  /** Mean lithium content of the connected CAM. */
  readonly content: number;
  readonly inside: InsideTruth;
}

/** State of ageing at one moment, volume-weighted means. */
export interface InsideTruth {
  /** [Ohm cm2] Charge transfer and films, geometric, at the contents of the moment. */
  readonly interfaceResistance: number;
  /** Share of the surface of a connected particle that is contacted, 0 to 1. */
  readonly contact: number;
  /** Share of the CAM that takes part, 0 to 1. */
  readonly connected: number;
  /** [um] */ readonly diffusionLength: number;
}

/** End of a rest after a charge or a discharge: what an open-circuit measurement leaves behind. */
export interface Relaxation {
  readonly cycle: number;
  readonly after: 'charge' | 'discharge';
  /** [s] */ readonly duration: number;
  /** [V] Cell voltage at its end. */
  readonly voltage: number;
  /** [C/m2] External charge since the start of the programme, positive on charge. */
  readonly charge: number;
}

/** A potential held after a charge: chronoamperometry. */
export interface HoldRecord {
  readonly cycle: number;
  /** [V] Cell voltage. */ readonly voltage: number;
  /** [s] */ readonly duration: number;
  /** [A/m2] Of the charging step before. */ readonly chargingCurrent: number;
  /** [s] Until the current had fallen below 1 % of that for good; NaN when it did not. */
  readonly timeToOnePercent: number;
}

/** A number from a fit with its standard error (Infinity: not determined, NaN: on a bound). */
export interface FittedNumber {
  readonly value: number;
  /** Standard error, in the unit of the value. */
  readonly error: number;
}

/** One spectrum as a lab reads it. Resistances in Ohm cm2 of geometric area. */
export interface AnalysedSpectrum {
  /** Number of the step in the programme, from 0. */
  readonly step: number;
  /** Lithium content that its potential stands for by the open-circuit curve. */
  readonly content: number;
  /** Transmission line: low-frequency resistance of the composite, sqrt(R_ion R_ct), and the two resistances themselves. */
  readonly cathodeResistance: FittedNumber;
  readonly geometricMean: FittedNumber;
  readonly ionResistance: FittedNumber;
  readonly chargeTransfer: FittedNumber;
  /** Arc of the interface in an equivalent circuit. */
  readonly interfaceResistance: FittedNumber;
  /** [um] Median over the surface, from the low-frequency end with the diffusion coefficient at its potential. */
  readonly diffusionLength: FittedNumber;
  /** Root mean square deviation of the line fit relative to |Z|. */
  readonly deviation: number;
  readonly inside: InsideTruth;
}

/** What a lab would report of one cycle, from signals only, beside what only the simulation knows. */
export interface AnalysedCycle {
  readonly cycle: number;
  readonly spectra: readonly AnalysedSpectrum[];
  /** Q_meas/Q_act between the relaxed potentials around the discharge; NaN without rests. */
  readonly activeMass: number;
  /** [s] Rest that the potentials come from. */
  readonly relaxed: number;
  /** [s] Chronoamperometry, to 1 % of the charging current; NaN without. */
  readonly holdTime: number;
  /** Connected fraction and diffusion length [um] at the end of the cycle. */
  readonly connected: number;
  readonly diffusionLength: number;
  /** Where the numbers mislead, in sentences. */
  readonly remarks: readonly string[];
}

/** One pulse of a galvanostatic intermittent titration as a lab evaluates it, beside the diffusion coefficient that went in. */
export interface GittReading {
  readonly cycle: number;
  readonly direction: 'charge' | 'discharge';
  /** [s] Start of the pulse since the start of the programme. */ readonly time: number;
  /** [V vs Li] Mean of the relaxed potentials around the pulse. */
  readonly potential: number;
  /** Lithium content that this potential stands for by the open-circuit curve, 0 to 1. */
  readonly content: number;
  /** [V] End of the pulse minus the relaxed voltage after it. */ readonly polarisation: number;
  /** [V] What comes at once when the pulse begins: its first voltage minus the relaxed one before it. */ readonly jump: number;
  /** [m2/s] Apparent. */ readonly diffusivity: number;
  /** Duration times the D of the material over (V/S)^2: the evaluation is one for small numbers. */
  readonly fourier: number;
  /** [m2/s] Of the material at that content. */ readonly diffusivityInside: number;
}

/** Relative errors of the conserved quantities over the whole run, and where the lithium is, in mAh/g. */
export interface Balances {
  /** Relative error of the lithium of the whole cell. */
  readonly lithium: number;
  /** Relative error of the charge: what flowed against what electrodes and reactions took. */
  readonly charge: number;
  /** [mAh/g] of CAM. */
  readonly inventory: {
    /** In particles that take part. */
    readonly connected: number;
    /** In particles that have lost their contact. */
    readonly trapped: number;
    readonly anode: number;
    /** In films. */
    readonly consumed: number;
    /** What has disappeared from the anode; absent: nothing. */
    readonly lost?: number;
  };
}

/**
 * What the solver did in a run: time steps taken and rejected, evaluations and factorisations of the equations, unknowns of a time
 * step, half cycles.
 */
export interface SolverStatistics {
  readonly steps: number;
  readonly rejected: number;
  readonly evaluations: number;
  readonly factorisations: number;
  readonly unknowns: number;
  readonly halfCycles: number;
}

/** What cycle jumping did; the cycle table then holds the cycles that were cycled through. */
export interface Jumped {
  readonly resolved: number;
  readonly cycles: number;
  /** Estimated error of the discharge capacity, relative to the first one. */
  readonly error: number;
}

/** Everything that one variant of a scenario produced, ended as its status says. */
export interface VariantResult {
  readonly name: string;
  readonly cell: Cell;
  readonly status: RunStatus;
  readonly warnings: readonly Issue[];
  readonly cycles: readonly CycleRow[];
  readonly series: Series;
  readonly profiles: readonly Profile[];
  /** Of the cycles whose time series are recorded. */
  readonly polarisationSplits?: readonly PolarisationSplit[];
  /** Spectra, rests and holds that the programme contains. */
  readonly spectra?: readonly SpectrumRecord[];
  readonly relaxations?: readonly Relaxation[];
  readonly holds?: readonly HoldRecord[];
  /** The lab's reading of them, cycle by cycle. */
  readonly analysed?: readonly AnalysedCycle[];
  /** Pulses of the titrations whose cycles are recorded as time series. */
  readonly gitt?: readonly GittReading[];
  readonly balances: Balances;
  readonly statistics: SolverStatistics;
  /** Absent when every cycle was cycled through. */
  readonly jumped?: Jumped;
  /** How the blocks with conditions ended, in order; absent without any. */
  readonly blocks?: readonly BlockEnd[];
  /** The earlier run that it went on from, in words; absent: the cell was fresh. */
  readonly wentOnFrom?: string;
  /** The cell at the end, for another run to go on from; absent where the run did not come to its end. */
  readonly endState?: EndState;
  /** Where steps set the temperature; before the first one it is that of `cell`. Absent: it always is. */
  readonly temperatures?: readonly TemperatureChange[];
  /** The same of the pressure of the stack. */
  readonly pressures?: readonly PressureChange[];
  /** What each protocol step did: for step tables and for messages about steps that ended at once. */
  readonly steps: readonly StepRecord[];
}

/** From a step of the programme on (its number, repeats counted) the cell is at another temperature [K]. */
export interface TemperatureChange {
  readonly step: number;
  /** [K] */ readonly temperature: number;
}

/** From a step of the programme on (its number, repeats counted) the stack is under another pressure [Pa]. */
export interface PressureChange {
  readonly step: number;
  /** [Pa] */ readonly pressure: number;
}

/** A step of the programme as it ran; charge per geometric area, positive where it charged the cell. */
export interface StepRecord {
  readonly cycle: number;
  readonly text: string;
  readonly endedBy: string;
  /** [s] */ readonly duration: number;
  /** [C/m2] */ readonly charge: number;
  /** [V] */ readonly endVoltage: number;
  /** Of a charge or discharge that ended at once. */
  readonly refusal?: Refusal;
}

/** One measured point to lay over a simulation. */
export interface Measurement {
  /** Variant it belongs to; absent: all. */
  readonly variant?: string;
  /** `chargeCapacity`, `dischargeCapacity`, `coulombicEfficiency`, `retention`, `resistance`, ... */
  readonly quantity: string;
  /** From 1. */
  readonly cycle?: number;
  /** [C-rate] Of a rate test: one of its discharges stands for the block. */
  readonly rate?: number;
  /** In `unit`. */
  readonly value: number;
  /** Standard error, in `unit`; absent: what is customary for the quantity. */
  readonly error?: number;
  /** Cycle that a retention refers to. */
  readonly reference?: number;
  /** How far a simulation may be off, in `unit`. */
  readonly tolerance?: number;
  readonly role?: 'calibrated' | 'predicted';
  /** The simulation is known to miss it. */
  readonly expected?: 'missed';
  readonly unit: string;
  /** Where it was printed: "Fig. 3a", "Table S2". */
  readonly source: string;
  /** How it was come by, where it was not printed as a number. */
  readonly level?: 'printed' | 'read' | 'notes' | 'file';
}

/** Everything a scenario produced: the input of tables, charts, report and files. */
export interface Results {
  readonly title: string;
  readonly version: string;
  /** Resolved scenario per variant, as plain data (goes to run.json). */
  readonly scenario: unknown;
  readonly variants: readonly VariantResult[];
  readonly measurements: readonly Measurement[];
  /** Measured half cycles and spectra to lay over the simulated ones; absent: none. */
  readonly curves?: readonly MeasuredCurve[];
  readonly measuredSpectra?: readonly MeasuredSpectrum[];
}
