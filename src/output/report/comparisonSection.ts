import type { Results } from '../../results/results.js';
import { comparison } from '../run/comparison.js';
import { unitText } from '../text/unitText.js';
import { html, type Markup } from './markup.js';

/** Simulated beside published, one group of columns a variant. */
export function comparisonSection(results: Results): Markup {
  const rows = comparison(results);
  const measured = results.variants.map((_, v) => rows.some((row) => row.cells[v].published !== ''));
  const sources = [...new Set(rows.flatMap((row) => row.cells.map((cell) => cell.source)))].filter((s) => s !== '');
  const sub = results.variants.map((_, v) =>
    measured[v]
      ? html`<th scope="col" class="n first">simulated</th><th scope="col" class="n">published</th><th scope="col" class="n">deviation</th>`
      : html`<th scope="col" class="n first">simulated</th>`,
  );
  return html`<section aria-labelledby="comparison"><h2 id="comparison">Comparison</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="comparison"><table>
<thead>
<tr><td></td>${results.variants.map((variant, v) => html`<th scope="colgroup" colspan="${measured[v] ? 3 : 1}">${variant.name}</th>`)}</tr>
<tr><th scope="col">Quantity</th>${sub}</tr>
</thead>
<tbody>
${rows.map(
  (
    row,
  ) => html`<tr><th scope="row">${row.quantity}${row.unit !== '' && html` <span class="unit">/ ${unitText(row.unit)}</span>`}</th>${row.cells.map(
    (cell, v) =>
      measured[v]
        ? html`<td class="n first">${cell.simulated}</td><td class="n">${cell.published}</td><td class="n">${cell.deviation.replace('-', '−')}</td>`
        : html`<td class="n first">${cell.simulated}</td>`,
  )}</tr>
`,
)}</tbody></table></div>
${sources.length > 0 && html`<p class="soft">Published values from ${sources.join('; ')}. Deviations of efficiencies and retentions in percentage points (pp).</p>`}
</section>`;
}
