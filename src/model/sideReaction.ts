import type { CellEquations } from './equations.js';
import { connectedLithium, connectedSites } from './inventory.js';

/**
 * Puts lithium into the connected active material, or takes it out where `amount` [mol/m2] is negative, as a side reaction at open
 * circuit does between two protocol steps (oxidation of the electrolyte fills the cathode, a shuttle to the cathode too). Every content
 * goes the same part of its way to full or to empty, so that none leaves (0, 1). Returns what really moved by the model's own sum, for
 * the books: never more than half of what there is room for. Equation (T8.8) of the handbook.
 */
export function shiftCathode(equations: CellEquations, y: Float64Array, amount: number): number {
  if (amount === 0) return 0;
  const { layout } = equations;
  const before = connectedLithium(equations, y);
  const room = amount > 0 ? connectedSites(equations) - before : before;
  const part = Math.min(Math.abs(amount) / room, 0.5);
  const end = amount > 0 ? 1 : 0;
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const at = layout.particle(i, k);
      for (let n = at; n < at + layout.radialNodes; n++) y[n] += part * (end - y[n]);
    }
  }
  return connectedLithium(equations, y) - before;
}
