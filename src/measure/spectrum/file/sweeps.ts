import type { SpectrumRow } from '../spectrumRows.js';

/** A row of a file with what tells one measurement from the next. */
export interface SweepRow extends SpectrumRow {
  /** NaN where the file counts none. */
  readonly cycle: number;
  /** Changes with the step, segment or sequence of the instrument. */
  readonly section: string;
  /** Another table, or rows of another technique, stand before it. */
  readonly apart: boolean;
}

export interface Sweep {
  readonly rows: readonly SweepRow[];
  /** Measured on the way to the first frequency of the sweep, and again by the sweep itself. */
  readonly leadIn?: readonly SweepRow[];
}

/** Fewer points make no spectrum. */
export const LEAST_POINTS = 5;

/**
 * One sweep ends and the next begins where the frequency turns back; where cycle, step or technique change, it ends unless the frequency
 * goes on in its direction (one spectrum measured in two parts). Frequencies in no order, which turn all the time, are one sweep.
 */
export function sweepsOf(rows: readonly SweepRow[]): readonly Sweep[] {
  return sections(rows).flatMap((section) => {
    const starts = turns(section);
    const parts = starts.map((start, k) => section.slice(start, starts[k + 1]));
    const [first, second] = parts;
    if (parts.length === 2 && first && second && isLeadIn(first, second))
      return [{ rows: section.slice(first.length - 1), leadIn: first.slice(0, -1) }];
    return parts.some(({ length }) => length < LEAST_POINTS) ? [{ rows: section }] : parts.map((rows) => ({ rows }));
  });
}

function sections(rows: readonly SweepRow[]): readonly (readonly SweepRow[])[] {
  const starts: number[] = [];
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    const parted =
      before === undefined || row.apart || differ(row.cycle, before.cycle) || row.section !== before.section;
    if (before === undefined || (parted && !goesOn(rows, starts.at(-1) ?? 0, i))) starts.push(i);
  }
  return starts.map((start, k) => rows.slice(start, starts[k + 1]));
}

function differ(a: number, b: number): boolean {
  return a !== b && !(Number.isNaN(a) && Number.isNaN(b));
}

/** Whether row `at` lies beyond all rows since `from`, on the side to which these go. */
function goesOn(rows: readonly SweepRow[], from: number, at: number): boolean {
  const [first, before, row] = [rows[from], rows[at - 1], rows[at]];
  if (first === undefined || before === undefined || row === undefined) return false;
  const direction = Math.sign(before.frequency - first.frequency);
  return direction !== 0 && Math.sign(row.frequency - before.frequency) === direction;
}

function turns(rows: readonly SweepRow[]): readonly number[] {
  const starts = [0];
  let direction = 0;
  let before = Number.NaN;
  for (const [i, { frequency }] of rows.entries()) {
    const step = Math.sign(frequency - before);
    before = frequency;
    // Nothing stands before the first one.
    if (i === 0 || step === 0) continue;
    if (direction === 0 || step === direction) {
      direction = step;
      continue;
    }
    starts.push(i);
    direction = 0;
  }
  return starts;
}

/** Zahner starts within the range, goes to one end of it, turns and then sweeps all of it. */
function isLeadIn(first: readonly SweepRow[], second: readonly SweepRow[]): boolean {
  if (first.length < 2 || second.length < LEAST_POINTS || first.length > 0.7 * second.length) return false;
  const range = (rows: readonly SweepRow[]): readonly [number, number] => [
    Math.min(...rows.map(({ frequency }) => frequency)),
    Math.max(...rows.map(({ frequency }) => frequency)),
  ];
  const last = first.at(-1);
  const [one, next] = second;
  if (last === undefined || one === undefined || next === undefined) return false;
  const [low, high] = range([...second, last]);
  const [least, most] = range(first);
  const turn = Math.abs(Math.log(one.frequency / last.frequency));
  const step = Math.abs(Math.log(next.frequency / one.frequency));
  return least >= low && most <= high && turn < 1.5 * step;
}
