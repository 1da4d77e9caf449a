import type { CellEquations } from './equations.js';

/**
 * Carries the films in y over from the shares of the patches that were, `before`, to those of the parameters: surface that goes from one
 * patch to another takes its film along, so that every class keeps its volume of interphase per surface at each depth. Does nothing
 * where films do not grow. Equation (T6.14) of the handbook.
 */
export function carryFilms(equations: CellEquations, before: Float64Array, y: Float64Array): void {
  const { layout, parameters } = equations;
  const { classes, patches, nodes, films } = layout;
  const { coverage } = parameters;
  if (!films) return;
  for (let k = 0; k < classes; k++) {
    let released = 0;
    for (let kp = k * patches; kp < (k + 1) * patches; kp++) released += Math.max(before[kp] - coverage[kp], 0);
    if (released === 0) continue;
    for (let i = 0; i < nodes; i++) {
      const particle = layout.particle(i, k);
      let volume = 0;
      for (let p = 0; p < patches; p++) {
        const kp = k * patches + p;
        volume += Math.max(before[kp] - coverage[kp], 0) * y[layout.film(particle, p)];
      }
      for (let p = 0; p < patches; p++) {
        const gained = coverage[k * patches + p] - before[k * patches + p];
        if (gained <= 0) continue;
        const film = layout.film(particle, p);
        y[film] += (gained * (volume / released - y[film])) / coverage[k * patches + p];
      }
    }
  }
}
