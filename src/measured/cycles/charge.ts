import type { Quantity } from '../table/quantities.js';

/** Charge passed between a row and the one before it, never negative. */
export interface ChargePassed {
  /** From capacity columns. */
  readonly counted?: Float64Array;
  /** From current and time. */
  readonly integrated?: Float64Array;
  /** Rows on charge on which only the discharge capacity grows, and the other way round, outnumber the others. */
  readonly exchanged: boolean;
}

type Values = ReadonlyMap<Quantity, readonly number[]>;

/**
 * Charge by the counters of the cycler, whatever they do between half cycles (go on, start again from zero with every step or
 * cycle, count down): what a counter gains in a row counts, and after a reset its value counts itself.
 */
export function chargePassed(
  values: Values,
  direction: Int8Array,
  time: Float64Array | undefined,
  current: Float64Array | undefined,
): ChargePassed {
  const n = direction.length;
  const split = (['chargeCapacity', 'dischargeCapacity'] as const).map((name) => values.get(name));
  const common = values.get('capacity') ?? values.get('netCapacity');
  let counted: Float64Array | undefined;
  let exchanged = false;
  if (split[0] && split[1]) {
    const [onCharge, onDischarge] = split.map((column) => gains(column!));
    let [right, wrong] = [0, 0];
    for (let i = 1; i < n; i++) {
      if (direction[i] === 0 || direction[i] !== direction[i - 1]) continue;
      right += direction[i] > 0 ? onCharge[i] : onDischarge[i];
      wrong += direction[i] > 0 ? onDischarge[i] : onCharge[i];
    }
    exchanged = wrong > 2 * right;
    counted = Float64Array.from(direction, (sign, i) => (sign > 0 !== exchanged ? onCharge[i] : onDischarge[i]));
  } else if (common) counted = gains(common.map(Math.abs), common);
  return {
    ...(counted ? { counted: counted.map((gain, i) => (direction[i] === 0 ? 0 : gain)) } : {}),
    ...(time && current ? { integrated: integral(time, current, values.get('cycle')) } : {}),
    exchanged,
  };
}

/** What a counter gains from row to row. A signed counter may also count down, and passes through zero. */
function gains(column: readonly number[], signedColumn: readonly number[] = column): Float64Array {
  const gained = new Float64Array(column.length);
  const downward = signedColumn.some((value) => value < 0) || countsDown(signedColumn);
  const large = 0.2 * rangeOf(column);
  for (let i = 1; i < column.length; i++) {
    const step = downward ? Math.abs(signedColumn[i] - signedColumn[i - 1]) : column[i] - column[i - 1];
    gained[i] = step >= 0 ? step : column[i];
    // A reset of a signed counter looks like a large step: what it shows after it was passed since.
    if (downward && step > large && Math.abs(signedColumn[i]) < 0.2 * step) gained[i] = Math.abs(signedColumn[i]);
  }
  return gained;
}

/** A net counter returns in many small steps where one that is reset returns in one. */
function countsDown(column: readonly number[]): boolean {
  let [fallen, largest] = [0, 0];
  for (let i = 1; i < column.length; i++) {
    const step = column[i - 1] - column[i];
    if (step <= 0) continue;
    fallen += step;
    largest = Math.max(largest, step);
  }
  return fallen > 4 * largest && largest < 0.2 * rangeOf(column);
}

function rangeOf(column: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of column) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return most - least;
}

/** [unit of the current times h] Trapezoidal. What passed in cycles that the file leaves out is not known, and is of no half cycle in it. */
function integral(time: Float64Array, current: Float64Array, cycle?: readonly number[]): Float64Array {
  const passed = new Float64Array(time.length);
  // Numbers may skip where no time does.
  const within = cycle ? longestWithin(time, cycle) : Infinity;
  for (let i = 1; i < time.length; i++) {
    if (cycle && cycle[i] - cycle[i - 1] > 1 && time[i] - time[i - 1] > within) continue;
    const [a, b] = [current[i - 1], current[i]];
    // Across a change of direction the current has jumped, not ramped: the row after holds since the jump.
    const mean = Math.sign(a) === Math.sign(b) ? 0.5 * (a + b) : b;
    passed[i] = (Math.abs(mean) * (time[i] - time[i - 1])) / 3600;
  }
  return passed;
}

/** [unit of the time] Longest time between two rows of one cycle. */
function longestWithin(time: Float64Array, cycle: readonly number[]): number {
  let longest = 0;
  for (let i = 1; i < time.length; i++)
    if (cycle[i] === cycle[i - 1]) longest = Math.max(longest, time[i] - time[i - 1]);
  return longest;
}
