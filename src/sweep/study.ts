import type { Scale } from '../population/constant.js';
import type { RunsColumn } from '../results/runsTable.js';
import type { Path, Plain } from '../scenario/document/path.js';
import type { DesignKind } from './opening/studyFile.js';

/** A number between two bounds, in the unit that it is written in. */
export interface VariedRange {
  readonly kind: 'range';
  readonly place: Path;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly scale: 'linear' | 'log';
  /** In a grid: how many values; absent: as many as the number of runs allows. */
  readonly points?: number;
}

/** One of several values. */
export interface VariedValues {
  readonly kind: 'values';
  readonly place: Path;
  /** As they are put into the scenario, and as they stand in the table. */
  readonly values: readonly unknown[];
  readonly shown: readonly (number | string)[];
}

/** A constant that scatters between studies. */
export interface VariedConstant {
  readonly kind: 'constant';
  readonly place: Path;
  readonly unit: string;
  readonly scale: Scale;
  /** Mean and standard deviation about what is built in, in the scale. */
  readonly mean: number;
  readonly sd: number;
  readonly bounds?: readonly [number, number];
  /** SI, by the variants that leave it open; one without variants is called `cell`. */
  readonly builtIn: { readonly [variant: string]: number };
}

export type Varied = VariedRange | VariedValues | VariedConstant;

/** What is kept of a run. */
export interface StudyOutput {
  readonly variant: string;
  readonly quantity: string;
  /** Absent: of the fresh cell. */
  readonly cycle?: number;
  readonly reference?: number;
  /** As its values are kept. */
  readonly unit: string;
}

export interface StudyDesign {
  readonly kind: DesignKind;
  readonly runs: number;
  readonly seed: number;
}

/** A goal, by the number of its column in the table. */
export interface StudyGoal {
  readonly column: string;
  readonly aim: 'maximum' | 'minimum';
}

/** A study with its scenario read once. Plain data: goes to threads and other machines. */
export interface Study {
  readonly title: string;
  /** The scenario with what it extends and all settings in place, with the variants that are needed alone. */
  readonly document: Plain;
  /** Texts of the files that it names. */
  readonly files: { readonly [path: string]: string };
  /** In the order of the columns of parameters. */
  readonly varied: readonly Varied[];
  readonly design: StudyDesign;
  readonly outputs: readonly StudyOutput[];
  readonly goals: readonly StudyGoal[];
  /** Parameters, then outputs. */
  readonly columns: readonly RunsColumn[];
  /** Last cycle that is needed. */
  readonly last: number;
  readonly source: StudySource;
}

/** What a study was read from. */
export interface StudySource {
  /** Text of the study file. */
  readonly study: string;
  /** Texts of all files that were read for it, by their names relative to it. */
  readonly files: { readonly [path: string]: string };
  /** Changes beside those in the study file. */
  readonly settings: readonly string[];
}
