import type { FitParameterResult, FitResult } from '../../results/fit.js';
import {
  bestInterval,
  correlatedPairs,
  determinationText,
  digits,
  errorText,
  intervalText,
  levelText,
  valueText,
} from '../../results/fitValueText.js';
import type { ChartOption } from '../chart/drawing/option.js';
import { printedUnit, quantityWords } from '../chart/drawing/quantityTitle.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { correlationChart, correlationSize } from '../chart/fit/correlationChart.js';
import { fitChart, fittedQuantities } from '../chart/fit/fitChart.js';
import { fitCurveChart, fitSpectrumChart } from '../chart/fit/fitCurveCharts.js';
import { profileChart, profileSize } from '../chart/fit/profileChart.js';
import { residualChart, residualHeight } from '../chart/fit/residualChart.js';
import { startsChart } from '../chart/fit/startsChart.js';
import { suggestionChart, suggestionHeight } from '../chart/fit/suggestionChart.js';
import { dataTable } from '../report/dataTable.js';
import { escapeHtml, html, type Markup, trusted } from '../report/markup.js';
import { reportPage } from '../report/page.js';
import { fixed, signed, superscript } from '../text/numberText.js';
import { isAutocorrelated, statusText } from './fitText.js';
import { suggestionGroups } from './suggestionGroups.js';

/** What the report of a fit says about its making. */
export interface FitReportOptions {
  /** Command line that made the fit. */
  readonly command?: string;
  /** Names of the fitted scenarios beside the report. */
  readonly fitted?: readonly string[];
}

/** Small charts beside each other in one figure. */
const smallMultiples = `
figure.wide { max-width: none; grid-column: 1 / -1; }
figure.wide > div { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .6rem; }
`;

/** The whole fit as one HTML file. */
export function fitReport(result: FitResult, options: FitReportOptions = {}): string {
  const figure = numbered();
  return reportPage({
    title: result.title,
    opening: [html`<p>${statusText(result)}</p>`],
    style: smallMultiples,
    main: html`${numbersSection(result)}
${dataSection(result, figure)}
${uncertaintySection(result, figure)}
${residualSection(result, figure)}
${lawsSection(result)}
${nextSection(result, figure)}
${searchSection(result, figure)}
${repeatSection(result, options)}`,
  });
}

function numbersSection(result: FitResult): Markup {
  const { parameters, verdicts } = result;
  return html`<section aria-labelledby="numbers"><h2 id="numbers">What was found</h2>
${verdicts.length > 0 && html`<ul>${verdicts.map((verdict) => html`<li>${verdict}</li>`)}</ul>`}
${dataTable({
  caption: `Fitted numbers with their ${levelText(result)} intervals`,
  heads: ['Number', 'Value', 'Standard error', 'Interval', 'By', 'Unit', 'Determined'],
  rows: parameters.map((parameter) => {
    const { interval, by } = bestInterval(parameter);
    return [
      html`<code>${parameter.path}</code>`,
      typeset(valueText(parameter)),
      typeset(errorText(parameter)),
      typeset(intervalText(interval, parameter)),
      by,
      printedUnit(parameter.unit),
      determined(parameter),
    ];
  }),
  words: [4, 5, 6],
})}
<dl>${parameters.map(({ path, verdict }) => html`<dt><code>${path}</code></dt><dd>${verdict}</dd>`)}</dl></section>`;
}

function determined({ determination, atBound }: FitParameterResult): string | Markup {
  const words = atBound ? `on its ${atBound} bound` : determinationText[determination];
  return determination === 'well' || determination === 'roughly' ? words : html`<span class="bad">${words}</span>`;
}

function dataSection(result: FitResult, figure: Numbered): Markup {
  const band = result.bands.length > 0;
  const key = `Symbols: data, with their standard errors where there are few; line: fit${band ? '; dark band: uncertainty of the parameters; light band: where the next datum is expected' : ''}.`;
  const quantities = fittedQuantities(result);
  return html`<section aria-labelledby="data"><h2 id="data">Data and fit</h2>
<div class="figures">
${quantities.map((one, i) =>
  figure(`fit-${i}`, fitChart(result, one), `${sentence(quantityWords(one.quantity))} against cycle number. ${key}`),
)}
${figure('curves', fitCurveChart(result), 'Voltage curves, against the share of each half cycle. Symbols: data; lines: fit.')}
${figure('spectra', fitSpectrumChart(result), 'Impedance spectra. Symbols: data; lines: fit.')}
</div>
${seriesTable(result)}</section>`;
}

function seriesTable({ series }: FitResult): Markup | false {
  if (series.length === 0) return false;
  const predicted = series.some(({ points }) => points.some(({ heldOut }) => heldOut));
  return html`${dataTable({
    caption: 'Residuals, simulated minus measured, in standard errors',
    heads: [
      'Data',
      'Fitted',
      'Rms',
      'Bias',
      'Autocorrelation',
      ...(predicted ? ['Held out', 'Rms of these'] : []),
      'From',
    ],
    rows: series.map((one) => {
      const held = one.points.filter(({ heldOut }) => heldOut).length;
      const neighbours = minus(fixed(one.autocorrelation, 2));
      return [
        one.label,
        String(one.points.length - held),
        fixed(one.rms, 2),
        minus(signed(one.bias, 2)),
        isAutocorrelated(one) ? html`<span class="bad">${neighbours}</span>` : neighbours,
        ...(predicted ? [held > 0 ? String(held) : '', held > 0 ? fixed(one.heldOutRms, 2) : ''] : []),
        one.source,
      ];
    }),
    words: [predicted ? 7 : 5],
  })}
${
  series.some(isAutocorrelated) &&
  html`<p class="soft">Where the autocorrelation is marked, neighbouring residuals are alike: the law has another shape than the data.</p>`
}`;
}

function uncertaintySection(result: FitResult, figure: Numbered): Markup {
  const strong = correlatedPairs(result, 0.7);
  const correlation = correlationChart(result);
  return html`<section aria-labelledby="uncertainty"><h2 id="uncertainty">How certain the numbers are</h2>
${result.weakDirections.length > 0 && html`<ul>${result.weakDirections.map(({ meaning }) => html`<li>${meaning}</li>`)}</ul>`}
${
  strong.length > 0 &&
  html`<p>Strongest correlations: ${strong
    .slice(0, 5)
    .map(({ a, b, value }) => `${a} with ${b} (${minus(signed(value, 2))})`)
    .join('; ')}.</p>`
}
<div class="figures">
${profileFigure(result, figure)}
${figure(
  'correlation',
  correlation,
  'Correlations by linear theory: blue, one grows as the other falls; orange, both grow together; grey, not determined.',
  correlation && correlationSize(result),
)}
</div>
${posteriorTable(result)}</section>`;
}

function profileFigure({ parameters, level }: FitResult, figure: Numbered): Markup | undefined {
  const charts = parameters.flatMap((parameter, i) => {
    const option = profileChart(parameter);
    return option ? [{ id: `profile-${i}`, option, label: parameter.path }] : [];
  });
  const caption = `Profiles: rise of the cost over its minimum, in variances of the residuals, with one number held and all others fitted again. The interval (${levelText({ level })}) ends at the dotted lines, where the profile crosses the dashed level; dashed parabola: linear theory.`;
  return charts.length === 0 ? undefined : figure.several('profiles', charts, caption);
}

function posteriorTable(result: FitResult): Markup | false {
  const sampled = result.parameters.flatMap((parameter) =>
    parameter.posterior ? [{ parameter, posterior: parameter.posterior }] : [],
  );
  if (sampled.length === 0) return false;
  return dataTable({
    caption: `Markov chains: medians and ${levelText(result)} intervals; the chains agree where R-hat is near 1`,
    heads: ['Number', 'Median', 'Interval', 'Unit', 'R-hat', 'Effective samples'],
    rows: sampled.map(({ parameter, posterior }) => [
      html`<code>${parameter.path}</code>`,
      typeset(digits(posterior.median, 3)),
      typeset(intervalText(posterior.interval, parameter)),
      printedUnit(parameter.unit),
      fixed(posterior.agreement, 3),
      fixed(posterior.effectiveSamples, 0),
    ]),
    words: [3],
  });
}

function residualSection(result: FitResult, figure: Numbered): Markup | false {
  const captions = { cycles: 'cycle number', curve: 'the share of the half cycle', spectrum: 'frequency' } as const;
  const figures = (['cycles', 'curve', 'spectrum'] as const).flatMap((kind) => {
    const option = residualChart(result, kind);
    const caption = `Residuals (simulated minus measured, in standard errors) against ${captions[kind]}, with lines at ±2. What lies beyond is drawn on the edge.`;
    return figure(`residuals-${kind}`, option, caption, option && { height: residualHeight(result, kind) }) ?? [];
  });
  const { outliers } = result;
  if (figures.length + outliers.length === 0) return false;
  return html`<section aria-labelledby="residuals"><h2 id="residuals">Residuals</h2>
${
  outliers.length > 0 &&
  html`<p>Outliers, which count little:</p><ul>${outliers.map(({ message }) => html`<li>${message}</li>`)}</ul>`
}
<div class="figures">
${figures}</div></section>`;
}

function lawsSection({ alternatives }: FitResult): Markup | false {
  if (alternatives.length === 0) return false;
  const predicted = alternatives.some(({ heldOutRms }) => Number.isFinite(heldOutRms));
  return html`<section aria-labelledby="laws"><h2 id="laws">Other laws on the same data</h2>
${dataTable({
  heads: ['Laws', 'Free numbers', 'Cost', 'Δ AICc', 'BIC', ...(predicted ? ['Rms held out'] : []), 'Meaning'],
  rows: alternatives.map(({ name, meaning, free, cost, delta, bic, heldOutRms }) => [
    name,
    String(free),
    digits(cost, 4),
    fixed(delta, 1),
    minus(fixed(bic, 1)),
    ...(predicted ? [fixed(heldOutRms, 2)] : []),
    meaning,
  ]),
  words: [predicted ? 6 : 5],
  short: true,
})}
<p class="soft">Laws with a Δ below about 4 fit equally well; beyond 10 a law is refuted by these data.${predicted && ' Held-out data were predicted by a fit without them, in standard errors.'}</p></section>`;
}

function nextSection(result: FitResult, figure: Numbered): Markup | false {
  const { suggestions } = result;
  if (suggestions.length === 0) return false;
  return html`<section aria-labelledby="next"><h2 id="next">What to measure next</h2>
${suggestionGroups(suggestions).map(
  ({ title, messages }) => html`<h3>${title}</h3><ul>${messages.map((message) => html`<li>${message}</li>`)}</ul>`,
)}
<div class="figures">
${figure(
  'suggestions',
  suggestionChart(result),
  'How many times narrower the intervals would become, on geometric average over all numbers; in brackets the number that gains most.',
  { height: suggestionHeight(result) },
)}</div></section>`;
}

function searchSection(result: FitResult, figure: Numbered): Markup {
  const { starts, aic, aicc, bic, degreesOfFreedom } = result;
  const ended = starts.filter((start) => start.cost !== undefined).length;
  const begun = starts.length;
  return html`<section aria-labelledby="search"><h2 id="search">The search</h2>
<p>AIC ${minus(fixed(aic, 1))}, AICc ${minus(fixed(aicc, 1))}, BIC ${minus(fixed(bic, 1))}; ${degreesOfFreedom} degrees of freedom.${begun > 1 && ` ${begun} starts were tried, ${ended} searched from.`}</p>
<div class="figures">
${figure('starts', startsChart(result), 'Cost of every start, best first, and of the local searches from the best of them.')}</div></section>`;
}

function repeatSection({ version, seed }: FitResult, { command, fitted = [] }: FitReportOptions): Markup {
  return html`<section aria-labelledby="repeat"><h2 id="repeat">How to repeat</h2>
<p>Argyrode ${version}, seed ${seed}. The fit is deterministic: the same files, seed and version give the same numbers.</p>
${command !== undefined && html`<pre><code>${command}</code></pre>`}
${
  fitted.length > 0 &&
  html`<p>The fitted ${fitted.length === 1 ? 'scenario lies' : 'scenarios lie'} beside this report, ready to run:</p>
<pre><code>${fitted.map((name) => `npx argyrode run ${name}`).join('\n')}</code></pre>`
}</section>`;
}

interface Numbered {
  (
    id: string,
    option: ChartOption | undefined,
    caption: string,
    size?: { readonly height: number; readonly width?: number } | undefined,
  ): Markup | undefined;
  /** Small charts that share a number and a caption. */
  readonly several: (
    id: string,
    charts: readonly { readonly id: string; readonly option: ChartOption; readonly label: string }[],
    caption: string,
  ) => Markup;
}

/** Figures are counted through the whole page. */
function numbered(): Numbered {
  let count = 0;
  const drawn = (id: string, option: ChartOption, label: string, size: { height?: number; width?: number } = {}) =>
    trusted(renderSvg(option, { id, ...size }).replace('<svg ', `<svg role="img" aria-label="${escapeHtml(label)}" `));
  const one = (
    id: string,
    option: ChartOption | undefined,
    caption: string,
    size?: { readonly height: number; readonly width?: number },
  ): Markup | undefined => {
    if (!option) return undefined;
    count++;
    return html`<figure id="fig-${id}">${drawn(id, option, caption, size)}
<figcaption>Figure ${count}. ${caption}</figcaption></figure>
`;
  };
  const several: Numbered['several'] = (id, charts, caption) => {
    count++;
    return html`<figure id="fig-${id}" class="wide"><div>${charts.map((chart) =>
      drawn(chart.id, chart.option, `${chart.label}: profile of the cost`, profileSize),
    )}</div>
<figcaption>Figure ${count}. ${caption}</figcaption></figure>
`;
  };
  return Object.assign(one, { several });
}

/** Plain ASCII as it is printed: `3.1 × 10⁻²²`, `±`, `×/÷`. */
function typeset(text: string): string {
  return text
    .replace(/^\+- /, '± ')
    .replace(/^x\/ /, '×/÷ ')
    .replace(
      /(\d)e([+-]?\d+)/g,
      (_, digit: string, power: string) => `${digit}\u00a0×\u00a010${superscript(String(Number(power)))}`,
    )
    .replace(/(?<!\w)-(?=\d)/g, '−');
}

function minus(text: string): string {
  return text.replace('-', '−');
}

function sentence(words: string): string {
  return words[0].toUpperCase() + words.slice(1);
}
