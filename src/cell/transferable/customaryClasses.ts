import type { ParticleDistribution } from '../cell.js';

/** Contacts of every size. */
const contacts = 4;

/** Spreads of ln d below which one size and two sizes stand for a powder. */
const [narrow, usual] = [0.25, 0.55];

/**
 * Sizes and contacts of every size where nothing is said of accuracy: 2 x 4 for a usual powder. Measured on fresh cells of 3 to 10 um
 * without film and with 0.6 and 4.5 kOhm cm2, against 12 x 12: discharges within 0.25 mAh/g at 0.1C and 1.4 mAh/g at 1C.
 */
export function customaryClasses({ spread, contact, contactSpread }: ParticleDistribution): {
  readonly sizeClasses: number;
  readonly contactClasses: number;
} {
  return {
    sizeClasses: spread < narrow ? 1 : spread < usual ? 2 : 3,
    contactClasses: contactSpread > 0 && contact < 1 ? contacts : 1,
  };
}
