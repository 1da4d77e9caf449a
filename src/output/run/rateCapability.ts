import type { CycleRow } from '../../results/results.js';
import { plainNumber } from '../../text/plainNumber.js';

/** Discharge capacity of the first cycle at one rate. */
export interface RatePoint {
  /** [C-rate] */ readonly rate: number;
  /** [mAh/g] */ readonly capacity: number;
  readonly cycle: number;
}

/** Mean rates of one programmed rate scatter by rounding and by the taper of a hold; closer than this they are one rate. */
const sameRateWithin = 0.03;

export function sameRate(a: number, b: number): boolean {
  return Math.abs(a - b) <= sameRateWithin * Math.max(Math.abs(a), Math.abs(b));
}

/** The distinct discharge rates in rising order, each with the first cycle that was discharged at it; check-ups between aged cycles are no test of rates. */
export function rateCapability(cycles: readonly CycleRow[]): readonly RatePoint[] {
  const points: RatePoint[] = [];
  for (const row of cycles) {
    if (row.checkUp || !(row.dischargeRate > 0) || !Number.isFinite(row.dischargeCapacity)) continue;
    if (points.some((point) => sameRate(point.rate, row.dischargeRate))) continue;
    points.push({ rate: row.dischargeRate, capacity: row.dischargeCapacity, cycle: row.cycle });
  }
  return points.sort((a, b) => a.rate - b.rate);
}

/** A rate as it is said: 0.1C, C-rates to two digits. */
export function rateText(rate: number): string {
  return `${plainNumber(rate, 2)}C`;
}

/** The cycles that are no check-ups; all of them where there are no others. */
export function plainCycles(cycles: readonly CycleRow[]): readonly CycleRow[] {
  const plain = cycles.filter((row) => !row.checkUp);
  return plain.length > 0 ? plain : cycles;
}

/** The first and the last check-up at the rates of the last one; undefined where there are not two. */
export function comparedCheckUps(
  cycles: readonly CycleRow[],
): { readonly first: CycleRow; readonly last: CycleRow } | undefined {
  const checkUps = cycles.filter((row) => row.checkUp && Number.isFinite(row.dischargeCapacity));
  const last = checkUps.at(-1);
  const first = checkUps.find((row) => row.label === last?.label);
  return first === undefined || last === undefined || first === last ? undefined : { first, last };
}

/**
 * The cycle that a retention refers to: the first of the last unbroken row of cycles at one rate, as papers do after a rate
 * test; the first cycle of all where that row has only one cycle. Check-ups do not break a row and are none of it. Undefined where nothing
 * was discharged.
 */
export function retentionReference(cycles: readonly CycleRow[]): CycleRow | undefined {
  const discharged = plainCycles(cycles).filter((row) => Number.isFinite(row.dischargeCapacity));
  let first = discharged.length - 1;
  while (first > 0 && sameRate(discharged[first - 1].dischargeRate, discharged[first].dischargeRate)) first--;
  return first < discharged.length - 1 ? discharged[first] : discharged[0];
}
