/** Limits and tick spacing of an axis. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly interval: number;
}

export interface ScaleOptions {
  /** Values that must be on the axis besides the data. */
  readonly include?: readonly number[];
  /** Ticks aimed at; default 5. */
  readonly ticks?: number;
  /** Intervals at most; default 8. */
  readonly most?: number;
  /** Room left beyond the data on both sides, as a share of their range; default none. */
  readonly pad?: number;
  /** Ticks only at whole numbers. */
  readonly whole?: boolean;
}

/** Steps between ticks, times a power of ten, and how much empty axis each is worth avoiding. */
const steps = [
  { step: 1, dislike: 0 },
  { step: 2, dislike: 0 },
  { step: 2.5, dislike: 0.06 },
  { step: 5, dislike: 0 },
] as const;

/**
 * A scale with round ticks at both ends that holds all finite values; undefined without any. Of the round steps it takes the
 * one that leaves the least of the axis empty and comes near to the wanted number of ticks.
 */
export function niceScale(values: Iterable<number>, options: ScaleOptions = {}): Scale | undefined {
  const limits = extent(values, options);
  if (!limits) return undefined;
  const { low, high } = limits;
  const wanted = options.ticks ?? 5;
  const power = Math.floor(Math.log10((high - low) / wanted));
  let best: (Scale & { readonly score: number }) | undefined;
  for (const exponent of [power - 1, power, power + 1]) {
    for (const { step, dislike } of steps) {
      const interval = tidy(step * 10 ** exponent);
      if (options.whole && !Number.isInteger(interval)) continue;
      // A hair of slack, so that a limit lying on a tick by all but rounding does not open a new interval.
      const min = tidy(Math.floor(low / interval + 1e-6) * interval);
      const max = tidy(Math.ceil(high / interval - 1e-6) * interval);
      const count = Math.round((max - min) / interval);
      if (count > (options.most ?? 8)) continue;
      const score = 1 - (high - low) / (max - min) + dislike + 0.15 * Math.abs(Math.log(count / wanted));
      if (!best || score < best.score - 1e-9) best = { min, max, interval, score };
    }
  }
  return best && { min: best.min, max: best.max, interval: best.interval };
}

/** Lowest and highest finite value with room around the data, drawn apart if they coincide. */
function extent(values: Iterable<number>, options: ScaleOptions) {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const widen = (value: number) => {
    if (!Number.isFinite(value)) return;
    low = Math.min(low, value);
    high = Math.max(high, value);
  };
  for (const value of values) widen(value);
  if (low > high) return undefined;
  const room = (options.pad ?? 0) * (high - low);
  if (room > 0) [low - room, high + room].forEach(widen);
  for (const value of options.include ?? []) widen(value);
  if (high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high))) return { low, high };
  const apart = options.whole || low === 0 ? 1 : Math.max(Math.abs(low) * 0.05, 1e-6);
  return { low: low - apart, high: high + apart };
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Decimals that tell the ticks of a scale apart. */
export function decimals(interval: number): number {
  for (let d = 0; d < 10; d++) {
    const scaled = interval * 10 ** d;
    if (Math.round(scaled) > 0 && Math.abs(scaled - Math.round(scaled)) < 1e-6) return d;
  }
  return 10;
}
