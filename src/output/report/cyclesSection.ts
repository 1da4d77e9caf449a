import { byKind } from '../../quantities/kinds.js';
import { type TabulatedQuantity, tabulatedQuantities } from '../../quantities/registry.js';
import type { CycleRow, Results } from '../../results/results.js';
import { shownValue } from '../run/cycleColumns.js';
import { evenChoice } from '../text/table.js';
import { unitText } from '../text/unitText.js';
import { dataTable } from './dataTable.js';
import { html, type Markup } from './markup.js';

/** Rows per variant; the files hold the rest. */
const shownRows = 60;

/** What is shown of a cycle, under heads that leave room for the numbers. */
function shownColumns(): readonly TabulatedQuantity[] {
  return byKind(tabulatedQuantities().filter(({ heads }) => heads?.report !== undefined));
}

export function cyclesSection(results: Results): Markup {
  const columns = shownColumns();
  const heads = ['Cycle', 'Programme', ...columns.map(headOf)];
  return html`<section aria-labelledby="cycles"><h2 id="cycles">Cycles</h2>
${results.variants.map((variant) => {
  const rows = evenChoice(variant.cycles, shownRows);
  const thinned = rows.length < variant.cycles.length ? `, ${rows.length} of ${variant.cycles.length} shown` : '';
  return html`<details${variant.cycles.length <= 24 && html` open`}><summary>${variant.name}${thinned}</summary>
${dataTable({ heads, rows: rows.map((row) => texts(row, columns)), words: [1], short: true })}</details>
`;
})}<p class="soft">All cycles with all columns are in cycles.csv.</p></section>`;
}

function texts(row: CycleRow, columns: readonly TabulatedQuantity[]): readonly string[] {
  const values = columns.map((quantity) => shownValue(quantity.column.of(row), quantity).replace('-', '−'));
  return [String(row.cycle), row.label, ...values];
}

/** With the unit as journals print it, of the values as they are shown. */
function headOf({ heads, column, shown }: TabulatedQuantity): string {
  return `${heads?.report} / ${unitText(shown.scale === 1 ? column.unit : shown.unit)}`;
}
