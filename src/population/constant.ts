import type { Prepared } from '../prepare.js';

/** Coordinate in which a constant scatters: the logarithm, the logarithm of p/(1 - p), or the number itself. */
export type Scale = 'ln' | 'ln-odds' | 'linear';

/** What a constant has in common: one value for all studies, one for a group of cells, or one for a study. */
export type Level = 'universal' | 'group' | 'study';

/** One constant of the transferable laws as studies have it: where a scenario may state it, and how it scatters where none does. */
export interface PopulationConstant {
  readonly name: string;
  /** In tables: "growth of the film". */
  readonly words: string;
  /** Where a scenario states it; one that does so keeps its value. */
  readonly place: string;
  /** Places that decide it as well. */
  readonly statedBy?: readonly string[];
  /** As values are written at that place; empty for a pure number. */
  readonly unit: string;
  readonly scale: Scale;
  /** Standard deviation between studies before any of them was looked at, in the scale. */
  readonly sd: number;
  readonly level: Level;
  /** Whether it is a constant of the laws, or something that recipes leave out. */
  readonly of: 'constants' | 'recipe';
  readonly source: string;
  /** SI; what it is where nothing is built in. */
  readonly typical?: number;
  /** SI; values beyond are taken as these. */
  readonly bounds?: readonly [number, number];
  /** Built-in value (SI) that is no option with a default; undefined in cells that do not have it. */
  readonly builtIn?: (prepared: Prepared) => number | undefined;
  /** Cells that it is about; default: those that have a built-in value. */
  readonly when?: (prepared: Prepared) => boolean;
}

/** How far a value is moved in its scale. The limits of a scale stay where they are. Equation (T17.1) of the handbook. */
export function moved(value: number, scale: Scale, by: number): number {
  if (scale === 'linear') return value + by;
  if (scale === 'ln') return value * Math.exp(by);
  return value <= 0 || value >= 1 ? value : 1 / (1 + ((1 - value) / value) * Math.exp(-by));
}
