import type { BlindRow, LeftOutValidation, PopulationRow, PopulationStudy } from '../../results/prediction.js';
import type { ChartOption } from '../chart/drawing/option.js';
import { renderSvg, type SvgOptions } from '../chart/drawing/svg.js';
import { calibrationChart } from '../chart/population/calibrationChart.js';
import { forestChart, forestHeight } from '../chart/population/forestChart.js';
import { predictedChart } from '../chart/population/predictedChart.js';
import { dataTable } from '../report/dataTable.js';
import { escapeHtml, html, type Markup, trusted } from '../report/markup.js';
import { reportPage } from '../report/page.js';
import { fixed } from '../text/numberText.js';
import { leftOutRows, orderingsSentence } from './populationFitText.js';

/** What a population was estimated from and to, as one page. */
export interface EstimatedPopulation {
  readonly source: string;
  readonly constants: readonly PopulationRow[];
  readonly studies: readonly PopulationStudy[];
  readonly effects: { readonly [study: string]: { readonly [constant: string]: number } };
  readonly leftOut: { readonly recipe: LeftOutValidation; readonly given: LeftOutValidation };
}

/** [px] Names of constants take a third of it. */
const forestWidth = 700;

const kinds: readonly (readonly [string, string, (row: BlindRow) => boolean])[] = [
  ['capacities', 'Capacity / mAh/g', ({ unit }) => unit === 'mAh/g'],
  ['retentions', 'Retention / %', ({ quantity, unit }) => quantity === 'retention' && unit === '%'],
];

/** The estimation of a population as one HTML file that needs nothing else: forest plot, calibration, predicted against printed, tables. */
export function populationReport(
  { source, constants, studies, effects, leftOut }: EstimatedPopulation,
  command: string,
): string {
  const seen = constants.flatMap(({ name, words, shift, error, sd }) => {
    const own = Object.values(effects).flatMap(({ [name]: effect }) => (effect === undefined ? [] : [shift + effect]));
    return own.length > 0 ? [{ name: words, mean: shift, error, sd, studies: own }] : [];
  });
  return reportPage({
    style: '#fig-forest { max-width: none; grid-column: 1 / -1; }',
    title: `Constants that studies have in common: ${source}`,
    opening: [
      html`<p>${studies.length} studies. Each is predicted by the population of the others, in the linear form of its simulation over draws of the population; bands hold what is not linear, and what is not known of constants, laws and print.</p>`,
    ],
    main: html`<section aria-labelledby="left-out"><h2 id="left-out">Studies predicted by the others</h2>
${dataTable({
  caption: 'Left-out studies, by the kind of number',
  heads: ['Kind', 'Known', 'Numbers', 'In 90 %', 'Median error', 'Median width'],
  rows: leftOutRows(leftOut),
  words: [0, 1],
})}
<p>${orderingsSentence(leftOut)}</p>
<div class="figures">
${figure(
  'calibration',
  calibrationChart([
    { name: 'recipe', scaled: leftOut.recipe.scaled },
    { name: 'two cycles of one sample', scaled: leftOut.given.scaled },
  ]),
  'Figure 1. Share of printed numbers within central bands: below the diagonal the bands are too narrow.',
)}
${kinds.map(([id, words, is], i) =>
  figure(
    id,
    predictedChart(words, leftOut.recipe.rows.filter(is)),
    `Figure ${i + 2}. ${words}: predicted from the recipe against printed, with 90 % bands.`,
  ),
)}</div></section>
<section aria-labelledby="constants"><h2 id="constants">Constants</h2>
<div class="figures">
${figure('forest', forestChart(seen), 'Figure 4. Constants: studies (open), their mean with its 90 % interval (thick), spread between studies (thin, 90 %).', { height: forestHeight(seen.length), width: forestWidth })}</div></section>
<section aria-labelledby="studies"><h2 id="studies">Studies</h2>
${dataTable({
  caption: 'Each study, predicted by the others',
  heads: ['Study', 'Numbers', 'In 90 %', 'Error over expected', 'Strangeness'],
  rows: studies.map(({ name, numbers, coverage90, scaledError, strangeness }) => [
    name,
    String(numbers),
    `${fixed(100 * coverage90, 0)} %`,
    fixed(scaledError, 2),
    fixed(strangeness, 1),
  ]),
  words: [0],
})}
${studies.some(({ outliers }) => outliers.length > 0) && html`<p>Numbers that no constants of their study explain count for little:</p><ul>${studies.flatMap(({ name, outliers }) => outliers.map((one) => html`<li>${name}: ${one}</li>`))}</ul>`}</section>
<section aria-labelledby="repeat"><h2 id="repeat">How to repeat</h2>
<pre><code>${command}</code></pre></section>`,
  });
}

function figure(
  id: string,
  option: ChartOption | undefined,
  caption: string,
  size: SvgOptions = {},
): Markup | undefined {
  if (!option) return undefined;
  const label = `role="img" aria-label="${escapeHtml(caption)}" `;
  const svg = renderSvg(option, { ...size, id }).replace('<svg ', `<svg ${label}`);
  return html`<figure id="fig-${id}">${trusted(svg)}
<figcaption>${caption}</figcaption></figure>
`;
}
