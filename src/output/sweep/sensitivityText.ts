import { type Json, plain } from '../../results/plain.js';
import type {
  Estimated,
  OutputSensitivity,
  SensitivityMethod,
  StudySensitivities,
} from '../../results/studyAnalysis.js';
import { fixed, significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

/** How sensitivities were found, in a clause. */
export const methodWords: Readonly<Record<SensitivityMethod, string>> = {
  mixtures: 'Sobol indices by mixtures of two samples (Jansen)',
  expansion: 'Sobol indices by an expansion in polynomials',
  steps: 'steps across the range (Morris)',
};

/** What decides the outputs of a study, as a terminal shows it. */
export function sensitivityText({ outputs, notes }: StudySensitivities): string {
  const parts = outputs.map((one) => `${headOf(one)}\n${tableOf(one)}`);
  return [...parts, ...notes.map((note) => `${note}\n`)].join('\n');
}

/** The object that `sweep sensitivity --json` prints. */
export function sensitivityJson(found: StudySensitivities): Json {
  return plain(found);
}

/** "retention_100 / %: Sobol indices by ..., 256 runs, explains 99.8 % of the variance of left-out runs". */
export function headOf({ output, unit, method, rows, without, explained }: OutputSensitivity): string {
  const left = without > 0 ? `, ${without} without a value left out` : '';
  const told =
    method === 'expansion' && explained !== undefined
      ? `, which predicts ${fixed(100 * explained, 1)} % of the variance of left-out runs`
      : '';
  const weak =
    explained !== undefined && method === 'expansion' && explained < enough ? ': too little to trust it' : '';
  return `${output}${unit === '' ? '' : ` / ${unit}`}: ${methodWords[method]}${told}${weak}; ${rows} runs${left}`;
}

/** Share of the variance below which an expansion says little. */
const enough = 0.8;

/** Heads and rows of the table of one output. */
export function sensitivityRows({ method, parameters }: OutputSensitivity): readonly (readonly string[])[] {
  const interval = (one: Estimated | undefined, text: (value: number) => string): readonly [string, string] =>
    one ? [text(one.value), `${text(one.low)} to ${text(one.high)}`] : ['', ''];
  const share = (value: number): string => fixed(value, 3);
  const number = (value: number): string => significant(value, 3);
  if (method === 'steps')
    return [
      ['parameter', 'mean magnitude', '95 %', 'mean', 'deviation'],
      ...parameters.map(({ parameter, magnitude, mean = Number.NaN, deviation = Number.NaN }) => [
        parameter,
        ...interval(magnitude, number),
        number(mean),
        number(deviation),
      ]),
    ];
  return [
    ['parameter', 'total', '95 %', 'alone', '95 %', 'from', 'to'],
    ...parameters.map(({ parameter, total, first, ends }) => [
      parameter,
      ...interval(total, share),
      ...interval(first, share),
      ...(ends ? ends.map(({ output }) => number(output)) : ['', '']),
    ]),
  ];
}

function tableOf(one: OutputSensitivity): string {
  return formatTable(sensitivityRows(one), { align: ['left'] });
}
