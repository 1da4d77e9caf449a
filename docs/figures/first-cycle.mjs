import { renderSvg, voltageChart } from 'argyrode/output';
import { runRecipe } from './recipe.mjs';

/** Voltage against capacity of the first cycle. */
export function draw() {
  return renderSvg(
    voltageChart(runRecipe(['protocol[1].cycling.cycles=1', 'protocol[2]=Rest for 1 min']), { width: 560 }),
    {
      width: 560,
      id: 'first-cycle',
    },
  );
}
