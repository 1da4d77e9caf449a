import { stringify } from 'yaml';
import type { Results } from '../../results/results.js';
import { plain } from '../json.js';
import { labLink } from '../labLink.js';
import type { ReportOptions } from '../report.js';
import { html, type Markup } from './markup.js';

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
${lab === undefined ? '' : html`<p><a href="${labLink(lab, results)}">These cells in the lab page</a>: move a slider and watch them age.</p>`}
<details><summary>The scenario as it was understood</summary>
<pre><code>${stringify(plain(results.scenario))}</code></pre></details></section>`;
}
