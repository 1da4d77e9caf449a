import { PotentialOxidation } from '../../src/degradation/potentialOxidation.js';
import type { CellModel } from '../../src/model/cellModel.js';
import { testCell, testOptions } from './cells.js';

export const law = new PotentialOxidation(
  { reactionRate: 5e-12, parabolicRate: 3e-22, alpha: 0.25, onset: 3.2 },
  298.15,
);
export const FARADAY = 96485.33212;
/** Two sizes, one of them not all connected, two kinds of surface with films, and carbon. */
export const cell = testCell({
  classes: [
    { radius: 1e-6, volumeFraction: 0.15, contact: 0.8 },
    { radius: 2e-6, volumeFraction: 0.4, contact: 0.5, connected: 0.75 },
  ],
  patches: [
    { fraction: 0.7, coatingResistance: 4e-3, filmThickness: 2e-9, filmConductivity: 1e-6 },
    { fraction: 0.3, filmThickness: 5e-9, filmConductivity: 2e-6 },
  ],
  carbonSurface: 1e6,
});
export const options = { ...testOptions, throughNodes: 3, radialNodes: 7 };

/** Contents that rise by node and by class, even within each particle. */
export function filled(model: CellModel, content: (i: number, k: number) => number): Float64Array {
  const y = model.initialState(0.5);
  const { layout } = model;
  for (let i = 0; i < layout.nodes; i++)
    for (let k = 0; k < layout.classes; k++) {
      const at = layout.particle(i, k);
      y.fill(content(i, k), at, at + layout.radialNodes);
    }
  return y;
}

/** Nodes of a Lobatto rule of three points: at both ends and in the middle, with a sixth, two thirds and a sixth. */
export const weights = [1 / 6, 2 / 3, 1 / 6];
