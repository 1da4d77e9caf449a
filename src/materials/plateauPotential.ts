import type { PlateauShape } from './material.js';

/**
 * [V] Potential against Li of a two-phase anode as a function of its lithiation y.
 *     U(y) = U_p + s w ln(1 + exp((y_from - y)/w)) - s w ln(1 + exp((y - y_to)/w)) - drop / (1 + exp(-(y - y_step)/w_step))
 * Flat at U_p between y_from and y_to; outside it moves s volts per unit of y, which ends a cycle soon without ever
 * overflowing. Smooth and falling for every real y, also outside [0, 1] as trial states of an iteration may be.
 * Closure: only the plateau and where it ends are measured, the steepness of the flanks is a choice. Equation (T4.3) of the handbook.
 */
export function plateauPotential(plateau: number, shape: PlateauShape | null): (y: number) => number {
  if (shape === null) return () => plateau;
  const { from, to, steepness, width, step } = shape;
  return (y) => {
    const flanks = steepness * width * (softplus((from - y) / width) - softplus((y - to) / width));
    const drop = step ? step.drop / (1 + Math.exp(-(y - step.at) / step.width)) : 0;
    return plateau + flanks - drop;
  };
}

/** ln(1 + exp(u)) without overflow. */
function softplus(u: number): number {
  return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
}
