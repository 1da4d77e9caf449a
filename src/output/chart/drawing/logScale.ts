import { superscript } from '../../text/numberText.js';
import type { Scale } from './scale.js';

/** A logarithmic axis drawn on a plain one: the scale of log10 of the data, with ticks at whole decades. */
export interface LogAxis {
  readonly scale: Scale;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** Labelled decades at most. */
const MOST_LABELS = 6;

/** Whole decades around all positive values, each with a tick, written as 10ⁿ where there is room; undefined without any. */
export function logScale(values: Iterable<number>): LogAxis | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!(value > 0 && value < Infinity)) continue;
    low = Math.min(low, Math.log10(value));
    high = Math.max(high, Math.log10(value));
  }
  if (low > high) return undefined;
  const min = Math.floor(low + 1e-9);
  const max = Math.max(Math.ceil(high - 1e-9), min + 1);
  const step = Math.ceil((max - min) / MOST_LABELS);
  const ticks = Array.from({ length: max - min + 1 }, (_, i) => ({
    value: min + i,
    label: i % step === 0 ? `10${superscript(String(min + i))}` : '',
  }));
  return { scale: { min, max, interval: step }, ticks };
}
