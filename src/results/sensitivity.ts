import type { RunStatus } from './results.js';

/** A number of a recipe, or a constant of a mechanism or material, that results are differentiated by. */
export interface SensitivityParameter {
  /** As for --set. */
  readonly path: string;
  readonly unit: string;
  /** In `unit`, by variant where it has one. */
  readonly values: { readonly [variant: string]: number };
  /** The scenario states it in one of the variants at least; otherwise it is built in. */
  readonly stated: boolean;
}

/** By how many per cent a quantity changes when a number is one per cent larger: d ln quantity/d ln parameter. */
export interface SensitivityRow {
  readonly variant: string;
  /** Of the cycle table. */
  readonly quantity: string;
  readonly cycle: number;
  readonly parameter: string;
  readonly value: number;
}

/** A number of one variant about which something is to be said. */
export interface SensitivityNote {
  readonly variant: string;
  readonly parameter: string;
  readonly reason: string;
}

/** What every quantity of the cycle table feels of every number. */
export interface SensitivityResult {
  readonly title: string;
  readonly version: string;
  readonly parameters: readonly SensitivityParameter[];
  readonly rows: readonly SensitivityRow[];
  readonly variants: readonly {
    readonly name: string;
    readonly status: RunStatus;
    readonly cycles: readonly number[];
  }[];
  /** Numbers that could not be moved. */
  readonly left: readonly SensitivityNote[];
  /** Numbers of which differences of two runs under error control had to be taken, with their noise. */
  readonly plain: readonly SensitivityNote[];
  /** Simulations. */
  readonly runs: number;
}
