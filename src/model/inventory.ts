import { FARADAY } from '../constants/physical.js';
import { OXIDATION_CHARGE } from '../degradation/oxidationLaw.js';
import type { CellEquations } from './equations.js';

/** [mol/m2] Lithium in connected active material, by the model's own quadrature. */
export function connectedLithium(model: CellEquations, y: Float64Array): number {
  const { layout, nodeLength, cell, radial, siteFactor } = model;
  const { connected } = model.parameters;
  let sum = 0;
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const share = nodeLength[i] * cell.cathode.classes[k].volumeFraction * connected[k] * siteFactor[k];
      sum += share * 3 * weightedContent(y, layout.particle(i, k), radial.mass);
    }
  }
  return sum * cell.cathode.maximumConcentration;
}

/** [mol/m2] Lithium that the connected active material can hold. */
export function connectedSites(model: CellEquations): number {
  const { layout, nodeLength, cell, siteFactor } = model;
  const { connected } = model.parameters;
  let volume = 0;
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      volume += nodeLength[i] * cell.cathode.classes[k].volumeFraction * connected[k] * siteFactor[k];
    }
  }
  return volume * cell.cathode.maximumConcentration;
}

/** Mean lithium content of the connected active material. */
export function meanContent(model: CellEquations, y: Float64Array): number {
  const { layout, nodeLength, cell, radial, siteFactor } = model;
  const { connected } = model.parameters;
  let sum = 0;
  let volume = 0;
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const share = nodeLength[i] * cell.cathode.classes[k].volumeFraction * connected[k] * siteFactor[k];
      sum += share * 3 * weightedContent(y, layout.particle(i, k), radial.mass);
      volume += share;
    }
  }
  return sum / volume;
}

/** Mean content of one class over the electrode, before weighting with its connected fraction. */
export function classContent(model: CellEquations, y: Float64Array, k: number): number {
  const { layout, through, radial } = model;
  let sum = 0;
  for (let i = 0; i < layout.nodes; i++)
    sum += through.weights[i] * 3 * weightedContent(y, layout.particle(i, k), radial.mass);
  return sum;
}

/** [mol/m2] Lithium that the films in y hold less than the electrolyte they came from, relative to no film at the present contact. */
export function oxidisedLithium(model: CellEquations, y: Float64Array): number {
  const { layout, nodeLength } = model;
  const { area, weight } = model.parameters;
  if (!layout.films && !layout.carbon) return 0;
  let sum = 0;
  for (let i = 0; i < layout.nodes; i++) {
    if (layout.films) {
      for (let k = 0; k < layout.classes; k++) {
        for (let p = 0; p < layout.patches; p++) {
          const delta = y[layout.film(layout.particle(i, k), p)];
          sum += nodeLength[i] * area[k] * weight[k * layout.patches + p] * delta;
        }
      }
    }
    if (layout.carbon) sum += nodeLength[i] * model.carbonSurface * y[layout.psi(i) + 1];
  }
  return (sum * OXIDATION_CHARGE) / FARADAY;
}

function weightedContent(y: Float64Array, at: number, mass: Float64Array): number {
  let sum = 0;
  for (let n = 0; n < mass.length; n++) sum += mass[n] * y[at + n];
  return sum;
}

/** [mol/kg] Oxygen released per active mass since the start. */
export function releasedOxygen({ cell, parameters }: CellEquations): number {
  const { powders } = cell.cathode;
  if (powders === undefined) return parameters.releasedOxygen[0];
  return powders.reduce((sum, { massShare }, i) => sum + massShare * parameters.releasedOxygen[i], 0);
}
