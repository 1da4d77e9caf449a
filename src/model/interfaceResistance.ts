import type { CellModel } from './cellModel.js';
import { classContent } from './inventory.js';

/**
 * [Ohm m2] Resistance of charge transfer and films of all particles in parallel, per geometric area, linearised at rest:
 *     1/R = L sum_k a_k sum_p theta_kp chi_p / (r_kp + RT/(F j0(x_k))).
 * At the mean content of each class in y, or at the content that is given. The arc that a lab would call R_CAM/SE. Equation (T2.5) of the handbook.
 */
export function interfaceResistance(model: CellModel, y: Float64Array, content?: number): number {
  const { layout, law, through, cell } = model;
  const { area, weight } = model.parameters;
  const surface = new Float64Array(1);
  let conductance = 0;
  for (let k = 0; k < layout.classes; k++) {
    surface[0] = content ?? classContent(model, y, k);
    law.surface(surface, 0, k);
    const chargeTransfer = law.chargeTransfer(0);
    for (let i = 0; i < layout.nodes; i++) {
      for (let p = 0; p < layout.patches; p++) {
        const kp = k * layout.patches + p;
        const delta = layout.films ? y[layout.film(layout.particle(i, k), p)] : 0;
        conductance += (through.weights[i] * area[k] * weight[kp]) / (law.ohmic(kp, delta) + chargeTransfer);
      }
    }
  }
  return 1 / (conductance * cell.cathode.thickness);
}
