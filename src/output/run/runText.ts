import type { Results } from '../../results/results.js';
import type { Issue } from '../../scenario/document/issue.js';
import { issuesText } from '../text/issueText.js';
import { comparisonTable } from '../text/table.js';
import { notCompared } from './comparison.js';
import { residualsText } from './residualsText.js';

/** What a run prints: its title and the comparison of the variants with one another and with published values. */
export function runText(results: Results, options: { readonly width?: number } = {}): string {
  const moved = results.variants.some(({ cycles }) =>
    cycles.some(({ chargeCapacity, dischargeCapacity }) => chargeCapacity >= 0 || dischargeCapacity >= 0),
  );
  const table = moved
    ? comparisonTable(results, options)
    : 'Nothing was charged or discharged: there are no capacities.\n';
  return `${results.title}\n\n${table}${residualsText(results)}${jumpText(results)}${blockText(results)}${beforeLines(results)}`;
}

/** Of variants whose cycles were not all cycled through: how many, and what it may have cost. */
function jumpText({ variants }: Results): string {
  const lines = variants.flatMap(({ name, jumped }) =>
    jumped
      ? [
          `${name}: cycle jumping, ${jumped.resolved} of ${jumped.cycles} cycles cycled through; estimated error of the capacity ${percent(jumped.error)} %\n`,
        ]
      : [],
  );
  return lines.length > 0 ? `\n${lines.join('')}` : '';
}

/** Where the blocks with conditions ended. */
function blockText({ variants }: Results): string {
  const lines = variants.flatMap(({ name, blocks = [] }) =>
    blocks.flatMap(({ met, cycle }) =>
      met === undefined ? [] : [`${name}: a block ended with cycle ${cycle}, ${met}\n`],
    ),
  );
  return lines.length > 0 ? `\n${lines.join('')}` : '';
}

/** Of cells that were not fresh. */
function beforeLines({ variants }: Results): string {
  const lines = variants.flatMap(({ name, wentOnFrom }) =>
    wentOnFrom === undefined ? [] : [`${name}: ${wentOnFrom}\n`],
  );
  return lines.length > 0 ? `\n${lines.join('')}` : '';
}

const percent = (share: number): string => (share < 5e-5 ? 'below 0.01' : (100 * share).toFixed(2));

/** What a person should know besides the numbers: variants that did not run to their end, and warnings once each. */
export function runMessages(results: Results, file: string): string {
  const ends = results.variants.flatMap(({ name, status }) =>
    status.code === 'completed' ? [] : [`${name}: ${status.code === 'stopped' ? 'warning: ' : ''}${status.message}\n`],
  );
  const warnings = new Map<string, Issue>();
  for (const variant of results.variants) {
    for (const warning of variant.warnings) warnings.set(`${warning.path}\n${warning.message}`, warning);
  }
  for (const issue of leftOver(results)) warnings.set(issue.message, issue);
  return ends.join('') + (warnings.size > 0 ? issuesText([...warnings.values()], file) : '');
}

/**
 * Measured points without a counterpart because the run came to no value there. Those that the programme never comes to were
 * named before the run.
 */
function leftOver(results: Results): readonly Issue[] {
  return notCompared(results).flatMap(({ quantity, variant, cycle, rate, source }): Issue[] => {
    const came = results.variants.some(
      ({ name, status, cycles }) =>
        (variant ?? name) === name && (status.code !== 'completed' || cycles.some((row) => row.cycle === (cycle ?? 1))),
    );
    if (!came || (cycle === undefined && rate !== undefined)) return [];
    const place = cycle === undefined ? '' : ` in cycle ${cycle}`;
    const whose = variant === undefined ? '' : ` of ${variant}`;
    const message = `${quantity}${place}${whose} (${source}) is not compared: the run has no value there.`;
    return [{ severity: 'warning', path: 'data', message }];
  });
}
