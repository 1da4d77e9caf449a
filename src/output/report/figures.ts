import type { Results, VariantResult } from '../../results/results.js';
import type { ChartOption } from '../chart/drawing/option.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { reportCharts } from './charts/list.js';
import type { Figure, ReportChart } from './charts/reportChart.js';
import { escapeHtml, html, type Markup, trusted } from './markup.js';

/** Of more variants the inside is not drawn: a report is read, not searched. */
const picturedVariants = 4;

/** All charts that the results have data for, numbered through; the pictures of the particles in a group of their own. */
export function figuresSection(results: Results): Markup {
  const pictured = results.variants.slice(0, picturedVariants);
  const drawn = (part: ReportChart['part']) => {
    const charts = reportCharts().filter((chart) => chart.part === part);
    return drawable([
      ...charts.flatMap((chart) => ('ofRun' in chart ? [chart.ofRun(results)] : [])),
      ...pictured.flatMap((variant, v) => ofVariant(charts, variant, v, results)),
    ]);
  };
  const curves = drawn('figures');
  const pictures = drawn('lithium');
  if (curves.length + pictures.length === 0) {
    return html`<section aria-labelledby="figures"><h2 id="figures">Figures</h2><p>No half cycle was completed, there is nothing to draw.</p></section>`;
  }
  return html`<section aria-labelledby="figures"><h2 id="figures">Figures</h2>
<div class="figures">
${curves.map((entry, i) => numbered(entry, i + 1))}</div>
${
  pictures.length > 0 &&
  html`<h3>Lithium in particles and electrode</h3>
${pictured.length < results.variants.length && html`<p>Of the first ${pictured.length} of ${results.variants.length} variants.</p>`}
<div class="figures">
${pictures.map((entry, i) => numbered(entry, curves.length + i + 1))}</div>`
}
</section>`;
}

/** What a laboratory would measure of a variant, in pictures; undefined where there are none. */
export function measuredFigures(variant: VariantResult, v: number, results: Results): Markup | undefined {
  const charts = reportCharts().filter(({ part }) => part === 'measured');
  const drawn = drawable(ofVariant(charts, variant, v, results));
  if (drawn.length === 0) return undefined;
  return html`<div class="figures">${drawn.map((entry) => figure(entry, entry.caption))}</div>`;
}

function ofVariant(
  charts: readonly ReportChart[],
  variant: VariantResult,
  v: number,
  results: Results,
): readonly Figure[] {
  return charts.flatMap((chart) => ('ofVariant' in chart ? chart.ofVariant(variant, v, results) : []));
}

type Drawn = Figure & { readonly option: ChartOption };

function drawable(figures: readonly Figure[]): readonly Drawn[] {
  return figures.filter((entry): entry is Drawn => entry.option !== undefined);
}

function numbered(entry: Drawn, number: number): Markup {
  return figure(entry, `Figure ${number}. ${entry.caption}`);
}

function figure({ option, id, caption }: Drawn, below: string): Markup {
  const label = `role="img" aria-label="${escapeHtml(caption)}" `;
  const svg = renderSvg(option, { id: `fig-${id}` }).replace('<svg ', `<svg ${label}`);
  return html`<figure id="fig-${id}">${trusted(svg)}
<figcaption>${below}</figcaption></figure>
`;
}
