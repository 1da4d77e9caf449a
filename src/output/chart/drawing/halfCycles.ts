import type { VariantResult } from '../../../results/results.js';
import { seriesLength, specificCapacity } from '../../run/seriesColumns.js';

/** A charge or a discharge out of the recorded time series. */
export interface HalfCycle {
  readonly cycle: number;
  readonly direction: 'charge' | 'discharge';
  /** [mAh/g] counted up from the start of the half cycle. */
  readonly capacity: readonly number[];
  /** [V] cell voltage. */
  readonly voltage: readonly number[];
}

interface MutableHalfCycle extends HalfCycle {
  readonly capacity: number[];
  readonly voltage: number[];
}

/** The half cycles of a variant in order: runs of one cycle with one sign of the current; rests belong to none. */
export function halfCycles(variant: VariantResult): readonly HalfCycle[] {
  const { series } = variant;
  const found: MutableHalfCycle[] = [];
  for (let i = 0; i < seriesLength(series); i++) {
    const current = series.current[i];
    if (!(current > 0 || current < 0)) continue;
    const direction = current > 0 ? 'charge' : 'discharge';
    let half = found.at(-1);
    if (!half || half.cycle !== series.cycle[i] || half.direction !== direction) {
      half = { cycle: series.cycle[i], direction, capacity: [], voltage: [] };
      found.push(half);
    }
    half.capacity.push(Math.abs(specificCapacity(variant, i)));
    half.voltage.push(series.voltage[i]);
  }
  return found.filter((half) => half.voltage.length > 1);
}

/** Share of a charge in which the voltage only climbs from where the cell was assembled or had relaxed to. */
const climb = 0.01;

/** [V] The voltages that an axis should show: without the climb at the start of a charge, which would take half of it. */
export function tellingVoltages({ direction, capacity, voltage }: HalfCycle): readonly number[] {
  const total = capacity[capacity.length - 1];
  return direction === 'charge' && total > 0 ? voltage.filter((_, i) => capacity[i] >= climb * total) : voltage;
}

/** Cycles worth drawing when many were recorded: first, middle and last. */
export function shownCycles(recorded: Iterable<number>, limit = 3): readonly number[] {
  const cycles = [...new Set(recorded)].sort((a, b) => a - b);
  if (cycles.length <= limit) return cycles;
  return Array.from({ length: limit }, (_, i) => cycles[Math.round((i * (cycles.length - 1)) / (limit - 1))]);
}
