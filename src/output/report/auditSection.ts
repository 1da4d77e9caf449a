import type { Results, VariantResult } from '../../results/results.js';
import { fixed, powerOfTen } from '../text/numberText.js';
import { dataTable } from './dataTable.js';
import { html, type Markup } from './markup.js';

/** Whether the books close, where the lithium is, and what the solver had to do. */
export function auditSection(results: Results): Markup {
  const line = (name: string, value: (variant: VariantResult) => string) => [name, ...results.variants.map(value)];
  const heads = ['', ...results.variants.map((variant) => variant.name)];
  const count = (name: string, value: (variant: VariantResult) => number) =>
    line(name, (variant) => fixed(value(variant), 0).replace(/\B(?=(\d{3})+$)/g, ' '));
  return html`<section aria-labelledby="audit"><h2 id="audit">Balances and solver</h2>
<div class="columns">
${dataTable({
  caption: 'Relative error of the conserved quantities, and lithium at the end in mAh g⁻¹',
  heads,
  rows: [
    line('Lithium balance', (v) => powerOfTen(v.balances.lithium)),
    line('Charge balance', (v) => powerOfTen(v.balances.charge)),
    line('In connected particles', (v) => fixed(v.balances.inventory.connected, 2)),
    line('Trapped in isolated particles', (v) => fixed(v.balances.inventory.trapped, 2)),
    line('In the anode', (v) => fixed(v.balances.inventory.anode, 2)),
    line('Consumed by side reactions', (v) => fixed(v.balances.inventory.consumed, 2)),
    ...(results.variants.some((v) => v.balances.inventory.lost !== undefined)
      ? [line('Lost from the anode', (v) => fixed(v.balances.inventory.lost ?? 0, 2))]
      : []),
  ],
})}
${dataTable({
  caption: 'Solver',
  heads,
  rows: [
    count('Unknowns', (v) => v.statistics.unknowns),
    count('Half cycles', (v) => v.statistics.halfCycles),
    count('Time steps', (v) => v.statistics.steps),
    count('Rejected steps', (v) => v.statistics.rejected),
    count('Evaluations', (v) => v.statistics.evaluations),
    count('Factorisations', (v) => v.statistics.factorisations),
  ],
})}
</div></section>`;
}
