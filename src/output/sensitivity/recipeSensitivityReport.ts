import type { SensitivityResult } from '../../results/sensitivity.js';
import { plainNumber } from '../../text/plainNumber.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { type SensitivityGrid, sensitivityChart, sensitivityChartSize } from '../chart/sensitivityChart.js';
import { dataTable } from '../report/dataTable.js';
import { escapeHtml, html, type Markup, trusted } from '../report/markup.js';
import { reportPage } from '../report/page.js';
import { sensitivityNotes } from './recipeSensitivityText.js';
import { cycleGrid, quantityGrid } from './sensitivityGrid.js';

/** Which number is felt where, as one HTML file that needs nothing else. `command` repeats it. */
export function recipeSensitivityReport(result: SensitivityResult, command: string): string {
  return reportPage({
    title: result.title,
    opening: [
      html`<p>By how many per cent a quantity changes when a number of the recipe is one per cent larger (temperatures in kelvin). Orange: more of it gives more; blue: less. The strongest of each column has its full colour.</p>`,
    ],
    style: '.wide { grid-template-columns: 1fr; } .wide figure { max-width: none; }',
    main: html`${result.variants.map((variant, v) => variantSection(result, variant, v))}
<section aria-labelledby="numbers"><h2 id="numbers">The numbers</h2>
${dataTable({
  caption: 'Values that were moved',
  heads: ['number', 'unit', ...result.variants.map(({ name }) => name), 'from'],
  rows: result.parameters.map(({ path, unit, values, stated }) => [
    path,
    unit,
    ...result.variants.map(({ name }) => (values[name] === undefined ? '' : plainNumber(values[name], 5))),
    stated ? 'the scenario' : 'built in',
  ]),
  words: [1, 2 + result.variants.length],
})}</section>
<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${sensitivityNotes(result).map((note) => html`<li>${note}</li>`)}</ul></section>
<section aria-labelledby="repeat"><h2 id="repeat">How to repeat</h2><p>Version ${result.version}.</p><pre><code>${command}</code></pre></section>`,
  });
}

function variantSection(
  result: SensitivityResult,
  { name, status, cycles }: SensitivityResult['variants'][number],
  v: number,
): Markup {
  const [first, last] = [cycles[0], cycles.at(-1)];
  if (first === undefined || last === undefined)
    return html`<section aria-labelledby="variant-${v}"><h2 id="variant-${v}">${name}</h2><p class="bad">${status.message}</p></section>`;
  const shown = first === last ? [first] : [first, last];
  return html`<section aria-labelledby="variant-${v}"><h2 id="variant-${v}">${name}</h2>
${status.code === 'failed' && html`<p class="bad">${status.message}</p>`}
<div class="figures wide">
${shown.map((cycle) => figure(`cycle-${v}-${cycle}`, quantityGrid(result, name, cycle), `Cycle ${cycle}: which quantity feels which number.`))}
${first !== last && figure(`capacity-${v}`, cycleGrid(result, name, 'dischargeCapacity'), 'Discharge capacity, by cycle.')}</div></section>
`;
}

function figure(id: string, grid: SensitivityGrid, caption: string): Markup | undefined {
  const option = sensitivityChart(grid);
  if (!option) return undefined;
  const label = `role="img" aria-label="${escapeHtml(caption)}" `;
  const svg = renderSvg(option, { id, ...sensitivityChartSize(grid) }).replace('<svg ', `<svg ${label}`);
  return html`<figure id="fig-${id}"><div class="scroll">${trusted(svg)}</div>
<figcaption>${caption}</figcaption></figure>
`;
}
