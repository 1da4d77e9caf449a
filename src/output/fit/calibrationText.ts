import type { Calibration, FittedParameter } from '../../results/calibration.js';
import { type Json, plain } from '../../results/plain.js';
import { plainNumber } from '../../text/plainNumber.js';
import { fixed, signed, significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

/** What a calibration found: the numbers with their errors, what cannot be told apart, and how far off the data are. */
export function calibrationText(calibration: Calibration): string {
  const { study, parameters, rows, cost, rank, stopped, correlations, evaluations, message } = calibration;
  const priors = parameters.filter(({ prior }) => prior).length;
  const determined = stopped ? '' : `, ${rank} combinations of them determined`;
  const numbers = formatTable(
    [
      ['number', 'value', 'std. error', 'unit', 'from', 'to', ...(priors > 0 ? ['prior', 'of it the prior'] : []), ''],
      ...parameters.map((parameter) => [
        parameter.path,
        digits(parameter.value, 4),
        errorText(parameter),
        parameter.unit,
        digits(parameter.lower, 2),
        digits(parameter.upper, 2),
        ...(priors > 0 ? priorWords(parameter) : []),
        parameter.atBound ? `at its ${parameter.atBound} bound` : '',
      ]),
    ],
    {
      align: [
        ...(['left', 'right', 'right', 'left', 'right', 'right'] as const),
        ...(priors > 0 ? (['right', 'right'] as const) : []),
        'left',
      ],
    },
  );
  const data = formatTable(
    [
      ['scenario', 'variant', 'quantity', 'cycle', 'published', 'simulated', 'unit', 'off by'],
      ...rows.map((row) => [
        row.scenario,
        row.variant,
        row.quantity,
        row.cycle === undefined ? (row.rate === undefined ? '' : `${row.rate}C`) : String(row.cycle),
        String(row.published),
        significant(row.simulated, 4),
        row.unit,
        signed(row.residual, 1),
      ]),
    ],
    { align: ['left', 'left', 'left', 'right', 'right', 'right', 'left', 'right'] },
  );
  const pairs = correlations.map(({ a, b, value }) => `  ${signed(value, 2)}  ${a}, ${b}\n`).join('');
  return [
    `${study}: ${rows.length} data, ${parameters.length} free numbers${priorCount(priors, parameters.length)}${determined}. ${message} ` +
      `Cost ${fixed(cost, 2)} after ${evaluations} evaluations.\n`,
    numbers,
    pairs === '' ? '' : `Strongest correlations\n${pairs}`,
    `${data}Off by: simulated minus published, in tolerances.\n`,
  ]
    .filter((block) => block !== '')
    .join('\n');
}

/** The object that `calibrate --json` prints and that fit.json holds. The same files and version give the same text. */
export function calibrationJson(calibration: Calibration, version: string): Json {
  const { study, parameters, settings, rows, correlations } = calibration;
  return {
    study,
    version,
    data: rows.length,
    free: parameters.length,
    determined: calibration.rank,
    cost: short(calibration.cost, 6),
    evaluations: calibration.evaluations,
    converged: calibration.converged,
    message: calibration.message,
    settings: [...settings],
    parameters: parameters.map(
      ({ path, also, unit, value, error, lower, upper, scale, atBound, prior, fromPrior }) => ({
        path,
        ...(also.length === 0 ? {} : { also: [...also] }),
        value: short(value, 4),
        standardError: short(error, 2),
        unit,
        from: lower,
        to: upper,
        scale,
        atBound: atBound ?? null,
        ...(prior ? { prior: { value: prior.value, error: short(prior.error, 6) } } : {}),
        ...(fromPrior === undefined ? {} : { fromPrior: short(fromPrior, 3) }),
      }),
    ),
    correlations: correlations.map(({ a, b, value }) => ({ a, b, value: short(value, 3) })),
    rows: rows.map((row) => ({
      ...(plain(row) as { readonly [key: string]: Json }),
      simulated: short(row.simulated, 6),
      residual: short(row.residual, 4),
    })),
  };
}

function priorCount(priors: number, free: number): string {
  if (priors === 0) return '';
  return priors === free ? ', each with a prior' : `, ${priors} of them with a prior`;
}

/** The prior as value and one standard deviation, and its share of what is known in the end. */
function priorWords({ prior, scale, fromPrior }: FittedParameter): readonly string[] {
  if (!prior) return ['', ''];
  const spread = scale === 'log' ? `x/ ${digits(Math.exp(prior.error), 3)}` : `+- ${digits(prior.error, 3)}`;
  return [`${digits(prior.value, 3)} ${spread}`, fromPrior === undefined ? '' : `${Math.round(100 * fromPrior)} %`];
}

function errorText({ error, atBound }: FittedParameter): string {
  if (atBound) return '';
  return error === Infinity ? 'undetermined' : digits(error, 2);
}

/** Plain ASCII, so that a value can be copied into a file. */
function digits(value: number, count: number): string {
  return Number.isFinite(value) ? plainNumber(value, count) : '';
}

function short(value: number, count: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(count)) : null;
}
