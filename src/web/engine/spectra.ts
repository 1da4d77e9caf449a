import { impedance, logFrequencies, type VariantRun } from '../../index.js';
import type { CellSpectrum } from './messages.js';

/** Mean content of the cathode at which the arcs of charge transfer stand by themselves. */
export const HALF_CHARGED = 0.6;

/** 1 MHz to 1 mHz at the state in which the cycle has left the cell, and as it would be half charged and rested. */
export function spectrumOf(run: VariantRun, cycle: number): CellSpectrum {
  const { frequency, ...discharged } = measuredAt(run, run.y);
  const { re, im } = measuredAt(run, rested(run));
  return { cycle, frequency, ...discharged, half: { re, im } };
}

/** The aged cell at rest at another content: its films stay, its lithium is spread evenly. */
function rested({ model, y }: VariantRun): Float64Array {
  const { layout } = model;
  const state = model.initialState(HALF_CHARGED);
  for (let i = 0; i < layout.nodes; i++) {
    for (let k = 0; k < layout.classes; k++) {
      const particle = layout.particle(i, k);
      if (!layout.films) continue;
      for (let p = 0; p < layout.patches; p++) state[layout.film(particle, p)] = y[layout.film(particle, p)];
    }
    if (layout.carbon) state[layout.psi(i) + 1] = y[layout.psi(i) + 1];
  }
  state[layout.anode] = y[layout.anode];
  model.makeConsistent(state, true);
  return state;
}

function measuredAt({ model }: VariantRun, state: Float64Array) {
  const { frequency, re, im } = impedance(model, state, logFrequencies(1e6, 1e-3, 6));
  const toLab = (z: Float64Array): Float64Array => z.map((value) => value * 1e4);
  return { frequency, re: toLab(re), im: toLab(im) };
}
