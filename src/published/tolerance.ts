import type { Measurement } from '../results/results.js';

/** The tolerance of a published number: its own, or 3 % (capacities, at least 5 mAh/g), 3 points (retention), 2 points (efficiency, active mass), 20 % (resistances), 25 % (diffusion lengths). */
export function toleranceOf({ quantity, value, tolerance }: Measurement): number {
  if (tolerance !== undefined) return tolerance;
  switch (quantity) {
    case 'chargeCapacity':
    case 'dischargeCapacity':
      return Math.max(0.03 * Math.abs(value), 5);
    case 'retention':
      return 3;
    case 'coulombicEfficiency':
    case 'activeMass':
    case 'activeMassRetention':
      return 2;
    case 'interfaceResistance':
    case 'cathodeResistance':
    case 'cathodeGeometricMean':
      return 0.2 * Math.abs(value);
    case 'diffusionLength':
    case 'diffusionLengthRatio':
      return 0.25 * Math.abs(value);
    default:
      return 0.05 * Math.abs(value) || 1;
  }
}
