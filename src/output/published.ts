import type { Measurement } from '../results/results.js';
import { sameRate } from './rateCapability.js';

/** Where in a run a value belongs: the cycle, the rate it was discharged at, and whether it is the first or the last one. */
export interface Place {
  readonly cycle: number;
  readonly rate?: number;
  /** The value that a measurement without cycle and rate means. */
  readonly usual?: boolean;
}

/** The measured counterpart of a simulated value; a stated cycle decides before a stated rate. */
export function published(
  measurements: readonly Measurement[],
  variant: string,
  quantity: string,
  place: Place,
): Measurement | undefined {
  const candidates = measurements.filter((m) => m.quantity === quantity && (m.variant ?? variant) === variant);
  return (
    candidates.find((m) => m.cycle === place.cycle) ??
    candidates.find((m) => {
      if (m.cycle !== undefined) return false;
      if (m.rate !== undefined) return place.rate !== undefined && sameRate(m.rate, place.rate);
      return place.usual === true;
    })
  );
}

/** Factor from the unit of a measurement to the unit of the cycle table (mAh/g, V, fractions); undefined if they do not match. */
export function unitFactor(quantity: string, unit: string): number | undefined {
  const plain = unit.replace(/\s+vs.*$/, '').trim();
  const factors: Readonly<Record<string, number>> =
    quantity.endsWith('Voltage') || quantity === 'polarisation'
      ? { V: 1, mV: 1e-3 }
      : quantity.endsWith('Areal')
        ? { 'mAh/cm2': 1, 'mAh.cm-2': 1 }
        : quantity.endsWith('Capacity')
          ? { 'mAh/g': 1, 'mAh.g-1': 1, 'mAh g-1': 1, 'Ah/kg': 1 }
          : quantity.endsWith('Energy')
            ? { 'mWh/g': 1, 'mWh.g-1': 1, 'Wh/kg': 1 }
            : { '%': 0.01, '': 1, '1': 1, '-': 1, fraction: 1 };
  return Object.hasOwn(factors, plain) ? factors[plain] : undefined;
}
