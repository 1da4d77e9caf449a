import type { CycleRow } from '../../index.js';
import type { CellSpectrum } from '../engine/messages.js';
import type { Plain } from '../state/document.js';

/** What the simulation of one cell says. */
export interface CellEvidence {
  readonly name: string;
  readonly document: Plain;
  /** Cycles with a charge and a discharge. */
  readonly rows: readonly CycleRow[];
  readonly first: CycleRow;
  readonly last: CycleRow;
  readonly spectra: readonly CellSpectrum[];
}

/** What a sentence of a lesson may rest on. */
export interface Evidence {
  readonly a: CellEvidence;
  readonly b: CellEvidence;
  /** Both cells as the lesson begins with them. */
  readonly start: { readonly a: CellEvidence; readonly b: CellEvidence };
  /** Further cells, one for each point of the scan. */
  readonly scan: readonly CellEvidence[];
  readonly startScan: readonly CellEvidence[];
}

export interface Simulated {
  readonly rows: readonly CycleRow[];
  readonly spectra: readonly CellSpectrum[];
}

/** Undefined before there is a whole cycle. */
export function evidenceOf(name: string, document: Plain, { rows, spectra }: Simulated): CellEvidence | undefined {
  const whole = rows.filter(({ dischargeCapacity }) => Number.isFinite(dischargeCapacity));
  if (whole.length === 0) return undefined;
  return { name, document, rows: whole, first: whole[0], last: whole[whole.length - 1], spectra };
}

/** [h] Duration of all half cycles up to and with a row. */
export function hoursUntil(rows: readonly CycleRow[], cycle = Infinity): number {
  const until = rows.filter((row) => row.cycle <= cycle);
  return until.reduce((sum, row) => sum + (row.chargeDuration || 0) + (row.dischargeDuration || 0), 0) / 3600;
}

export const rowAt = ({ rows }: CellEvidence, cycle: number): CycleRow =>
  rows.find((row) => row.cycle === cycle) ?? rows[rows.length - 1];

/** [mAh/g] What the first cycle took out and did not bring back. */
export const missing = ({ first }: CellEvidence): number => first.chargeCapacity - first.dischargeCapacity;

/** [Ohm cm2] Left end and foot of the arc in the spectrum of the half charged cell after a cycle. */
export function arcOf({ spectra }: CellEvidence, cycle: number): { readonly left: number; readonly foot: number } {
  const spectrum = spectra.find((one) => one.cycle === cycle);
  const half = spectrum?.half;
  if (!half) return { left: Number.NaN, foot: Number.NaN };
  let lowest = -1;
  spectrum.frequency.forEach((f, i) => {
    if (f < 100 && f > 0.01 && (lowest < 0 || -half.im[i] < -half.im[lowest])) lowest = i;
  });
  return { left: half.re[0], foot: half.re[lowest] ?? Number.NaN };
}
