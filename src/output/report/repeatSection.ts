import { stringify } from 'yaml';
import { type Json, plain } from '../../results/plain.js';
import type { Results } from '../../results/results.js';
import { labLink } from '../run/labLink.js';
import { html, type Markup } from './markup.js';
import type { ReportOptions } from './reportOptions.js';

/** How to get the same numbers again, and the scenario that gives them. */
export function repeatSection(results: Results, { command, lab }: ReportOptions): Markup {
  const line = command ?? 'npx argyrode run scenario.yaml';
  const how =
    command === undefined
      ? 'Save the scenario below as scenario.yaml and run it with the same version:'
      : 'The run is deterministic: the same command and version give the same numbers.';
  return html`<section aria-labelledby="repeat"><h2 id="repeat">How to repeat</h2>
<p>Argyrode ${results.version}. ${how}</p>
<pre><code>${line}</code></pre>
${lab !== undefined && (results.variants.some(({ wentOnFrom }) => wentOnFrom !== undefined) ? noLab : labParagraph(lab, results))}
<details><summary>The scenario as it was understood</summary>
<pre><code>${stringify(withoutStates(plain(results.scenario)))}</code></pre></details></section>`;
}

const noLab = html`<p class="bad">No link to the lab page: it would show cells that go on from an earlier run as fresh ones.</p>`;

/** Thousands of numbers are for programs: they stand in run.json. */
function withoutStates(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, variant]) => [
      name,
      typeof variant === 'object' && variant !== null && 'continues' in variant
        ? { ...variant, continues: { state: 'see run.json' } }
        : variant,
    ]),
  );
}

/** The page shows two cells; an address that is none of a page is not made a link. */
function labParagraph(lab: string, results: Results): Markup {
  const link = labLink(lab, results);
  if (link === undefined) {
    return html`<p class="bad">No link to the lab page: ${lab} is no address beginning with http:, https: or file:.</p>`;
  }
  const { length } = results.variants;
  return html`<p><a href="${link}">These cells in the lab page</a>: move a slider and watch them age.${length > 2 && ` It shows two of the ${length} variants at a time.`}</p>`;
}
