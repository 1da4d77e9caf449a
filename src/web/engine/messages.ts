import type { FitParameterResult, FitResult } from '../../fit.js';
import type {
  Attribution,
  Balances,
  CycleRow,
  DerivedQuantity,
  Issue,
  MeasuredCurve,
  MeasuredSpectrum,
  Measurement,
  MechanismName,
  RunStatus,
} from '../../index.js';
import type { FrameShape } from './frames.js';

/** Coarse in space for an answer at once, then exactly as the scenario is solved by the command line. */
export type Level = 'quick' | 'fine';

/** A variant of a scenario (JSON): `cellRequest` writes it. */
export interface CellRequest {
  readonly name: string;
  readonly text: string;
}

/** From the page to a worker. */
export type Request =
  | { readonly kind: 'run'; readonly revision: number; readonly cell: CellRequest }
  | {
      readonly kind: 'attribute';
      readonly revision: number;
      readonly cell: CellRequest;
      readonly to: number;
      readonly level: Level;
    }
  | { readonly kind: 'schema' }
  | { readonly kind: 'side'; readonly id: number; readonly cell: CellRequest; readonly spectraAfter: readonly number[] }
  | {
      readonly kind: 'read';
      readonly id: number;
      readonly name: string;
      readonly files: DroppedFiles;
      readonly of?: MeasuredOn;
    }
  | { readonly kind: 'fit'; readonly asked: FitAsked }
  | { readonly kind: 'predict'; readonly cell: CellRequest }
  | { readonly kind: 'yaml'; readonly id: number; readonly document: unknown };

/** A cell, what was measured of it (as entries of the data of a scenario), and which of its constants are free. */
export interface FitAsked {
  readonly name: string;
  readonly document: { readonly [key: string]: unknown };
  readonly data: readonly object[];
  readonly free: readonly object[];
}

/** What a fit says. */
export interface FitFound {
  readonly status: FitResult['status'];
  readonly message: string;
  readonly parameters: readonly Pick<
    FitParameterResult,
    'path' | 'unit' | 'start' | 'value' | 'interval' | 'determination' | 'verdict'
  >[];
  readonly verdicts: readonly string[];
  /** Median of the relative residuals of the series that is met worst, without sign: an outlier does not count. */
  readonly misfit: number;
  /** Data that were fitted, and simulations that it took. */
  readonly points: number;
  readonly runs: number;
}

/** Between which values a cell lies in 90 of 100 cases. */
export interface PredictedBands {
  /** Population that was drawn from. */
  readonly source: string;
  /** Draws that came to their end. */
  readonly draws: number;
  /** Constants that were drawn: those that the scenario leaves open. */
  readonly drawn: readonly string[];
  /** [mAh/g] Of the discharge. */
  readonly capacity: readonly { readonly cycle: number; readonly low: number; readonly high: number }[];
  /** [V] Along the first and the last half cycles, by share of their own capacity. */
  readonly curves: readonly {
    readonly cycle: number;
    readonly direction: 1 | -1;
    readonly points: readonly { readonly share: number; readonly low: number; readonly high: number }[];
  }[];
}

/** Bytes by name of all files dropped together: one may extend another. */
export type DroppedFiles = { readonly [name: string]: Uint8Array };

/** What a file of measurements does not say about itself. */
export interface MeasuredOn {
  /** [kg] Active material of the cell. */
  readonly mass: number;
  /** The cell on which it was measured; absent: both. */
  readonly variant?: string;
}

/** What does not change while a cell is cycled: for the pictures of particle and electrode. */
export interface Geometry extends FrameShape {
  readonly level: Level;
  /** r/R of the radial nodes. */
  readonly radius: Float64Array;
  /** x/L of the through nodes, from the separator. */
  readonly through: Float64Array;
  /** [um] */ readonly particleRadius: readonly number[];
  /** Contact fraction of each class of the fresh cell. */
  readonly contact: readonly number[];
  /** Volume of each class per electrode volume. */
  readonly volumeFraction: readonly number[];
  /** [um] Thickness of the composite. */
  readonly thickness: number;
  readonly patchNames: readonly ('covered' | 'bare')[];
  readonly patchFractions: readonly number[];
  readonly morphology: 'single' | 'poly';
  readonly electrolyte: 'solid' | 'liquid';
  /** [nm] */ readonly coatingThickness: number;
}

/** Voltage against capacity of one half cycle. */
export interface HalfCurve {
  readonly cycle: number;
  readonly direction: 1 | -1;
  /** [mAh/g] */ readonly capacity: Float32Array;
  /** [V] */ readonly voltage: Float32Array;
}

/** Cell impedance after a cycle, in Ohm cm2. */
export interface CellSpectrum {
  readonly cycle: number;
  readonly frequency: Float64Array;
  readonly re: Float64Array;
  readonly im: Float64Array;
  /** The same of the cell at rest and half charged. */
  readonly half?: { readonly re: Float64Array; readonly im: Float64Array };
}

/** Cycles and spectra of a cell at the quick level, without pictures. */
export interface SideRun {
  readonly rows: readonly CycleRow[];
  readonly spectra: readonly CellSpectrum[];
  /** Empty unless the cell was refused or did not come to its end. */
  readonly problem: string;
}

/** From a worker to the page. */
export type Report =
  | { readonly kind: 'refused'; readonly revision: number; readonly issues: readonly Issue[] }
  | {
      readonly kind: 'begun';
      readonly revision: number;
      readonly level: Level;
      readonly geometry: Geometry;
      readonly derived: readonly DerivedQuantity[];
      readonly issues: readonly Issue[];
      readonly programme: string;
      readonly cycles: number;
      /** [kg] Active material of the cell. */
      readonly activeMass: number;
      /** Mechanisms that are on and exist in this cell. */
      readonly mechanisms: readonly MechanismName[];
    }
  | {
      readonly kind: 'progress';
      readonly revision: number;
      readonly level: Level;
      readonly rows: readonly CycleRow[];
      readonly curves: readonly HalfCurve[];
      readonly frames: Float32Array;
      readonly spectra: readonly CellSpectrum[];
    }
  | {
      readonly kind: 'ended';
      readonly revision: number;
      readonly level: Level;
      readonly status: RunStatus;
      readonly issues: readonly Issue[];
      readonly balances: Balances;
      /** [ms] From receiving the request. */
      readonly firstCycle: number;
      readonly milliseconds: number;
    }
  | { readonly kind: 'attributing'; readonly revision: number; readonly done: number; readonly of: number }
  | {
      readonly kind: 'attributed';
      readonly revision: number;
      readonly level: Level;
      readonly attribution?: Attribution;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: 'side'; readonly id: number; readonly run: SideRun }
  | { readonly kind: 'schema'; readonly schema: unknown; readonly materials: readonly MaterialChoice[] }
  | { readonly kind: 'read'; readonly id: number; readonly file: ReadFile }
  | { readonly kind: 'fitting'; readonly phase: string; readonly evaluations: number; readonly most: number }
  | { readonly kind: 'fitted'; readonly found?: FitFound; readonly issues: readonly Issue[] }
  | { readonly kind: 'drawn'; readonly done: number }
  | { readonly kind: 'predicted'; readonly bands: PredictedBands | undefined }
  | { readonly kind: 'yaml'; readonly id: number; readonly text: string }
  | { readonly kind: 'broken'; readonly revision: number; readonly message: string };

export interface MaterialChoice {
  readonly kind: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Measured voltage curves and spectra that are drawn over those of the cells. */
export interface MeasuredRecords {
  readonly curves: readonly MeasuredCurve[];
  /** In Ohm, with the area of the cell [m2]. */
  readonly spectra: readonly (MeasuredSpectrum & { readonly area: number })[];
}

/** What a dropped file turned out to be. */
export type ReadFile =
  | {
      readonly is: 'scenario';
      readonly title: string;
      /** Every variant by itself, as plain data. */
      readonly variants: readonly { readonly name: string; readonly document: unknown }[];
      readonly measurements: readonly Measurement[];
      readonly records?: MeasuredRecords;
      readonly issues: readonly Issue[];
    }
  | {
      readonly is: 'measured';
      readonly summary: string;
      readonly points: readonly Measurement[];
      readonly records?: MeasuredRecords;
      readonly used: readonly string[];
      readonly ignored: readonly string[];
      readonly findings: readonly string[];
      readonly issues: readonly Issue[];
    }
  /** A file that this one is built on, or that is among its data, and was not given. */
  | { readonly is: 'missing'; readonly file: string; readonly issues: readonly Issue[] }
  /** Cycles in mAh: without the mass of active material they cannot be compared. */
  | { readonly is: 'massless'; readonly summary: string; readonly issues: readonly Issue[] }
  | { readonly is: 'unknown'; readonly issues: readonly Issue[] };
