import { givenFor } from '../degradation/mechanisms.js';
import type { Prepared } from '../prepare.js';
import type { CycleRow } from '../results/results.js';
import { VariantRun } from '../simulate.js';

type Variant = Omit<Prepared, 'warnings'>;

/** One resistance of a young cell. */
export interface EarlyResistance {
  /** From 1. */
  readonly cycle: number;
  /** [Ohm cm2] Of the interface at half the lithium content, per cell area. */
  readonly resistance: number;
}

/** The growth of the interphase with which a cell has a resistance, or why there is none. */
export type GrowthFound =
  | {
      /** [Ohm cm2] Local, after one hour at 4.3 V vs Li and 25 degC: `mechanisms.interphase.growth`. */
      readonly growth: number;
      /** [Ohm cm2] That the cell has with it. */
      readonly resistance: number;
      readonly runs: number;
    }
  | { readonly reason: string };

/** [Ohm cm2] Between which growth is looked for: a decade and more beyond any study. */
const [LEAST, MOST] = [1, 3e4];
/** Relative; resistances are measured to some percent. */
const CLOSE = 1e-3;
const MOST_RUNS = 30;

/**
 * Growth of the interphase from one early resistance: nearly the whole story of a bare cell, so that one spectrum replaces the spread of
 * growth between studies. The programme is run to that cycle with one growth after the other (regula falsi in the logarithms, Illinois).
 * Needs the transferable laws with the interphase on; everything else stays as the scenario says.
 */
export function growthFromResistance(prepared: Variant, { cycle, resistance }: EarlyResistance): GrowthFound {
  if (prepared.scenario.laws !== 'transferable')
    return { reason: 'It needs the transferable laws (laws: transferable).' };
  const given = givenFor(prepared.scenario.mechanisms, 'interphase');
  if (given === undefined) return { reason: 'mechanisms.interphase is off.' };
  let runs = 0;
  let missing: string | undefined;
  const at = (growth: number): number => {
    runs++;
    const interphase = { ...given, growth: 1e-4 * growth };
    const mechanisms = { ...prepared.scenario.mechanisms, interphase };
    const row = rowOf({ ...prepared, scenario: { ...prepared.scenario, mechanisms } }, cycle);
    if (typeof row === 'string') missing = row;
    return typeof row === 'string' ? Number.NaN : row.interfaceResistanceMid;
  };
  const value = (found: number) => Math.log(found / resistance);
  let low = Math.log(LEAST);
  let high = Math.log(MOST);
  const least = at(LEAST);
  if (missing !== undefined) return { reason: missing };
  if (!(least < resistance)) {
    const has = `${least.toPrecision(3)} Ohm cm2`;
    return {
      reason: `Hardly any growth at all already gives ${has} in cycle ${cycle}: kinetics, contact and what was there before use.`,
    };
  }
  const most = at(MOST);
  if (!(most > resistance)) {
    return {
      reason:
        `Even a growth of ${MOST} Ohm cm2 an hour gives ${most.toPrecision(3)} Ohm cm2 in cycle ${cycle}. ${missing ?? ''}`.trim(),
    };
  }
  let atLow = value(least);
  let atHigh = value(most);
  let side = 0;
  while (runs < MOST_RUNS) {
    const middle = (low * atHigh - high * atLow) / (atHigh - atLow);
    const found = at(Math.exp(middle));
    if (missing !== undefined) return { reason: missing };
    const off = value(found);
    if (Math.abs(off) < CLOSE) return { growth: Math.exp(middle), resistance: found, runs };
    if (off > 0) {
      [high, atHigh] = [middle, off];
      if (side === 1) atLow /= 2;
      side = 1;
    } else {
      [low, atLow] = [middle, off];
      if (side === -1) atHigh /= 2;
      side = -1;
    }
  }
  return { reason: `No growth gives ${resistance} Ohm cm2: the search did not end in ${MOST_RUNS} runs.` };
}

/** The row of a cycle, the programme run no further; or why there is none. */
function rowOf(variant: Variant, cycle: number): CycleRow | string {
  const run = new VariantRun({ ...variant, warnings: [] } as Prepared, { analyse: false });
  for (const summary of run.steps()) if (summary.cycle > cycle) break;
  const row = run.cycles.rows.find((one) => one.cycle === cycle);
  return row ?? `The programme has no cycle ${cycle}: ${run.status.message}`;
}
