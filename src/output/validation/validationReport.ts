import { isOf } from '../../quantities/registry.js';
import {
  brokenClaims,
  type StudyValidation,
  type Validation,
  type ValidationOrdering,
  type ValidationRow,
} from '../../results/validation.js';
import { capacityChart } from '../chart/capacityChart.js';
import type { ChartOption } from '../chart/drawing/option.js';
import { quantityWords } from '../chart/drawing/quantityTitle.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { parityChart, parityHeight } from '../chart/fit/parityChart.js';
import { rateChart } from '../chart/rateChart.js';
import { dataTable } from '../report/dataTable.js';
import { escapeHtml, html, type Markup, trusted } from '../report/markup.js';
import { reportPage } from '../report/page.js';
import { sourceLine } from '../report/source.js';
import { significant } from '../text/numberText.js';
import { unitText } from '../text/unitText.js';
import { errorText, orderText, testText, verdictOf, whenText, withUnit } from './validationText.js';

/** All studies beside their papers as one HTML file that needs nothing else. */
export function validationReport(validation: Validation, command = 'npx argyrode validate'): string {
  const { studies, version, leftOut } = validation;
  const title =
    leftOut === undefined ? 'Published studies, simulated' : `Published studies, predicted without ${leftOut}`;
  const figures = numbered();
  return reportPage({
    title,
    opening: [html`<p>${opening(validation)}</p>`],
    main: html`${overview(validation)}
<section aria-labelledby="parity"><h2 id="parity">Simulated against published</h2>
<div class="figures">
${parityFigures(studies, figures)}</div></section>
${missedSection(validation)}
${studies.map((study) => studySection(study, figures))}
<section aria-labelledby="repeat"><h2 id="repeat">How to repeat</h2>
<p>Argyrode ${version}. The runs are deterministic: the same command and version give the same numbers.</p>
<pre><code>${command}</code></pre></section>`,
  });
}

function opening({ studies, leftOut }: Validation): string {
  const rows = studies.flatMap((study) => study.rows);
  const orderings = studies.flatMap((study) => study.orderings);
  const ok = (entries: readonly { readonly verdict: string }[]) =>
    entries.filter(({ verdict }) => verdict === 'ok').length;
  const fitted = rows.filter(({ role }) => role === 'calibrated').length;
  const others = rows.length - fitted;
  const how =
    leftOut === undefined
      ? `The parameters were calibrated on ${fitted} of the values and predict ${others}.`
      : `The parameters were calibrated anew on ${fitted} of the values and predict ${others}, left out for it (${leftOut}).`;
  return (
    `${ok(rows)} of ${rows.length} published values are met within their tolerance, and ${ok(orderings)} of ` +
    `${orderings.length} orderings of the samples. ${how} Per paper, one set of parameters is shared by all samples and tests.`
  );
}

function overview({ studies, leftOut }: Validation): Markup {
  const ok = (entries: readonly { readonly verdict: string }[]) =>
    `${entries.filter(({ verdict }) => verdict === 'ok').length} of ${entries.length}`;
  const count = (rows: readonly ValidationRow[], role: string) =>
    String(rows.filter((row) => row.role === role).length);
  return html`<section aria-labelledby="overview"><h2 id="overview">Overview</h2>
${dataTable({
  caption: 'Data, free numbers and errors per study',
  heads: [
    'Study',
    'Calibrated on',
    'Predicted',
    'Free numbers',
    'Within tolerance',
    'Orderings',
    'Median error',
    'Capacities',
    '%-values',
    'Resistances',
  ],
  rows: studies.map(({ study, rows, free, orderings, median }) => [
    html`<a href="#${study}">${study}</a>`,
    count(rows, 'calibrated'),
    count(rows, 'predicted'),
    String(free),
    ok(rows),
    ok(orderings),
    withUnit(median.all, '%'),
    withUnit(median.capacities, '%'),
    withUnit(median.percentages, 'pp'),
    withUnit(median.resistances, '%'),
  ]),
  short: true,
})}
<p class="soft">Median errors ${leftOut !== undefined && 'of the predictions '}without sign, relative to the published value; of retentions, efficiencies and active masses in percentage points (pp).</p></section>`;
}

type Numbered = (
  id: string,
  option: ChartOption | undefined,
  caption: string,
  size?: { readonly height: number },
) => Markup | undefined;

/** Figures are counted through the whole page. */
function numbered(): Numbered {
  let count = 0;
  return (id, option, caption, size) => {
    if (!option) return undefined;
    count++;
    const label = `role="img" aria-label="${escapeHtml(caption)}" `;
    const svg = renderSvg(option, { id, ...size }).replace('<svg ', `<svg ${label}`);
    return html`<figure id="fig-${id}">${trusted(svg)}
<figcaption>Figure ${count}. ${caption}</figcaption></figure>
`;
  };
}

function parityFigures(studies: readonly StudyValidation[], figure: Numbered): Markup[] {
  const rows = studies.flatMap((study) => study.rows);
  const names = studies.map(({ study }) => study);
  const size = { height: parityHeight };
  const key = 'Grey bars: tolerance. Filled: calibrated on; open: predicted.';
  return [
    figure(
      'parity-capacity',
      parityChart({ title: 'capacity / mAh g⁻¹', rows: rows.filter(({ unit }) => unit === 'mAh/g'), studies: names }),
      `Charge and discharge capacities. ${key}`,
      size,
    ),
    figure(
      'parity-percentage',
      parityChart({ title: 'value / %', rows: rows.filter(({ unit }) => unit === '%'), studies: names }),
      `Retentions, Coulombic efficiencies and active masses. ${key}`,
      size,
    ),
    figure(
      'parity-resistance',
      parityChart({
        title: 'resistance / Ω or Ω cm²',
        rows: rows.filter(({ unit }) => unit.startsWith('Ohm')),
        studies: names,
        logarithmic: true,
      }),
      `Resistances as printed: in Ω of the cell, or in Ω cm². ${key}`,
      size,
    ),
  ].filter((entry) => entry !== undefined);
}

/** What is not reproduced, before the details: a reader should not have to look for it. */
function missedSection(validation: Validation): Markup {
  const { rows: broken } = brokenClaims(validation);
  const missed = validation.studies.flatMap(({ rows }) => rows.filter(({ verdict }) => verdict === 'missed'));
  const orderings = validation.studies.flatMap(({ orderings }) =>
    orderings.filter(({ verdict }) => verdict === 'missed'),
  );
  return html`<section aria-labelledby="missed"><h2 id="missed">What is missed</h2>
${missed.length + orderings.length === 0 && html`<p>Nothing.</p>`}
${
  missed.length > 0 &&
  dataTable({
    caption: `${missed.length} values outside their tolerance, ${missed.length - broken.length} of them known`,
    heads: ['Value', 'Published', 'Simulated', 'Error', 'Tolerance', 'Verdict'],
    rows: missed.map((row) => [
      `${row.study} ${testText(row)}, ${row.variant}: ${quantityWords(row.quantity)}${placeText(row)}`,
      withPlainUnit(String(row.published), row.unit),
      significant(row.simulated, 4),
      errorText(row).replace('-', '−'),
      row.unit === '%' ? `${significant(row.tolerance, 2)} pp` : withPlainUnit(significant(row.tolerance, 2), row.unit),
      verdictOf(row),
    ]),
    words: [5],
  })
}
${
  orderings.length > 0 &&
  html`<p>Orders that the simulation does not show:</p><ul>${orderings.map(
    (ordering) => html`<li>${ordering.study}: ${ordering.statement} (simulated: ${typeset(ordering)})</li>`,
  )}</ul>`
}</section>`;
}

function studySection(study: StudyValidation, figure: Numbered): Markup {
  const { runs, rows, orderings, issues } = study;
  const charts = runs.flatMap(({ scenario, results }) => {
    const id = `${study.study}-${scenario.replace(/\W+/g, '-')}`;
    return [
      figure(`${id}-cycles`, capacityChart(results), `${results.title}. Open symbols: published.`),
      figure(`${id}-rate`, rateChart(results), `${results.title}: first cycle at each rate. Open symbols: published.`),
    ].filter((entry) => entry !== undefined);
  });
  const source = sourceLine({ source: { title: study.title, ...(study.doi ? { doi: study.doi } : {}) } });
  const inside = rows.some(fromInside);
  return html`<section aria-labelledby="${study.study}"><h2 id="${study.study}">${study.study}</h2>
<p>${source}</p>
${study.notes !== undefined && html`<p class="soft">${study.notes}</p>`}
${issues.length > 0 && html`<ul>${issues.map(({ path, message }) => html`<li class="bad">${path}: ${message}</li>`)}</ul>`}
<div class="figures">
${charts}</div>
${dataTable({
  caption: 'Published and simulated',
  heads: ['Test', 'Sample', 'Quantity', 'Cycle', 'Published', 'Simulated', 'Unit', 'Error', 'Role', 'Verdict', 'Place'],
  rows: rows.map((row) => [
    testText(row),
    row.variant,
    `${quantityWords(row.quantity)}${fromInside(row) ? ' *' : ''}`,
    whenText(row),
    String(row.published),
    significant(row.simulated, 4),
    unitText(row.unit === '1' ? '' : row.unit),
    errorText(row).replace('-', '−'),
    row.role,
    row.verdict === 'missed' ? html`<span class="bad">${verdictOf(row)}</span>` : verdictOf(row),
    row.measurement.source,
  ]),
  words: [1, 2, 6, 8, 9, 10],
  short: true,
})}
${inside && html`<p class="soft">* From the inside of the simulation: the simulated programme does not measure it.</p>`}
${
  orderings.length > 0 &&
  html`<h3>Orderings</h3><ul>${orderings.map(
    (ordering) =>
      html`<li>${ordering.statement}: ${ordering.verdict === 'missed' ? html`<span class="bad">${verdictOf(ordering)}</span>` : verdictOf(ordering)} <span class="soft">(${typeset(ordering)})</span></li>`,
  )}</ul>`
}</section>
`;
}

const readFromSignals = ['resistance', 'activeMass', 'diffusionLength'] as const;

/** Something that a lab reads from signals and this run did not. */
function fromInside({ quantity, origin }: ValidationRow): boolean {
  return origin === 'inside' && readFromSignals.some((kind) => isOf(kind, quantity));
}

/** ", cycle 160" or ", at 0.5C"; nothing where the run has no such cycle. */
function placeText(row: ValidationRow): string {
  const when = whenText(row);
  if (when === '') return '';
  return when.endsWith('C') ? `, at ${when}` : `, cycle ${when}`;
}

/** Only the unit: names of samples are no units. */
function typeset({ values, unit }: ValidationOrdering): string {
  return orderText({ values, unit: unitText(unit) });
}

function withPlainUnit(value: string, unit: string): string {
  return unit === '1' || unit === '' ? value : `${value} ${unitText(unit)}`;
}
