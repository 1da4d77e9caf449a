import { measuredQuantity } from '../quantities/registry.js';
import { anyTolerance } from '../quantities/tolerances.js';
import type { Measurement } from '../results/results.js';

/** The tolerance of a published number, in its unit: its own, or that of its quantity; 5 % of what is no quantity of a cycle. */
export function toleranceOf({ quantity, value, tolerance }: Measurement): number {
  return tolerance ?? (measuredQuantity(quantity)?.measured.tolerance ?? anyTolerance)(value);
}
