import type { Measurement } from '../../results/results.js';
import { sameRate } from './rateCapability.js';

/** Where in a run a value belongs: the cycle, the rate it was discharged at, and whether it is the first or the last one. */
export interface Place {
  readonly cycle: number;
  readonly rate?: number;
  /** The value that a measurement without cycle and rate means. */
  readonly usual?: boolean;
  /** The cycle that the value is compared with. */
  readonly reference?: number;
}

/** The measured counterpart of a simulated value; a stated cycle decides before a stated rate. */
export function published(
  measurements: readonly Measurement[],
  variant: string,
  quantity: string,
  place: Place,
): Measurement | undefined {
  const candidates = measurements.filter(
    (m) =>
      m.quantity === quantity &&
      (m.variant ?? variant) === variant &&
      (m.reference === undefined || place.reference === undefined || m.reference === place.reference),
  );
  return (
    candidates.find((m) => m.cycle === place.cycle) ??
    candidates.find((m) => {
      if (m.cycle !== undefined) return false;
      if (m.rate !== undefined) return place.rate !== undefined && sameRate(m.rate, place.rate);
      return place.usual === true;
    })
  );
}
