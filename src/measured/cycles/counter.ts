import { numberAt } from '../numberAt.js';

/** Share of its range by which a counter may fall back without having been reset. */
const noise = 0.01;
/** Rows that a counter may be at nothing before it comes back. */
const longestGlitch = 3;

export interface CorrectedCounter {
  readonly values: readonly number[];
  /** Rows whose value was replaced. */
  readonly mended: readonly number[];
}

/**
 * A counter without glitches: where it drops for a few rows, or shoots up in one, and then goes on from where it was, the rows between
 * are put on the straight line. Rows for which `mayReset` is true begin a step: there a counter may start anew.
 */
export function correctedCounter(
  column: readonly number[],
  mayReset: (row: number) => boolean = () => false,
): CorrectedCounter {
  const values = [...column];
  // A counter without an entry stands where it stood.
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) values[i] = values[i - 1] ?? 0;
  const mended: number[] = [];
  const usual = numberAt(
    [...values].sort((a, b) => a - b),
    Math.floor(0.95 * (values.length - 1)),
  );
  for (let i = 2; i < values.length - 1; i++) {
    const before = numberAt(values, i - 1);
    const earlier = numberAt(values, i - 2);
    // Only in the course of a half cycle can be said where a counter belongs.
    if (!(before > noise * usual && before > 0 && earlier <= before && earlier > 0.3 * before)) continue;
    const here = numberAt(values, i);
    const [drops, shoots] = [here < 0.5 * before, here > 2 * before];
    if (!(drops || shoots) || mayReset(i)) continue;
    for (let back = i + 1; back <= Math.min(i + (drops ? longestGlitch : 1), values.length - 1); back++) {
      const after = numberAt(values, back);
      if (mayReset(back)) break;
      if (after < 0.5 * before) continue;
      // It goes on about as fast as it went.
      if (after < before || after > 1.1 * before + 2 * (back - i + 1) * (before - earlier)) break;
      for (let row = i; row < back; row++) {
        values[row] = before + ((after - before) * (row - i + 1)) / (back - i + 1);
        mended.push(row);
      }
      break;
    }
  }
  return { values, mended };
}

/**
 * What a counter gains from row to row, never negative: after a reset its value counts itself, and a small step back is noise. A signed
 * counter may also count down, and passes through zero.
 */
export function gains(column: readonly number[], signedColumn: readonly number[] = column): Float64Array {
  const gained = new Float64Array(column.length);
  const range = rangeOf(column);
  const downward = signedColumn.some((value) => value < -noise * range) || countsDown(signedColumn, range);
  const large = 0.2 * range;
  for (let i = 1; i < column.length; i++) {
    const before = numberAt(column, i - 1);
    const here = numberAt(column, i);
    const signed = numberAt(signedColumn, i);
    const step = downward ? Math.abs(signed - numberAt(signedColumn, i - 1)) : here - before;
    const fellBack = step < 0 && -step < noise * range && here > 0.5 * before;
    gained[i] = step >= 0 ? step : fellBack ? 0 : here;
    // A reset of a signed counter looks like a large step: what it shows after it was passed since.
    if (downward && step > large && Math.abs(signed) < 0.2 * step) gained[i] = Math.abs(signed);
  }
  return gained;
}

/** A net counter returns in many small steps where one that is reset returns in one. */
function countsDown(column: readonly number[], range: number): boolean {
  let [fallen, largest] = [0, 0];
  for (let i = 1; i < column.length; i++) {
    const step = numberAt(column, i - 1) - numberAt(column, i);
    if (step <= 0) continue;
    fallen += step;
    largest = Math.max(largest, step);
  }
  return fallen > 4 * largest && largest < 0.2 * range;
}

function rangeOf(column: readonly number[]): number {
  let [least, most] = [Infinity, -Infinity];
  for (const value of column) if (!Number.isNaN(value)) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return Math.max(0, most - least);
}
