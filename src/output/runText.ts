import type { Results } from '../results/results.js';
import type { Issue } from '../scenario/issue.js';
import { issuesText } from './issueText.js';
import { comparisonTable } from './table.js';

/** What a run prints: its title and the comparison of the variants with one another and with published values. */
export function runText(results: Results, options: { readonly width?: number } = {}): string {
  return `${results.title}\n\n${comparisonTable(results, options)}`;
}

/** What a person should know besides the numbers: variants that did not run to their end, and warnings once each. */
export function runMessages(results: Results, file: string): string {
  const ends = results.variants.flatMap(({ name, status }) =>
    status.code === 'completed' ? [] : [`${name}: ${status.code === 'stopped' ? 'warning: ' : ''}${status.message}\n`],
  );
  const warnings = new Map<string, Issue>();
  for (const variant of results.variants) {
    for (const warning of variant.warnings) warnings.set(`${warning.path}\n${warning.message}`, warning);
  }
  return ends.join('') + (warnings.size > 0 ? issuesText([...warnings.values()], file) : '');
}
