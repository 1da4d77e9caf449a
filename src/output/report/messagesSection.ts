import type { Results, VariantResult } from '../../results/results.js';
import type { Issue } from '../../scenario/document/issue.js';
import { html, type Markup } from './markup.js';

/** How each variant ended and what was suspicious. */
export function messagesSection(results: Results): Markup {
  return html`<section aria-labelledby="messages"><h2 id="messages">Status and warnings</h2>
${results.variants.map(
  (variant) => html`<h3>${variant.name}</h3>
<p${variant.status.code !== 'completed' && html` class="bad"`}>${statusText(variant)}</p>
${variant.warnings.length > 0 ? html`<ul>${variant.warnings.map((issue) => html`<li>${issueText(issue)}</li>`)}</ul>` : html`<p class="soft">No warnings.</p>`}
`,
)}</section>`;
}

function statusText(variant: VariantResult): string {
  const { code, message } = variant.status;
  return `${code[0].toUpperCase()}${code.slice(1)}. ${message}`;
}

function issueText(issue: Issue): Markup {
  const line = issue.line === undefined ? '' : ` (line ${issue.line})`;
  const details = [
    issue.got !== undefined && `got ${issue.got}`,
    issue.allowed !== undefined && `allowed: ${issue.allowed}`,
    issue.hint,
  ].filter((part) => typeof part === 'string');
  return html`${issue.path !== '' && html`<code>${issue.path}</code>${line}: `}${issue.message}${details.length > 0 && ` (${details.join('; ')})`}`;
}
