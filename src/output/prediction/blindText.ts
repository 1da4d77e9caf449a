import { type Json, plain } from '../../results/plain.js';
import type { BlindValidation } from '../../results/prediction.js';
import { fixed, significant } from '../text/numberText.js';
import { formatTable } from '../text/table.js';

/** Printed numbers beside their bands, orderings with their probabilities, and what that comes to. */
export function blindText(blind: BlindValidation): string {
  const { rows, orderings, source, draws, seed, failures } = blind;
  const numbers = formatTable(
    [
      ['study', 'sample', 'quantity', 'cycle', 'printed', 'median', '90 % band', ''],
      ...rows.map(({ study, variant, quantity, cycle, published, median, low90, high90, unit, draws: of }) => [
        study,
        variant,
        quantity,
        Number.isFinite(cycle) ? String(cycle) : '',
        `${published} ${unit === '1' ? '' : unit}`,
        significant(median, 3),
        `${significant(low90, 3)} to ${significant(high90, 3)}`,
        `${published >= low90 && published <= high90 ? '' : 'outside'}${of < draws ? ` (${of} draws)` : ''}`,
      ]),
    ],
    { align: ['left', 'left', 'left', 'right', 'right', 'right', 'right', 'left'] },
  );
  const order = formatTable(
    orderings.map(({ study, statement, probability }) => [
      study,
      statement,
      `${fixed(100 * probability, 0)} %`,
      probability > 0.5 ? '' : 'wrong',
    ]),
    { align: ['left', 'left', 'right', 'left'] },
  );
  const failed = failures.map(({ message, runs }) => `${runs} runs failed: ${message}\n`).join('');
  return `${draws} draws (${source}), seed ${seed}, from the recipes alone\n\n${numbers}\n${order}\n${summaryText(blind)}${failed}`;
}

function summaryText({ summary, rows }: BlindValidation): string {
  const { coverage90, medianAbsolute, orderings } = summary;
  const { capacity, retention, efficiency, resistance } = medianAbsolute;
  return (
    `${fixed(100 * coverage90, 0)} % of ${rows.length} printed numbers lie in their 90 % bands; ` +
    `${orderings.right} of ${orderings.of} orderings are right.\n` +
    `Median error: capacities ${fixed(capacity, 1)} %, retentions ${fixed(retention, 1)} points, ` +
    `efficiencies ${fixed(efficiency, 1)} points, resistances a factor ${fixed(resistance, 2)}.\n`
  );
}

/** The object that `validate --blind --json` prints. */
export function blindJson(blind: BlindValidation): Json {
  return plain(blind);
}
