import { numberAt } from '../numberAt.js';
import type { Quantity } from '../table/quantities.js';
import { gains } from './counter.js';

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

/** Share of the rows with a current in which a single counter grows where all of them are of its half cycle. */
const allOfIt = 0.8;

/**
 * Which of the counters of charge and of discharge grows in a row. Where a file has only one of them, it tells the sign of a current that
 * has one, or that all of the file is of its half cycle; undefined where nothing is told.
 */
export function countedDirection(values: Values): Int8Array | undefined {
  const [charge, discharge] = [values.get('chargeCapacity'), values.get('dischargeCapacity')];
  if (charge && discharge) {
    const [up, down] = [gains(charge), gains(discharge)];
    return Int8Array.from(up, (gain, i) => Math.sign(gain - numberAt(down, i)) || 0);
  }
  const one = charge ?? discharge;
  const current = values.get('current');
  if (!one || !current) return undefined;
  const grows = Int8Array.from(gains(one), (gain) => (gain > 0 ? (charge ? 1 : -1) : 0));
  const flowing = current.filter((i) => i !== 0).length;
  const signed = current.some((i) => i > 0) && current.some((i) => i < 0);
  return signed || grows.filter((sign) => sign !== 0).length > allOfIt * flowing ? grows : undefined;
}

/**
 * Charge by the counters of the cycler, whatever they do between half cycles (go on, start again from zero with every step or
 * cycle, count down): what a counter gains in a row counts, and after a reset its value counts itself. Before a row for which `unknown`
 * is true, rows were left out that say nothing of the current.
 */
export function chargePassed(
  values: Values,
  direction: Int8Array,
  time: Float64Array | undefined,
  current: Float64Array | undefined,
  unknown: (row: number) => boolean = () => false,
): ChargePassed {
  const n = direction.length;
  const [charged, discharged] = [values.get('chargeCapacity'), values.get('dischargeCapacity')];
  const common = values.get('capacity') ?? values.get('netCapacity');
  let counted: Float64Array | undefined;
  let exchanged = false;
  if (charged && discharged) {
    const [onCharge, onDischarge] = [gains(charged), gains(discharged)];
    let [right, wrong] = [0, 0];
    for (let i = 1; i < n; i++) {
      const sign = direction[i] ?? 0;
      if (sign === 0 || sign !== direction[i - 1]) continue;
      right += numberAt(sign > 0 ? onCharge : onDischarge, i);
      wrong += numberAt(sign > 0 ? onDischarge : onCharge, i);
    }
    exchanged = wrong > 2 * right;
    counted = Float64Array.from(direction, (sign, i) => numberAt(sign > 0 !== exchanged ? onCharge : onDischarge, i));
  } else if (common) counted = gains(common.map(Math.abs), common);
  return {
    ...(counted ? { counted: counted.map((gain, i) => (direction[i] === 0 ? 0 : gain)) } : {}),
    ...(time && current ? { integrated: integral(time, current, unknown, values.get('cycle')) } : {}),
    exchanged,
  };
}

/** [unit of the current times h] Trapezoidal. What passed in cycles that the file leaves out is not known, and is of no half cycle in it. */
function integral(
  time: Float64Array,
  current: Float64Array,
  unknown: (row: number) => boolean,
  cycle?: readonly number[],
): Float64Array {
  const passed = new Float64Array(time.length);
  // Numbers may skip where no time does.
  const within = cycle ? longestWithin(time, cycle) : Infinity;
  for (let i = 1; i < time.length; i++) {
    if (unknown(i)) continue;
    const elapsed = numberAt(time, i) - numberAt(time, i - 1);
    if (cycle && numberAt(cycle, i) - numberAt(cycle, i - 1) > 1 && elapsed > within) continue;
    const a = numberAt(current, i - 1);
    const b = numberAt(current, i);
    // Across a change of direction the current has jumped, not ramped: the row after holds since the jump.
    const mean = Math.sign(a) === Math.sign(b) ? 0.5 * (a + b) : b;
    passed[i] = (Math.abs(mean) * elapsed) / 3600;
  }
  return passed;
}

/** [unit of the time] Longest time between two rows of one cycle. */
function longestWithin(time: Float64Array, cycle: readonly number[]): number {
  let longest = 0;
  for (let i = 1; i < time.length; i++)
    if (cycle[i] === cycle[i - 1]) longest = Math.max(longest, numberAt(time, i) - numberAt(time, i - 1));
  return longest;
}
