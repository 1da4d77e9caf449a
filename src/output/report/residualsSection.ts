import type { Results } from '../../results/results.js';
import { residuals } from '../run/residuals.js';
import { residualHeads, residualRow } from '../run/residualsText.js';
import { dataTable } from './dataTable.js';
import { html, type Markup } from './markup.js';

/** Measured files, curves and spectra beside the simulation, where it has any. */
export function residualsSection(results: Results): Markup | undefined {
  const all = residuals(results);
  if (all.length === 0) return undefined;
  const [, ...heads] = residualHeads;
  return html`<section aria-labelledby="residuals"><h2 id="residuals">Beside measured files</h2>
<p>Simulated minus measured, nothing fitted: values of cycles cycle by cycle, voltages at equal capacity, impedances at equal frequency (the size of the complex difference).</p>
${dataTable({
  heads: ['Variant', ...heads],
  rows: all.map((residual) => [...residualRow(residual)]),
  words: [1, 6, 7],
})}</section>`;
}
