import { plainNumber } from '../../../text/plainNumber.js';
import { superscript } from '../../text/numberText.js';
import type { LogAxis } from './logScale.js';
import { niceScale } from './scale.js';

/** Labelled ticks at most. */
const mostTicks = 6;
/** Below this ratio of its ends a logarithmic axis gets even ticks. */
const narrow = 5;

/**
 * A logarithmic axis that ends near its data instead of at whole decades, in units of 10^exponent: ticks at 1, 2 and 5 of
 * every decade, at decades only over many of them, at even numbers over less than one. Undefined without positive values.
 */
export function fineLogScale(values: Iterable<number>, exponent = 0): LogAxis | undefined {
  const logs = [...values].filter((value) => value > 0 && value < Infinity).map((value) => Math.log10(value));
  if (logs.length === 0) return undefined;
  const room = 0.03 * (Math.max(...logs) - Math.min(...logs)) || 0.03;
  const min = Math.min(...logs) - room;
  const max = Math.max(...logs) + room;
  const within = (value: number): boolean => Math.log10(value) >= min && Math.log10(value) <= max;
  const ticks = candidates(min, max).filter(within);
  return {
    scale: { min, max, interval: max - min },
    ticks: ticks.map((value) => ({ value: Math.log10(value), label: label(value / 10 ** exponent) })),
  };
}

/** Power of ten that is better written into the title of an axis than at every tick: 0 for handy numbers. */
export function handyExponent(value: number): number {
  if (!(Math.abs(value) > 0) || !Number.isFinite(value)) return 0;
  const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  return exponent < -1 || exponent > 3 ? exponent : 0;
}

function candidates(min: number, max: number): readonly number[] {
  if (10 ** (max - min) < narrow) {
    const even = niceScale([10 ** min, 10 ** max], { ticks: 6 });
    if (!even) return [];
    const count = Math.round((even.max - even.min) / even.interval);
    return Array.from({ length: count + 1 }, (_, i) => even.min + i * even.interval).filter((value) => value > 0);
  }
  const first = Math.floor(min);
  const decades = Array.from({ length: Math.ceil(max) - first + 1 }, (_, i) => 10 ** (first + i));
  const fine = decades.flatMap((power) => [power, 2 * power, 5 * power]);
  const shown = fine.filter((value) => Math.log10(value) >= min && Math.log10(value) <= max).length;
  if (shown <= mostTicks) return fine;
  const every = Math.ceil((max - min) / mostTicks);
  return decades.filter((_, i) => (first + i) % every === 0);
}

function label(value: number): string {
  const exponent = handyExponent(value);
  if (exponent === 0) return plainNumber(value, 5);
  const mantissa = Number((value / 10 ** exponent).toPrecision(2));
  const power = `10${superscript(String(exponent))}`;
  return mantissa === 1 ? power : `${mantissa}·${power}`;
}
