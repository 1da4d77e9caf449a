import type { AnodeMaterial, PointTable } from './material.js';
import { monotoneCubic } from './monotone.js';
import { plateauPotential } from './plateauPotential.js';

/** [V] Potential of an anode against Li along its lithiation y: its table where it has one, else its plateau. */
export function anodePotential({ potential, plateau, shape }: AnodeMaterial): (y: number) => number {
  return potential ? tabulatedPotential(potential.value) : plateauPotential(plateau.value, shape.value);
}

/**
 * [V] Potential of an anode given at points [y, V] of rising y and falling potential: monotone cubic between them, straight before the first. After the last
 * it falls to 0 V and stays there, U = U_e exp(U_e' (y - y_e)/U_e): lithium for which there is no room plates as metal. Smooth for every real y.
 * Closure: how steeply the potential ends is a choice. Equation (T4.7) of the handbook.
 */
export function tabulatedPotential(points: PointTable): (y: number) => number {
  const { at, slopeAt } = monotoneCubic(
    points.map(([y]) => y),
    points.map(([, potential]) => potential),
  );
  const [end, last] = points[points.length - 1];
  const slope = slopeAt(end);
  return (y) => {
    if (y <= end) return at(y);
    return last > 0 ? last * Math.exp((slope * (y - end)) / last) : last;
  };
}
