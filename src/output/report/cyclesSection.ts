import type { CycleRow, Results } from '../../results/results.js';
import { cycleColumns, type NumericColumn, shownValue } from '../run/cycleColumns.js';
import { evenChoice } from '../text/table.js';
import { unitText } from '../text/unitText.js';
import { dataTable } from './dataTable.js';
import { html, type Markup } from './markup.js';

/** Rows per variant; the files hold the rest. */
const shownRows = 60;

/** What is shown of a cycle, under heads that leave room for the numbers. */
const listed = [
  ['chargeCapacity', 'Charge'],
  ['dischargeCapacity', 'Discharge'],
  ['dischargeCapacityAreal', 'Discharge'],
  ['coulombicEfficiency', 'CE'],
  ['meanChargeVoltage', 'Mean charge'],
  ['meanDischargeVoltage', 'Mean discharge'],
  ['polarisation', 'Polarisation'],
] as const satisfies readonly (readonly [NumericColumn, string])[];

const heads = ['Cycle', 'Programme', ...listed.map(([name, head]) => `${head} / ${printedUnit(name)}`)];

export function cyclesSection(results: Results): Markup {
  return html`<section aria-labelledby="cycles"><h2 id="cycles">Cycles</h2>
${results.variants.map((variant) => {
  const rows = evenChoice(variant.cycles, shownRows);
  const thinned = rows.length < variant.cycles.length ? `, ${rows.length} of ${variant.cycles.length} shown` : '';
  return html`<details${variant.cycles.length <= 24 && html` open`}><summary>${variant.name}${thinned}</summary>
${dataTable({ heads, rows: rows.map(texts), words: [1], short: true })}</details>
`;
})}<p class="soft">All cycles with all columns are in cycles.csv.</p></section>`;
}

function texts(row: CycleRow): readonly string[] {
  const values = listed.map(([name]) => shownValue(row[name], cycleColumns[name]).replace('-', '−'));
  return [String(row.cycle), row.label, ...values];
}

/** As journals print it, of the values as they are shown. */
function printedUnit(name: NumericColumn): string {
  const { unit, shown } = cycleColumns[name];
  return unitText(shown.scale === 1 ? unit : shown.unit);
}
