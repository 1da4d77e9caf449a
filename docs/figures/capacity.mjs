import { capacityChart, renderSvg } from 'argyrode/output';
import { runRecipe } from './recipe.mjs';

/** Capacities and efficiencies of all cycles. */
export function draw() {
  return renderSvg(capacityChart(runRecipe(), 560), { width: 560, id: 'capacity' });
}
