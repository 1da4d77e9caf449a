import type { Series } from '../../results/results.js';

/** Voltage of one half cycle against the share of its own capacity. */
export interface ShareCurve {
  /** Rising from 0 to 1. */
  readonly share: Float64Array;
  /** [V] */
  readonly voltage: Float64Array;
}

/**
 * The half cycle of a recorded cycle, holds included; undefined where nothing flowed in that direction. Rests, during which no
 * charge moves, leave one point each.
 */
export function shareCurve(series: Series, cycle: number, direction: 'charge' | 'discharge'): ShareCurve | undefined {
  const sign = direction === 'charge' ? 1 : -1;
  let charge: number[] = [];
  let voltage: number[] = [];
  let longest: { readonly charge: readonly number[]; readonly voltage: readonly number[] } = { charge, voltage };
  const from = series.cycle.indexOf(cycle);
  for (let i = from; from >= 0 && i < series.cycle.length && series.cycle[i] === cycle; i++) {
    const passed = sign * series.charge[i];
    // The charge of a series counts from the start of its half cycle.
    if (passed === 0 && charge.length > 1) [charge, voltage] = [[], []];
    const last = charge.length - 1;
    if (passed === 0 && last === 0) voltage[0] = series.voltage[i];
    if (passed < 0 || (last >= 0 && passed <= charge[last])) continue;
    charge.push(passed);
    voltage.push(series.voltage[i]);
    if (passed > (longest.charge.at(-1) ?? 0)) longest = { charge, voltage };
  }
  const total = longest.charge.at(-1) ?? 0;
  if (!(total > 0) || longest.charge.length < 2) return undefined;
  return {
    share: Float64Array.from(longest.charge, (q) => q / total),
    voltage: Float64Array.from(longest.voltage),
  };
}

/** [V] Between the points in a straight line: a recorded series has as many as that needs. */
export function voltageAtShare({ share, voltage }: ShareCurve, at: number): number {
  const last = share.length - 1;
  if (!(at >= 0 && at <= 1)) return Number.NaN;
  if (at <= share[0]) return voltage[0];
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (share[middle] <= at) low = middle;
    else high = middle;
  }
  const t = (at - share[low]) / (share[high] - share[low]);
  return voltage[low] + t * (voltage[high] - voltage[low]);
}
