import type { Results } from '../../results/results.js';
import { derivedRows } from '../run/cellTable.js';
import { missing } from '../text/numberText.js';
import { unitText } from '../text/unitText.js';
import { dataTable } from './dataTable.js';
import { html, type Markup } from './markup.js';
import { symbolText } from './symbolText.js';

/** The derived cell, as `check` prints it: one column a variant, notes once. */
export function cellSection(results: Results): Markup {
  const { variants } = results;
  const rows = derivedRows(variants, missing).map(({ name, unit, values, note }) => [
    unit === '' ? name : html`${name} <span class="unit">/ ${unitText(unit)}</span>`,
    ...values.map(unitText),
    symbolText(unitText(note)),
  ]);
  return html`<section aria-labelledby="cell"><h2 id="cell">The cell</h2>
<p>Derived from the recipe before anything was simulated.</p>
${dataTable({
  heads: ['Quantity', ...variants.map((variant) => variant.name), 'How'],
  rows,
  words: [variants.length + 1],
})}</section>`;
}
