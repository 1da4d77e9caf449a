import type { CycleRow, Results } from '../../results/results.js';
import { fixed } from '../numberText.js';
import { evenChoice } from '../table.js';
import { dataTable } from './dataTable.js';
import { html, type Markup } from './markup.js';

/** Rows per variant; the files hold the rest. */
const shownRows = 60;

const heads = [
  'Cycle',
  'Programme',
  'Charge / mAh g⁻¹',
  'Discharge / mAh g⁻¹',
  'Discharge / mAh cm⁻²',
  'CE / %',
  'Mean charge / V',
  'Mean discharge / V',
  'Polarisation / mV',
];

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
  return [
    String(row.cycle),
    row.label,
    fixed(row.chargeCapacity, 1),
    fixed(row.dischargeCapacity, 1),
    fixed(row.dischargeCapacityAreal, 2),
    fixed(100 * row.coulombicEfficiency, 2),
    fixed(row.meanChargeVoltage, 3),
    fixed(row.meanDischargeVoltage, 3),
    fixed(1000 * row.polarisation, 0).replace('-', '−'),
  ];
}
