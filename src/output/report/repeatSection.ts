import { stringify } from 'yaml';
import type { Results } from '../../results/results.js';
import { plain } from '../json.js';
import { html, type Markup } from './markup.js';

/** How to get the same numbers again, and the scenario that gives them. */
export function repeatSection(results: Results, command: string | undefined): Markup {
  const line = command ?? 'npx argyrode run scenario.yaml';
  const how =
    command === undefined
      ? 'Save the scenario below as scenario.yaml and run it with the same version:'
      : 'The run is deterministic: the same command and version give the same numbers.';
  return html`<section aria-labelledby="repeat"><h2 id="repeat">How to repeat</h2>
<p>Argyrode ${results.version}. ${how}</p>
<pre><code>${line}</code></pre>
<details><summary>The scenario as it was understood</summary>
<pre><code>${stringify(plain(results.scenario))}</code></pre></details></section>`;
}
