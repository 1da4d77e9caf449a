import { fallingRoot } from '../../numerics/search/fallingRoot.js';

/** [V] Open-circuit potential as a function of z = ln(x/(1 - x)), falling. */
export type LogitPotential = (logit: number) => number;

/** logit of the contents between which powders are followed: 1e-6 from empty and full. */
export const LOGIT_RANGE = 13.8;

/** Powders at one potential. */
export interface CommonPotential {
  /** [V] */
  readonly potential: number;
  /** Lithium content of each powder. */
  readonly contents: readonly number[];
}

/**
 * Powders that have come to one potential, as at rest, at a mean content: U_i(x_i) = U with sum w_i x_i = mean, `weights` w_i [1] being their
 * shares of the lithium that all can hold. Of one powder, and where all have the same potential, every content is the mean to the last bit.
 * Equation (T3.8) of the handbook.
 */
export function commonPotential(
  potentials: readonly LogitPotential[],
  weights: readonly number[],
  mean: number,
): CommonPotential {
  const logit = Math.min(Math.max(Math.log(mean / (1 - mean)), -LOGIT_RANGE), LOGIT_RANGE);
  const own = potentials.map((potential) => potential(logit));
  const low = Math.min(...own);
  const high = Math.max(...own);
  if (low === high) return { potential: low, contents: potentials.map(() => mean) };
  // At the lowest of the potentials that they would have at the mean no content is below it, at the highest none above.
  const excess = (at: number): number =>
    potentials.reduce((sum, potential, i) => sum + weights[i] * contentAt(potential, at), -mean);
  const potential = fallingRoot(excess, low, high);
  return { potential, contents: potentials.map((one) => contentAt(one, potential)) };
}

/** Content at which a powder has a potential [V]; within 1e-6 of empty or full where it never has. */
export function contentAt(potential: LogitPotential, at: number): number {
  const logit = fallingRoot((z) => potential(z) - at, -LOGIT_RANGE, LOGIT_RANGE);
  return logit > 0 ? 1 - 1 / (1 + Math.exp(logit)) : 1 / (1 + Math.exp(-logit));
}
