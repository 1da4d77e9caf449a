import type { RunsColumn, RunsRecord, RunsRow } from '../../results/runsTable.js';
import type { Goal, OutputSensitivity, StudySensitivities } from '../../results/studyAnalysis.js';
import { plainNumber } from '../../text/plainNumber.js';
import type { ChartOption } from '../chart/drawing/option.js';
import { renderSvg } from '../chart/drawing/svg.js';
import { frontChart } from '../chart/sweep/frontChart.js';
import { parallelCoordinates } from '../chart/sweep/parallelCoordinates.js';
import { sensitivityMapChart } from '../chart/sweep/sensitivityMap.js';
import { tornadoChart, tornadoHeight } from '../chart/sweep/tornadoChart.js';
import { dataTable } from '../report/dataTable.js';
import { escapeHtml, html, type Markup, trusted } from '../report/markup.js';
import { reportPage } from '../report/page.js';
import { headOf, sensitivityRows } from './sensitivityText.js';

/** What a report of a study is made of. */
export interface SweepFindings {
  readonly record: RunsRecord;
  /** Rows that are drawn: all of a small study, the first ones of a large one. */
  readonly rows: readonly RunsRow[];
  /** Rows that are there in all, and those that failed. */
  readonly done: number;
  readonly failed: number;
  readonly reasons: readonly { readonly reason: string; readonly runs: number }[];
  readonly sensitivities: StudySensitivities;
  readonly goals: readonly Goal[];
  /** The rows that no other beats in all goals. */
  readonly front: readonly RunsRow[];
  readonly command: string;
}

/** A study as one HTML file that needs nothing else: what decides each output, the runs as lines, the front of its goals. */
export function sweepReport(findings: SweepFindings): string {
  const { record, done, failed, reasons, sensitivities, command } = findings;
  const { title, runs, version, seed, environment } = record;
  return reportPage({
    title,
    opening: [
      html`<p>${String(done)} of ${String(runs)} runs are there${failed > 0 ? `, ${failed} of them failed` : ''}. ${record.columns.filter(({ of }) => of === 'parameter').length} numbers were varied.</p>`,
    ],
    main: html`${sensitivities.outputs.map(outputSection)}
${runsSection(findings)}
${frontSection(findings)}
${(reasons.length > 0 || sensitivities.notes.length > 0) && html`<section aria-labelledby="notes"><h2 id="notes">Notes</h2><ul>${sensitivities.notes.map((note) => html`<li>${note}</li>`)}${reasons.map(({ reason, runs: of }) => html`<li class="bad">${String(of)} runs failed: ${reason}</li>`)}</ul></section>`}
<section aria-labelledby="repeat"><h2 id="repeat">How to repeat</h2>
<p>Version ${version}, seed ${String(seed)}, ${Object.values(environment).join(', ')}. Any row: <code>argyrode run --row &lt;folder&gt;#&lt;run&gt;</code>.</p>
<pre><code>${command}</code></pre>
<pre><code>${record.study}</code></pre></section>`,
  });
}

function outputSection(one: OutputSensitivity, index: number): Markup {
  const [heads = [], ...rows] = sensitivityRows(one);
  const ends =
    'The mean over all others when one parameter goes from near its lower to near its upper end; blue: more of it gives more.';
  return html`<section aria-labelledby="output-${index}"><h2 id="output-${index}">What decides ${one.output}</h2>
<div class="figures">
${figure(`tornado-${index}`, tornadoChart(one), ends, { height: tornadoHeight(one) })}
${figure(`map-${index}`, sensitivityMapChart(one), 'Mean over all others against the two strongest parameters.')}</div>
${dataTable({ caption: headOf(one), heads, rows, words: [0] })}
</section>
`;
}

function runsSection({ record: { columns }, rows, goals }: SweepFindings): Markup | undefined {
  const by = goals[0]?.column ?? columns.find(({ of }) => of === 'output')?.name ?? '';
  const width = Math.max(700, 110 * columns.length);
  const option = parallelCoordinates(rows, columns, by, width);
  if (!option) return undefined;
  return html`<section aria-labelledby="runs"><h2 id="runs">The runs</h2>
${figure('parallel', option, `Every line is a run (at most 200 are drawn), from dark (low) to bright (high) by ${by}.`, { width, height: 380 })}</section>`;
}

function frontSection({ record: { columns }, goals, rows, front }: SweepFindings): Markup | undefined {
  if (goals.length < 2 || front.length === 0) return undefined;
  const [first, second] = goals;
  const read = (name: string) => reader(columns, name);
  const [x, y] = [read(first.column), read(second.column)];
  const pairs = (of: readonly RunsRow[]) => of.map((row) => [Number(x.of(row)), Number(y.of(row))] as const);
  const option = frontChart([x.title, y.title], pairs(rows), pairs(front));
  const shown = columns.map(({ name }) => read(name));
  return html`<section aria-labelledby="front"><h2 id="front">The best compromises</h2>
<p>${goals.map(({ column, aim }) => `${column}: ${aim}`).join('; ')}. ${String(front.length)} runs are beaten by no other in all of these.</p>
<div class="figures">${figure('pareto', option, 'All runs (grey) and those that no other beats.')}</div>
${dataTable({
  caption: 'Runs of the front',
  heads: ['run', ...shown.map(({ title }) => title)],
  rows: front.slice(0, mostListed).map((row) => [String(row.run), ...shown.map(({ of }) => cell(of(row)))]),
  words: [],
})}</section>`;
}

const mostListed = 50;

function reader(columns: readonly RunsColumn[], name: string) {
  const column = columns.find((one) => one.name === name);
  const at = column ? columns.filter(({ of }) => of === column.of).indexOf(column) : -1;
  const unit = column?.unit ? ` / ${column.unit}` : '';
  return {
    title: `${name}${unit}`,
    of: (row: RunsRow): number | string | undefined => (column?.of === 'parameter' ? row.parameters : row.outputs)[at],
  };
}

function cell(value: number | string | undefined): string {
  return typeof value === 'number' ? plainNumber(value, 4) : (value ?? '');
}

function figure(
  id: string,
  option: ChartOption | undefined,
  caption: string,
  size: { readonly width?: number; readonly height?: number } = {},
): Markup | undefined {
  if (!option) return undefined;
  const label = `role="img" aria-label="${escapeHtml(caption)}" `;
  const svg = renderSvg(option, { id, ...size }).replace('<svg ', `<svg ${label}`);
  return html`<figure id="fig-${id}">${trusted(svg)}
<figcaption>${caption}</figcaption></figure>
`;
}
