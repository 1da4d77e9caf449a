import { html, type Markup } from './markup.js';

export interface DataTable {
  /** Heads of the columns; the first column heads the rows. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | Markup)[])[];
  readonly caption?: string;
  /** Columns that hold words, not numbers, and are set left. */
  readonly words?: readonly number[];
  /** Row heads are numbers or single words and need no room to wrap in. */
  readonly short?: true;
}

/** A table with row and column heads, in a box of its own that scrolls sideways on a narrow screen. */
export function dataTable(table: DataTable): Markup {
  const words = new Set([0, ...(table.words ?? [])]);
  const style = (column: number) => (words.has(column) ? '' : 'n');
  return html`<div class="scroll${table.short ? ' short' : ''}" tabindex="0" role="region" aria-label="${table.caption ?? table.heads.join(', ')}"><table>
${table.caption !== undefined && html`<caption>${table.caption}</caption>`}
<thead><tr>${table.heads.map((head, c) => html`<th scope="col" class="${style(c)}">${head}</th>`)}</tr></thead>
<tbody>
${table.rows.map(
  (row) => html`<tr>${row.map((cell, c) =>
    c === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${style(c)}">${cell}</td>`,
  )}</tr>
`,
)}</tbody>
</table></div>`;
}
