import type { CellEquations } from './equations.js';

/** Film error allowed per step relative to the tolerance, [m]: 3e-5 nm at 3e-4. Looser biases accumulate over hundreds of cycles. */
export const FILM_SCALE = 1e-10;

/**
 * Weight of the contents inside a particle in the error of a step (root mean square over the nodes), against 1 at its
 * surface. Only the surface shows in the voltage, but without any say of the inside a fine grid can lose the front of the
 * first charge: contents far outside (0, 1) were seen in the core.
 */
export const INTERIOR_WEIGHT = 0.1;

/** Scale of the error of a current that follows from a law, in 1C, beside its own size. */
export const CURRENT_SCALE = 1e-3;

/**
 * The largest error of a step from y to yNew in units of what is allowed: volts and contents by `tolerance`, films and current relative.
 * Equation (N2.4) of the handbook.
 */
export function errorNorm(
  equations: CellEquations,
  tolerance: number,
  y: Float64Array,
  yNew: Float64Array,
  error: Float64Array,
): number {
  const { layout } = equations;
  const { nodes, classes, patches, radialNodes: nr, films } = layout;
  let worst = 0;
  let film = 0;
  for (let i = 0; i < nodes; i++) {
    const at = layout.psi(i);
    const psi = Math.abs(error[at]);
    if (!(psi <= worst)) {
      if (Number.isNaN(psi)) return psi;
      worst = psi;
    }
    for (let k = 0; k < classes; k++) {
      const at = layout.particle(i, k);
      let inside = 0;
      for (let n = at; n < at + nr - 1; n++) inside += error[n] * error[n];
      const surface = Math.max(Math.abs(error[at + nr - 1]), INTERIOR_WEIGHT * Math.sqrt(inside / nr));
      if (!(surface <= worst)) {
        if (Number.isNaN(surface)) return surface;
        worst = surface;
      }
      if (films) {
        for (let p = 0; p < patches; p++) {
          const d = layout.film(at, p);
          const e = Math.abs(error[d]) / (FILM_SCALE + Math.abs(yNew[d]));
          if (!(e <= film)) {
            if (Number.isNaN(e)) return e;
            film = e;
          }
        }
      }
    }
    if (layout.carbon) {
      const d = at + 1;
      const e = Math.abs(error[d]) / (FILM_SCALE + Math.abs(yNew[d]));
      if (!(e <= film)) {
        if (Number.isNaN(e)) return e;
        film = e;
      }
    }
  }
  if (layout.modes > 0) {
    let sum = 0;
    let squares = 0;
    for (let n = layout.anodeModes; n < layout.size; n++) {
      sum += error[n];
      squares += error[n] * error[n];
    }
    const surface = Math.max(Math.abs(sum), INTERIOR_WEIGHT * Math.sqrt(squares));
    if (!(surface <= worst)) {
      if (Number.isNaN(surface)) return surface;
      worst = surface;
    }
  }
  if (equations.voltageControlled) {
    const at = layout.current;
    const scale = Math.abs(y[at]) + Math.abs(yNew[at]) + equations.cell.oneC * CURRENT_SCALE;
    const e = Math.abs(error[at]) / scale;
    if (!(e <= worst)) {
      if (Number.isNaN(e)) return e;
      worst = e;
    }
  }
  return (film > worst ? film : worst) / tolerance;
}
