import type { Prediction } from '../../results/prediction.js';
import { bandChart } from '../chart/bandChart.js';
import { curveBandChart } from '../chart/curveBandChart.js';
import type { ChartOption } from '../chart/drawing/option.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { dataTable } from '../report/dataTable.js';
import { escapeHtml, html, type Markup, trusted } from '../report/markup.js';
import { reportPage } from '../report/page.js';
import { givenText } from './predictionText.js';

const charts = [
  ['dischargeCapacity', 'Discharge capacity'],
  ['retention', 'Retention'],
  ['coulombicEfficiency', 'Coulombic efficiency'],
  ['interfaceResistanceMid', 'Interface resistance near half charge'],
  ['meanDischargeVoltage', 'Mean discharge voltage'],
] as const;

/** A prediction as one HTML file that needs nothing else: bands over the cycles, orderings, sources of variance. */
export function predictionReport(prediction: Prediction, command: string): string {
  const { title, source, draws, seed, orderings, variance, given, failures } = prediction;
  const percent = (share: number): string => `${Math.round(100 * share)} %`;
  return reportPage({
    title,
    opening: [
      html`<p>${draws} draws of the constants (${source}), the same for all samples; what the scenario states is kept. Bands hold the error of the laws.</p>`,
    ],
    main: html`<section aria-labelledby="bands"><h2 id="bands">Cycles</h2>
<div class="figures">
${charts.map(([quantity, words], i) => figure(quantity, bandChart(prediction, quantity), `Figure ${i + 1}. ${words}: median, 50 % (dark) and 90 % of the cases (light).`))}</div></section>
${curveSection(prediction)}
${
  orderings.length > 0 &&
  html`<section aria-labelledby="orderings"><h2 id="orderings">Which sample has more</h2>
${dataTable({
  caption: 'Orderings of the last cycles',
  heads: ['Statement', 'Probability', 'By the constants alone'],
  rows: orderings.map((one) => [one.statement, percent(one.probability), `${one.draws} %`]),
  words: [0],
})}</section>`
}
<section aria-labelledby="variance"><h2 id="variance">What is not known</h2>
${dataTable({
  caption: 'Shares of the variance of the last values',
  heads: ['Sample', 'Quantity', 'Cycle', 'Recipe', 'Constants', 'Laws'],
  rows: variance.map((one) => [
    one.variant,
    one.quantity === 'retention' ? 'retention' : 'discharge capacity',
    String(one.cycle),
    percent(one.recipe),
    percent(one.constants),
    percent(one.law),
  ]),
  words: [0, 1],
})}
${given && html`<p>${givenText(given, draws)}</p>`}
${failures.length > 0 && html`<ul>${failures.map(({ message, runs }) => html`<li class="bad">${runs} runs failed: ${message}</li>`)}</ul>`}
</section>
<section aria-labelledby="repeat"><h2 id="repeat">How to repeat</h2>
<p>Seed ${seed}: the same command and version give the same numbers.</p>
<pre><code>${command}</code></pre></section>`,
  });
}

/** Voltage curves of the cycles that have any. */
function curveSection(prediction: Prediction): Markup | undefined {
  const cycles = [...new Set(prediction.variants.flatMap(({ curves }) => curves.map(({ cycle }) => cycle)))];
  if (cycles.length === 0) return undefined;
  return html`<section aria-labelledby="curves"><h2 id="curves">Voltage curves</h2>
<div class="figures">
${cycles.map((cycle, i) => figure(`curve-${cycle}`, curveBandChart(prediction, cycle), `Figure ${charts.length + i + 1}. Voltage in cycle ${cycle} along charge (upwards) and discharge (from right to left), each as a share of its own capacity.`))}</div></section>
`;
}

function figure(id: string, option: ChartOption | undefined, caption: string): Markup | undefined {
  if (!option) return undefined;
  const label = `role="img" aria-label="${escapeHtml(caption)}" `;
  const svg = renderSvg(option, { id: `band-${id}` }).replace('<svg ', `<svg ${label}`);
  return html`<figure id="fig-${id}">${trusted(svg)}
<figcaption>${caption}</figcaption></figure>
`;
}
