/** Distance from x = 0 and x = 1 at which the logit is continued as a straight line in x. */
export const LOGIT_EDGE = 1e-9;
const EDGE_VALUE = Math.log((1 - LOGIT_EDGE) / LOGIT_EDGE);
const EDGE_SLOPE = 1 / (LOGIT_EDGE * (1 - LOGIT_EDGE));

/**
 * z = ln(x/(1 - x)), the coordinate in which open-circuit curves of lattice sites are nearly straight at both ends.
 * Within LOGIT_EDGE of 0 or 1 and outside (0, 1) it continues linearly in x with the slope reached there, so that
 * trial states of an iteration stay finite, monotone and smooth.
 */
export function logit(x: number): number {
  if (x > 1 - LOGIT_EDGE) return EDGE_VALUE + (x - (1 - LOGIT_EDGE)) * EDGE_SLOPE;
  if (x < LOGIT_EDGE) return -EDGE_VALUE + (x - LOGIT_EDGE) * EDGE_SLOPE;
  return Math.log(x / (1 - x));
}
