import { type Json, plain } from '../../results/plain.js';
import type { Results } from '../../results/results.js';
import { significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';
import { type Residual, residuals, spreadOf } from './residuals.js';

/** Heads of the table of residuals. */
export const residualHeads = [
  'variant',
  'simulated minus measured',
  'values',
  'mean',
  'rms',
  'largest',
  'unit',
  'from',
];

export function residualRow(residual: Residual): readonly string[] {
  const { variant, label, points, left, unit, source } = residual;
  const { mean, rms, largest } = spreadOf(residual);
  const number = (value: number): string => significant(value).replace('-', '−');
  return [
    variant,
    label,
    left > 0 ? `${points.length} of ${points.length + left}` : String(points.length),
    ...[mean, rms, largest].map(number),
    unit,
    source,
  ];
}

/** How far a run is from the measured files beside it; empty without any. */
export function residualsText(results: Results): string {
  const all = residuals(results);
  if (all.length === 0) return '';
  const rows = all.map((residual) => residualRow(residual).map((cell) => cell.replace('−', '-')));
  return `\n${formatTable([residualHeads, ...rows], {
    align: ['left', 'left', 'right', 'right', 'right', 'right', 'left', 'left'],
  })}`;
}

/** The same with every difference, for programs. */
export function residualsJson(results: Results): Json[] {
  return residuals(results).map((residual) => {
    const { mean, rms, largest, at } = spreadOf(residual);
    return plain({ ...residual, mean, rms, largest, at });
  });
}
