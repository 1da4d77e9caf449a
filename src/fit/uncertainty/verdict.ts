import { chiSquaredQuantile } from '../../numerics/probability/distributions.js';
import {
  type Determination,
  type FitParameterResult,
  type FitSeries,
  onTheSameCells,
  type Suggestion,
  type WeakDirection,
} from '../../results/fit.js';
import { listed } from '../../text/listed.js';
import { plainNumber } from '../../text/plainNumber.js';
import { kindsOf, meaningOf, named } from '../parameterWords.js';
import type { FitParameter } from '../problem.js';
import type { DerivativesTaken } from '../runs/cellDerivatives.js';
import { coordinate, NO_VALUE } from '../search/residuals.js';
import { robustDeviation } from './seriesResult.js';
import { type Direction, UNDETERMINED } from './uncertainty.js';

/** Half width of an interval, as ln of a factor or relative to the value, up to which a number counts as well known, and as roughly known. */
const WELL = 0.3;
const ROUGHLY = 1;

/** Share of the range between the bounds that an interval leaves when nothing was learnt. */
const WHOLE = 0.8;

type Certain = Pick<FitParameterResult, 'value' | 'error' | 'atBound' | 'interval' | 'profile'>;

/** How certain a parameter is, by its profile where there is one. */
export function determinationOf(
  parameter: FitParameter,
  { value, error, atBound, interval, profile }: Certain,
): Determination {
  const found = profile?.interval ?? interval;
  const low = coordinate(parameter, found.low ?? parameter.lower);
  const high = coordinate(parameter, found.high ?? parameter.upper);
  const range = coordinate(parameter, parameter.upper) - coordinate(parameter, parameter.lower);
  const open = [found.low, found.high].filter((end) => end === undefined).length;
  if (Number.isNaN(error) && atBound === undefined) return 'unknown';
  if (atBound !== undefined) return profile && open === 0 ? 'poorly' : 'bound';
  if (error === Infinity || open === 2 || high - low > WHOLE * range) return 'not';
  if (open === 1) return 'poorly';
  const half = (high - low) / 2 / (parameter.scale === 'log' ? 1 : Math.abs(value) || range);
  if (half < WELL) return 'well';
  return half < ROUGHLY ? 'roughly' : 'poorly';
}

const words: Readonly<Record<Determination, string>> = {
  well: 'well determined',
  roughly: 'determined to its size',
  poorly: 'hardly determined',
  not: 'not determined by these data',
  bound: 'at its bound',
  unknown: 'the fit was cut off before it could be told how well it is known',
};

/** Correlation from which on two numbers trade with each other. */
const TRADES = 0.9;

export interface Context {
  readonly parameters: readonly FitParameter[];
  readonly correlation: readonly (readonly number[])[];
  readonly series: readonly FitSeries[];
  readonly suggestions: readonly Suggestion[];
}

/** In words: how certain, what it trades with, what would help. */
export function parameterVerdict(
  j: number,
  determination: Determination,
  found: Certain & Pick<FitParameterResult, 'fromPrior'>,
  { parameters, correlation, suggestions }: Context,
): string {
  const { path, lower, upper, unit } = parameters[j];
  const subject = meaningOf(path);
  const sentences = [`${capital(subject)}: ${words[determination]}.`];
  if (determination === 'bound') {
    const end = found.atBound === 'lower' ? lower : upper;
    sentences.push(
      `The best value is the ${found.atBound} bound, ${end}${unit && ` ${unit}`}: widen it, or fix the number.`,
    );
  }
  const { low, high } = found.profile?.interval ?? {};
  if (found.profile && (low === undefined) !== (high === undefined)) {
    const known = low ?? high!;
    sentences.push(
      `The data only say that it is ${low === undefined ? 'below' : 'above'} ${round(known)}${unit && ` ${unit}`}.`,
    );
  }
  if ((found.profile?.stretch ?? 1) > 1.5 && determination !== 'not')
    sentences.push('Its interval is far from symmetric: trust the profile, not the standard error.');
  const partners = correlation[j]
    .map((value, l) => ({ value, path: parameters[l].path, l }))
    .filter(({ value, l }) => l !== j && Math.abs(value) > TRADES)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  if (partners.length > 0) {
    const [{ path: partner, value }] = partners;
    sentences.push(`It trades with ${named(partner)} (correlation ${value.toFixed(2)}).`);
  }
  if ((found.fromPrior ?? 0) > 0.5)
    sentences.push(`${Math.round(100 * found.fromPrior!)} % of what is known about it is the prior.`);
  if (determination === 'poorly' || determination === 'not') {
    const cure = cureOf([path], suggestions);
    if (cure) sentences.push(`${cure.measurement} would make its interval ${times(cure.factor)} narrower.`);
  }
  return sentences.join(' ');
}

/** Weight, of the largest, from which on a parameter is part of a combination. */
const PART = 0.25;

/** Combinations that the data hardly see, weakest first, in words. */
export function weakDirectionsOf(
  directions: readonly Direction[],
  parameters: readonly FitParameter[],
  series: readonly FitSeries[],
): readonly WeakDirection[] {
  const data = kindsOf([...new Set(series.map(({ quantity }) => quantity))]);
  return directions
    .filter(({ deviation }) => deviation > UNDETERMINED)
    .sort((a, b) => b.deviation - a.deviation)
    .map(({ strength, weights }) => {
      const largest = Math.max(...weights.map(Math.abs));
      const parts = [...weights]
        .map((weight, j) => ({ path: parameters[j].path, weight }))
        .filter(({ weight }) => Math.abs(weight) > PART * largest)
        .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
      return { strength, weights: parts, meaning: meaningOfDirection(parts, parameters, data) };
    });
}

function meaningOfDirection(
  parts: WeakDirection['weights'],
  parameters: readonly FitParameter[],
  data: string,
): string {
  const names = parts.map(({ path }) => named(path));
  if (parts.length === 1) return `${capital(names[0])} cannot be seen in ${data} alone.`;
  const together = `${capital(listed(names))} cannot be told apart by ${data} alone`;
  if (parts.length > 2) return `${together}.`;
  const logs = parts.every(({ path }) => parameters.find((one) => one.path === path)?.scale === 'log');
  const same = parts[0].weight * parts[1].weight > 0;
  if (logs) return `${together}: ${same ? 'more of both' : 'more of one and less of the other'} gives the same data.`;
  return `${together}: ${same ? 'they rise and fall together' : 'one makes up for the other'}.`;
}

/** R-hat from which on chains are said not to agree (Gelman et al. 2013, section 11.5, ask for 1.1; Vehtari et al. 2021 for 1.01). */
const DISAGREEMENT = 1.05;

/** Probability that the residuals of a series whose errors are right are smaller than those called too large. */
const BEYOND_CHANCE = 0.999;

/** Without a combination that the data hardly see: whether all numbers are determined, and which are not. */
function whatIsDetermined(numbers: readonly FitParameterResult[]): readonly string[] {
  const of = (...wanted: readonly Determination[]): string[] =>
    numbers.filter(({ determination }) => wanted.includes(determination)).map(({ path }) => path);
  const [unknown, bound, hardly] = [of('unknown'), of('bound'), of('poorly', 'not')];
  if (unknown.length === numbers.length)
    return ['How well the numbers are known was not found out: the fit was ended before.'];
  const sentences: string[] = [];
  if (bound.length > 0) sentences.push(`${listed(bound)} ${bound.length === 1 ? 'lies on a bound' : 'lie on bounds'}.`);
  if (hardly.length > 0) sentences.push(`${listed(hardly)} ${hardly.length === 1 ? 'is' : 'are'} hardly determined.`);
  const rest = numbers.length - unknown.length - bound.length - hardly.length;
  if (rest === numbers.length)
    return [
      rest === 1 ? 'The number is determined by these data.' : `All ${rest} numbers are determined by these data.`,
    ];
  if (rest > 0)
    sentences.push(rest === 1 ? 'The other number is determined.' : `The other ${rest} numbers are determined.`);
  return sentences;
}

/** Said where some derivatives had to be plain differences; undefined where none had to. */
export function derivativesVerdict({ all, plain, reason }: DerivativesTaken): string | undefined {
  if (plain === 0) return undefined;
  return `${plain} of ${all} derivatives are differences of two simulations under error control, whose noise the standard errors contain: the plan of a run did not hold for its neighbours (${reason}).`;
}

/** What the whole says: what cannot be told apart and what would help, what shape the law misses, whose errors are wrong. */
export function overallVerdicts(
  weak: readonly WeakDirection[],
  numbers: readonly FitParameterResult[],
  scatter: number,
  inflation: number,
  { series, suggestions }: Omit<Context, 'parameters' | 'correlation'>,
): readonly string[] {
  const sentences = weak.map(({ meaning, weights }) => {
    const cure = cureOf(
      weights.map(({ path }) => path),
      suggestions,
    );
    return cure ? `${meaning} ${cure.measurement} would help: intervals ${times(cure.factor)} narrower.` : meaning;
  });
  if (weak.length === 0) sentences.push(...whatIsDetermined(numbers));
  const chains = numbers.flatMap(({ posterior }) => posterior ?? []);
  if (chains.some(({ agreement }) => !(agreement < DISAGREEMENT))) {
    const largest = Math.max(...chains.map(({ agreement }) => agreement));
    sentences.push(
      `The Markov chains do not agree yet (R-hat up to ${largest.toFixed(2)}, ${DISAGREEMENT} or less is wanted): their intervals are rough. Ask for more samples.`,
    );
  }
  for (const { label, points } of series) {
    const fitted = points.filter(({ heldOut }) => !heldOut);
    const missing = fitted.filter(({ simulated }) => !Number.isFinite(simulated)).length;
    if (missing === 0) continue;
    sentences.push(
      `${label}: ${missing === fitted.length ? 'none' : `${missing} of ${fitted.length}`} of the data ${missing === fitted.length ? 'has a' : 'have no'} counterpart in the simulation, which ends before or has no such value there. Each counts as ${NO_VALUE} standard errors.`,
    );
  }
  for (const { label, autocorrelation, points } of series) {
    if (!(autocorrelation > Math.max(0.4, 2 / Math.sqrt(points.length)))) continue;
    sentences.push(
      `${label}: residuals of neighbouring points go together (${autocorrelation.toFixed(2)}): the law has another shape than the data. Intervals are widened for it.`,
    );
  }
  for (const { label, points } of series) {
    const fitted = points
      .filter(({ heldOut, simulated }) => !heldOut && Number.isFinite(simulated))
      .map(({ residual }) => residual);
    const off = robustDeviation(fitted);
    if (!(off > 2.5 * scatter) || series.length < 2) continue;
    // A few points may all lie far off by chance.
    const squares = fitted.reduce((sum, r) => sum + (r / scatter) ** 2, 0);
    if (squares < chiSquaredQuantile(BEYOND_CHANCE, fitted.length)) continue;
    sentences.push(
      `${label} lies ${off.toFixed(1)} standard errors off, far more than the rest (${scatter.toFixed(1)}): give it a larger error, or another mechanism.`,
    );
  }
  if (scatter > 3)
    sentences.push(
      `The data scatter ${scatter.toFixed(1)} times more about the fit than their errors say: the model misses something, or the errors are too small.`,
    );
  if (inflation > 1.5)
    sentences.push(
      `Since residuals depend on each other, intervals are ${inflation.toFixed(1)} times wider than counting points would give.`,
    );
  return sentences;
}

/** Factor from which on a measurement is worth being named as a cure. */
const HELPS = 0.75;

/** The measurement that helps these parameters most, when it helps at all; one on the same cells if there is any. */
function cureOf(paths: readonly string[], suggestions: readonly Suggestion[]) {
  const cures = suggestions
    .map(({ measurement, kind, improvements }) => {
      const own = improvements.filter(({ path }) => paths.includes(path)).map(({ factor }) => factor);
      const mean = own.length > 0 ? Math.exp(own.reduce((sum, f) => sum + Math.log(f), 0) / own.length) : 1;
      return { measurement, kind, factor: mean };
    })
    .filter(({ factor }) => factor < HELPS)
    .sort((a, b) => a.factor - b.factor);
  return cures.find(({ kind }) => onTheSameCells.has(kind)) ?? cures[0];
}

function times(factor: number): string {
  const gain = 1 / factor;
  return `${gain.toFixed(gain < 10 ? 1 : 0)} times`;
}

function round(value: number): string {
  return plainNumber(value, 2);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
