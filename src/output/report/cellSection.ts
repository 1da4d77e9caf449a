import type { DerivedQuantity } from '../../cell/cell.js';
import type { Results } from '../../results/results.js';
import { significant } from '../numberText.js';
import { unitText } from '../unitText.js';
import { dataTable } from './dataTable.js';
import { html, type Markup } from './markup.js';

/** The derived cell, as `check` prints it: one column a variant, notes once. */
export function cellSection(results: Results): Markup {
  const { variants } = results;
  const names = [...new Set(variants.flatMap((variant) => variant.cell.derived.map((quantity) => quantity.name)))];
  const rows = names.map((name) => {
    const entries = variants.map((variant) => variant.cell.derived.find((quantity) => quantity.name === name));
    const known = entries.filter((entry): entry is DerivedQuantity => entry !== undefined);
    const notes = [...new Set(known.flatMap((entry) => (entry.note === undefined ? [] : [entry.note])))];
    const unit = known[0].unit;
    return [
      unit === '' ? name : html`${name} <span class="unit">/ ${unitText(unit)}</span>`,
      // A unit that differs between variants is written with its number.
      ...entries.map((entry) =>
        entry ? significant(entry.value, 3) + (entry.unit === unit ? '' : ` ${unitText(entry.unit)}`) : '–',
      ),
      notes.join('; '),
    ];
  });
  return html`<section aria-labelledby="cell"><h2 id="cell">The cell</h2>
<p>Derived from the recipe before anything was simulated.</p>
${dataTable({
  heads: ['Quantity', ...variants.map((variant) => variant.name), 'How'],
  rows,
  words: [variants.length + 1],
})}</section>`;
}
