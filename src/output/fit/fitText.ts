import type { FitParameterResult, FitResult, FitSeries } from '../../results/fit.js';
import {
  bestInterval,
  correlatedPairs,
  determinationText,
  digits,
  errorText,
  intervalText,
  levelText,
  suspiciousAutocorrelation,
  valueText,
} from '../../results/fitValueText.js';
import { fixed, signed } from '../text/numberText.js';
import { type Alignment, formatTable } from '../text/table.js';
import { wrapped } from '../text/wrapped.js';
import { suggestionGroups } from './suggestionGroups.js';

/** How wide the text of a fit may be, and what it says about files. */
export interface FitTextOptions {
  /** [characters] Of the terminal. */
  readonly width?: number;
  /** Where the files of the fit were written. */
  readonly written?: { readonly folder: string; readonly names: readonly string[] };
}

/** Correlations from here on are listed, at most so many. */
const STRONG = 0.7;
const LISTED_PAIRS = 8;
/** Outliers listed; all are in the files. */
const LISTED_OUTLIERS = 12;

/** What a fit found, for the terminal: numbers with intervals, what cannot be told, how far off the data are, what would help. */
export function fitText(result: FitResult, options: FitTextOptions = {}): string {
  const width = options.width ?? 100;
  const { verdicts, parameters, outliers, suggestions } = result;
  const blocks = [
    `${result.title}\n${wrapped(statusText(result), width)}\n`,
    parameterTable(result, width),
    section('', verdicts, width),
    section(
      'Parameter by parameter',
      parameters.map(({ path, verdict }) => `${path}: ${verdict}`),
      width,
    ),
    pairsText(result, width),
    posteriorTable(result, width),
    seriesTable(result, width),
    section(
      'Outliers',
      outliers.slice(0, LISTED_OUTLIERS).map(({ message }) => message),
      width,
    ) + (outliers.length > LISTED_OUTLIERS ? `  and ${outliers.length - LISTED_OUTLIERS} more\n` : ''),
    alternativesTable(result, width),
    ...suggestionGroups(suggestions).map(({ title, messages }) => section(title, messages, width)),
    options.written
      ? `${wrapped(`Written to ${options.written.folder}: ${options.written.names.join(', ')}`, width, '  ')}\n`
      : '',
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

/** How it ended, on how many data, and how well they are met. */
export function statusText(result: FitResult): string {
  const { message, data, parameters, rank, evaluations, runs, startCost, cost, scatter, inflation, status } = result;
  const asGiven = result.degreesOfFreedom <= 0 && !areUnknown(result);
  const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;
  const ended = status === 'interrupted' ? `Interrupted, these are the best numbers so far. ${message}` : message;
  const size = `${count(data, 'datum', 'data')}, ${count(parameters.length, 'free number')}`;
  const determined =
    rank < parameters.length && !areUnknown(result) ? ` (${rank} combinations of them determined)` : '';
  const effort = `${count(evaluations, 'evaluation')}, ${count(runs, 'simulation')} of single cells`;
  const costs =
    Number.isFinite(cost) && Number.isFinite(startCost)
      ? ` Cost ${digits(startCost, 4)} at the start, ${digits(cost, 4)} at the end.`
      : '';
  const spread = asGiven
    ? ' There are no more data than numbers: how much the data scatter cannot be told, their standard errors are taken as given.'
    : Number.isFinite(scatter)
      ? ` The data scatter about the fit by ${digits(scatter, 3)} times their standard errors.`
      : '';
  const widened =
    inflation > 1.005
      ? ` Neighbouring residuals are alike: all intervals are widened by a factor of ${digits(inflation, 3)} for it.`
      : '';
  return `${ended} ${size}${determined}; ${effort}.${costs}${spread}${widened}`;
}

/** Whether the fit ended before it could be told how well its numbers are known. */
function areUnknown({ parameters }: FitResult): boolean {
  return parameters.every(({ determination }) => determination === 'unknown');
}

/** Whether neighbouring residuals of a series are more alike than chance makes them. */
export function isAutocorrelated({ autocorrelation, points }: FitSeries): boolean {
  const fitted = points.filter(({ heldOut }) => !heldOut).length;
  return autocorrelation > suspiciousAutocorrelation(fitted);
}

function parameterTable(result: FitResult, width: number): string {
  const remark = (parameter: FitParameterResult): string =>
    parameter.atBound ? `on its ${parameter.atBound} bound` : determinationText[parameter.determination];
  return fitting(
    [
      ['number', 'value', 'std. error', `${levelText(result)} interval`, 'by', 'unit', 'determined'],
      ...result.parameters.map((parameter) => {
        const { interval, by } = bestInterval(parameter);
        return [
          parameter.path,
          valueText(parameter),
          errorText(parameter),
          intervalText(interval, parameter),
          by,
          parameter.unit,
          remark(parameter),
        ];
      }),
    ],
    ['left', 'right', 'left', 'left', 'left', 'left', 'left'],
    width,
  );
}

function pairsText(result: FitResult, width: number): string {
  if (areUnknown(result)) return '';
  const pairs = correlatedPairs(result, STRONG);
  const lines = pairs.slice(0, LISTED_PAIRS).map(({ a, b, value }) => `${signed(value, 2)}: ${a}, ${b}`);
  const strongest = correlatedPairs(result, 0)[0];
  const none = strongest
    ? [`none beyond ${STRONG}; the strongest is ${signed(strongest.value, 2)}: ${strongest.a}, ${strongest.b}`]
    : [];
  const hardlySeen = result.weakDirections.map(({ meaning }) => meaning);
  return [
    section('Strongest correlations', pairs.length > 0 ? lines : none, width),
    section('Hardly seen by the data', hardlySeen, width),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function posteriorTable(result: FitResult, width: number): string {
  const sampled = result.parameters.flatMap((parameter) =>
    parameter.posterior ? [{ parameter, posterior: parameter.posterior }] : [],
  );
  if (sampled.length === 0) return '';
  const rows = sampled.map(({ parameter, posterior }) => [
    parameter.path,
    digits(posterior.median, 3),
    intervalText(posterior.interval, parameter),
    parameter.unit,
    fixed(posterior.agreement, 3),
    fixed(posterior.effectiveSamples, 0),
  ]);
  const heads = ['number', 'median', `${levelText(result)} interval`, 'unit', 'R-hat', 'eff. samples'];
  return `Markov chains\n${fitting([heads, ...rows], ['left', 'right', 'left', 'left', 'right', 'right'], width)}`;
}

function seriesTable({ series, outliers }: FitResult, width: number): string {
  if (series.length === 0) return '';
  const predicted = series.some(({ points }) => points.some(({ heldOut }) => heldOut));
  const rows = series.map((one) => {
    const held = one.points.filter(({ heldOut }) => heldOut).length;
    return [
      one.label,
      String(one.points.length - held),
      fixed(one.rms, 2),
      signed(one.bias, 2),
      `${fixed(one.autocorrelation, 2)}${isAutocorrelated(one) ? ' !' : '  '}`,
      ...(predicted ? [held > 0 ? String(held) : '', held > 0 ? fixed(one.heldOutRms, 2) : ''] : []),
      one.source,
    ];
  });
  const heads = ['data', 'fitted', 'rms', 'bias', 'autocorr.', ...(predicted ? ['held out', 'rms'] : []), 'from'];
  const align: Alignment[] = heads.map((_, c) => (c === 0 || c === heads.length - 1 ? 'left' : 'right'));
  const alike = series.some(isAutocorrelated)
    ? ' !: neighbours are alike, the law has another shape than the data.'
    : '';
  const full = outliers.length > 0 ? ' Outliers count in full in rms and bias.' : '';
  const note = `Residuals, simulated minus measured, in standard errors.${full}${alike}`;
  return `${fitting([heads, ...rows], align, width)}${wrapped(note, width)}\n`;
}

function alternativesTable({ alternatives }: FitResult, width: number): string {
  if (alternatives.length === 0) return '';
  const predicted = alternatives.some(({ heldOutRms }) => Number.isFinite(heldOutRms));
  const heads = ['laws', 'free', 'cost', 'delta AICc', 'BIC', ...(predicted ? ['rms held out'] : []), 'meaning'];
  const align: Alignment[] = heads.map((_, c) => (c === 0 || c === heads.length - 1 ? 'left' : 'right'));
  const rows = alternatives.map(({ name, meaning, free, cost, delta, bic, heldOutRms }) => [
    name,
    String(free),
    digits(cost, 4),
    fixed(delta, 1),
    fixed(bic, 1),
    ...(predicted ? [fixed(heldOutRms, 2)] : []),
    meaning,
  ]);
  const whole = formatTable([heads, ...rows], { align });
  // Meanings are sentences: where they do not fit beside, they go below.
  if (widest(whole) <= width) return `Other laws on the same data\n${whole}`;
  const short = [heads, ...rows].map((row) => row.slice(0, -1));
  const meanings = alternatives.map(({ name, meaning }) => `${name}: ${meaning}`);
  return `Other laws on the same data\n${formatTable(short, { align })}${section('', meanings, width)}`;
}

/** Sentences under a heading, each on lines of its own. */
function section(title: string, sentences: readonly string[], width: number): string {
  if (sentences.length === 0) return '';
  const lines = sentences.map((sentence) => `  ${wrapped(sentence, width - 2, '    ')}\n`);
  return `${title === '' ? '' : `${title}\n`}${lines.join('')}`;
}

/** A table whose first column are names; where it is too wide, each name gets a line of its own above its numbers. */
function fitting(rows: readonly (readonly string[])[], align: readonly Alignment[], width: number): string {
  const whole = formatTable(rows, { align });
  if (widest(whole) <= width) return whole;
  const [head, rule, ...lines] = formatTable(
    rows.map(([, ...others]) => others),
    { align: align.slice(1) },
  )
    .trimEnd()
    .split('\n');
  const named = lines.flatMap((line, i) => [rows[i + 1][0], `  ${line}`]);
  return `${[`  ${head}`, `--${rule}`, ...named].join('\n')}\n`;
}

function widest(table: string): number {
  return Math.max(...table.split('\n').map((line) => line.length));
}
