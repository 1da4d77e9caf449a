import { listed } from '../../text/listed.js';

/** What a measurement would do. */
export interface Effect {
  /** `variance`: before it, in squares of the range between the bounds. */
  readonly parameters: readonly { readonly path: string; readonly factor: number; readonly variance: number }[];
  /** Geometric mean of the factors. */
  readonly mean: number;
  /** The measurement that would add most to it, and the mean of both together. */
  readonly companion?: { readonly measurement: string; readonly mean: number };
}

/** Factor above which an interval is as good as unchanged. */
const UNCHANGED = 0.8;
/** Variance of a parameter that the data leave open, and factor by which that is over. */
const OPEN = 0.5 / 12;
const CLOSED = 0.5;
/** Parameters that a sentence names. */
const NAMED = 3;
/** Gain on top of the first measurement that a second one is mentioned for. */
const FURTHER = 0.9;

/** One or two sentences: which intervals become narrower, and what to add. */
export function suggestionMessage(measurement: string, assumedError: string, effect: Effect): string {
  const { parameters, mean, companion } = effect;
  const changed = parameters
    .filter(({ factor }) => factor < UNCHANGED)
    .sort((a, b) => a.factor - b.factor)
    .slice(0, NAMED);
  const opened = changed.filter(({ variance, factor }) => variance > OPEN && factor < CLOSED);
  const others = changed.filter((one) => !opened.includes(one));
  const parts = [
    ...(opened.length > 0
      ? [`determine ${listed(opened.map(({ path }) => path))}, which the present data leave open`]
      : []),
    ...(others.length > 0
      ? [
          `make the interval of ${listed(others.map(({ path, factor }, i) => `${i > 0 ? 'that of ' : ''}${path} ${narrower(factor)}`))}`,
        ]
      : []),
  ];
  const rest = parts.length > 0 ? parts.join(', and ') : `make all intervals ${narrower(mean)} on average`;
  const first = `${measurement} (${assumedError}) would ${rest}.`;
  if (!companion || companion.mean > FURTHER * mean) return first;
  return `${first} With ${lowered(companion.measurement)} as well, all intervals would be ${narrower(companion.mean)} on average.`;
}

/** "4 times narrower", "15 % narrower". */
function narrower(factor: number): string {
  const gain = 1 / factor;
  if (gain < 1.5) return `${Math.round(100 * (1 - factor))} % narrower`;
  return `${gain < 9.95 ? Number(gain.toFixed(1)) : Math.round(gain)} times narrower`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
