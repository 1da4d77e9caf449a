import { plainNumber } from '../text/plainNumber.js';
import type { Determination, FitParameterResult, FitResult, Interval } from './fit.js';

type Valued = Pick<FitParameterResult, 'value' | 'error' | 'scale'>;

/** Digits of a standard error; the value goes as far as these. */
const ERROR_DIGITS = 2;
/** Of a value whose error says nothing about them. */
const PLAIN_DIGITS = 3;
/** More digits than a simulation has. */
const MOST_DIGITS = 6;

/** How certain a number is, as a word in a table. */
export const determinationText: Readonly<Record<Determination, string>> = {
  well: 'well',
  roughly: 'roughly',
  poorly: 'poorly',
  not: 'not determined',
  bound: 'on a bound',
  unknown: 'not known',
};

/** Plain ASCII, so that a value can be copied into a file; empty where there is none. */
export function digits(value: number, count: number): string {
  return Number.isFinite(value) ? plainNumber(value, count) : '';
}

/** A fitted value, to the place of the second digit of its error; on a log scale to that of the first, but with three digits. */
export function valueText(valued: Valued): string {
  return rounded(valued.value, valued);
}

/** `+- 0.41`, or on a log scale the factor `x/ 1.14` that is one standard error of ln p. */
export function errorText({ value, error, scale }: Valued): string {
  if (Number.isNaN(error)) return '';
  if (!Number.isFinite(error)) return 'undetermined';
  if (scale === 'linear') return `+- ${atPlace(error, error) ?? digits(error, ERROR_DIGITS)}`;
  const factor = Math.exp(error / Math.abs(value));
  return factor < 1e4 ? `x/ ${factorText(factor)}` : 'undetermined';
}

/** The interval by profile where there is one, otherwise by linear theory. */
export function bestInterval({ interval, profile }: FitParameterResult): {
  readonly interval: Interval;
  readonly by: 'profile' | 'linear';
} {
  return profile ? { interval: profile.interval, by: 'profile' } : { interval, by: 'linear' };
}

/** `0.0115 to 0.0132`, `up to 0.003`, `open`. */
export function intervalText({ low, high }: Interval, valued: Valued): string {
  const end = (value: number | undefined): string =>
    value === undefined || !Number.isFinite(value) ? '' : rounded(value, valued);
  const [from, to] = [low, high].map(end);
  if (from !== '' && to !== '') return `${from} to ${to}`;
  if (to !== '') return `up to ${to}`;
  return from === '' ? 'open' : `from ${from}`;
}

/** `0.0123 +- 0.0004 Ohm`, for sentences. */
export function quantityText(parameter: FitParameterResult): string {
  const { unit } = parameter;
  return [valueText(parameter), errorText(parameter), unit].filter((part) => part !== '').join(' ');
}

/** 95 % */
export function levelText({ level }: Pick<FitResult, 'level'>): string {
  return `${digits(100 * level, 3)} %`;
}

/** Pairs of parameters by the size of their correlation, strongest first. */
export function correlatedPairs({ parameters, correlation }: FitResult, beyond: number) {
  const pairs = parameters.flatMap((a, i) =>
    parameters.slice(i + 1).map((b, k) => ({ a: a.path, b: b.path, value: correlation[i]?.[i + 1 + k] ?? Number.NaN })),
  );
  return pairs
    .filter(({ value }) => Math.abs(value) >= beyond)
    .sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
}

/** [correlation] Of neighbouring residuals, from which on the shape of a law is in doubt: twice its spread 1/sqrt(n) when there is none. */
export function suspiciousAutocorrelation(count: number): number {
  return Math.max(0.3, 2 / Math.sqrt(count));
}

function rounded(number: number, { value, error, scale }: Valued): string {
  if (scale === 'linear') return atPlace(number, error) ?? digits(number, PLAIN_DIGITS);
  const relative = error / Math.abs(value);
  if (!(relative > 0 && relative < Infinity)) return digits(number, PLAIN_DIGITS);
  const count = Math.min(MOST_DIGITS, Math.max(PLAIN_DIGITS, 1 - Math.floor(Math.log10(relative))));
  // Zeros at the end are digits too, but not in front of the decimal point.
  const text = Number.isFinite(number) ? number.toPrecision(count) : '';
  return text.includes('e+') ? digits(number, count) : text;
}

/** Rounded to the place of the second digit of an error; undefined where that would leave nothing or too much of the value. */
function atPlace(value: number, error: number): string | undefined {
  if (!(error > 0 && error < Infinity) || !Number.isFinite(value)) return undefined;
  const places = ERROR_DIGITS - 1 - Math.floor(Math.log10(error));
  const kept = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1 + places;
  if (kept > 10) return undefined;
  if (places < 0 || places > 6) return digits(value, Math.max(1, kept));
  return value.toFixed(places);
}

function factorText(factor: number): string {
  return factor < 1.1 ? factor.toFixed(3) : digits(factor, 3);
}
